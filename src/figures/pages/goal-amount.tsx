import type { Visit } from '../../people/index.ts'
import { Num, Won } from '../../ui/index.ts'
import { goalWords } from '../measures.ts'
import type { GoalMeasure } from '../measures.ts'

/** A goal, or how much of it is reached: money as money, the rest with its unit. */
export const GoalAmount = ({ visit: { t, lang }, measure, value }: { visit: Visit; measure: GoalMeasure; value: number }) =>
  measure === 'purchases_won' ? (
    <Won lang={lang} amount={value} prose />
  ) : (
    <Num lang={lang} value={value} unit={t(goalWords[measure].unit)} />
  )
