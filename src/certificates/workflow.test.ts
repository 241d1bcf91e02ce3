import { expect, test } from 'vitest'
import { rulesOf } from './certificate.ts'
import type { Certificate, CertificateState, Drafted, Issued } from './certificate.ts'
import { approve, changes, longest, mayMove, moves, propose, remindersDue, saidIn, sendBack, sign, standing, termFrom } from './workflow.ts'
import type { Change, Proposal } from './workflow.ts'
import { explain } from './words.ts'

const today = '2026-11-24'
const rules = rulesOf({})
const drafted: Drafted = {
  id: 'k7m2q9xwabcd',
  institutionId: 'kra',
  trackId: 't',
  companyId: 'c',
  technologyId: 'g',
  technologyVersion: 1,
  titleKo: '배수펌프',
  titleEn: 'Pump',
  companyNameKo: '가나',
  companyNameEn: '',
  rules,
  draftedBy: 'officer',
  extensions: 0,
  version: 1,
  state: 'drafted',
}
const issued = (state: Issued['state'], validTo = '2027-03-01'): Issued => ({
  ...drafted,
  state,
  number: 'KRA-2026-0001',
  issuedOn: '2026-03-02',
  validFrom: '2026-03-02',
  validTo,
})
const inState = (state: CertificateState): Certificate => (state === 'drafted' ? drafted : issued(state))
const proposal = (change: Change, more: Partial<Proposal> = {}): Proposal => ({
  id: 'p',
  certificateId: drafted.id,
  change,
  reason: '요건을 채우지 못함',
  proposedBy: 'officer',
  hearingUntil: null,
  opinion: null,
  ...more,
})
const confirmed = { claim: 'confirmed', hasPaper: true, needsPaper: true } as const
const states: CertificateState[] = ['drafted', 'valid', 'suspended', 'revoked']

