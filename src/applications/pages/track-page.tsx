import { unlessFaulty } from '../../kernel/outcome.ts'
import { showPoints } from '../../kernel/points.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import {
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  DayTime,
  ErrorSummary,
  Id,
  Lines,
  Link,
  ReasonForm,
  SummaryList,
  Timeline,
} from '../../ui/index.ts'
import { fileObjection, reportCondition, withdrawTrack } from '../actions/firm.ts'
import type { Done } from '../actions/desk.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { findTrack } from '../track-queries.ts'
import type { TrackPage } from '../track-queries.ts'
import { mayMove } from '../workflow.ts'
import { longest } from '../longest.ts'
import { differsWords, eventWords, explain, moveWords, withdrawalWords } from '../words.ts'
import { CallLine, unitIn } from './marks.tsx'
import { Objection } from './objection.tsx'
import { Supplement } from './supplement.tsx'
import { Conditions } from './track-conditions.tsx'
import { Others, Standing, Strip } from './track-standing.tsx'

export const drawTrack = (visit: Visit) => draw(visit, {})

const draw = async (visit: Visit, errors: Record<string, string>, status = 200, general?: string) => {
  const { t, lang } = visit
  const track = await findTrack(visit.read, visit.params['track'] ?? '', { companyId: actingAs(visit, 'company').companyId })
  if (!track) return notFound
  return page({
    title: t(`${track.institutionKo} · ${track.titleKo}`, `${track.institutionEn} · ${track.titleEn}`),
    status,
    hasErrors: status >= 400,
    body: (
      <>
        <BackLink
          lang={lang}
          href={visit.href(`/company/${track.companyId}/applications/${track.applicationId}`)}
          label={t('이 신청의 모든 기관', 'All institutions of this application')}
        />
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <p class="caption">
          {t(track.institutionKo, track.institutionEn)} · <Id>{track.receiptNumber}</Id>
        </p>
        <h1>{t(track.titleKo, track.titleEn)}</h1>
        <CallLine visit={visit} track={track} />
        <Standing visit={visit} track={track} />
        {track.state === 'supplement_requested' && (
          <Buttons>
            <ButtonLink href={visit.href(`/company/${track.companyId}/tracks/${track.id}/supplement`)}>
              {t(moveWords['answer-supplement'])}
            </ButtonLink>
          </Buttons>
        )}
        <Strip visit={visit} track={track} />
        <Reasons visit={visit} track={track} />
        <Papers visit={visit} track={track} />
        <Conditions visit={visit} track={track} errors={errors} />
        <Objection visit={visit} track={track} errors={errors} />
        {track.supplements
          .filter((one) => one.state !== 'open')
          .map((one) => (
            <Supplement key={one.id} visit={visit} track={track} one={one} />
          ))}
        <Others visit={visit} track={track} />
        <History visit={visit} track={track} />
        <Facts visit={visit} track={track} />
        {mayMove(track.state, 'withdraw') && <Withdrawal visit={visit} track={track} errors={errors} />}
      </>
    ),
  })
}

interface Part {
  readonly visit: Visit
  readonly track: TrackPage
}

/** A verdict's reasons are written in Korean; what they are about is named in the page's language. */
const reasonIn = ({ t }: Visit, { rules }: TrackPage, reason: string): string => {
  const leads = [differsWords, ...rules.sections.map(({ name }) => name)]
  return reason
    .split('\n')
    .map((line) => {
      const lead = leads.find(({ ko }) => line.startsWith(`${ko}: `))
      return lead ? t(lead) + line.slice(lead.ko.length) : line
    })
    .join('\n')
}

const Reasons = ({ visit, track }: Part) =>
  track.reason !== null &&
  ['returned', 'rejected', 'conditional'].includes(track.state) && (
    <section>
      <h2>{visit.t('사유', 'Reasons')}</h2>
      <div class="prose">
        <Lines words={reasonIn(visit, track, track.reason)} />
      </div>
    </section>
  )

/** What the firm may take away: the letter of the result, the certificate. */
const Papers = ({ visit, track }: Part) => {
  const { t } = visit
  return (
    <>
      {track.letterFileId && (
        <p>
          <Link href={visit.href(`/company/${track.companyId}/tracks/${track.id}/letter.pdf`)} download>
            {t('심의 결과 통지서 내려받기(PDF)', 'Download the letter of the result (PDF)')}
          </Link>
        </p>
      )}
      {track.certificate?.number && (
        <p>
          <Link href={visit.href(`/certificates/${track.certificate.id}`)}>
            {t(`인증서 ${track.certificate.number} 보기`, `See certificate ${track.certificate.number}`)}
          </Link>
        </p>
      )}
    </>
  )
}

