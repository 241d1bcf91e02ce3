import type { Child } from '../house/child.ts'
import type { LimitPage } from '../house/limit.ts'
import type { Statement } from '../house/recording.ts'
import type { Figure } from './figure.ts'
import { ask, load } from './load.ts'
import type { Asked } from './load.ts'
import { median, rounded } from './median.ts'

export interface PageToMeasure {
  readonly key: string
  readonly name: string
  readonly path: string
  readonly cookie?: string | undefined
  readonly goal?: number | undefined
}

const rounds = 9
const perRound = 40
const warmUp = 1000
const abreast = 4

/** Processor time of the server a request, of the house and of the limit in turns; the median of the rounds' ratios. */
export const measurePage = async (house: Child, limit: Child, page: PageToMeasure): Promise<Figure> => {
  const asked: Asked = {
    origin: house.origin,
    path: page.path,
    headers: page.cookie === undefined ? {} : { cookie: `market=${page.cookie}` },
  }
  const { kept, plainBytes } = await takeAsLimit(house, asked, page.key)
  await limit.ask({ what: 'keep', page: kept })
  const limitAsked: Asked = { origin: limit.origin, path: `/${page.key}`, headers: asked.headers ?? {} }
  for (const one of [asked, limitAsked]) await load(one, warmUp, abreast)
  const taken: { house: number; limit: number }[] = []
  for (let round = 0; round < rounds; round += 1)
    taken.push({ house: await cpuPerRequest(house, asked), limit: await cpuPerRequest(limit, limitAsked) })
  return {
    key: `page.${page.key}`,
    what: `${page.name}: processor time over that of its limit`,
    value: rounded(median(taken.map((one) => one.house / one.limit))),
    unit: '×',
    goal: page.goal === undefined ? undefined : { atMost: page.goal },
    detail: {
      'ms a request': rounded(median(taken.map((one) => one.house))),
      'limit ms': rounded(median(taken.map((one) => one.limit))),
      statements: kept.statements.length,
      bytes: plainBytes,
      packed: kept.body.length,
    },
  }
}

const cpuPerRequest = async (child: Child, asked: Asked): Promise<number> => {
  const before = await child.spent()
  await load(asked, perRound, abreast)
  return ((await child.spent()) - before) / perRound
}

/** The page as the limit serves it: the same statements, the same packed bytes. Asked twice, so that what is fetched only once is not counted. */
const takeAsLimit = async (house: Child, asked: Asked, name: string): Promise<{ kept: LimitPage; plainBytes: number }> => {
  const plain = await ask({ ...asked, headers: { ...asked.headers, 'accept-encoding': 'identity' } })
  await house.ask({ what: 'statements' })
  const answer = await ask(asked)
  if (answer.status !== 200) throw new Error(`${asked.path} answered ${answer.status}`)
  const statements = await house.ask<Statement[]>({ what: 'statements' })
  const headers = Object.fromEntries(
    ['content-type', 'content-encoding', 'cache-control'].flatMap((header) =>
      answer.headers[header] === undefined ? [] : [[header, answer.headers[header]]],
    ),
  )
  return { kept: { name, statements, body: answer.body, headers }, plainBytes: plain.body.length }
}
