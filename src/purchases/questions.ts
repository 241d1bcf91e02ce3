import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { isTooLong, isTooShort, lettersIn } from '../kernel/text.ts'
import { isOver } from './workflow.ts'
import type { Refusal, RequestState } from './workflow.ts'

export type Side = 'buyer' | 'firm'

/** The most questions of one request, of both sides together, and the most letters of each; the database holds them too. */
export const mostQuestions = 20
export const mostLetters = 2000

/** A question and its answer are words beside a request: they move nothing, and nothing waits for them. */
export interface Question {
  readonly id: string
  readonly askedSide: Side
  readonly question: string
  readonly askedAt: string
  readonly answer: string | null
  readonly answeredAt: string | null
}

/** Either side asks while the request may still come to a contract. */
export const ask = (state: RequestState, words: string, asked: number): Outcome<string, Refusal> => {
  if (isOver(state)) return no({ code: 'thread-over' })
  if (asked >= mostQuestions) return no({ code: 'many-questions' })
  if (isTooShort(words)) return no({ code: 'question-missing' })
  return isTooLong(words, mostLetters) ? no({ code: 'too-long', most: mostLetters }) : yes(words)
}

/** The other side answers, once. An answer may be as short as a figure. */
export const answer = (
  state: RequestState,
  question: { readonly askedSide: Side; readonly isAnswered: boolean },
  side: Side,
  words: string,
): Outcome<string, Refusal> => {
  if (question.askedSide === side) return no({ code: 'not-found' })
  if (isOver(state)) return no({ code: 'thread-over' })
  if (question.isAnswered) return no({ code: 'already-answered' })
  if (lettersIn(words) < 2) return no({ code: 'answer-missing' })
  return isTooLong(words, mostLetters) ? no({ code: 'too-long', most: mostLetters }) : yes(words)
}
