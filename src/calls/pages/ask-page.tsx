import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { text } from '../../kernel/text.ts'
import { BackLink, Button, ErrorSummary, Form, TextArea } from '../../ui/index.ts'
import { askQuestion } from '../actions/ask.ts'
import { longestAsked } from '../call.ts'
import { findCall } from '../queries.ts'

const most = longestAsked.toLocaleString('en')
const wrongLength = text(`질문을 5자 이상 ${most}자 이하로 적어 주세요.`, `Write your question in 5 to ${most} letters.`)

export const drawAsk = (visit: Visit) => drawForm(visit, '', undefined)

const drawForm = async (visit: Visit, typed: string, error: string | undefined) => {
  const { t, lang } = visit
  const call = await findCall(visit.read, visit.params['call'] ?? '')
  if (!call || !['published', 'closed'].includes(call.state)) return notFound
  return page({
    title: t('공모에 질문하기', 'Ask about this call'),
    status: error ? 422 : 200,
    hasErrors: error !== undefined,
    body: (
      <>
        <BackLink lang={lang} href={visit.href(`/calls/${call.id}`)} label={t(call.titleKo, call.titleEn)} />
        <h1>{t('공모에 질문하기', 'Ask about this call')}</h1>
        <ErrorSummary lang={lang} errors={error ? { question: error } : {}} />
        <Form lang={lang} csrf={visit.csrf} action={visit.href(visit.path)}>
          <TextArea
            lang={lang}
            name="question"
            label={t('질문', 'Question')}
            required
            value={typed}
            max={longestAsked}
            error={error}
            hint={t(
              '질문과 답변은 누구나 볼 수 있습니다. 회사 이름은 표시하지 않습니다.',
              'Everybody can read question and answer. Your firm is not named.',
            )}
          />
          <Button>{t('질문 보내기', 'Send the question')}</Button>
        </Form>
      </>
    ),
  })
}

export const ask = async (visit: Visit) => {
  const callId = visit.params['call'] ?? ''
  const asked = await askQuestion(visit.app, actingAs(visit, 'company'), callId, visit.form.text('question'))
  if (asked.ok)
    return redirect(
      `/calls/${callId}#questions`,
      text('질문을 보냈습니다. 답변이 등록되면 알려 드립니다.', 'Your question was sent. We will tell you when it is answered.'),
    )
  return asked.refusal.code === 'not-found' ? notFound : drawForm(visit, visit.form.text('question'), visit.t(wrongLength))
}
