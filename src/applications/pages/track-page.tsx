import { unlessFaulty } from '../../kernel/outcome.ts'
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
  Day,
  DayTime,
  Diff,
  Disclosure,
  ErrorSummary,
  FileField,
  Form,
  Id,
  Lines,
  Link,
  Notice,
  StatusTag,
  Steps,
  SummaryList,
  TextArea,
  Timeline,
} from '../../ui/index.ts'
import type { Step } from '../../ui/index.ts'
import { fileObjection, reportCondition, withdrawTrack } from '../actions/firm.ts'
import type { Done } from '../actions/desk.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { findTrack } from '../track-queries.ts'
import type { ConditionRow, SupplementRow, TrackPage } from '../track-queries.ts'
import { turnOf } from '../track.ts'
import { mayMove, mayObject } from '../workflow.ts'
import { eventWords, explain, finalWords, firmWords, moveWords, nextWords, reportedWords, untilWords } from '../words.ts'
import { StateTag, unitIn } from './marks.tsx'

export const drawTrack = (visit: Visit) => draw(visit, {})

const draw = async (visit: Visit, errors: Record<string, string>, status = 200, general?: string) => {
  const { t, lang, now } = visit
  const track = await findTrack(visit.read, visit.params['track'] ?? '', { companyId: actingAs(visit, 'company').companyId })
  if (!track) return notFound
  const isReported = track.conditions.every((one) => one.state !== 'open')
  const turn = turnOf({ state: track.state, isReported })
  const late = track.dueAt !== null && track.dueAt <= now
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
        <p class="lead">
          <StateTag visit={visit} state={track.state} firm /> {t(firmWords[track.state])}
          {track.dueAt && ` (${t(untilWords(track.dueAt))})`}
        </p>
        <p>
          {t(
            track.state === 'rejected' && !mayObject(track, now).ok
              ? finalWords
              : track.state === 'conditional' && isReported
                ? reportedWords
                : nextWords[track.state],
          )}
        </p>
        {late && turn === 'institution' && (
          <Notice
            tone="warning"
            title={t('예정일이 지났습니다. 담당 부서에 자동으로 알렸습니다.', 'This is overdue. The unit was told automatically.')}
          />
        )}
        {late && turn === 'firm' && (
          <Notice
            tone="warning"
            title={t(
              '기한이 지났습니다. 지금이라도 회신하시면 담당자가 확인합니다.',
              'The due day has passed. An officer still looks at what you send.',
            )}
          />
        )}
        <Strip visit={visit} track={track} />
        {track.state === 'supplement_requested' && (
          <Buttons>
            <ButtonLink href={visit.href(`/company/${track.companyId}/tracks/${track.id}/supplement`)}>
              {t(moveWords['answer-supplement'])}
            </ButtonLink>
          </Buttons>
        )}
        {track.reason !== null && ['returned', 'rejected', 'conditional'].includes(track.state) && (
          <section>
            <h2>{t('사유', 'Reasons')}</h2>
            <div class="prose">
              <Lines words={track.reason} />
            </div>
          </section>
        )}
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
        {track.conditions.length > 0 && (
          <section id="conditions">
            <h2>{t('조건', 'Conditions')}</h2>
            {track.conditions.map((one) => (
              <Condition
                key={one.id}
                visit={visit}
                track={track}
                one={one}
                error={errors[`report-${one.id}`]}
                fileError={errors[`file-${one.id}`]}
              />
            ))}
          </section>
        )}
        <Objection visit={visit} track={track} errors={errors} />
        {track.supplements
          .filter((one) => one.state !== 'open')
          .map((one) => (
            <Supplement key={one.id} visit={visit} track={track} one={one} />
          ))}
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
                detail: event.reason !== null && event.event !== 'reject' ? <Lines words={event.reason} /> : undefined,
              }))}
          />
        </section>
        <SummaryList
          lang={lang}
          facts={[
            { label: t('공모', 'Call'), value: <Link href={visit.href(`/calls/${track.callId}`)}>{t(track.callKo, track.callEn)}</Link> },
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
        {mayMove(track.state, 'withdraw') && (
          <Disclosure summary={t(moveWords.withdraw)}>
            <p>
              {t(
                '이 기관의 심사만 취하됩니다. 다른 기관의 심사는 그대로 진행됩니다.',
                'Only this institution’s road ends. The others go on.',
              )}
            </p>
            <Form lang={lang} csrf={visit.csrf} action={visit.href(`/company/${track.companyId}/tracks/${track.id}/withdraw`)}>
              <TextArea lang={lang} name="reason" label={t('사유', 'Reason')} rows={3} max={500} />
              <Button kind="danger">{t(moveWords.withdraw)}</Button>
            </Form>
          </Disclosure>
        )}
      </>
    ),
  })
}