test('every change is proposed and approved exactly from the states of the table, and leads where it says', () => {
  for (const state of states)
    for (const change of changes) {
      const asked = propose(inState(state), { change, reason: '정당한 사유', urgent: false }, today)
      const approved = approve(inState(state), proposal(change), 'approver', today)
      expect([state, change, asked.ok, approved.ok]).toEqual([state, change, mayMove(state, change), mayMove(state, change)])
      if (approved.ok) expect(approved.value.state).toBe(moves[change].to)
      if (!approved.ok) expect(approved.refusal).toEqual({ code: 'wrong-state', state, move: change })
    }
})
test('only a draft is signed, and never by who drafted it', () => {
  expect(states.map((state) => sign(inState(state), 'approver', 1, today, confirmed).ok)).toEqual([true, false, false, false])
  expect(sign(drafted, 'officer', 1, today, confirmed)).toEqual({ ok: false, refusal: { code: 'own-draft' } })
})
test('a draft is signed or sent back only as it was seen', () => {
  const edited = { ...drafted, version: 2 }
  expect(sign(edited, 'approver', 1, today, confirmed)).toEqual({ ok: false, refusal: { code: 'stale' } })
  expect(sendBack(edited, 1, '이름을 고쳐 주세요')).toEqual({ ok: false, refusal: { code: 'stale' } })
  expect([sign(edited, 'approver', 2, today, confirmed).ok, sendBack(edited, 2, '이름을 고쳐 주세요').ok]).toEqual([true, true])
})
test('a draft is signed only once the firm is confirmed, and the refusal says who confirms it', () => {
  for (const claim of ['provisional', 'disputed', 'rejected', 'withdrawn', null] as const) {
    const firm = { claim, hasPaper: false, needsPaper: true }
    expect(sign(drafted, 'approver', 1, today, firm)).toEqual({ ok: false, refusal: { code: 'firm-unconfirmed', ...firm } })
    expect(explain({ code: 'firm-unconfirmed', ...firm }).ko).toContain('‘회사 확인’ 화면에서')
  }
})
test('nobody approves the change they proposed', () => {
  for (const change of ['extend', 'suspend', 'revoke'] as const)
    expect(approve(issued('valid'), proposal(change), 'officer', today)).toEqual({ ok: false, refusal: { code: 'own-proposal' } })
})
test('three years from 2 March 2026 end on 1 March 2029; rules without months have no end', () => {
  expect(termFrom('2026-03-02', { validityMonths: 36 })).toEqual({ validFrom: '2026-03-02', validTo: '2029-03-01' })
  expect(termFrom('2026-03-02', { validityMonths: 0 }).validTo).toBe('9999-12-31')
})
test('a certificate is extended as often as its rules allow, from its last day on, and not after it', () => {
  const first = approve(issued('valid'), proposal('extend'), 'approver', today)
  expect(first).toEqual({ ok: true, value: { state: 'valid', validTo: '2030-03-01', extensions: 1, reason: null } })
  expect(propose({ ...issued('valid'), extensions: 1 }, { change: 'extend', reason: '한 번 더 연장', urgent: false }, today)).toEqual({
    ok: false,
    refusal: { code: 'no-extension-left', allowed: 1 },
  })
  expect(propose(issued('valid', '2026-11-23'), { change: 'extend', reason: '늦은 연장', urgent: false }, today)).toEqual({
    ok: false,
    refusal: { code: 'expired' },
  })
})
test('a certificate is not extended earlier than its rules say; rules of before, which say nothing, allow it at any time', () => {
  const asked = (validTo: string, of = rules) =>
    propose({ ...issued('valid', validTo), rules: of }, { change: 'extend', reason: '계속 납품합니다', urgent: false }, today)
  expect(asked('2027-05-25')).toEqual({ ok: false, refusal: { code: 'too-early', from: '2026-11-25' } })
  expect(asked('2027-05-24').ok).toBe(true)
  expect(asked('2029-11-23', { ...rules, extensions: { count: 1, months: 36 } }).ok).toBe(true)
})
test('a firm is heard for ten days before a revocation, urgent or not, and before a suspension that can wait', () => {
  const until = (change: Change, urgent: boolean) => {
    const asked = propose(issued('valid'), { change, reason: '시험성적서 위조', urgent }, today)
    return asked.ok ? asked.value.hearingUntil : 'refused'
  }
  expect([until('revoke', true), until('suspend', false), until('suspend', true), until('extend', false)]).toEqual([
    '2026-12-04',
    '2026-12-04',
    null,
    null,
  ])
  const hearing = { hearingUntil: '2026-12-04' }
  expect(approve(issued('valid'), proposal('revoke', hearing), 'approver', '2026-12-04')).toEqual({
    ok: false,
    refusal: { code: 'being-heard', until: '2026-12-04' },
  })
  expect(approve(issued('valid'), proposal('revoke', hearing), 'approver', '2026-12-05').ok).toBe(true)
  expect(approve(issued('valid'), proposal('revoke', { ...hearing, opinion: '인정합니다' }), 'approver', '2026-11-25').ok).toBe(true)
})
test('a reason, a note and an opinion say something: five letters, and no more than the column holds', () => {
  for (const field of ['reason', 'note', 'opinion'] as const) {
    expect(saidIn('아닙니다', field)).toEqual({ ok: false, refusal: { code: 'incomplete', field } })
    expect([saidIn('아닙니다.', field).ok, saidIn('가'.repeat(longest[field]), field).ok]).toEqual([true, true])
    expect(saidIn('가'.repeat(longest[field] + 1), field).ok).toBe(false)
  }
})
test('a change without a reason is not proposed', () => {
  expect(propose(issued('valid'), { change: 'suspend', reason: '그냥', urgent: false }, today)).toEqual({
    ok: false,
    refusal: { code: 'incomplete', field: 'reason' },
  })
})
test('the last day still counts; the day after has expired; revoked stays revoked', () => {
  expect([
    standing(issued('valid', today), today),
    standing(issued('valid', '2026-11-23'), today),
    standing(issued('suspended'), today),
    standing(issued('suspended', '2026-11-23'), today),
    standing(issued('revoked', '2026-01-01'), today),
  ]).toEqual(['valid', 'expired', 'suspended', 'expired', 'revoked'])
})
test('reminders come once each, and one more on the day after the end, which is no news a month later', () => {
  const near = (validTo: string, reminded: number[]) => remindersDue({ validTo, rules: { reminderDays: [180, 90, 30] }, reminded }, today)
  expect(near('2027-02-20', [])).toEqual([180, 90])
  expect(near('2027-02-20', [180, 90])).toEqual([])
  expect(near('2026-11-23', [180, 90, 30])).toEqual([-1])
  expect(near('2026-11-23', [180, 90, 30, -1])).toEqual([])
  expect([near('2026-10-25', []), near('2026-10-24', [])]).toEqual([[-1], []])
})
