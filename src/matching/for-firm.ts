import { preCheckAll } from '../applications/index.ts'
import type { PreCheckRow } from '../applications/index.ts'
import type { Day } from '../kernel/dates.ts'
import type { Reader } from '../platform/database/database.ts'
import { noCallWords, scoreCall, wordsWithCalls } from './calls.ts'
import type { CallScore, Searches } from './calls.ts'
import { inOrder } from './conditions.ts'

/** One institution of one call, with the firm's technology that fits it best, the pre-check's answer, and why. */
export interface CallMatch extends CallScore {
  readonly group: PreCheckRow['group']
  readonly row: PreCheckRow
  readonly technology: { readonly id: string; readonly titleKo: string; readonly titleEn: string }
}
/** `simplified`: the index of calls is not ready, and words brought no points. */
export interface FirmMatches {
  readonly matches: readonly CallMatch[]
  readonly technologies: number
  readonly simplified: boolean
}

/** The open calls for one technology of a firm, or for all of them: each place once, with the technology that stands best there. Two statements. */
export const matchCalls = async (
  read: Reader,
  searches: Searches,
  companyId: string,
  today: Day,
  technologyId?: string,
): Promise<FirmMatches> => {
  const checked = await preCheckAll(read, companyId, today, { technologyId })
  const words = await wordsWithCalls(
    searches,
    checked.map((one) => one.content),
  )
  const all = checked.flatMap((one, at): CallMatch[] => {
    const own = words[at] ?? noCallWords
    return one.rows.map((row) => ({
      row,
      group: row.group,
      technology: { id: one.id, titleKo: one.content.titleKo, titleEn: one.content.titleEn },
      ...scoreCall(own, row.offer, one.content.fieldCodes, { met: row.assessment.met, of: row.assessment.rules.length }),
    }))
  })
  const places = new Map<string, CallMatch>()
  // Sorted already: the first of a place is the technology that stands best there. What was applied for with one may still be open to another.
  for (const match of inOrder(all)) {
    const key = `${match.row.offer.callId} ${match.row.offer.institutionId}`
    if (!places.has(key)) places.set(key, match)
  }
  return {
    matches: [...places.values()],
    technologies: checked.length,
    simplified: checked.length > 0 && words.some((one) => one === undefined),
  }
}
