import { expect, test } from 'vitest'
import { allOf, anyOf, atMost, hasAny, is, isOneOf, not, validOn } from './conditions.ts'
import type { Condition } from './conditions.ts'
import { evaluate } from './evaluate.ts'
import { factsOf } from './facts.ts'
import { conditionSentence, explain } from './sentences.ts'

const facts = factsOf({
  'day.notice': '2026-11-24',
  'day.submission': '2026-11-24',
  'company.kind': 'sole_proprietor',
  'company.smeConfirmation': { validFrom: '2025-11-01', validTo: '2026-10-31' },
  'technology.rights': [
    { kind: 'patent', status: 'granted', number: '10-1234567', expiresOn: '2027-07-24' },
    { kind: 'design', status: 'granted' },
  ],
  'technology.certificates': [],
})
const term: Condition = { kind: 'months-left-at-least', fact: 'expiresOn', months: 12, from: 'notice' }
const said = (condition: Condition) => explain(evaluate(condition, facts))

test('a condition reads as a Korean and an English sentence with the right particles', () => {
  expect(conditionSentence(is('company.kind', 'corporation')).ko).toBe('기업 형태는 법인이어야 합니다.')
  expect(conditionSentence(is('company.kind', 'sole_proprietor')).ko).toBe('기업 형태는 개인사업자여야 합니다.')
  expect(conditionSentence(not(isOneOf('company.kind', 'sole_proprietor', 'individual'))).ko).toBe(
    '기업 형태는 개인사업자 또는 개인이 아니어야 합니다.',
  )
  expect(conditionSentence(hasAny('technology.rights', allOf(isOneOf('kind', 'patent', 'utility-model'), term)))).toEqual({
    ko: '존속기간 만료일까지 공고일부터 12개월 이상 남은 특허 또는 실용신안이 있어야 합니다.',
    en: 'There must be a patent or utility model with at least 12 months left from the day of the notice.',
  })
  expect(conditionSentence(hasAny('technology.rights', allOf(is('kind', 'patent'), { ...term, months: 0 })))).toEqual({
    ko: '존속기간 만료일이 공고일에 지나지 않은 특허가 있어야 합니다.',
    en: 'There must be a patent not expired on the day of the notice.',
  })
  expect(conditionSentence({ kind: 'not-used-before-at-institution', before: 'notice' }).ko).toBe(
    '공고일 전에 해당 기관에 공급한 실적이 없어야 합니다.',
  )
  expect(conditionSentence(not(atMost('company.exportsUsd', 1_000_000))).ko).toBe('직전 연도 수출액은 1,000,000달러 초과여야 합니다.')
})

test('English says several fields in the plural, and a right as the form calls it', () => {
  const fields = factsOf({ 'institution.fields': ['road', 'rail'], 'technology.fields': ['water', 'port'] })
  const said = explain(evaluate(isOneOf('technology.fields', 'road'), fields))
  expect([said.fact?.en, said.mend?.en]).toEqual([
    'The fields of the technology are water and environment, ports.',
    'If the fields of the technology change, update them.',
  ])
  expect(explain(evaluate({ kind: 'field-related', otherwise: 'no' }, { 'technology.fields': ['road'] })).mend?.en).toBe(
    'We can tell once the fields of the institution’s work are set.',
  )
  expect(conditionSentence(hasAny('technology.rights', is('status', 'granted'))).en).toBe(
    'There must be an IP right whose status is registered.',
  )
})

test('groups inside groups cannot be misread', () => {
  expect(
    conditionSentence(
      allOf(anyOf(is('company.kind', 'corporation'), validOn('company.smeConfirmation', 'submission')), is('company.debarred', false)),
    ).ko,
  ).toBe('기업 형태가 법인이거나 중소기업확인서가 신청일에 유효한 경우에 해당하고, 부정당업자 제재가 없어야 합니다.')
})

test('a no says the rule, the fact and what would mend it', () => {
  expect(said(hasAny('technology.rights', allOf(is('kind', 'patent'), term))).sentence.ko).toBe(
    '존속기간 만료일까지 공고일부터 12개월 이상 남은 특허가 있어야 하는데, 특허 10-1234567은 8개월 남았습니다(2027년 7월 24일 만료). 조건에 맞는 지식재산권이 있으면 등록해 주세요.',
  )
  expect(said(validOn('company.smeConfirmation', 'submission'))).toMatchObject({
    answer: 'no',
    fact: { ko: '중소기업확인서가 2026년 10월 31일에 만료되었습니다.' },
    mend: { ko: '새 중소기업확인서를 올리면 신청할 수 있습니다.' },
    mendAt: ['company.confirmations'],
  })
  expect(said(is('company.kind', 'corporation')).sentence.ko).toBe(
    '기업 형태는 법인이어야 하는데, 개인사업자입니다. 등록된 내용이 사실과 다르면 고쳐 주세요.',
  )
})

test('an unknown names the missing fact and the page where to give it', () => {
  expect(said({ kind: 'within-months-of', fact: 'company.founded', months: 84, of: 'notice' })).toMatchObject({
    answer: 'unknown',
    sentence: {
      ko: '판단할 정보가 없습니다. 설립일을 입력하면 바로 확인해 드립니다.',
      en: 'We cannot tell yet. Give the founding date and we will check at once.',
    },
    mendAt: ['company.profile'],
    missing: [{ label: { ko: '설립일' }, page: 'company.profile' }],
  })
  expect(explain(evaluate(validOn('company.smeConfirmation', 'notice'), {})).mend?.ko).toBe('중소기업확인서를 올리면 바로 확인해 드립니다.')
})

test('time that has to pass is told by its day', () => {
  const young = factsOf({ 'day.submission': '2026-12-01', 'company.founded': '2024-03-02' })
  expect(explain(evaluate({ kind: 'months-since-at-least', fact: 'company.founded', months: 36, at: 'submission' }, young)).mend?.ko).toBe(
    '2027년 3월 2일부터 충족됩니다.',
  )
})

test('what only a person can judge says who judges', () => {
  const judged: Condition = { kind: 'judged', sentence: { ko: '현장에 적용할 수 있어야 합니다.', en: 'It must be usable in the field.' } }
  expect(said(judged).sentence.ko).toBe('현장에 적용할 수 있어야 합니다. 이 조건은 기관 담당자가 판단합니다.')
})

test('a certificate without an end lasts for ever, and says so', () => {
  const held = (certificate: Readonly<Record<string, string>>, day: string) =>
    explain(
      evaluate(
        {
          kind: 'has-any',
          list: 'technology.certificates',
          where: { kind: 'months-left-at-least', fact: 'expiresOn', months: 18, from: 'notice' },
        },
        { 'day.notice': day, 'technology.certificates': [certificate] },
      ),
    )
  const endless = held({ kind: 'net', number: 'NET-77', expiresOn: 'never' }, '2026-11-24')
  expect([endless.answer, endless.fact?.ko]).toEqual([
    'yes',
    '신기술인증(NET) NET-77이 조건에 맞습니다. 신기술인증(NET) NET-77은 끝나는 날이 없습니다.',
  ])
  // Nobody has said when it ends: the day of the notice is not the day it ends.
  const open = held({ kind: 'net', number: 'NET-77' }, '2026-11-24')
  expect([open.answer, open.fact]).toEqual(['unknown', undefined])
})
