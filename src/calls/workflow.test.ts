import { expect, test } from 'vitest'
import { no } from '../kernel/outcome.ts'
import { isOpen } from './call.ts'
import type { AwaitingApproval, CallContent, Draft, Published } from './call.ts'
import { agree, askToClose, cancel, close, gapsOf, keepOpen, publish, submit } from './workflow.ts'

const opensAt = new Date('2026-11-20T00:00:00Z')
const closesAt = new Date('2026-11-30T09:00:00Z')
const now = new Date('2026-11-19T00:00:00Z')
const content: CallContent = {
  programme: 'certification',
  theme: 'general',
  titleKo: '철도 신기술 공모',
  titleEn: 'Rail technology',
  bodyKo: '공고합니다.',
  bodyEn: '',
  opensAt,
  closesAt,
  institutions: [{ institutionId: 'kr', isLead: true, ruleSetId: 'r1', extraQuestions: [], fieldCodes: [] }],
}
const draft: Draft = { id: 'c1', leadInstitutionId: 'kr', version: 1, draftedBy: 'dana', state: 'draft', content }
const approver = { isApprover: true, applications: 0 }
const reason = '예산이 취소되었습니다'
const published: Published = { ...draft, state: 'published', approvedBy: 'ravi', publishedAt: now }

test('a call takes applications from its opening until, but not at, its closing', () => {
  const open = (at: Date) => isOpen({ ...published, opensAt, closesAt }, at)
  expect([open(new Date(opensAt.getTime() - 1)), open(opensAt), open(new Date(closesAt.getTime() - 1)), open(closesAt)]).toEqual([
    false,
    true,
    true,
    false,
  ])
})
test('a rolling call stays open', () => {
  expect(isOpen({ state: 'published', opensAt, closesAt: null }, new Date('2099-01-01'))).toBe(true)
})
test('nobody approves their own draft', () => {
  const waiting = submit(draft, now)
  expect(waiting.ok && publish(waiting.value, 'dana', now)).toEqual(no({ code: 'own-draft' }))
  expect(waiting.ok && publish(waiting.value, 'ravi', now).ok).toBe(true)
})
test('a call that passed its closing while it waited is not published', () => {
  const waiting = submit(draft, now)
  expect(waiting.ok && publish(waiting.value, 'ravi', closesAt)).toEqual(no({ code: 'incomplete', missing: ['closesInThePast'] }))
})
test('what is missing is named in the order of the form', () => {
  expect(
    gapsOf({ ...content, titleKo: '', bodyKo: '', closesAt: opensAt, institutions: [{ ...content.institutions[0]!, ruleSetId: '' }] }, now),
  ).toEqual(['titleKo', 'bodyKo', 'closesBeforeOpening', 'ruleSet'])
})
test('a published call is cancelled only with a reason', () => {
  expect(cancel(published, '', approver).ok).toBe(false)
  expect(cancel(published, reason, approver).ok).toBe(true)
  expect(cancel({ ...published, state: 'closed', closedAt: now }, reason, approver).ok).toBe(false)
})
test('what is published is ended by an approver, and not cancelled over applications', () => {
  const officer = { ...approver, isApprover: false }
  expect(cancel(published, reason, officer)).toEqual(no({ code: 'approver-ends' }))
  const rolling: Published = { ...published, content: { ...content, closesAt: undefined } }
  expect(close(rolling, now, { by: 'ravi', isApprover: false })).toEqual(no({ code: 'approver-ends' }))
  expect(close(rolling, now, { by: 'ravi', isApprover: true })).toMatchObject({ ok: true, value: { closedAt: now } })
  expect(cancel(draft, reason, officer).ok).toBe(true)
  expect(cancel(published, reason, { ...approver, applications: 3 })).toEqual(no({ code: 'has-applications', applications: 3 }))
})
test('a dated call is closed before its announced instant only as somebody else asked, with a reason', () => {
  const [ravi, mina] = [
    { by: 'ravi', isApprover: true },
    { by: 'mina', isApprover: true },
  ]
  expect(close(published, now, ravi)).toEqual(no({ code: 'closing-not-asked' }))
  expect(askToClose(published, 'ravi', '예산', now)).toEqual(no({ code: 'incomplete', missing: ['closingReason'] }))
  expect(askToClose(published, 'ravi', reason, closesAt)).toEqual(no({ code: 'not-early' }))
  const earlyClosing = askToClose(published, 'ravi', reason, now)
  const asked: Published = { ...published, earlyClosing: earlyClosing.ok ? earlyClosing.value : undefined }
  expect(askToClose(asked, 'mina', reason, now)).toEqual(no({ code: 'closing-asked' }))
  expect(close(asked, now, ravi)).toEqual(no({ code: 'own-closing' }))
  expect(close(asked, now, mina)).toMatchObject({ ok: true, value: { closedAt: now, earlyClosing: { askedBy: 'ravi', reason } } })
  expect(keepOpen(asked, { by: 'dana', isApprover: false })).toEqual(no({ code: 'approver-ends' }))
  expect(keepOpen(asked, { by: 'ravi', isApprover: false })).toMatchObject({ ok: true, value: { earlyClosing: undefined } })
})
test('a dated call that is closed after its instant closed at that instant, and not early', () => {
  const asked: Published = { ...published, earlyClosing: { askedBy: 'ravi', reason } }
  expect(close(asked, new Date(closesAt.getTime() + 60_000), { by: 'ravi', isApprover: true })).toMatchObject({
    ok: true,
    value: { closedAt: closesAt, earlyClosing: undefined },
  })
})
test('a joint call is published when every other institution has agreed to it', () => {
  const port = (institutionId: string, isAgreed: boolean) => ({
    institutionId,
    isLead: false,
    ruleSetId: 'r',
    extraQuestions: [],
    fieldCodes: [],
    isAgreed,
  })
  const waiting = (...members: ReturnType<typeof port>[]): AwaitingApproval => ({
    ...draft,
    state: 'awaiting_approval',
    content: { ...content, institutions: [...content.institutions, ...members] },
  })
  expect(publish(waiting(port('bpa', true), port('upa', false)), 'ravi', now)).toEqual(no({ code: 'not-agreed', institutionIds: ['upa'] }))
  expect(publish(waiting(port('bpa', true), port('upa', true)), 'ravi', now).ok).toBe(true)
  expect(agree(waiting(port('bpa', false)), 'bpa').ok).toBe(true)
  expect(agree(waiting(port('bpa', true)), 'bpa')).toEqual(no({ code: 'nothing-to-agree' }))
  expect(agree(waiting(port('bpa', false)), 'kr')).toEqual(no({ code: 'nothing-to-agree' }))
  expect(agree({ ...draft, content: waiting(port('bpa', false)).content }, 'bpa').ok).toBe(false)
})
