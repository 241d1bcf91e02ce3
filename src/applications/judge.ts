import type { Day } from '../kernel/dates.ts'
import { assessEligibility, documentsMissing } from '../rulesets/index.ts'
import type { Assessment, DocumentMissing, Facts } from '../rulesets/index.ts'
import { sections, sectionState } from '../technologies/index.ts'
import type { Section } from '../technologies/index.ts'
import { declarations } from './application.ts'
import type { Declaration, Question } from './application.ts'
import type { Offer } from './fact-queries.ts'
import { gatherFacts, papersOf } from './facts.ts'
import type { ApplicationPage } from './queries.ts'

/** Why nothing can be sent to this institution now. */
export type Obstacle =
  | { readonly code: 'closed'; readonly at: Date | null }
  | { readonly code: 'claim-rejected' | 'claim-withdrawn' }
  | { readonly code: 'no-rules' }
  | { readonly code: 'already'; readonly trackId: string; readonly applicationId: string }
  | { readonly code: 'not-eligible' }

export interface JudgedOffer {
  readonly offer: Offer
  readonly facts: Facts
  readonly assessment: Assessment | undefined
  readonly obstacle: Obstacle | undefined
  /** Papers that must be there before submission; `perhaps` ones only warn. */
  readonly papers: readonly DocumentMissing[]
  readonly questions: readonly Question[]
}
export interface Judged {
  readonly offers: readonly JudgedOffer[]
  readonly sections: readonly Section[]
  readonly declarations: readonly Declaration[]
}

type Draft = Pick<ApplicationPage, 'claim' | 'subject' | 'offers' | 'live' | 'standing' | 'answers' | 'declarations'>

/** The draft against every chosen institution on this day: what stands in the way, and what is missing by name. */
export const judgeDraft = (draft: Draft, today: Day, declared: readonly Declaration[] = draft.declarations): Judged => ({
  offers: draft.offers.map((offer) => judgeOffer(draft, offer, today, declared)),
  // Papers are asked for by the rules; pictures are nobody's condition.
  sections: sections.filter(
    (section) =>
      !section.optional &&
      !section.own &&
      sectionState(section, { content: draft.subject.content, documents: [], pictures: [] }) !== 'done',
  ),
  declarations: declarations.filter((one) => !declared.includes(one)),
})

const judgeOffer = (draft: Draft, offer: Offer, today: Day, declared: readonly Declaration[]): JudgedOffer => {
  const facts = gatherFacts(draft.subject, offer, today, { standing: draft.standing, declared })
  const assessment = offer.rules ? assessEligibility(offer.rules, facts) : undefined
  const live = draft.live.find((one) => one.callId === offer.callId && one.institutionId === offer.institutionId)
  const obstacle: Obstacle | undefined = live
    ? { code: 'already', trackId: live.trackId, applicationId: live.applicationId }
    : draft.claim === 'rejected' || draft.claim === 'withdrawn'
      ? { code: `claim-${draft.claim}` }
      : !offer.isOpen
        ? { code: 'closed', at: offer.closesAt }
        : !assessment
          ? { code: 'no-rules' }
          : assessment.answer === 'no'
            ? { code: 'not-eligible' }
            : undefined
  return {
    offer,
    facts,
    assessment,
    obstacle,
    papers: offer.rules ? documentsMissing(offer.rules, facts, papersOf(draft.subject)) : [],
    questions: offer.questions.filter((question) => question.required && (draft.answers[offer.institutionId]?.[question.id] ?? '') === ''),
  }
}

/** Everything that must be mended before those without obstacle can be sent. */
export const isComplete = (judged: Judged): boolean =>
  judged.sections.length === 0 &&
  judged.declarations.length === 0 &&
  judged.offers.every((one) => one.obstacle !== undefined || (one.questions.length === 0 && one.papers.every((paper) => paper.perhaps)))
