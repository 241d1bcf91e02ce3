import { trackWords } from '../applications/index.ts'
import { changeWords } from '../certificates/index.ts'
import { claimWords, closingWords, kindWords, sizeWords } from '../companies/index.ts'
import { noteWords } from '../figures/index.ts'
import { showPoints } from '../kernel/points.ts'
import { showWon } from '../kernel/show.ts'
import type { Text } from '../kernel/text.ts'
import { text } from '../kernel/text.ts'
import { roleWords } from '../people/index.ts'
import { causeWords, resultWords, reviewKindWords } from '../reviews/index.ts'
import { answerWords } from '../rulesets/index.ts'
import { entryStateWords, gradeWords } from '../vocabulary/index.ts'

/** The words of each fact whose values are codes: those that the pages use. */
const valueWords: Readonly<Record<string, Readonly<Record<string, Text>>>> = {
  // Those of the demonstration too, which no grant gives.
  role: { ...roleWords, firm: text('회사', 'Firm'), reviewer: text('심의위원', 'Reviewer') },
  result: resultWords,
  computed: resultWords,
  // Of an empty seat, and of a listing that went with its firm.
  cause: { ...causeWords, 'firm-closed': text('회사가 문을 닫음', 'Firm closed') },
  kind: { ...reviewKindWords, ...noteWords },
  change: changeWords,
  became: trackWords,
  // Of an application where it stood and stands, of a firm its kind.
  from: { ...trackWords, ...kindWords },
  to: { ...trackWords, ...kindWords },
  claim: claimWords,
  was: entryStateWords,
  sizeClass: sizeWords,
  reason: closingWords,
  grade: gradeWords,
  // Of an officer to a condition, and of a reviewer to whether there is a conflict.
  answer: { ...answerWords, none: text('이해관계 없음', 'No conflict'), declared: text('이해관계 있음', 'A conflict') },
  machine: answerWords,
}

/** Facts that count in hundredths of a point, and those in won. */
const points = new Set(['total', 'before', 'after'])
const amounts = new Set(['amountWon', 'quotedWon', 'supplyWon', 'totalWon', 'vatWon', 'purchases_won'])

/** What a value of the log says in words; undefined where it is no code, or one we have no words for. */
export const valueWord = (fact: string, value: unknown): Text | undefined => {
  if (typeof value === 'number' && points.has(fact)) return text(`${showPoints(value)}점`, `${showPoints(value)} points`)
  if (typeof value === 'number' && amounts.has(fact)) return text(showWon(value, 'ko'), showWon(value, 'en'))
  const words = valueWords[fact]
  return words !== undefined && (typeof value === 'string' || typeof value === 'number') && Object.hasOwn(words, value)
    ? words[value]
    : undefined
}
