import { expect, test } from 'vitest'
import { confirmationOn, readCompany, readConfirmation, readKindCorrection } from './company.ts'
import { changeOf, claimStateFor, confirm, longestReason, reject, settledBy } from './workflow.ts'

const today = '2026-11-24'
const typed = {
  kind: 'corporation',
  nameKo: '가나기술',
  representative: '홍길순',
  businessNumber: '123-45-67891',
  corporateNumber: '110111-0062432',
}

test('a wrong check digit is answered with the number it was typed as', () => {
  const { errors } = readCompany({ ...typed, businessNumber: '1234567890' }, '2026-11-24')
  expect(errors['businessNumber']?.ko).toBe('사업자등록번호 123-45-67890의 마지막 숫자가 맞지 않습니다. 등록증을 보고 다시 입력해 주세요.')
})
test('which numbers are needed depends on the kind', () => {
  expect(Object.keys(readCompany({ ...typed, businessNumber: '', corporateNumber: '' }, '2026-11-24').errors)).toEqual([
    'businessNumber',
    'corporateNumber',
  ])
  expect(Object.keys(readCompany({ ...typed, kind: 'sole_proprietor', corporateNumber: '' }, '2026-11-24').errors)).toEqual([])
  const individual = readCompany({ ...typed, kind: 'individual', businessNumber: '', corporateNumber: '' }, '2026-11-24')
  expect([individual.errors, individual.facts.businessNumber, individual.facts.corporateNumber]).toEqual([{}, null, null])
})
test('a number typed for a kind that has none is told at its field, not dropped', () => {
  const { errors } = readCompany({ ...typed, kind: 'individual' }, today)
  expect([errors['businessNumber']?.ko, errors['corporateNumber']?.ko]).toEqual([
    '개인은 사업자등록번호가 없습니다. 번호를 지우거나, 사업자등록을 하셨으면 기업 형태를 다시 골라 주세요.',
    '개인은 법인등록번호가 없습니다. 번호를 지우거나, 법인이면 기업 형태를 다시 골라 주세요.',
  ])
  expect(Object.keys(readCompany({ ...typed, kind: 'sole_proprietor' }, today).errors)).toEqual(['corporateNumber'])
})
test('a kind is corrected to one that has a business number, with the corporate number of a corporation', () => {
  expect(readKindCorrection({ kind: 'corporation', corporateNumber: '110111-0062432' })).toEqual({
    errors: {},
    correction: { kind: 'corporation', corporateNumber: '1101110062432' },
  })
  expect(readKindCorrection({ kind: 'sole_proprietor', corporateNumber: '' }).errors).toEqual({})
  for (const [kind, corporateNumber, at] of [
    ['individual', '', 'kind'],
    ['corporation', '', 'corporateNumber'],
    ['corporation', '110111-0062431', 'corporateNumber'],
    ['sole_proprietor', '110111-0062432', 'corporateNumber'],
  ] as const)
    expect(Object.keys(readKindCorrection({ kind, corporateNumber }).errors)).toEqual([at])
})
test('a firm cannot be founded tomorrow, and a website is http or https', () => {
  expect(Object.keys(readCompany({ ...typed, foundedOn: '2026-11-25', website: 'javascript:alert(1)' }, '2026-11-24').errors)).toEqual([
    'foundedOn',
    'website',
  ])
})
test('a confirmation keeps the dates of the paper and refuses those that run backwards', () => {
  expect(
    readConfirmation({ number: '1', sizeClass: 'small', validFrom: '2026.04.01', validTo: '20270331' }, today).confirmation,
  ).toMatchObject({
    validFrom: '2026-04-01',
    validTo: '2027-03-31',
  })
  const numbers = (number: string) =>
    readConfirmation({ number, sizeClass: 'small', validFrom: '2026-04-01', validTo: '2027-03-31' }, today)
  for (const number of ['0010-2026-123456', '제2026-1호', ' ２０２６-1 ']) expect(numbers(number).errors).toEqual({})
  expect(numbers(' ２０２６-1 ').confirmation.number).toBe('2026-1')
  for (const [number, sentence] of [
    ['', '입력해'],
    ['확인서 있음', '숫자가 없습니다'],
    ['1'.repeat(41), '40자 이하로'],
  ] as const)
    expect(numbers(number).errors['number']?.ko).toContain(sentence)
  expect(
    Object.keys(readConfirmation({ number: '1', sizeClass: 'small', validFrom: '2026-04-01', validTo: '2026-03-31' }, today).errors),
  ).toEqual(['validTo'])
})
test('what is wrong with a confirmation is told in the order of its form', () => {
  expect(Object.keys(readConfirmation({}, today).errors)).toEqual(['number', 'sizeClass', 'validFrom', 'validTo'])
})
test('the confirmation that counts on a day is the valid one, else the one that ended last', () => {
  const papers = [
    { validFrom: '2024-04-01', validTo: '2025-03-31' },
    { validFrom: '2025-04-01', validTo: '2026-03-31' },
  ]
  expect(confirmationOn(papers, '2025-01-01')).toEqual({ confirmation: papers[0], isValid: true })
  expect(confirmationOn(papers, '2026-04-01')).toEqual({ confirmation: papers[1], isValid: false })
  expect(confirmationOn([], '2026-04-01')).toBeUndefined()
})
test('a second claim to a number opens a dispute and blocks nobody', () => {
  expect(claimStateFor([])).toEqual({ mine: 'provisional', others: 'stay' })
  expect(claimStateFor(['provisional'])).toEqual({ mine: 'disputed', others: 'disputed' })
  expect(claimStateFor(['confirmed'])).toEqual({ mine: 'disputed', others: 'stay' })
  expect(claimStateFor(['rejected'])).toEqual({ mine: 'provisional', others: 'stay' })
})
test('a claim is confirmed by somebody else, after the certificate was seen', () => {
  const claim = {
    id: 'k',
    companyId: 'c',
    personId: 'dana',
    state: 'provisional',
    hasRegistration: false,
    needsRegistration: true,
  } as const
  expect(confirm(claim, 'ravi')).toEqual({ ok: false, refusal: { code: 'no-registration' } })
  expect(confirm({ ...claim, hasRegistration: true }, 'dana')).toEqual({ ok: false, refusal: { code: 'own-claim' } })
  expect(confirm({ ...claim, hasRegistration: true }, 'ravi').ok).toBe(true)
  expect(confirm({ ...claim, needsRegistration: false }, 'ravi').ok).toBe(true)
})
test('a claim is rejected with a reason that says something and has an end', () => {
  const claim = { id: 'k', companyId: 'c', personId: 'dana', state: 'disputed', hasRegistration: false, needsRegistration: true } as const
  const refusalOf = (reason: string) => {
    const decided = reject(claim, 'ravi', reason)
    return decided.ok ? undefined : decided.refusal.code
  }
  expect([refusalOf('아니요'), refusalOf('가'.repeat(longestReason + 1)), refusalOf('👍'.repeat(longestReason))]).toEqual([
    'reason-missing',
    'reason-too-long',
    undefined,
  ])
})
test('a dispute is over once one claim alone is left of it', () => {
  const [mine, rejected, other] = [{ state: 'disputed' }, { state: 'rejected' }, { state: 'disputed' }] as const
  expect(settledBy([mine, rejected])).toBe(mine)
  expect([settledBy([mine, rejected, other]), settledBy([rejected]), settledBy([{ state: 'confirmed' }, rejected])]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
test('only an owner changes roles, and the last owner stays one', () => {
  const owners = [{ personId: 'dana' }, { personId: 'ravi' }]
  expect(changeOf(owners, 'dana', 'ravi', 'member').ok).toBe(true)
  expect(changeOf(owners.slice(0, 1), 'ravi', 'dana', 'member')).toEqual({ ok: false, refusal: { code: 'not-found' } })
  expect(changeOf(owners.slice(0, 1), 'dana', 'dana', 'left')).toEqual({ ok: false, refusal: { code: 'last-owner' } })
  expect(changeOf(owners.slice(0, 1), 'dana', 'mei', 'left').ok).toBe(true)
})
test('a confirmation that cannot be is refused, and proves nothing where it is kept', () => {
  const read = (validFrom: string, validTo: string) =>
    readConfirmation({ number: '1', sizeClass: 'small', validFrom, validTo }, today).errors
  expect(read('1900-01-01', '9999-12-31')['validTo']?.ko).toContain('5년을 넘지 않습니다')
  expect(read('2026-11-25', '2027-11-24')['validFrom']?.ko).toContain('아직 시작되지 않았습니다')
  expect(read('2026-02-30', '2027-03-31')['validFrom']?.ko).toBe('유효기간 시작일에 적은 2026-02-30은 달력에 없는 날입니다.')
  expect(confirmationOn([{ validFrom: '1900-01-01', validTo: '9999-12-31' }], today)).toBeUndefined()
})
test('what a firm says of itself has an end', () => {
  const { errors } = readCompany({ ...typed, representative: '가'.repeat(101), nameEn: 'a'.repeat(201), foundedOn: '2026-02-30' }, today)
  expect([errors['representative']?.ko, errors['nameEn']?.ko, errors['foundedOn']?.ko]).toEqual([
    '100자까지 적을 수 있습니다. 줄여 주세요.',
    '200자까지 적을 수 있습니다. 줄여 주세요.',
    '설립일에 적은 2026-02-30은 달력에 없는 날입니다.',
  ])
})
