import { newId } from '../../kernel/id.ts'
import { no, yes } from '../../kernel/outcome.ts'
import { isTooLong, isTooShort, lettersIn, text } from '../../kernel/text.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { membersOf, officersOf } from '../../people/index.ts'
import type { CompanyActor, InstitutionActor } from '../../people/index.ts'
import { longestAsked, longestReply } from '../call.ts'
import { findCall } from '../queries.ts'
import { findCallForUpdate, insertQuestion, logEvent, saveAnswer } from '../store.ts'

/** A firm asks; everybody reads question and answer, nobody reads who asked. */
export const askQuestion = (app: App, actor: CompanyActor, callId: string, question: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const call = await findCall(tx, callId)
    if (!call || !['published', 'closed'].includes(call.state)) return no({ code: 'not-found' } as const)
    if (isTooShort(question) || isTooLong(question, longestAsked)) return no({ code: 'question-length' } as const)
    const id = newId()
    await insertQuestion(tx, id, callId, actor.companyId, question)
    await tx.record({ action: 'call.question-asked', kind: 'call', id: callId, companyId: actor.companyId })
    await tell(tx, await officersOf(tx, call.leadInstitutionId, 'officer'), {
      kind: 'call.question-asked',
      link: `/desk/${call.leadInstitutionId}/calls/${callId}#questions`,
      subject: text(`공모 질문이 올라왔습니다: ${call.titleKo}`, `A question on your call: ${call.titleEn}`),
      body: text(question, question),
    })
    return yes({ id })
  })

export const answerQuestion = (app: App, actor: InstitutionActor, callId: string, questionId: string, answer: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const call = await findCallForUpdate(tx, actor.institutionId, callId)
    if (!call) return no({ code: 'not-found' } as const)
    if (lettersIn(answer) < 2 || isTooLong(answer, longestReply)) return no({ code: 'question-length' } as const)
    if ((await saveAnswer(tx, callId, questionId, answer)) === 0) return no({ code: 'already-answered' } as const)
    await logEvent(tx, callId, 'question-answered', { questionId })
    await tx.record({
      action: 'call.question-answered',
      kind: 'call',
      id: callId,
      institutionId: actor.institutionId,
      detail: { questionId },
    })
    const asked = await findCall(tx, callId)
    const one = asked?.questions.find((question) => question.id === questionId)
    if (asked && one?.companyId) {
      await tell(tx, await membersOf(tx, one.companyId), {
        kind: 'call.question-answered',
        link: `/calls/${callId}#questions`,
        subject: text(`질문에 답변이 등록되었습니다: ${call.content.titleKo}`, `Your question was answered: ${call.content.titleEn}`),
        body: text(`${asked.leadKo}: ${answer}`, `${asked.leadEn}: ${answer}`),
      })
    }
    return yes({ id: questionId })
  })
