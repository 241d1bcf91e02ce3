import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { text } from '../../kernel/text.ts'
import { Button, DayTime, Disclosure, Form, Lines, TextArea } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { answerOnQuote, askOnQuote } from '../actions/questions.ts'
import type { RequestPage } from '../queries.ts'
import { mostLetters, mostQuestions } from '../questions.ts'
import type { Question } from '../questions.ts'
import { isOver } from '../workflow.ts'
import { baseOf } from './quote-moves.tsx'
import type { Side } from './quote-moves.tsx'

interface Part {
  readonly visit: Visit
  readonly side: Side
  readonly request: RequestPage
  readonly errors: FieldErrors
}
const answerField = (id: string) => `answer-${id}`
const place = ({ visit, side, request }: Omit<Part, 'errors'>) => visit.href(`${baseOf(visit, side)}/quotes/${request.id}/questions`)

/** What both sides asked each other, each with its time, and where to ask or answer while the request stands. */
export const Questions = ({ mayWrite, ...part }: Part & { mayWrite: boolean }) => {
  const { visit, request, errors } = part
  const { t, lang } = visit
  const isOpen = mayWrite && !isOver(request.state) && !request.isFirmClosed
  if (!isOpen && request.questions.length === 0) return null
  return (
    <section id="questions" class="stack">
      <h2>{t('질문과 답', 'Questions and answers')}</h2>
      {request.questions.length > 0 && (
        <ol class="plain-list">
          {request.questions.map((one) => (
            <li key={one.id} class="stack">
              <Pair {...part} one={one} isOpen={isOpen} />
            </li>
          ))}
        </ol>
      )}
      {isOpen && request.questions.length < mostQuestions && (
        <Disclosure
          summary={part.side === 'buyer' ? t('기업에 질문하기', 'Ask the firm') : t('기관에 질문하기', 'Ask the institution')}
          open={errors['question'] !== undefined}
        >
          <Form lang={lang} csrf={visit.csrf} action={place(part)}>
            <TextArea
              lang={lang}
              name="question"
              label={t('질문', 'Question')}
              required
              rows={3}
              max={mostLetters}
              error={errors['question']}
              value={visit.form.text('question')}
              hint={t(
                '보내면 상대에게 바로 알리고 여기에 남습니다. 질문해도 견적의 상태와 기한은 그대로입니다.',
                'The other side is told at once, and it stays here. The state of the request and its due day do not change.',
              )}
            />
            <Button kind="secondary">{t('질문 보내기', 'Send the question')}</Button>
          </Form>
        </Disclosure>
      )}
    </section>
  )
}

const Pair = ({ one, isOpen, ...part }: Part & { one: Question; isOpen: boolean }) => {
  const { visit, side, request, errors } = part
  const { t, lang } = visit
  const buyer = t(request.institutionKo, request.institutionEn)
  const firm = t(request.companyKo, request.companyEn ?? request.companyKo)
  const [asker, asked] = one.askedSide === 'buyer' ? [buyer, firm] : [firm, buyer]
  return (
    <>
      <div>
        <p class="quiet">
          {t('질문', 'Question')} · {asker} · <DayTime lang={lang} value={one.askedAt} form="table" />
        </p>
        <Lines words={one.question} />
      </div>
      {one.answer !== null && one.answeredAt !== null ? (
        <div>
          <p class="quiet">
            {t('답', 'Answer')} · {asked} · <DayTime lang={lang} value={one.answeredAt} form="table" />
          </p>
          <Lines words={one.answer} />
        </div>
      ) : isOpen && one.askedSide !== side ? (
        <Form lang={lang} csrf={visit.csrf} action={`${place(part)}/${one.id}`}>
          <TextArea
            lang={lang}
            name={answerField(one.id)}
            label={t('답', 'Answer')}
            required
            rows={3}
            max={mostLetters}
            error={errors[answerField(one.id)]}
            value={visit.form.text(answerField(one.id))}
          />
          <Button kind="secondary">{t('답 보내기', 'Send the answer')}</Button>
        </Form>
      ) : (
        <p class="quiet">{t('아직 답이 없습니다.', 'No answer yet.')}</p>
      )}
    </>
  )
}

const actorOf = (visit: Visit, side: Side) => (side === 'buyer' ? actingAs(visit, 'institution') : actingAs(visit, 'company'))

export const sendQuestion = (visit: Visit, side: Side) =>
  askOnQuote(visit.app, actorOf(visit, side), visit.params['request'] ?? '', visit.form.text('question'))

/** The answer that was sent, with the field it was typed in. */
export const sendAnswer = async (visit: Visit, side: Side) => {
  const question = visit.params['question'] ?? ''
  const field = answerField(question)
  const done = await answerOnQuote(visit.app, actorOf(visit, side), visit.params['request'] ?? '', question, visit.form.text(field))
  return { field, done }
}

export const sentWords = {
  question: text('질문을 보냈습니다. 답이 오면 알려 드립니다.', 'The question is sent. We will tell you when the answer comes.'),
  answer: text('답을 보냈습니다.', 'The answer is sent.'),
} as const
