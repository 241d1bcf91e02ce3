import { no, yes } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { holdOpenFirm } from '../../companies/index.ts'
import { membersOf } from '../../people/index.ts'
import type { CompanyActor, InstitutionActor } from '../../people/index.ts'
import { buyersOf } from '../buyers.ts'
import { answer, ask } from '../questions.ts'
import type { Side } from '../questions.ts'
import { countQuestions, findQuestion, findRequestFace, findRequestForUpdate, insertAnswer, insertQuestion } from '../store.ts'

type Asker = InstitutionActor | CompanyActor
type Request = NonNullable<Awaited<ReturnType<typeof findRequestForUpdate>>>
const sideOf = (actor: Asker): Side => (actor.hat === 'institution' ? 'buyer' : 'firm')

/** The request of whoever acts, held; nothing where it is another's. */
const requestOf = async (tx: Tx, actor: Asker, requestId: string): Promise<Request | undefined> => {
  const request = await findRequestForUpdate(tx, requestId)
  const isMine = actor.hat === 'institution' ? request?.institutionId === actor.institutionId : request?.companyId === actor.companyId
  return isMine ? request : undefined
}

/** A buyer or the firm asks the other about a request, which stays as it is. */
export const askOnQuote = (app: App, actor: Asker, requestId: string, words: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const request = await requestOf(tx, actor, requestId)
    if (!request) return no({ code: 'not-found' } as const)
    if (!(await holdOpenFirm(tx, request.companyId))) return no({ code: 'thread-over' } as const)
    const asked = await countQuestions(tx, requestId)
    const decided = ask(request.state, words, asked)
    if (!decided.ok) return decided
    const id = await insertQuestion(tx, requestId, asked + 1, sideOf(actor), decided.value)
    await tellOther(tx, actor, request, 'question-asked', decided.value)
    return yes({ id })
  })

/** The side that was asked answers. */
export const answerOnQuote = (app: App, actor: Asker, requestId: string, questionId: string, words: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const request = await requestOf(tx, actor, requestId)
    const question = request && (await findQuestion(tx, requestId, questionId))
    if (!request || !question) return no({ code: 'not-found' } as const)
    const decided = answer(request.state, question, sideOf(actor), words)
    if (!decided.ok) return decided
    await insertAnswer(tx, questionId, decided.value)
    await tellOther(tx, actor, request, 'question-answered', decided.value)
    return yes({ id: questionId })
  })

const subjects = {
  'question-asked': text('견적에 대한 질문이 왔습니다', 'A question on a quote request'),
  'question-answered': text('견적에 대한 질문에 답이 왔습니다', 'An answer to your question on a quote'),
} as const

const tellOther = async (tx: Tx, actor: Asker, request: Request, what: keyof typeof subjects, words: string): Promise<void> => {
  await tx.record({
    action: `quote.${what}`,
    kind: 'quote-request',
    id: request.id,
    institutionId: request.institutionId,
    companyId: request.companyId,
  })
  const face = await findRequestFace(tx, request.id)
  const isBuyer = actor.hat === 'institution'
  const [fromKo, fromEn] = isBuyer ? [face.institutionKo, face.institutionEn] : [face.companyKo, face.companyEn]
  await tell(tx, isBuyer ? await membersOf(tx, request.companyId) : await buyersOf(tx, request), {
    kind: `quote.${what}`,
    link: `${isBuyer ? `/company/${request.companyId}` : `/buying/${request.institutionId}`}/quotes/${request.id}#questions`,
    subject: text(`${subjects[what].ko}: ${face.titleKo} (${fromKo})`, `${subjects[what].en}: ${face.titleEn} (${fromEn})`),
    body: text(words, words),
  })
}