const History = ({ visit, track }: Part) => {
  const { t, lang } = visit
  return (
    <section>
      <h2>{t('지나온 일', 'History')}</h2>
      <Timeline
        lang={lang}
        entries={track.events
          .filter((event) => event.seenByFirm)
          .map((event) => ({
            id: String(event.id),
            at: event.at,
            title: t(eventWords[event.event]?.firm ?? text(event.event, event.event)),
            by: unitIn(visit, track, event.unit),
            detail: event.reason !== null && event.event !== 'reject' ? <Lines words={reasonIn(visit, track, event.reason)} /> : undefined,
          }))}
      />
    </section>
  )
}

const Facts = ({ visit, track }: Part) => {
  const { t, lang } = visit
  return (
    <SummaryList
      lang={lang}
      facts={[
        ...(track.score === null
          ? []
          : [
              {
                label: t('심의 점수', 'Score of the review'),
                value: t(
                  `${showPoints(track.score.total)}점(${showPoints(track.score.maximum)}점 만점, 통과 기준 ${showPoints(track.score.passMark)}점)`,
                  `${showPoints(track.score.total)} of ${showPoints(track.score.maximum)} points; ${showPoints(track.score.passMark)} to pass`,
                ),
              },
            ]),
        { label: t('제출', 'Submitted'), value: <DayTime lang={lang} value={track.submittedAt} /> },
        {
          label: t('심의규정', 'Rule set'),
          value: t(`제${track.ruleSetVersion}판(제출할 때의 규정)`, `Version ${track.ruleSetVersion}, as of submission`),
        },
        {
          label: t('담당', 'Unit'),
          value: [track.unit ?? t('기술마켓 담당', 'Technology market desk'), track.phone, track.email]
            .filter((one) => one !== null)
            .join(' · '),
        },
      ]}
    />
  )
}

const Withdrawal = ({ visit, track, errors }: Part & { errors: Record<string, string> }) => {
  const { t, lang } = visit
  return (
    <ReasonForm
      lang={lang}
      csrf={visit.csrf}
      action={visit.href(`/company/${track.companyId}/tracks/${track.id}/withdraw`)}
      summary={t(moveWords.withdraw)}
      about={t(withdrawalWords(track))}
      label={t('취하 사유', 'Why you withdraw')}
      required={false}
      max={longest.reason}
      value={visit.form.text('reason')}
      error={errors['reason']}
      button={<Button kind="danger">{t(moveWords.withdraw)}</Button>}
    />
  )
}

const act = async (
  visit: Visit,
  work: (tx: Tx, companyId: string, trackId: string) => Promise<Done>,
  flash: Text,
  field: string,
  faults: Readonly<Record<string, string>> = {},
) => {
  const actor = actingAs(visit, 'company')
  const trackId = visit.params['track'] ?? ''
  const done = await inTransaction(visit.app.db, actor, async (tx) => unlessFaulty(await work(tx, actor.companyId, trackId), faults))
  if (done.ok) return redirect(`/company/${actor.companyId}/tracks/${trackId}`, flash)
  if (done.refusal.code === 'not-found') return notFound
  if (done.refusal.code === 'faulty-form') return draw(visit, faults, 422)
  const sentence = visit.t(explain(done.refusal))
  return ['grounds', 'report', 'text-long'].includes(done.refusal.code)
    ? draw(visit, { [field]: sentence, ...faults }, 422)
    : draw(visit, {}, 409, sentence)
}

/** The file that was sent under this name, or what is wrong with it. */
const fileAt = (visit: Visit, name: string) => {
  const file = visit.form.file(name)
  return file?.ok === false ? { file: undefined, faults: { [name]: visit.t(file.sentence) } } : { file, faults: {} }
}

export const postWithdraw = (visit: Visit) =>
  act(
    visit,
    (tx, companyId, trackId) => withdrawTrack(tx, companyId, trackId, visit.form.text('reason')),
    text('신청을 취하했습니다.', 'Withdrawn.'),
    'reason',
  )
export const postObjection = async (visit: Visit) => {
  const { file, faults } = fileAt(visit, 'file')
  return act(
    visit,
    (tx, companyId, trackId) => fileObjection(tx, companyId, trackId, visit.form.text('grounds'), file),
    text('이의를 신청했습니다.', 'Your objection is filed.'),
    'grounds',
    faults,
  )
}
export const postReport = async (visit: Visit) => {
  const condition = visit.params['condition'] ?? ''
  const { file, faults } = fileAt(visit, `file-${condition}`)
  return act(
    visit,
    (tx, companyId, trackId) => reportCondition(tx, companyId, trackId, condition, visit.form.text(`report-${condition}`), file),
    text('이행 결과를 보고했습니다.', 'Reported.'),
    `report-${condition}`,
    faults,
  )
}