/** Every institution of the application as one strip of stages for this one, and the others beside it. */
const Strip = ({ visit, track }: { visit: Visit; track: TrackPage }) => {
  const { t, lang } = visit
  const at = {
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
  }[track.state]
  const labels = [
    text('접수', 'Received'),
    text('요건 확인', 'Check'),
    text('심의', 'Review'),
    text('결과', 'Result'),
    text('인증', 'Certificate'),
  ]
  const over = ['returned', 'withdrawn', 'rejected'].includes(track.state)
  const steps = labels.map((label, place): Step => ({
    label: t(label),
    state: place < at || track.state === 'certified' ? 'done' : place === at && !over ? 'current' : place === at ? 'done' : 'todo',
  }))
  return (
    <>
      <Steps lang={lang} steps={steps} />
      {track.brothers.length > 1 && (
        <ul class="row plain-list">
          {track.brothers
            .filter((one) => one.id !== track.id)
            .map((one) => (
              <li key={one.id}>
                <Link href={visit.href(`/company/${track.companyId}/tracks/${one.id}`)}>{t(one.ko, one.en)}</Link>{' '}
                <StateTag visit={visit} state={one.state} firm />
              </li>
            ))}
        </ul>
      )}
    </>
  )
}

const conditionTags: Record<ConditionRow['state'], { tone: 'warning' | 'info' | 'success'; word: Text }> = {
  open: { tone: 'warning', word: text('이행 필요', 'To meet') },
  reported: { tone: 'info', word: text('확인 중', 'Being confirmed') },
  met: { tone: 'success', word: text('이행 확인', 'Met') },
}
export const conditionTag = (visit: Visit, state: ConditionRow['state']) => (
  <StatusTag tone={conditionTags[state].tone} word={visit.t(conditionTags[state].word)} />
)

const Condition = ({
  visit,
  track,
  one,
  error,
  fileError,
}: {
  visit: Visit
  track: TrackPage
  one: ConditionRow
  error: string | undefined
  fileError: string | undefined
}) => {
  const { t, lang } = visit
  return (
    <div class="row-item">
      <p class="strong">
        {one.ko} {conditionTag(visit, one.state)}
      </p>
      <p class="quiet">
        {t('기한 ', 'Due ')}
        <Day lang={lang} value={one.dueOn} />
      </p>
      {one.report && (
        <p>
          {one.report}
          {one.fileId && one.fileName && (
            <>
              {' '}
              ·{' '}
              <Link href={`/files/tracks/${track.id}/${one.fileId}`} download>
                {one.fileName}
              </Link>
            </>
          )}
        </p>
      )}
      {one.returnedNote && (
        <Notice tone="warning" title={t('담당자가 다시 확인을 요청했습니다.', 'The officer sent it back.')}>
          <p>{one.returnedNote}</p>
        </Notice>
      )}
      {one.state !== 'met' && track.state === 'conditional' && (
        <Form
          lang={lang}
          csrf={visit.csrf}
          action={visit.href(`/company/${track.companyId}/tracks/${track.id}/conditions/${one.id}`)}
          files
        >
          <TextArea
            lang={lang}
            name={`report-${one.id}`}
            label={t('이행 결과', 'What was done')}
            required
            rows={3}
            max={2000}
            error={error}
            value={visit.form.text(`report-${one.id}`)}
          />
          <FileField
            lang={lang}
            name={`file-${one.id}`}
            label={t('증빙 파일', 'Proof')}
            limit={t('PDF·한글·그림, 20MB까지', 'PDF, HWP or picture, up to 20 MB')}
            error={fileError}
          />
          <Button kind="secondary" hidden={one.ko}>
            {t('이행 결과 보고하기', 'Report')}
          </Button>
        </Form>
      )}
    </div>
  )
}

