import { afterAll, beforeAll, expect, test } from 'vitest'
import { setStaff } from '../../tests/cast.ts'
import type { Staff } from '../../tests/cast.ts'
import { asStaff, must } from '../../tests/shortcuts.ts'
import { formOn } from '../../tests/support/form-on.ts'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { aPdf } from '../../tests/support/papers.ts'
import { sendFiles } from '../../tests/support/send-files.ts'
import { findWaiting } from '../people/index.ts'
import { cloneRuleSet, putInForce } from '../rulesets/stored.ts'
import { draftCall, editCall } from './actions/draft-call.ts'
import { cancelCall, closeCall } from './actions/end-call.ts'
import { agreeToCall, declineCall, publishCall, submitCall } from './actions/move-call.ts'
import type { CallContent } from './call.ts'
import { callsWaiting } from './home.ts'
import { findCall } from './queries.ts'

let market: Market
let lead: Staff
let member: Staff
const rules: Record<string, string> = {}

const setRules = (staff: Staff) =>
  market.set(async (tx) => {
    const { versionId: fromVersionId } = await tx.one(
      sql<{ versionId: string }>`select v.id as version_id from rule_set_versions v join rule_sets s on s.id = v.rule_set_id
        where s.institution_id is null and v.state = 'in_force' limit 1`,
    )
    const { institutionId, officer, approver } = staff
    const made = must(await cloneRuleSet(tx, { fromVersionId, institutionId, nameKo: '심의규정', nameEn: 'Rules', by: officer }))
    must(await putInForce(tx, { versionId: made.versionId, by: approver }))
    return made.ruleSetId
  })

beforeAll(async () => {
  market = await openMarket()
  ;[lead, member] = await market.set(async (tx) => [await setStaff(tx, 'bpa'), await setStaff(tx, 'upa')] as const)
  for (const staff of [lead, member]) rules[staff.institutionId] = await setRules(staff)
})
afterAll(() => market.close())

const contentOf = (ruleSets: Record<string, string | undefined>, titleKo = '공동공모'): CallContent => ({
  programme: 'certification',
  theme: 'general',
  titleKo,
  titleEn: 'Joint call',
  bodyKo: '공고합니다.',
  bodyEn: '',
  opensAt: new Date(),
  closesAt: new Date(Date.now() + 86_400_000),
  institutions: Object.entries(ruleSets).map(([institutionId, ruleSetId = '']) => ({
    institutionId,
    isLead: institutionId === 'bpa',
    ruleSetId,
    extraQuestions: [],
    fieldCodes: [],
  })),
})
const officer = () => asStaff(lead, 'officer')
const approver = () => asStaff(lead, 'approver')
const asked = async (titleKo: string) => {
  const { id } = must(await draftCall(market.app, officer(), contentOf({ bpa: rules['bpa'], upa: rules['upa'] }, titleKo)))
  must(await submitCall(market.app, officer(), id, await versionOf(id)))
  return id
}
const versionOf = async (id: string) => (await findCall(market.read, id))?.version ?? 0
const noticesTo = (personId: string, kind: string) =>
  market.read.many(sql<{ kind: string }>`select kind from notices where person_id = ${personId} and kind = ${kind}`)

test('nothing is published in the name of an institution whose approver has not agreed to it as it stands', async () => {
  const id = await asked('함께 여는 공모')
  expect(await noticesTo(member.approver, 'call.agreement-asked')).toHaveLength(1)
  expect(await publishCall(market.app, approver(), id, await versionOf(id))).toMatchObject({
    ok: false,
    refusal: { code: 'not-agreed', institutionIds: ['upa'] },
  })
  const version = await versionOf(id)
  expect(await agreeToCall(market.app, asStaff(member, 'approver'), id, version - 1)).toMatchObject({ refusal: { code: 'stale' } })
  must(await agreeToCall(market.app, asStaff(member, 'approver'), id, version))
  expect(await noticesTo(lead.approver, 'call.agreed')).toHaveLength(1)
  expect(await publishCall(market.app, approver(), id, version - 1)).toMatchObject({ refusal: { code: 'stale' } })
  must(await publishCall(market.app, approver(), id, version))
})

