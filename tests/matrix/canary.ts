import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LightMyRequestResponse } from 'fastify'
import readXlsxFile from 'read-excel-file/node'
import type { Route } from '../../src/people/index.ts'
import { addressOf, places, thingOf } from './doors.ts'
import { plain } from './forms.ts'
import { filled, walkerFor } from './perform.ts'
import { knockersAt, mayPass } from './roles.ts'
import type { Scene } from './scene.ts'
import type { World } from './world/sides.ts'

/** What a PDF says, with its metadata: names of people may hide in either. */
const textOfPdf = (bytes: Buffer): string => {
  const folder = mkdtempSync(join(tmpdir(), 'canary-'))
  const file = join(folder, 'a.pdf')
  writeFileSync(file, bytes)
  try {
    return (
      execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }) +
      execFileSync('pdfinfo', ['-meta', file], { encoding: 'utf8' }) +
      execFileSync('pdfinfo', [file], { encoding: 'utf8' })
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}
const textOf = async (answer: LightMyRequestResponse): Promise<string> => {
  const type = String(answer.headers['content-type'])
  if (type.includes('pdf')) return textOfPdf(answer.rawPayload)
  if (type.includes('spreadsheet')) return JSON.stringify(await readXlsxFile(answer.rawPayload))
  // What is marked within a word is still one word.
  return type.includes('html') ? plain(answer.body.replaceAll(/<\/?mark>/g, '')) : answer.body
}

const linksIn = (html: string): string[] => [...html.matchAll(/<a\b[^>]*\shref="(\/[^"#]*)/g)].map((found) => plain(found[1] ?? ''))
/** One of each shape and thing is enough: other languages, orders and pages of a list show nothing else. */
const isWorthwhile = (path: string) => !/^\/(en|assets|display|sign-out|demo)(\/|$)/.test(path) && !/[?&](page|sort|back|next)=/.test(path)

export interface Heard {
  readonly who: string
  readonly personId: string | undefined
  /** Marked words by the first address at which they were heard. */ readonly marks: ReadonlyMap<string, string>
  readonly secrets: readonly string[]
}

/** A seat of another review than the one that is evaluated: 'seat.drawn', 'seat.meeting' …; its doors are then those of that review, and public pages are left to others. */
const stateOf = (who: string): string | undefined => /^seat\.(\w+)$/.exec(who)?.[1]?.replace('answered', 'drawn')
const ofItsReview = (world: World, path: string, state: string): string =>
  filled(
    world,
    world.A,
    (places[path] ?? path).replaceAll(/\{(review|stage)\.\w+\}/g, (_all, kind: string) => `{${kind}.${state}}`),
  )

/** Every door open to one person, and so many of the links behind them, listened to for marked words and secrets. */
export const listen = async (
  scene: Scene,
  routes: readonly Route[],
  who: string,
  links: number,
  secrets: readonly string[],
): Promise<Heard> => {
  const { world } = scene
  const state = stateOf(who)
  const knocker = (path: string) => knockersAt(world, path, '').find((one) => one.name === (state === undefined ? who : 'seated'))
  const side = who.startsWith('B.') ? world.B : world.A
  const open = routes.filter((route) => {
    const one = knocker(route.path)
    return (
      (route.kind === 'api' || route.method === 'GET') &&
      (state === undefined || route.may !== 'public.see') &&
      one &&
      mayPass({ ...route, method: 'GET' }, who.startsWith('B.') ? { ...one, side: 'A' } : one)
    )
  })
  const personId = state === undefined ? knocker('/reviews/:review')?.personId : thingOf(world.A, who)
  const walker = await walkerFor(world, personId)
  const waiting = open.flatMap(
    (route) =>
      (state !== undefined && route.path.startsWith('/reviews') ? ofItsReview(world, route.path, state) : addressOf(side, route.path)) ??
      [],
  )
  const seen = new Set(waiting)
  const marks = new Map<string, string>()
  const told: string[] = []
  let left = waiting.length + links
  await scene.undoable.undo(async () => {
    for (let address = waiting.shift(); address !== undefined && left > 0; address = waiting.shift()) {
      const answer = await walker.get(address)
      left -= 1
      if (answer.statusCode !== 200) continue
      const text = `${await textOf(answer)} ${JSON.stringify(answer.headers)}`
      for (const [mark] of text.matchAll(/\bzq(?:[ABC][a-z]+\d?|[abc][a-z]+\d?(?=@))/g)) if (!marks.has(mark)) marks.set(mark, address)
      for (const secret of secrets) if (text.includes(secret)) told.push(`${address} tells ${secret.slice(0, 12)}…`)
      if (String(answer.headers['content-type']).includes('html'))
        for (const link of linksIn(answer.body))
          if (!seen.has(link) && isWorthwhile(link)) {
            seen.add(link)
            waiting.push(link)
          }
    }
  })
  return { who, personId, marks, secrets: told }
}

/** What nobody may read, though it stands in the database or in a cookie. */
export const findSecrets = async ({ undoable }: Scene): Promise<string[]> =>
  undoable.undo(async (look) => {
    const rows = await look.query<{ secret: string }>(
      'select password_hash as secret from persons where password_hash is not null union select token_sha256 from sessions union select secret_sealed from totp_factors union select token_sha256 from one_time_links',
    )
    return [...new Set(rows.map((row) => row.secret))]
  })
