import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { whatConfirms } from '../../companies/index.ts'
import type { Visit } from '../../people/index.ts'
import { Link, Notice, Steps } from '../../ui/index.ts'
import type { Step } from '../../ui/index.ts'
import type { TrackPage } from '../track-queries.ts'
import { turnOf } from '../track.ts'
import type { TrackState } from '../track.ts'
import { mayObject } from '../workflow.ts'
import { appliedAgainWords, conditionsReportedWords, finalWords, firmWords, nextWords, reportedWords, untilWords } from '../words.ts'
import { StateTag } from './marks.tsx'

interface Part {
  readonly visit: Visit
  readonly track: TrackPage
}

const isReported = (track: TrackPage) => track.conditions.every((one) => one.state !== 'open')

const nextOf = (track: TrackPage, now: Date): Text => {
  if (track.state === 'rejected' && track.isAppliedAgain) return appliedAgainWords
  if (track.state === 'rejected' && !mayObject(track, now).ok) return finalWords
  return track.state === 'conditional' && isReported(track) ? reportedWords : nextWords[track.state]
}

/** Where the track stands, what comes next, and whether it is late. */
export const Standing = ({ visit, track }: Part) => {
  const { t, now } = visit
  return (
    <>
      <p class="lead">
        <StateTag visit={visit} state={track.state} firm />{' '}
        {t(track.state === 'conditional' && isReported(track) ? conditionsReportedWords : firmWords[track.state])}
        {track.dueAt && ` (${t(untilWords(track.dueAt))})`}
      </p>
      <p>{t(nextOf(track, now))}</p>
      {track.state === 'approved' && track.claim !== 'confirmed' && <Unconfirmed visit={visit} track={track} />}
      {track.dueAt !== null && track.dueAt <= now && <Overdue visit={visit} track={track} />}
    </>
  )
}

/** No certificate is signed for a firm nobody has confirmed: said where the firm waits for it. */
const Unconfirmed = ({ visit, track }: Part) => {
  const { t } = visit
  return (
    <Notice
      tone="warning"
      title={t('회사 확인이 끝나야 기관이 인증서에 서명할 수 있습니다.', 'The institution can sign only once your firm is confirmed.')}
    >
      <p>
        {t(whatConfirms(track.firmClaim))}{' '}
        <Link href={visit.href(`/company/${track.companyId}/profile#registration`)}>{t('회사 정보 보기', 'See your firm')}</Link>
      </p>
    </Notice>
  )
}

const Overdue = ({ visit, track }: Part) => {
  const { t } = visit
  switch (turnOf({ state: track.state, isReported: isReported(track) })) {
    case 'institution':
      return (
        <Notice
          tone="warning"
          title={t('예정일이 지났습니다. 담당 부서에 자동으로 알렸습니다.', 'This is overdue. The unit was told automatically.')}
        />
      )
    case 'firm':
      return (
        <Notice
          tone="warning"
          title={t(
            '기한이 지났습니다. 지금이라도 회신하시면 담당자가 확인합니다.',
            'The due day has passed. An officer still looks at what you send.',
          )}
        />
      )
    case 'nobody':
      return null
  }
}

/** How far along the strip each state is. */
const stageAt: Record<TrackState, number> = {
  submitted: 0,
  received: 1,
  checking: 1,
  supplement_requested: 1,
  in_review: 2,
  objected: 2,
  approved: 3,
  conditional: 3,
  rejected: 3,
  returned: 1,
  withdrawn: 0,
  certified: 4,
}
const stages = [
  text('접수', 'Received'),
  text('요건 확인', 'Check'),
  text('심의', 'Review'),
  text('결과', 'Result'),
  text('인증', 'Certificate'),
]

/** A track that was withdrawn had come as far as where it was taken from, one that ended as far as its end: what was before is done, and nothing else is to come. */
const stepsOf = ({ t }: Visit, { state, events }: TrackPage): Step[] => {
  const isWithdrawn = state === 'withdrawn'
  const at = stageAt[isWithdrawn ? (events.find((one) => one.event === 'withdraw')?.from ?? 'submitted') : state]
  const isOver = state === 'returned' || state === 'rejected'
  const here = isOver ? 'done' : 'current'
  return stages.slice(0, isWithdrawn ? at : isOver ? at + 1 : stages.length).map((stage, place) => ({
    label: t(stage),
    state: place < at || state === 'certified' ? 'done' : place === at ? here : 'todo',
  }))
}

/** The stages of this institution. */
export const Strip = ({ visit, track }: Part) => {
  const steps = stepsOf(visit, track)
  return steps.length > 0 ? <Steps lang={visit.lang} steps={steps} /> : null
}

/** The other institutions of the application, which name their call where it is another: below what is to be done here. */
export const Others = ({ visit, track }: Part) => {
  const { t } = visit
  const others = track.brothers.filter((one) => one.id !== track.id)
  return others.length === 0 ? null : (
    <section>
      <h2>{t('이 신청의 다른 기관', 'Other institutions of this application')}</h2>
      <ul class="row plain-list">
        {others.map((one) => (
          <li key={one.id}>
            <Link href={visit.href(`/company/${track.companyId}/tracks/${one.id}`)}>
              {one.callId === track.callId ? t(one.ko, one.en) : t(`${one.ko} · ${one.callKo}`, `${one.en} · ${one.callEn}`)}
            </Link>{' '}
            <StateTag visit={visit} state={one.state} firm />
          </li>
        ))}
      </ul>
    </section>
  )
}
