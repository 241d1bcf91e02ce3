import { expect, test } from 'vitest'
import { assessEligibility, mendForVisitor, sourcedRuleSet } from '../rulesets/index.ts'
import { factsFromAnswers, publicQuestions, stillAsks } from './public-questions.ts'

const today = '2026-11-30'
const against = { institutionId: 'x', institutionFields: [], noticeDay: today }
/** The rule of a remaining term: at EX 18 months from the application, at LH 12 from the notice. */
const termAt = (institution: 'EX' | 'LH', answers: Readonly<Record<string, string>>) => {
  const { rules } = assessEligibility(sourcedRuleSet(institution), factsFromAnswers(answers, against, today))
  const found = rules.find(({ rule }) => rule.id.startsWith('protection'))
  if (!found) throw new Error(`${institution} asks for no remaining term.`)
  return found.explanation
}
const patent = (months: string) => ({ right: 'patent', certificate: 'no', months })

test('a term is answered in the steps the rules draw, and each answer decides both of them', () => {
  const answers = ['under-12', 'under-18', 'under-36', 'from-36']
  expect(publicQuestions.find(({ name }) => name === 'months')?.options.map(({ value }) => value)).toEqual([...answers, ''])
  expect(answers.map((months) => termAt('EX', patent(months)).answer)).toEqual(['no', 'no', 'yes', 'yes'])
  expect(answers.map((months) => termAt('LH', patent(months)).answer)).toEqual(['no', 'yes', 'yes', 'yes'])
  // An answer of an older page, kept in somebody's address, is no answer.
  expect(termAt('EX', patent('18')).answer).toBe('unknown')
})

test('no day is made up: what was answered is said again as it was answered', () => {
  const { fact } = termAt('EX', patent('under-12'))
  expect(fact?.ko).toContain('특허 1은 오늘부터 12개월 미만 남았습니다.')
  expect(`${fact?.ko} ${fact?.en}`).not.toMatch(/\d{4}/)
})

test('what the answer leaves between two bounds stays unknown, and what to look up is said', () => {
  // A call whose notice lies back: less than 12 months from today may still be 12 months from the notice.
  const { rules } = assessEligibility(
    sourcedRuleSet('LH'),
    factsFromAnswers(patent('under-12'), { ...against, noticeDay: '2026-10-01' }, today),
  )
  const found = rules.find(({ rule }) => rule.id.startsWith('protection'))?.explanation
  expect([found?.answer, found?.mend?.ko]).toEqual(['unknown', expect.stringContaining('만료일')])
})

test('a certificate of which nothing else was said proves nothing and has no days left', () => {
  const said = termAt('EX', { right: 'none', certificate: 'yes' })
  expect([said.answer, said.fact]).toEqual(['unknown', undefined])
  expect(said.mend?.ko).toBe('인증의 유효기간 만료일을 입력하면 바로 확인해 드립니다.')
})

test('an SME confirmation that is valid today is valid on the day of application, and before that nobody said', () => {
  const facts = factsFromAnswers({ sme: 'yes' }, { ...against, noticeDay: '2026-10-01' }, today)
  const asked = (on: 'submission' | 'notice') =>
    assessEligibility(
      { eligibility: [{ id: 'sme', name: { ko: '', en: '' }, condition: { kind: 'valid-on', fact: 'company.smeConfirmation', on } }] },
      facts,
    ).answer
  expect([asked('submission'), asked('notice')]).toEqual(['yes', 'unknown'])
})

test('a visitor is asked for nothing that no question asks, and told of nothing registered', () => {
  const answers = { kind: 'individual', right: 'none', certificate: 'no', sme: 'no' }
  const said = (given: Readonly<Record<string, string>>) =>
    (['EX', 'LH'] as const).flatMap((institution) =>
      assessEligibility(sourcedRuleSet(institution), factsFromAnswers(given, against, today)).rules.flatMap(
        ({ evaluation }) => mendForVisitor(evaluation, stillAsks(given)) ?? [],
      ),
    )
  const all = [...said(answers), ...said({}), ...said({ right: 'patent', certificate: 'yes' })]
  for (const { ko, en } of all) expect(`${ko} ${en}`).not.toMatch(/입력하면|올리면|등록된 내용|바로 확인해|on record|upload/i)
  const words = all.map(({ ko }) => ko)
  expect(words).toContainEqual(expect.stringMatching(/우수조달물품.*회사와 기술을 등록하면 확인합니다\.$/))
  expect(words).toContainEqual(expect.stringContaining('아래 질문에 답하면 확인해 드립니다: '))
  expect(words).toContainEqual('답하신 내용이 사실과 다르면 답을 고쳐 주세요.')
})
