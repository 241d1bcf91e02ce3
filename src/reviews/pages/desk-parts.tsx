import type { Outcome } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { BackLink, DayTime, ErrorSummary, Link, StatusTag, Steps, Tabs } from '../../ui/index.ts'
import type { ComponentChildren, Step } from '../../ui/index.ts'
import { maySee } from '../policy.ts'
import type { Thing } from '../policy.ts'
import { findReview } from '../queries.ts'
import type { ReviewDetail, VerdictRow } from '../queries.ts'
import { reviewStates } from '../review.ts'
import type { ReviewState } from '../review.ts'
import { explain } from '../refusal-words.ts'
import type { Refusal } from '../workflow.ts'
import { kindWords, stateWords } from '../words.ts'
import { stateTone } from './desk-list.tsx'

export const pathOf = (visit: Visit, tail = '') => `/desk/${deskOf(visit)}/reviews/${visit.params['review'] ?? ''}${tail}`
export const reviewHere = (visit: Visit) => findReview(visit.read, deskOf(visit), visit.params['review'] ?? '')
const holds = (visit: Visit, review: ReviewDetail, role: 'officer' | 'approver') =>
  visit.actor.hat === 'institution' && visit.actor.roles.includes(role) && review.leadInstitutionId === visit.actor.institutionId
/** Whether the visitor may act here, not only read: an officer, or an approver, of the institution that leads the review. */
export const runs = (visit: Visit, review: ReviewDetail) => holds(visit, review, 'officer')
export const signs = (visit: Visit, review: ReviewDetail) => holds(visit, review, 'approver')
/** What whoever reads at a desk may see: its staff, or an auditor. */
export const deskMaySee = (visit: Visit, thing: Thing, review: ReviewDetail) =>
  maySee({ is: visit.actor.hat === 'auditor' ? 'auditor' : 'staff' }, thing, review.state)

const roads: readonly { label: Text; until: ReviewState; tail: string }[] = [
  { label: text('후보', 'Candidates'), until: 'forming', tail: '/committee' },
  { label: text('추첨', 'Draw'), until: 'candidates_frozen', tail: '/committee' },
  { label: text('위촉', 'Invitations'), until: 'drawn', tail: '/committee' },
  { label: text('평가', 'Evaluation'), until: 'evaluating', tail: '' },
  { label: text('회의', 'Meeting'), until: 'meeting', tail: '/meeting' },
  { label: text('의결', 'Verdict'), until: 'verdict_drafted', tail: '/verdict' },
]
/** How far a review is; with links to the pages where each step is done, for those who may open them. */
export const stepsOf = (visit: Visit, state: ReviewState, linked = true): Step[] =>
  roads.map(({ label, until, tail }) => {
    const at = reviewStates.indexOf(state)
    const own = reviewStates.indexOf(until)
    return {
      label: visit.t(label),
      href: linked ? visit.href(pathOf(visit, tail)) : undefined,
      state: state === 'cancelled' ? 'todo' : at > own ? 'done' : at === own ? 'current' : 'todo',
    }
  })

export interface Shown {
  readonly tab: '' | '/committee' | '/meeting' | '/verdict' | '/minutes'
  readonly errors?: Record<string, string>
  readonly general?: string | undefined
  readonly status?: number
}
/** What every page of a review has on top: where one is, how far it is, and the other pages. */
export const reviewPage = (visit: Visit, review: ReviewDetail, shown: Shown, body: ComponentChildren): Reply => {
  const { t, lang } = visit
  const tabs = [
    ['', t('한눈에', 'Overview')],
    ['/committee', t('위원회', 'Committee')],
    ['/meeting', t('회의', 'Meeting')],
    ['/verdict', t('의결', 'Verdict')],
    ['/minutes', t('문서', 'Papers')],
  ] as const
  const title = t(review.titleKo, review.titleEn)
  const { errors = {}, general, status = 200 } = shown
  return page({
    title,
    density: 'staff',
    wide: true,
    status,
    hasErrors: Object.keys(errors).length > 0 || general !== undefined,
    body: (
      <>
        <BackLink lang={lang} href={visit.href(`/desk/${deskOf(visit)}/reviews`)} label={t('심의', 'Reviews')} />
        <h1>{title}</h1>
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <p class="row">
          <StatusTag tone={stateTone[review.state]} word={t(stateWords[review.state])} /> <span>{t(kindWords[review.kind])}</span>{' '}
          <span>{t(review.companyKo, review.companyEn)}</span>{' '}
          <span class="quiet">{review.tracks.map((track) => `${t(track.ko, track.en)} ${track.receiptNumber}`).join(' · ')}</span>
        </p>
        <Steps lang={lang} steps={stepsOf(visit, review.state)} />
        <Tabs
          label={t('심의 화면', 'Pages of the review')}
          items={tabs.map(([tail, label]) => ({ label, href: visit.href(pathOf(visit, tail)), current: tail === shown.tab }))}
        />
        {body}
      </>
    ),
  })
}

/** The call a review belongs to; an application outside calls has none. */
export const CallLink = ({
  visit,
  of: { callId, callKo, callEn },
}: {
  visit: Visit
  of: Pick<ReviewDetail, 'callId' | 'callKo' | 'callEn'>
}) => (callId ? <Link href={visit.href(`/calls/${callId}`)}>{visit.t(callKo ?? '', callEn ?? '')}</Link> : <>–</>)

export const DraftedBy = ({ visit, verdict }: { visit: Visit; verdict: VerdictRow }) => (
  <>
    {verdict.drafterName} <DayTime lang={visit.lang} value={verdict.draftedAt} />
  </>
)
export const SignedBy = ({ visit: { t, lang }, verdict }: { visit: Visit; verdict: VerdictRow }) =>
  verdict.signedAt ? (
    <>
      {verdict.signerName} <DayTime lang={lang} value={verdict.signedAt} />
    </>
  ) : (
    <>{t('아직 서명하지 않았습니다.', 'Not signed yet.')}</>
  )

export type Moved<Value> = Outcome<Value, Refusal>
/** After a post: on to the page with a word of what happened, or the same page again with the reason. */
export const afterMove = <Value,>(
  moved: Moved<Value>,
  done: (value: Value) => { to: string; flash: Text },
  again: (sentence: Text, status: number) => Promise<Reply>,
): Reply | Promise<Reply> => {
  if (moved.ok) {
    const { to, flash } = done(moved.value)
    return redirect(to, flash)
  }
  if (moved.refusal.code === 'not-found') return notFound
  return again(
    explain(moved.refusal),
    ['wrong-state', 'stale', 'own-draft', 'not-vacant', 'already-open', 'stage-held', 'nobody-late', 'reminded-today'].includes(
      moved.refusal.code,
    )
      ? 409
      : 422,
  )
}
