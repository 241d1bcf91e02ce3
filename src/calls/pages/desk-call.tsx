import { actingAs, deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { textWithin } from '../../platform/http/text-within.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { BackLink, Button, Downloads, ErrorSummary, Field, FileField, Form, Link, StatusTag, TextArea } from '../../ui/index.ts'
import { addCallFile, removeFile } from '../actions/files.ts'
import { answerQuestion } from '../actions/ask.ts'
import { askToCloseCall, cancelCall, closeCall, keepCallOpen } from '../actions/end-call.ts'
import { agreeToCall, declineCall, publishCall, sendBackCall, submitCall } from '../actions/move-call.ts'
import { longestReply, longestTitle } from '../call.ts'
import { findCall, findReach } from '../queries.ts'
import type { CallDetail } from '../queries.ts'
import { explain, questionsWord, stateWords } from '../words.ts'
import { paragraphs } from './call-page.tsx'
import { CallClock } from './call-list.tsx'
import { Consents, Gaps, Moves, Unread } from './desk-call-moves.tsx'
import { Facts } from './desk-call-facts.tsx'
import { Endings } from './desk-call-endings.tsx'
import { stateTone } from './desk-list.tsx'
import { ChangedCall } from './seen-call.tsx'

export const drawDeskCall = (visit: Visit) => drawWith(visit, {})

/** The call of an address, for a desk whose institution takes part in it. */
export const callHere = async (visit: Visit): Promise<CallDetail | undefined> => {
  const call = await findCall(visit.read, visit.params['call'] ?? '')
  return call?.institutions.some((one) => one.id === deskOf(visit)) ? call : undefined
}

const drawWith = async (visit: Visit, errors: Record<string, string>, status = 200, general?: string) => {
  const { t, lang } = visit
  const desk = deskOf(visit)
  const call = await callHere(visit)
  if (!call) return notFound
  const roles = visit.actor.hat === 'institution' ? visit.actor.roles : []
  const leads = call.leadInstitutionId === desk
  const reach = leads && call.state === 'published' ? await findReach(visit.read, call.id) : undefined
  const title = t(call.titleKo, call.titleEn || call.titleKo) || t('(이름 없음)', '(untitled)')
  return page({
    title,
    density: 'staff',
    status,
    hasErrors: status >= 400,
    body: (
      <>
        <BackLink lang={lang} href={visit.href(`/desk/${desk}/calls`)} label={t('공모 관리', 'Our calls')} />
        <h1>{title}</h1>
        <ErrorSummary lang={lang} errors={errors} general={general} />
        {status === 409 && general === undefined && <ChangedCall visit={visit} call={call} />}
        <p class="row">
          <StatusTag tone={stateTone[call.state]} word={t(stateWords[call.state])} /> <CallClock visit={visit} call={call} />
        </p>
        {call.state === 'draft' && <Gaps visit={visit} call={call} />}
        {['draft', 'awaiting_approval'].includes(call.state) && <Unread visit={visit} call={call} />}
        {leads && <Moves visit={visit} call={call} roles={roles} errors={errors} />}
        {reach && <Endings visit={visit} call={call} reach={reach} roles={roles} errors={errors} />}
        {call.rules.length > 1 && call.state === 'awaiting_approval' && (
          <Consents visit={visit} call={call} isApprover={roles.includes('approver')} errors={errors} />
        )}
        <Facts visit={visit} call={call} />
        <h2>{t('공고문', 'Notice in Korean')}</h2>
        <div class="prose" lang="ko">
          {paragraphs(call.bodyKo)}
        </div>
        <h2>{t('영문 공고문', 'Notice in English')}</h2>
        {call.bodyEn === '' ? (
          <p class="quiet">{t('영문 공고문이 없어 영문 화면에도 국문으로 보입니다.', 'None: English pages show the Korean one.')}</p>
        ) : (
          <div class="prose" lang="en">
            {paragraphs(call.bodyEn)}
          </div>
        )}
        <CallFiles visit={visit} call={call} isOfficer={leads && roles.includes('officer')} errors={errors} />
        <Questions visit={visit} call={call} isOfficer={leads && roles.includes('officer')} errors={errors} />
      </>
    ),
  })
}

const CallFiles = ({
  visit,
  call,
  isOfficer,
  errors,
}: {
  visit: Visit
  call: CallDetail
  isOfficer: boolean
  errors: Record<string, string>
}) => {
  const { t, lang } = visit
  const base = visit.href(`/desk/${call.leadInstitutionId}/calls/${call.id}`)
  return (
    <section>
      <h2>{t('서식과 첨부', 'Forms and files')}</h2>
      {call.files.length === 0 && <p class="quiet">{t('아직 올린 파일이 없습니다.', 'No files yet.')}</p>}
      <ul>
        {call.files.map((file) => (
          <li key={file.id} class="row">
            <Link href={`/files/calls/${call.id}/${file.fileId}`} download>
              {file.titleEn === file.titleKo ? file.titleKo : `${file.titleKo} / ${file.titleEn}`}
            </Link>
            {isOfficer && (
              <Form lang={lang} csrf={visit.csrf} action={`${base}/files/${file.id}/remove`}>
                <Button kind="text" small hidden={file.name}>
                  {t('빼기', 'Remove')}
                </Button>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {isOfficer && (
        <Form lang={lang} csrf={visit.csrf} action={`${base}/files`} files>
          <FileField lang={lang} name="file" label={t('파일', 'File')} required error={errors['file']} />
          <Field
            lang={lang}
            name="titleKo"
            label={t('표시할 이름', 'Name shown')}
            value={visit.form.text('titleKo')}
            error={errors['titleKo']}
          />
          <Field
            lang={lang}
            name="titleEn"
            label={t('영문 이름', 'English name')}
            value={visit.form.text('titleEn')}
            error={errors['titleEn']}
          />
          <Button kind="secondary">{t('파일 올리기', 'Upload the file')}</Button>
        </Form>
      )}
    </section>
  )
}

const Questions = ({
  visit,
  call,
  isOfficer,
  errors,
}: {
  visit: Visit
  call: CallDetail
  isOfficer: boolean
  errors: Record<string, string>
}) => {
  const { t, lang } = visit
  return (
    <section id="questions">
      <h2>{t(questionsWord)}</h2>
      {call.questions.length === 0 && <p class="quiet">{t('아직 올라온 질문이 없습니다.', 'No questions yet.')}</p>}
      {call.questions.map((one) => (
        <div key={one.id} id={`question-${one.id}`} class="qa">
          <p class="strong">{one.question}</p>
          {one.answer ? (
            <p>{one.answer}</p>
          ) : isOfficer ? (
            <Form lang={lang} csrf={visit.csrf} action={visit.href(`/desk/${call.leadInstitutionId}/calls/${call.id}/questions/${one.id}`)}>
              <TextArea
                lang={lang}
                name={`answer-${one.id}`}
                label={t('답변', 'Answer')}
                required
                rows={3}
                max={longestReply}
                error={errors[`answer-${one.id}`]}
                value={visit.form.text(`answer-${one.id}`)}
              />
              <Button kind="secondary">{t('답변 등록하기', 'Publish the answer')}</Button>
            </Form>
          ) : (
            <p class="quiet">{t('답변을 기다립니다.', 'Waiting for an answer.')}</p>
          )}
        </div>
      ))}
      {call.questions.length > 0 && (
        <Downloads lang={lang} base={visit.href(`/desk/${deskOf(visit)}/calls/${call.id}/questions`)} what={t(questionsWord)} />
      )}
    </section>
  )
}

/** The fields that say why. */
const whyFields = ['reason', 'closingReason', 'note'] as const
type Moved = { ok: true } | { ok: false; refusal: Parameters<typeof explain>[0] }
const afterMove = (visit: Visit, moved: Moved, flash: Text) => {
  const to = `/desk/${deskOf(visit)}/calls/${visit.params['call']}`
  if (moved.ok) return redirect(to, flash)
  if (moved.refusal.code === 'not-found') return notFound
  if (moved.refusal.code === 'stale') return drawWith(visit, {}, 409)
  const sentence = visit.t(explain(moved.refusal))
  const [gap] = moved.refusal.code === 'incomplete' ? moved.refusal.missing : []
  const field = whyFields.find((one) => gap === one || gap === `${one}-long`)
  return drawWith(visit, field ? { [field]: sentence } : {}, moved.refusal.code === 'wrong-state' ? 409 : 422, field ? undefined : sentence)
}
const idOf = (visit: Visit) => visit.params['call'] ?? ''

type Move = (...given: Parameters<typeof cancelCall>) => Promise<Moved>
/** A press on the page of a call: the move over the version that was seen, what is said when it was made, and the field that says why, where one does. */
const posting =
  (move: Move, said: Text, why = '') =>
  async (visit: Visit) =>
    afterMove(
      visit,
      await move(visit.app, actingAs(visit, 'institution'), idOf(visit), visit.form.whole('version'), visit.form.text(why)),
      said,
    )

export const postSubmit = posting(submitCall, text('승인을 요청했습니다.', 'Approval was asked for.'))
export const postSendBack = posting(sendBackCall, text('작성자에게 되돌려 보냈습니다.', 'Sent back to the drafter.'), 'note')
export const postPublish = posting(publishCall, text('공모를 공고했습니다.', 'The call is published.'))
export const postAgree = posting(agreeToCall, text('공모에 동의했습니다.', 'Your institution has agreed to the call.'))
export const postDecline = posting(declineCall, text('주관기관에 되돌려 보냈습니다.', 'Sent back to the lead institution.'), 'note')
export const postAskToClose = posting(
  askToCloseCall,
  text('조기 마감을 요청했습니다. 다른 승인자가 결정합니다.', 'Closing early was asked for. Another approver decides.'),
  'closingReason',
)
export const postKeepOpen = posting(keepCallOpen, text('공고한 대로 접수합니다.', 'The call stays open as announced.'))
export const postClose = posting(closeCall, text('공모를 마감했습니다.', 'The call is closed.'))
export const postCancel = posting(cancelCall, text('공모를 취소했습니다.', 'The call is cancelled.'), 'reason')

const most = longestReply.toLocaleString('en')
const wrongAnswer = text(`답변을 2자 이상 ${most}자 이하로 적어 주세요.`, `Write an answer of 2 to ${most} letters.`)
export const postAnswer = async (visit: Visit) => {
  const question = visit.params['question'] ?? ''
  const answered = await answerQuestion(
    visit.app,
    actingAs(visit, 'institution'),
    idOf(visit),
    question,
    visit.form.text(`answer-${question}`),
  )
  if (answered.ok)
    return redirect(`/desk/${deskOf(visit)}/calls/${idOf(visit)}#questions`, text('답변을 등록했습니다.', 'The answer is published.'))
  if (answered.refusal.code === 'not-found') return notFound
  return answered.refusal.code === 'already-answered'
    ? drawWith(visit, {}, 409, visit.t('다른 담당자가 먼저 답변했습니다.', 'A colleague has answered already.'))
    : drawWith(visit, { [`answer-${question}`]: visit.t(wrongAnswer) }, 422)
}

export const postFile = async (visit: Visit) => {
  const file = visit.form.file('file')
  const errors: Record<string, string> = {}
  if (!file?.ok) errors['file'] = file ? visit.t(file.sentence) : visit.t('파일을 골라 주세요.', 'Choose a file.')
  const titleKo = textWithin(visit, errors, 'titleKo', longestTitle)
  const titleEn = textWithin(visit, errors, 'titleEn', longestTitle)
  if (!file?.ok || Object.keys(errors).length > 0) return drawWith(visit, errors, 422)
  const added = await addCallFile(visit.app, actingAs(visit, 'institution'), idOf(visit), file, titleKo, titleEn)
  return added.ok ? redirect(`/desk/${deskOf(visit)}/calls/${idOf(visit)}`, text('파일을 올렸습니다.', 'The file is added.')) : notFound
}
export const postRemoveFile = async (visit: Visit) => {
  const removed = await removeFile(visit.app, actingAs(visit, 'institution'), idOf(visit), visit.params['file'] ?? '')
  return removed.ok ? redirect(`/desk/${deskOf(visit)}/calls/${idOf(visit)}`, text('파일을 뺐습니다.', 'The file is removed.')) : notFound
}
