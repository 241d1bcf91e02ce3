import type { Day } from '../kernel/dates.ts'
import { assessEligibility, documentsMissing } from '../rulesets/index.ts'
import type { AssessedRule, Assessment, DocumentMissing, MendPage } from '../rulesets/index.ts'
import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import type { Standing } from './application.ts'
import type { TechnologyContent } from '../technologies/index.ts'
import { findForPreCheck, findOpenOffers, findSubjects, subjectColumns, subjectOf } from './fact-queries.ts'
import type { Asked, Offer, SubjectRow } from './fact-queries.ts'
import { gatherFacts, papersOf } from './facts.ts'
import type { Subject } from './facts.ts'

/** 'yes': every rule is met, or what is open is not the firm's to answer. 'applied': there is a live track already. */
export type PreCheckGroup = 'yes' | 'unknown' | 'no' | 'applied'
export interface PreCheckRow {
  readonly offer: Offer
  readonly group: PreCheckGroup
  readonly assessment: Assessment
  /** Papers still missing; they never decide whether one may apply, they are needed to submit. */
  readonly papers: readonly DocumentMissing[]
  readonly trackId?: string | undefined
}

/** Facts no form of the firm asks for: an officer finds them in the application. */
const nobodyAsks = new Set<MendPage>(['nowhere', 'application.answers', 'offer.plan'])
/** Open, and not the firm's to answer: an officer judges it, also where the institution has not said what it is held against. */
export const isForOfficer = ({ evaluation, explanation }: AssessedRule): boolean =>
  evaluation.answer === 'unknown' && explanation.missing.every(({ page }) => nobodyAsks.has(page))
/** Nothing fails, and whatever is open is not the firm's to answer: an officer judges it, or the institution has not said. Then one may well apply. */
export const groupOf = (assessment: Assessment): 'yes' | 'unknown' | 'no' =>
  assessment.answer !== 'unknown' ? assessment.answer : assessment.unanswered.every(isForOfficer) ? 'yes' : 'unknown'

/** What a firm declares when it submits is taken as declared here: the page says so. */
const assumed = ['not-debarred', 'no-arrears'] as const

/** One firm and technology against one institution of a call; undefined where no rules are in force. */
export const checkOffer = (
  subject: Subject,
  offer: Offer,
  today: Day,
  standing: Standing | undefined,
): Omit<PreCheckRow, 'trackId'> | undefined => {
  if (offer.rules === null) return undefined
  const facts = gatherFacts(subject, offer, today, { standing, declared: assumed })
  const assessment = assessEligibility(offer.rules, facts)
  return { offer, group: groupOf(assessment), assessment, papers: documentsMissing(offer.rules, facts, papersOf(subject)) }
}

export interface PreCheck {
  readonly technology: { readonly id: string; readonly titleKo: string }
  readonly rows: readonly PreCheckRow[]
  readonly counts: Readonly<Record<PreCheckGroup, number>>
}

/** One technology against every open call and institution, in one statement. Undefined where the firm has no such technology. */
export const preCheck = async (
  read: Reader,
  companyId: string,
  technologyId: string,
  today: Day,
  standing: Standing = 'developer',
): Promise<PreCheck | undefined> => {
  const asked = await findForPreCheck(read, companyId, technologyId)
  if (!asked) return undefined
  const rows = checkOffers(asked.subject, asked.offers, asked.tracks, today, standing)
  const count = (group: PreCheckGroup) => rows.filter((row) => row.group === group).length
  return {
    technology: asked.technology,
    rows,
    counts: { yes: count('yes'), unknown: count('unknown'), no: count('no'), applied: count('applied') },
  }
}

const checkOffers = (subject: Subject, offers: readonly Offer[], tracks: Asked['tracks'], today: Day, standing: Standing): PreCheckRow[] =>
  offers.flatMap((offer): PreCheckRow[] => {
    const checked = checkOffer(subject, offer, today, standing)
    const live = tracks.find((one) => one.callId === offer.callId && one.institutionId === offer.institutionId)
    return checked ? [live ? { ...checked, group: 'applied', trackId: live.trackId } : checked] : []
  })

export interface CheckedTechnology {
  readonly id: string
  readonly content: TechnologyContent
  readonly rows: readonly PreCheckRow[]
}

/** The technologies of a firm, or one of them, against every open call: two statements whatever their number, at most `most` technologies, the latest first. */
export const preCheckAll = async (
  read: Reader,
  companyId: string,
  today: Day,
  { technologyId, most = 30 }: { technologyId?: string | undefined; most?: number } = {},
): Promise<CheckedTechnology[]> => {
  const [offers, subjects] = await Promise.all([findOpenOffers(read), findSubjects(read, companyId, technologyId, most)])
  return subjects.map(({ technologyId: id, tracks, ...row }) => {
    const subject = subjectOf(row)
    return { id, content: subject.content, rows: checkOffers(subject, offers, tracks, today, 'developer') }
  })
}

/** A technology of a firm that has not applied to an institution, with the open calls there for which it qualifies, or might. */
export interface QualifyingTechnology {
  readonly id: string
  readonly content: TechnologyContent
  readonly company: { readonly id: string; readonly ko: string; readonly en: string | null }
  readonly rows: readonly (Pick<PreCheckRow, 'offer' | 'assessment'> & { readonly group: 'yes' | 'unknown' })[]
}

/** The pre-check turned round: firms that have not applied to this institution and would qualify, or might. Two statements; at most `most` technologies are looked at, the latest first. */
export const firmsThatQualify = async (read: Reader, institutionId: string, today: Day, most = 500): Promise<QualifyingTechnology[]> => {
  const offers = await findOpenOffers(read, institutionId)
  if (offers.length === 0) return []
  const subjects = await read.many(sql<SubjectRow & { technologyId: string; nameEn: string | null }>`
    select t.id as technology_id, c.name_en, ${subjectColumns} from technologies t join companies c on c.id = t.company_id
    where t.archived_at is null and c.closed_at is null and t.title_ko <> '' and not exists (select from tracks w
      where w.company_id = t.company_id and w.institution_id = ${institutionId})
    order by t.updated_at desc, t.id limit ${most}`)
  return subjects.flatMap(({ technologyId: id, nameEn, ...row }) => {
    const subject = subjectOf(row)
    const rows = offers.flatMap((offer) => {
      const checked = checkOffer(subject, offer, today, 'developer')
      if (!checked || (checked.group !== 'yes' && checked.group !== 'unknown')) return []
      return [{ offer, group: checked.group, assessment: checked.assessment }]
    })
    const { id: companyId, nameKo } = subject.company
    return rows.length === 0 ? [] : [{ id, content: subject.content, company: { id: companyId, ko: nameKo, en: nameEn }, rows }]
  })
}