test('who does not agree sends it back, and a call that was sent back is agreed to anew', async () => {
  const id = await asked('되돌아온 공모')
  must(await agreeToCall(market.app, asStaff(member, 'approver'), id, await versionOf(id)))
  must(await declineCall(market.app, asStaff(member, 'approver'), id, await versionOf(id), '규정을 바꾸어 주세요.'))
  expect((await findCall(market.read, id))?.state).toBe('draft')
  must(await submitCall(market.app, officer(), id, await versionOf(id)))
  expect((await publishCall(market.app, approver(), id, await versionOf(id))).ok).toBe(false)
  // Nobody else's, and not the lead's own.
  const stranger = await market.set((tx) => setStaff(tx, 'ipa'))
  for (const other of [asStaff(stranger, 'approver'), approver()])
    expect(await agreeToCall(market.app, other, id, await versionOf(id))).toMatchObject({ refusal: { code: 'not-found' } })
})

test('whoever publishes or agrees to a call that changed under their eyes sees what they read beside what it says now', async () => {
  const id = await asked('바뀌는 공모')
  const [leading, joining] = [await market.as(lead.approver), await market.as(member.approver)]
  const [own, theirs] = [`/desk/bpa/calls/${id}`, `/desk/upa/calls/${id}`]
  must(await agreeToCall(market.app, asStaff(member, 'approver'), id, await versionOf(id)))
  const publishing = formOn((await leading.get(own)).body, `${own}/publish`)
  must(await declineCall(market.app, asStaff(member, 'approver'), id, await versionOf(id), '공고문을 고쳐 주세요.'))
  must(await submitCall(market.app, officer(), id, await versionOf(id)))
  const agreeing = formOn((await joining.get(theirs)).body, `${theirs}/agree`)
  must(await declineCall(market.app, asStaff(member, 'approver'), id, await versionOf(id), '공고문을 고쳐 주세요.'))
  const changed = { ...contentOf({ bpa: rules['bpa'], upa: rules['upa'] }, '바뀌는 공모'), bodyKo: '다시 공고합니다.' }
  must(await editCall(market.app, officer(), id, await versionOf(id), changed))
  must(await submitCall(market.app, officer(), id, await versionOf(id)))
  for (const stale of [await leading.post(`${own}/publish`, publishing), await joining.post(`${theirs}/agree`, agreeing)]) {
    expect(stale.statusCode).toBe(409)
    for (const part of ['보시던 공모가 그사이 바뀌어', '<span class="sr-only"> [더함: </span>다시 <span'])
      expect(stale.body).toContain(part)
  }
  const anew = formOn((await joining.post(`${theirs}/agree`, agreeing)).body, `${theirs}/agree`)
  expect((await joining.post(`${theirs}/agree`, anew)).statusCode).toBe(303)
})

test('every institution judges by rules of its own', async () => {
  const foreign = contentOf({ bpa: rules['upa'], upa: rules['upa'] })
  expect(await draftCall(market.app, officer(), foreign)).toMatchObject({ refusal: { code: 'foreign-rules', institutionIds: ['bpa'] } })
  const { id } = must(await draftCall(market.app, officer(), contentOf({ bpa: rules['bpa'] })))
  expect(await editCall(market.app, officer(), id, 1, contentOf({ bpa: rules['bpa'], upa: rules['bpa'] }))).toMatchObject({
    refusal: { code: 'foreign-rules', institutionIds: ['upa'] },
  })
  await expect(
    market.set((tx) => tx.run(sql`update call_institutions set rule_set_id = ${rules['upa']} where call_id = ${id}`)),
  ).rejects.toThrow('rules_of_the_institution_itself')
})

test('a published call is ended by an approver, and its people are told', async () => {
  const { id } = must(await draftCall(market.app, officer(), contentOf({ bpa: rules['bpa'] }, '그만두는 공모')))
  must(await submitCall(market.app, officer(), id, await versionOf(id)))
  must(await publishCall(market.app, approver(), id, await versionOf(id)))
  expect(await closeCall(market.app, officer(), id, await versionOf(id))).toMatchObject({ refusal: { code: 'approver-ends' } })
  expect(await cancelCall(market.app, officer(), id, await versionOf(id), '예산이 취소되었습니다')).toMatchObject({
    refusal: { code: 'approver-ends' },
  })
  must(await cancelCall(market.app, approver(), id, await versionOf(id), '예산이 취소되었습니다'))
  expect(await noticesTo(lead.officer, 'call.cancelled')).toHaveLength(1)
})

