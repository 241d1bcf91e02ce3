import fc from 'fast-check'
import type { LightMyRequestResponse } from 'fastify'
import type { Route } from '../../src/people/index.ts'
import { changedTables, fingerprint, keptOnRefusal, postsOf } from './check-audit.ts'
import { nameOf, watched } from './check-doors.ts'
import { acts } from './acts.ts'
import { addressOf } from './doors.ts'
import { plain } from './forms.ts'
import { fillForm, rightfulPerson, walkerFor } from './perform.ts'
import type { Filled, Walker } from './perform.ts'
import type { Scene } from './scene.ts'
import type { Look } from './undoable.ts'

type Fields = Record<string, string[]>
const hostile = `"><svg onload=alert(1)>'; drop table persons; --`
const words: Readonly<Record<string, string>> = {
  long: '가'.repeat(10_000),
  control: 'a\u0001\u0007\u001b[31m\u0000b\u200b\u202e',
  nul: '\u0000',
  html: hostile,
  negative: '-1',
  huge: '99999999999999999999',
  small: '9999999999',
  float: '1e308',
  noDay: '2026-02-30',
  farDay: '99999-12-31',
  name: '__proto__',
}
const keeps = new Set(['csrf', 'version', 'key', 'next', 'back'])
const each = (form: Filled, change: (value: string[], name: string) => string[]): Fields =>
  Object.fromEntries(Object.entries(form.fields).map(([name, value]) => [name, keeps.has(name) ? value : change(value, name)]))

/** All that is typed, spoilt in one way at a time; and the hidden numbers of the page, which nobody types. */
const spoilt = (form: Filled): [string, Fields][] => [
  ['nothing', {}],
  ['all twice', each(form, (value) => [...value, ...value])],
  ['all empty', each(form, () => [''])],
  ...Object.entries(words).map(([what, word]): [string, Fields] => [what, each(form, () => [word])]),
  ...['small', 'nul'].map((what): [string, Fields] => [
    `hidden ${what}`,
    Object.fromEntries(
      Object.entries(form.fields).map(([name, value]) => [name, keeps.has(name) && name !== 'csrf' ? [words[what] ?? ''] : value]),
    ),
  ]),
  ['prototype', { ...form.fields, __proto__x: ['1'], constructor: ['1'], hasOwnProperty: ['1'], toString: ['1'], ['__proto__']: ['1'] }],
  ['arrays', Object.fromEntries(Object.entries(form.fields).map(([name, value]) => [`${name}[]`, value]))],
]

/** One field at a time with anything at all, the same on every run. */
const atRandom = (form: Filled, seed: number): [string, Fields][] => {
  const names = Object.keys(form.fields).filter((name) => !keeps.has(name))
  if (names.length === 0) return []
  const one = fc.tuple(
    fc.constantFrom(...names),
    fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constantFrom(...Object.values(words)), fc.integer().map(String)),
  )
  return fc
    .sample(one, { seed, numRuns: 3 })
    .map(([name, word]) => [`${name} = ${JSON.stringify(word.slice(0, 30))}`, { ...form.fields, [name]: [word] }])
}

const fuzzed = [200, 303, 400, 403, 404, 406, 409, 413, 415, 422, 429]
const faultsIn = (answer: LightMyRequestResponse): string[] => [
  ...(answer.statusCode >= 500 || !fuzzed.includes(answer.statusCode) ? [`${answer.statusCode}`] : []),
  ...(/<svg onload/.test(answer.body) ? ['not escaped'] : []),
  ...(/ at .*\.(ts|js):\d+|invalid input syntax|value too long|out of range for type|ECONN/.test(answer.body) ? ['tells the inside'] : []),
]

/** What is never written back into a page. */
const isSecret = new Set(['code', 'p12'])
const typedAndLost = (form: Filled, fields: Fields, answer: LightMyRequestResponse): string[] => {
  if (answer.statusCode !== 422 || !String(answer.headers['content-type']).includes('html')) return []
  const body = plain(answer.body)
  return (form.form?.fields ?? [])
    .filter((field) => ['text', 'textarea', 'email', 'tel', 'url'].includes(field.type))
    .flatMap(({ name }) => {
      const typed = (fields[name]?.[0] ?? '').trim()
      return typed === '' || isSecret.has(name) || body.includes(typed) ? [] : [`what was typed in ${name} is gone`]
    })
}

const tryOne = async (
  look: Look,
  known: ReadonlyMap<string, string>,
  send: () => Promise<LightMyRequestResponse>,
): Promise<{ answer: LightMyRequestResponse; faults: string[] }> => {
  await look.query('savepoint fuzz')
  const { result: answer, written } = await watched(look, send)
  const faults = faultsIn(answer)
  if (answer.statusCode >= 400) {
    const changed = written.every((table) => keptOnRefusal.has(table))
      ? []
      : changedTables(known, await fingerprint(look)).filter((table) => !keptOnRefusal.has(table))
    if (changed.length > 0) faults.push(`refused with ${answer.statusCode} and ${changed.join(', ')} changed`)
  }
  await look.query('rollback to savepoint fuzz')
  return { answer, faults }
}

