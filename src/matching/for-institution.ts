import { firmsThatQualify } from '../applications/index.ts'
import type { QualifyingTechnology } from '../applications/index.ts'
import type { Day } from '../kernel/dates.ts'
import type { Reader } from '../platform/database/database.ts'
import { scoreCall, wordsWithCalls } from './calls.ts'
import type { CallScore, CallWords, Searches } from './calls.ts'
import { inOrder } from './conditions.ts'
import { fieldPart } from './fit.ts'

/** One technology at one open call of the institution: how well it fits, why, and how it stands to the conditions. */
export interface TechnologyAtCall extends CallScore {
  readonly id: string
  readonly titleKo: string
  readonly titleEn: string
  readonly group: 'yes' | 'unknown'
  readonly offer: QualifyingTechnology['rows'][number]['offer']
  readonly assessment: QualifyingTechnology['rows'][number]['assessment']
}
/** A firm once: its technology that stands best, and what else of it fits. */
export interface FirmMatch {
  readonly company: QualifyingTechnology['company']
  readonly best: TechnologyAtCall
  readonly others: readonly TechnologyAtCall[]
}
/** `beside`: firms that qualify by the conditions and have nothing that fits a call by its words or fields, with what comes nearest. `unread`: so many technologies were compared by their fields alone. `simplified`: the index of calls is not ready. */
export interface FirmMatches {
  readonly firms: readonly FirmMatch[]
  readonly beside: readonly FirmMatch[]
  readonly unread: number
  readonly simplified: boolean
}

/** Reading a dossier for its words takes a thread some time: so many are read, those nearest by their fields. Of the others the fields count. */
const mostRead = 60

/** Of a dossier that was not read, or while there is no index: it fits by its field or not at all. */
const unread: CallWords = { of: new Map(), full: 1, floor: 1 }

const nearness = ({ content, rows }: QualifyingTechnology): number =>
  Math.max(...rows.map((row) => fieldPart(content.fieldCodes, row.offer.fieldCodes).reduce((sum, part) => sum + part.points, 0)))

const scored = ({ id, content, rows }: QualifyingTechnology, words: CallWords): TechnologyAtCall[] =>
  rows.map(({ offer, group, assessment }) => ({
    id,
    titleKo: content.titleKo,
    titleEn: content.titleEn,
    offer,
    group,
    assessment,
    ...scoreCall(words, offer, content.fieldCodes, { met: assessment.met, of: assessment.rules.length }),
  }))

/** The matching of a firm's calls turned round: who qualifies and has not applied here, those that fit an open call apart; by the same score, each firm once. Two statements. */
export const matchFirms = async (read: Reader, searches: Searches, institutionId: string, today: Day): Promise<FirmMatches> => {
  const technologies = (await firmsThatQualify(read, institutionId, today))
    .map((one) => ({ one, near: nearness(one) }))
    .sort((a, b) => b.near - a.near)
    .map(({ one }) => one)
  const words = await wordsWithCalls(
    searches,
    technologies.slice(0, mostRead).map((one) => one.content),
  )
  const firms = new Map<string, { company: QualifyingTechnology['company']; all: TechnologyAtCall[] }>()
  technologies.forEach((one, at) => {
    const known = firms.get(one.company.id) ?? { company: one.company, all: [] }
    firms.set(one.company.id, known)
    known.all.push(...scored(one, words[at] ?? unread))
  })
  const matches = [...firms.values()].flatMap(({ company, all }): FirmMatch[] => {
    const fitting = all.filter((match) => match.fits)
    const [best, ...others] = inOrder(fitting.length > 0 ? fitting : all)
    return best ? [{ company, best, others }] : []
  })
  const ordered = inOrder(matches.map((one) => ({ one, ...one.best }))).map(({ one }) => one)
  return {
    firms: ordered.filter(({ best }) => best.fits),
    beside: ordered.filter(({ best }) => !best.fits),
    unread: technologies.length - words.length,
    simplified: words.some((one) => one === undefined),
  }
}
