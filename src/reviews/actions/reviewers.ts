import { josa } from '../../kernel/josa.ts'
import { no, yes } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { sql } from '../../platform/database/database.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { mailTo, tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { createPerson } from '../../people/index.ts'
import type { InstitutionActor, ReviewerActor } from '../../people/index.ts'
import { findCompanyByNumber, findPersonByEmail, findReviewer } from '../pool-queries.ts'
import { insertAffiliation, insertRelation, insertReviewer, updateReviewer } from '../pool-store.ts'
import type { NewAffiliation, NewRelation, ReviewerContent } from '../reviewer.ts'
import { recheckPerson } from '../recusal.ts'

const institutionOf = (actor: InstitutionActor | ReviewerActor) => (actor.hat === 'institution' ? actor.institutionId : undefined)

/** Enters a person in the pool; somebody without an account gets one and a letter. Answers whose. */
export const registerReviewer = (
  app: App,
  actor: InstitutionActor,
  person: { readonly email: string; readonly name: string },
  content: ReviewerContent,
) =>
  inTransaction(app.db, actor, async (tx) => {
    const known = await findPersonByEmail(tx, person.email)
    if (known?.isReviewer) return no({ code: 'already-reviewer' } as const)
    const { id } = known ?? (await createPerson(tx, { email: person.email, name: person.name }))
    await insertReviewer(tx, id, content)
    await tx.record({ action: 'reviewer.registered', kind: 'reviewer', id, institutionId: actor.institutionId })
    const subject = text('심의위원으로 등록되셨습니다.', 'You are registered as a reviewer.')
    if (known)
      await tell(tx, [id], {
        kind: 'reviewer.registered',
        link: '/reviews/profile',
        subject,
        body: text('내 정보에서 소속과 분야를 확인해 주세요.', 'Please check your affiliations and fields.'),
      })
    else await mailTo(tx, person.email, subject.ko, await letterTo(tx, person.name, actor.institutionId))
    return yes({ id })
  })

/** The first letter to somebody whom the pool gave an account: who entered them, and the way in, step by step. */
const letterTo = async (tx: Tx, name: string, institutionId: string): Promise<string> => {
  const by = await tx.one(sql<{ ko: string }>`select name_ko as ko from institutions where id = ${institutionId}`)
  return [
    `${name} 님, ${josa(by.ko, '이/가')} 심의위원으로 등록했습니다.`,
    '아래 주소에서 이 이메일 주소를 입력하면 비밀번호를 정하는 링크를 보내 드립니다. 비밀번호를 정해 로그인하고 2단계 인증을 등록한 뒤, ‘내 정보’에서 소속과 분야를 확인해 주세요.',
    '{address}/forgotten-password',
  ].join('\n\n')
}

/** Saves what the pool knows. A change of affiliation leaves the former one with its last day, and every running seat is asked about conflicts again. */
export const editReviewer = (
  app: App,
  actor: InstitutionActor | ReviewerActor,
  personId: string,
  version: number,
  content: ReviewerContent,
) =>
  inTransaction(app.db, actor, async (tx) => {
    const reviewer = await findReviewer(tx, personId)
    if (!reviewer) return no({ code: 'not-found' } as const)
    if (content.state === 'resting' && reviewer.seatsOpen > 0) return no({ code: 'seats-open' } as const)
    const saved = await updateReviewer(
      tx,
      personId,
      version,
      actor.hat === 'reviewer' ? { ...content, homeInstitutionId: reviewer.homeInstitutionId, state: reviewer.state } : content,
    )
    if (!saved) return no({ code: 'stale' } as const)
    await tx.record({ action: 'reviewer.edited', kind: 'reviewer', id: personId, institutionId: institutionOf(actor), detail: { version } })
    return yes({ left: await recheckPerson(tx, personId) })
  })

export const addAffiliation = (app: App, actor: InstitutionActor | ReviewerActor, personId: string, affiliation: NewAffiliation) =>
  inTransaction(app.db, actor, async (tx) => {
    if (!(await findReviewer(tx, personId))) return no({ code: 'not-found' } as const)
    await insertAffiliation(tx, personId, affiliation)
    await tx.record({ action: 'reviewer.affiliation-added', kind: 'reviewer', id: personId, institutionId: institutionOf(actor) })
    return yes({ left: await recheckPerson(tx, personId) })
  })

/** A relation that keeps the reviewer away from a firm: told by themselves, or entered by an officer. A business number names the firm for certain. */
export const addRelation = (
  app: App,
  actor: InstitutionActor | ReviewerActor,
  personId: string,
  relation: Omit<NewRelation, 'companyId'>,
  businessNumber: string | null,
) =>
  inTransaction(app.db, actor, async (tx) => {
    if (!(await findReviewer(tx, personId))) return no({ code: 'not-found' } as const)
    const company = businessNumber === null ? undefined : await findCompanyByNumber(tx, businessNumber)
    await insertRelation(tx, personId, { ...relation, companyId: company?.id ?? null })
    await tx.record({
      action: 'reviewer.relation-added',
      kind: 'reviewer',
      id: personId,
      institutionId: institutionOf(actor),
      companyId: company?.id,
      detail: { kind: relation.kind },
    })
    return yes({ left: await recheckPerson(tx, personId) })
  })