const fuzzForm = async (form: Filled, walker: Walker, look: Look, seed: number): Promise<string[]> => {
  const found: string[] = []
  const known = await fingerprint(look)
  const attempt = async (what: string, send: () => Promise<LightMyRequestResponse>, fields?: Fields) => {
    const { answer, faults } = await tryOne(look, known, send)
    found.push(
      ...[...faults, ...(fields && ['html', 'noDay', 'negative'].includes(what) ? typedAndLost(form, fields, answer) : [])].map(
        (fault) => `${what.slice(0, 60)}: ${fault}`,
      ),
    )
  }
  const hasFields = Object.keys(form.fields).some((name) => name !== 'csrf')
  for (const [what, fields] of hasFields ? [...spoilt(form), ...atRandom(form, seed)] : [])
    await attempt(what, () => walker.post(form.address, fields, form.papers), fields)
  const token = walker.csrf
  await attempt('a million letters', () =>
    walker.post(form.address, {
      ...form.fields,
      [Object.keys(form.fields).find((name) => !keeps.has(name)) ?? 'note']: ['a'.repeat(1_000_000)],
    }),
  )
  await attempt('lone surrogates', () =>
    walker.raw(
      form.address,
      'application/json',
      JSON.stringify({
        ...Object.fromEntries(Object.keys(form.fields).map((name) => [name, keeps.has(name) ? form.fields[name]?.[0] : 'a\ud800b'])),
        csrf: token,
      }),
    ),
  )
  await attempt('json that is no form', () => walker.raw(form.address, 'application/json', `[{"__proto__":{"csrf":"${token}"}},null,1]`))
  await attempt('broken json', () => walker.raw(form.address, 'application/json', '{"csrf":'))
  await attempt('plain text', () => walker.raw(form.address, 'text/plain', `csrf=${token}`))
  await attempt('broken multipart', () =>
    walker.raw(
      form.address,
      'multipart/form-data; boundary=x',
      `--x\r\ncontent-disposition: form-data; name="csrf"\r\n\r\n${token}\r\n--x\r\ncontent-disposition: form-data; name="f`,
    ),
  )
  await attempt('no boundary', () => walker.raw(form.address, 'multipart/form-data', 'x'))
  return found
}

/** Every form, spoilt in every way: never a fault of ours, nothing unescaped, what was typed is kept, and a refusal changes nothing. */
export const checkForms = async (scene: Scene, routes: readonly Route[]): Promise<string[]> => {
  const { world } = scene
  const found: string[] = []
  for (const [at, route] of postsOf(routes).entries()) {
    const walker = await walkerFor(world, rightfulPerson(world, world.A, route, acts[route.path]))
    await scene.undoable.undo(async (look) => {
      const form = await fillForm(world, world.A, route.path, walker)
      found.push(
        ...(
          await fuzzForm(form, walker, look, 1000 + at).catch((error: unknown) => {
            throw new Error(`${nameOf(route)}: the scene broke`, { cause: error })
          })
        ).map((what) => `${nameOf(route)}: ${what}`),
      )
    })
  }
  return found
}

const askedNames = [
  'page',
  'q',
  'view',
  'from',
  'to',
  'state',
  'number',
  'technology',
  'track',
  'listing',
  'request',
  'before',
  'after',
  'table',
  'tab',
  'version',
  'institution',
  'field',
  'year',
  'sort',
  'email',
  'amountWon',
  'person',
  'reason',
  'draw',
  'check',
  'council',
  'kind',
  'trl',
  'region',
]

/** Every page, asked with what nobody would ask. */
export const checkQuestions = async (scene: Scene, routes: readonly Route[]): Promise<string[]> => {
  const { world } = scene
  const found: string[] = []
  for (const route of routes) {
    const address = addressOf(world.A, route.path)
    if (address === undefined || (route.kind === 'page' && route.method === 'POST') || /\.(pdf|xlsx)$/.test(route.path)) continue
    const walker = await walkerFor(world, rightfulPerson(world, world.A, route))
    for (const what of route.kind === 'page' ? ['huge', 'small', 'negative', 'nul', 'html', 'noDay'] : ['huge', 'nul', 'html']) {
      const names = askedNames.map((name) => `${name}=${encodeURIComponent(words[what] ?? '')}`).join('&')
      await scene.undoable.undo(async () => {
        found.push(
          ...faultsIn(await walker.get(`${address.replace(/\?.*/, '')}?${names}`)).map(
            (fault) => `${nameOf(route)} asked with ${what}: ${fault}`,
          ),
        )
      })
    }
  }
  return found
}
