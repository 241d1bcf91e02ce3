import type { Visit } from '../../people/index.ts'
import { Button, ButtonLink, Buttons, Disclosure, Form, ReasonForm, Select } from '../../ui/index.ts'
import { longest } from '../longest.ts'
import type { TrackPage } from '../track-queries.ts'
import type { Colleague } from '../queue-queries.ts'
import { leaderOf } from '../track.ts'
import { mayMove, readyForReview } from '../workflow.ts'
import { explain, leaderWords, leadsInsteadWords, moveWords } from '../words.ts'

interface Part {
  readonly visit: Visit
  readonly track: TrackPage
}
interface Fillable extends Part {
  readonly errors: Record<string, string>
}
const baseOf = (visit: Visit, track: TrackPage) => visit.href(`/desk/${track.institutionId}/tracks/${track.id}`)

/** What can be done now; what cannot says why. */
export const Moves = ({ visit, track, colleagues, errors }: Fillable & { colleagues: readonly Colleague[] }) => {
  const { t } = visit
  const leader = leaderOf(track.parts, track.state)
  const isOthers = leader !== undefined && leader.institutionId !== track.institutionId
  return (
    <section class="panel" id="moves">
      <h2>{t('처리', 'What to do')}</h2>
      <Buttons>
        <Onward visit={visit} track={track} waitsFor={isOthers ? t(leaderWords(leader)) : undefined} />
        <Elsewhere visit={visit} track={track} />
      </Buttons>
      {track.isMember && leader && !isOthers && <p>{t(leadsInsteadWords)}</p>}
      {mayMove(track.state, 'return') && <Return visit={visit} track={track} errors={errors} />}
      <Assign visit={visit} track={track} colleagues={colleagues} errors={errors} />
    </section>
  )
}

/** The one press that brings a track to its next state. */
const Onward = ({ visit, track, waitsFor }: Part & { waitsFor: string | undefined }) => {
  const { t, lang } = visit
  const base = baseOf(visit, track)
  const ready = readyForReview(track, track.checks)
  switch (track.state) {
    case 'submitted':
      return (
        <Form lang={lang} csrf={visit.csrf} action={`${base}/receive`}>
          <Button>{t(moveWords.receive)}</Button>
        </Form>
      )
    case 'received':
      return (
        <Form lang={lang} csrf={visit.csrf} action={`${base}/begin-check`}>
          <Button>{t(moveWords['begin-check'])}</Button>
        </Form>
      )
    case 'checking':
    case 'objected':
      return (
        <Form lang={lang} csrf={visit.csrf} action={visit.href(`/desk/${track.institutionId}/reviews`)} hidden={{ track: track.id }}>
          <Button blocked={ready.ok ? waitsFor : t(explain(ready.refusal))}>
            {t(moveWords[track.state === 'objected' ? 'start-objection-review' : 'start-review'])}
          </Button>
        </Form>
      )
    default:
      return null
  }
}

/** What is done on pages of its own. */
const Elsewhere = ({ visit, track }: Part) => {
  const { t } = visit
  const desk = visit.href(`/desk/${track.institutionId}`)
  const supplement = `${baseOf(visit, track)}/supplement`
  return (
    <>
      {track.state === 'checking' && (
        <ButtonLink kind="secondary" href={supplement}>
          {t(moveWords['request-supplement'])}
        </ButtonLink>
      )}
      {track.state === 'supplement_requested' && (
        <ButtonLink kind="secondary" href={supplement}>
          {t('보완 요청 보기·기한 연장·철회', 'See, extend or take back the request')}
        </ButtonLink>
      )}
      {track.state === 'approved' && !track.certificate && (
        <ButtonLink href={`${desk}/certificates/new?track=${track.id}`}>{t('인증서 작성하기', 'Draft the certificate')}</ButtonLink>
      )}
      {track.openReviewId && (
        <ButtonLink kind="secondary" href={`${desk}/reviews/${track.openReviewId}`}>
          {t('심의 보기', 'See the review')}
        </ButtonLink>
      )}
    </>
  )
}

const Return = ({ visit, track, errors }: Fillable) => {
  const { t, lang } = visit
  return (
    <ReasonForm
      lang={lang}
      csrf={visit.csrf}
      action={`${baseOf(visit, track)}/return`}
      summary={t(moveWords.return)}
      label={t('반려 사유', 'Reasons')}
      rows={5}
      max={longest.reason}
      error={errors['reason']}
      value={visit.form.text('reason') || proposedReason(visit, track)}
      hint={t(
        '기업이 그대로 읽습니다. 무엇을 고치면 다시 신청할 수 있는지 적어 주세요.',
        'The firm reads it as it is. Say what would let them apply again.',
      )}
      button={<Button kind="danger">{t(moveWords.return)}</Button>}
    />
  )
}

/** The conditions that are not met, as a first draft of the reason. */
const proposedReason = (visit: Visit, track: TrackPage): string =>
  track.checks
    .filter((one) => (one.officerAnswer ?? one.machineAnswer) === 'no')
    .map((one) => [visit.t(one.because.rule), one.because.fact && visit.t(one.because.fact), one.officerNote].filter(Boolean).join(' '))
    .join('\n')

const Assign = ({ visit, track, colleagues, errors }: Fillable & { colleagues: readonly Colleague[] }) => {
  const { t, lang } = visit
  return (
    <Disclosure summary={t('담당자 바꾸기', 'Change the officer')} open={errors['officer'] !== undefined}>
      <Form lang={lang} csrf={visit.csrf} action={`${baseOf(visit, track)}/assign`}>
        <Select
          lang={lang}
          name="officer"
          label={t('담당자', 'Officer')}
          required
          value={track.officerId ?? ''}
          error={errors['officer']}
          options={colleagues.map((one) => ({ value: one.id, label: one.name }))}
        />
        <Button kind="secondary">{t('담당자 배정하기', 'Assign')}</Button>
      </Form>
    </Disclosure>
  )
}
