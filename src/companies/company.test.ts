import { expect, test } from 'vitest'
import { confirmationOn, readCompany, readConfirmation } from './company.ts'
import { claimStateFor, confirm, longestReason, reject } from './workflow.ts'

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
  const individual = readCompany({ ...typed, kind: 'individual' }, '2026-11-24')
  expect([individual.errors, individual.facts.businessNumber, individual.facts.corporateNumber]).toEqual([{}, null, null])
})
test('a firm cannot be founded tomorrow, and a website is http or https', () => {
  expect(Object.keys(readCompany({ ...typed, foundedOn: '2026-11-25', website: 'javascript:alert(1)' }, '2026-11-24').errors)).toEqual([
    'foundedOn',
    'website',
  ])
})
test('a confirmation keeps the dates of the paper and refuses those that run backwards', () => {
  expect(readConfirmation({ number: '1', sizeClass: 'small', validFrom: '2026.04.01', validTo: '20270331' }).confirmation).toMatchObject({
    validFrom: '2026-04-01',
    validTo: '2027-03-31',
  })
  const numbers = (number: string) => readConfirmation({ number, sizeClass: 'small', validFrom: '2026-04-01', validTo: '2027-03-31' })
  for (const number of ['0010-2026-123456', '제2026-1호', ' ２０２６-1 ']) expect(numbers(number).errors).toEqual({})
  expect(numbers(' ２０２６-1 ').confirmation.number).toBe('2026-1')
  for (const [number, sentence] of [
    ['', '입력해'],
    ['확인서 있음', '숫자가 없습니다'],
    ['1'.repeat(41), '40자 이하로'],
  ] as const)
    expect(numbers(number).errors['number']?.ko).toContain(sentence)
  expect(Object.keys(readConfirmation({ number: '1', sizeClass: 'small', validFrom: '2027-04-01', validTo: '2026-03-31' }).errors)).toEqual(
    ['validTo'],
  )
})
test('what is wrong with a confirmation is told in the order of its form', () => {
  expect(Object.keys(readConfirmation({}).errors)).toEqual(['number', 'sizeClass', 'validFrom', 'validTo'])
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
  const claim = { id: 'k', companyId: 'c', personId: 'dana', state: 'provisional', hasRegistration: false } as const
  expect(confirm(claim, 'ravi')).toEqual({ ok: false, refusal: { code: 'no-registration' } })
  expect(confirm({ ...claim, hasRegistration: true }, 'dana')).toEqual({ ok: false, refusal: { code: 'own-claim' } })
  expect(confirm({ ...claim, hasRegistration: true }, 'ravi').ok).toBe(true)
})
test('a claim is rejected with a reason that says something and has an end', () => {
  const claim = { id: 'k', companyId: 'c', personId: 'dana', state: 'disputed', hasRegistration: false } as const
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
