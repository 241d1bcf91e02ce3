import type { Visit } from '../../people/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { readAsked } from '../asked.ts'
import type { Asked, Typed } from '../asked.ts'
import { rangeWords } from '../words.ts'

/** What somebody asks of a log at an address: as it was typed, and as it was read. */
export interface Question {
  readonly path: string
  readonly typed: Typed
  readonly asked: Asked
  /** What is wrong is more than the reason: nothing is looked for. */
  readonly isRefused: boolean
  /** A reason was given: names are seen. */
  readonly isShown: boolean
}

const typedIn = ({ query }: Visit): Typed => ({
  from: query('from'),
  to: query('to'),
  who: query('who'),
  action: query('action'),
  kind: query('kind'),
  object: query('object'),
  reason: query('reason'),
  before: query('before'),
  after: query('after'),
})

export const questionOf = (visit: Visit, path: string): Question => {
  const typed = typedIn(visit)
  const asked = readAsked(typed, visit.now)
  return {
    path,
    typed,
    asked,
    isRefused: Object.keys(asked.errors).some((name) => name !== 'reason'),
    isShown: asked.reason !== undefined,
  }
}

/** The same without a place in the list: a file has all of it. */
export const askedOfFile = (visit: Visit): Asked => readAsked({ ...typedIn(visit), before: '', after: '' }, visit.now)

export const errorsIn = (visit: Visit, asked: Asked, isNobody: boolean): FieldErrors => ({
  ...Object.fromEntries(Object.entries(asked.errors).map(([name, sentence]) => [name, visit.t(sentence)])),
  ...(isNobody ? { who: visit.t(rangeWords.nobody) } : {}),
})