test('a file added while members agree makes what they read another call: they are asked anew, and read it before it is published', async () => {
  const id = await asked('서식이 바뀌는 공모')
  must(await agreeToCall(market.app, asStaff(member, 'approver'), id, await versionOf(id)))
  const joining = await market.as(member.approver)
  const seen = await versionOf(id)
  const asks = (await noticesTo(member.approver, 'call.agreement-asked')).length
  const page = `/desk/bpa/calls/${id}`
  expect(
    (await sendFiles(market, await market.sessionOf(lead.officer), `${page}/files`, [['titleKo', '서식']], [aPdf('서식.pdf')])).statusCode,
  ).toBe(303)
  const fileId = (await findCall(market.read, id))?.files[0]?.fileId
  expect(await noticesTo(member.approver, 'call.agreement-asked')).toHaveLength(asks + 1)
  expect(await publishCall(market.app, approver(), id, seen)).toMatchObject({ refusal: { code: 'stale' } })
  expect(await agreeToCall(market.app, asStaff(member, 'approver'), id, seen)).toMatchObject({ refusal: { code: 'stale' } })
  expect((await joining.get(`/files/calls/${id}/${fileId}`)).statusCode).toBe(200)
  const stranger = await market.set((tx) => setStaff(tx, 'ipa'))
  expect((await (await market.as(stranger.approver)).get(`/files/calls/${id}/${fileId}`)).statusCode).toBe(404)
})

test('every question without an answer waits for the lead’s officer, also two of one call', async () => {
  const id = await asked('물어볼 공모')
  const questions = ['지식재산권이 둘이어도 되나요?', `${'길게 묻습니다 '.repeat(12)}?`]
  for (const [at, question] of questions.entries())
    await market.app.db.pool.query(
      `insert into call_questions (id, call_id, asked_by, asked_at, question) values ($1, $2, $3, now(), $4)`,
      [`${id}-${at}`, id, lead.officer, question],
    )
  await market.app.db.pool.query(`update calls set state = 'published', approved_by = $2, published_at = now() where id = $1`, [
    id,
    lead.approver,
  ])
  const held = { companyIds: [], deskIds: ['bpa'], buyingIds: [], councilIds: [], isReviewer: false, isOperator: false, isAuditor: false }
  const [queue] = await findWaiting(market.read, lead.officer, held, [callsWaiting])
  expect(queue).toMatchObject({ count: 2, title: { ko: '답변할 공모 질문' } })
  expect(queue?.items.map((item) => item.href).toSorted()).toEqual([0, 1].map((at) => `/desk/bpa/calls/${id}#question-${id}-${at}`))
  expect(queue?.items.map((item) => item.label.ko)).toEqual(
    expect.arrayContaining([`물어볼 공모: ${questions[0]}`, expect.stringMatching(/…$/)]),
  )
  expect((await (await market.as(lead.officer)).get(`/desk/bpa/calls/${id}`)).body).toContain(`id="question-${id}-1"`)
})

test('a draft on rules that came with the software says so before they are published as the institution’s', async () => {
  const { id: seeded } = await market.read.one(
    sql<{ id: string }>`select s.id from rule_sets s join rule_set_versions v on v.rule_set_id = s.id and v.state = 'in_force'
      where s.institution_id = 'upa' and v.drafted_by is null`,
  )
  const browser = await market.as(member.officer)
  for (const [ruleSet, isTold] of [
    [seeded, true],
    [rules['upa'], false],
  ] as const) {
    const made = must(
      await draftCall(market.app, asStaff(member, 'officer'), {
        ...contentOf({ upa: ruleSet }),
        institutions: [{ institutionId: 'upa', isLead: true, ruleSetId: ruleSet ?? '', extraQuestions: [], fieldCodes: [] }],
      }),
    )
    const { payload } = await browser.get(`/desk/upa/calls/${made.id}`)
    expect([
      payload.includes('공개된 자료와 기본값으로 만든 것입니다.'),
      payload.includes(`/desk/upa/rule-sets/${ruleSet}/versions/1`),
    ]).toEqual([isTold, isTold])
  }
})