const objectionWords: Record<string, Text> = {
  filed: text('접수되었습니다. 다른 위원회가 심의합니다.', 'Filed; another committee will review it.'),
  in_review: text('다른 위원회가 심의하고 있습니다.', 'Another committee is reviewing it.'),
  upheld: text('이의가 받아들여졌습니다.', 'Upheld.'),
  dismissed: text('이의가 받아들여지지 않았습니다.', 'Dismissed.'),
}
const Objection = ({ visit, track, errors }: { visit: Visit; track: TrackPage; errors: Record<string, string> }) => {
  const { t, lang, now } = visit
  const { objection } = track
  if (objection) {
    return (
      <section id="objection">
        <h2>{t('이의신청', 'Objection')}</h2>
        <p>
          {t(objectionWords[objection.state] ?? text('', ''))}{' '}
          <span class="quiet">
            <DayTime lang={lang} value={objection.filedAt} />
          </span>
        </p>
        <p>
          {objection.grounds}
          {objection.fileId && objection.fileName && (
            <>
              {' '}
              ·{' '}
              <Link href={`/files/tracks/${track.id}/${objection.fileId}`} download>
                {objection.fileName}
              </Link>
            </>
          )}
        </p>
      </section>
    )
  }
  if (!mayMove(track.state, 'object')) return null
  if (track.objectionUntil === null || !mayObject(track, now).ok)
    return (
      <p class="quiet">
        {track.objectionUntil
          ? t('이의신청 기간이 끝났습니다.', 'The period for objections has ended.')
          : t('이 심의에는 이의신청 기간이 없습니다.', 'There is no period for objections.')}
      </p>
    )
  return (
    <section id="objection">
      <h2>{t('이의신청', 'Objection')}</h2>
      <p>
        {t(
          `${untilWords(track.objectionUntil).ko} 이의를 신청할 수 있습니다. 처음과 다른 위원회가 다시 심의합니다.`,
          `You may object ${untilWords(track.objectionUntil).en}. Another committee will review it.`,
        )}
      </p>
      <Form lang={lang} csrf={visit.csrf} action={visit.href(`/company/${track.companyId}/tracks/${track.id}/objection`)} files>
        <TextArea
          lang={lang}
          name="grounds"
          label={t('이의신청 이유', 'Grounds')}
          required
          rows={8}
          max={4000}
          error={errors['grounds']}
          value={visit.form.text('grounds')}
        />
        <FileField
          lang={lang}
          name="file"
          label={t('근거 자료', 'Supporting file')}
          limit={t('PDF·한글·그림, 20MB까지', 'PDF, HWP or picture, up to 20 MB')}
          error={errors['file']}
        />
        <Button>{t(moveWords.object)}</Button>
      </Form>
    </section>
  )
}

/** A supplement as it was asked and answered: old and new beside each other. */
export const Supplement = ({ visit, track, one }: { visit: Visit; track: Pick<TrackPage, 'id'>; one: SupplementRow }) => {
  const { t, lang } = visit
  return (
    <Disclosure
      summary={
        one.state === 'answered'
          ? t(`${one.round}차 보완 회신`, `Supplement ${one.round}, answered`)
          : one.state === 'open'
            ? t(`${one.round}차 보완 요청(회신 대기)`, `Supplement ${one.round}, waiting`)
            : t(`${one.round}차 보완 요청(회신 없이 종료)`, `Supplement ${one.round}, closed without answer`)
      }
      open={one.state === 'open'}
    >
      <p class="quiet">
        <DayTime lang={lang} value={one.requestedAt} /> {t('요청', 'asked')}
        {one.answeredAt && (
          <>
            {' '}
            · <DayTime lang={lang} value={one.answeredAt} /> {t('회신', 'answered')}
          </>
        )}
        {one.rested !== null && t(` · 기관 처리 기한 ${one.rested}영업일 정지`, ` · the clock rested ${one.rested} business days`)}
      </p>
      {one.parts.map((part) => {
        const answer = one.answers?.find((each) => each.part === part.part)
        return (
          <div key={part.part} class="row-item">
            <p class="strong">{part.request}</p>
            {answer?.text && <p>{answer.text}</p>}
            {answer?.changes.map((change) => (
              <Diff key={change.label} lang={lang} label={change.label} before={change.before} after={change.after} />
            ))}
            {answer && answer.documents.length > 0 && (
              <ul>
                {answer.documents.map((paper) => (
                  <li key={paper.fileId}>
                    <Link href={`/files/tracks/${track.id}/${paper.fileId}`} download>
                      {paper.name}
                    </Link>{' '}
                    <span class="quiet">SHA-256 {paper.sha256.slice(0, 8)}</span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        )
      })}
    </Disclosure>
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
  return ['grounds', 'report'].includes(done.refusal.code)
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
