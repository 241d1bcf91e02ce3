import { expect, test } from 'vitest'
import { no } from '../kernel/outcome.ts'
import { standardRuleSet } from '../rulesets/index.ts'
import { isAgainstScores, keepsNames, verdictGaps, wordsLikeNames } from './verdict.ts'
import type { VerdictDraft, VerdictPart } from './verdict.ts'

const [first = '', second = ''] = standardRuleSet.sections.map((section) => section.id)
const reasons = Object.fromEntries(standardRuleSet.sections.map((section) => [section.id, '기준을 충족합니다']))
const draft: VerdictDraft = { result: 'approved', reasons, conditions: [], dissent: '', differsReason: '', given: [] }
const named = '김하늘 위원이 확인했습니다'
const place = (at: VerdictPart) => ('section' in at ? `${at.of} ${at.section}` : 'place' in at ? `${at.of} ${at.place}` : at.of)
const gaps = (change: Partial<VerdictDraft>, computed: 'approved' | 'rejected' = 'approved', rules = standardRuleSet) =>
  verdictGaps({ ...draft, ...change }, { computed, rules, names: ['김하늘'], today: '2026-11-24' }).map(
    (gap) => `${gap.fault}: ${place(gap.at)}`,
  )
const condition = (ko: string, dueOn: string | undefined) => ({ ko, dueOn })

test('a verdict names its result, a reason for every section, and why it leaves the scores', () => {
  expect(gaps({})).toEqual([])
  expect(gaps({ result: undefined })).toEqual(['result: result'])
  expect(gaps({}, 'rejected')).toEqual(['differs-short: differsReason'])
  expect(gaps({ reasons: {} })).toEqual(standardRuleSet.sections.map(({ id }) => `reason-short: reason ${id}`))
  expect(gaps({ reasons: { ...reasons, [second]: '예' } })).toEqual([`reason-short: reason ${second}`])
  expect([isAgainstScores('conditional', 'approved'), isAgainstScores('conditional', 'rejected')]).toEqual([false, true])
})
test('every text of a verdict has an end', () => {
  const endless = '가'.repeat(4001)
  expect(gaps({ differsReason: endless, dissent: endless, reasons: { ...reasons, [first]: endless } }, 'rejected')).toEqual([
    'differs-long: differsReason',
    `reason-long: reason ${first}`,
    'dissent-long: dissent',
  ])
})
test('conditions belong to a conditional approval, where the rules know one, and are due on a day to come that can be planned', () => {
  const conditional = (...conditions: ReturnType<typeof condition>[]) => gaps({ result: 'conditional', conditions })
  expect(conditional()).toEqual(['conditions-missing: condition 0'])
  expect(conditional(condition('겨울철 시험', '2026-11-25'))).toEqual([])
  expect(conditional(condition('겨울철 시험', '2026-11-24'), condition('겨울철 시험', '2028-11-25'))).toEqual([
    'due: due 0',
    'due-far: due 1',
  ])
  expect(conditional(condition('가'.repeat(1001), undefined), condition('시험', '2026-11-25'))).toEqual([
    'condition-long: condition 0',
    'due: due 0',
    'condition-short: condition 1',
  ])
  expect(gaps({ conditions: [condition('겨울철 시험', '2026-11-25')] })).toEqual(['conditions-unused: condition 0'])
  const unconditional = { ...standardRuleSet, conditionalVerdict: { ...standardRuleSet.conditionalVerdict, allowed: false } }
  expect(gaps({ result: 'conditional', conditions: [condition('겨울철 시험', '2026-11-25')] }, 'approved', unconditional)).toEqual([
    'conditions-not-allowed: result',
  ])
})
test('no name of the committee stands in what the firm reads; words that only read like one may be said to be none', () => {
  expect(gaps({ differsReason: named, reasons: { ...reasons, [first]: named }, dissent: named }, 'rejected')).toEqual([
    'name: differsReason',
    `name: reason ${first}`,
  ])
  expect(gaps({ result: 'conditional', conditions: [condition('겨울철 시험', '2026-11-25'), condition(named, '2026-11-25')] })).toEqual([
    'name: condition 1',
  ])
  const ordinary = { ...reasons, [first]: '김하늘 아래에서도 잘 됩니다' }
  expect(gaps({ reasons: ordinary })).toEqual([`name: reason ${first}`])
  expect(gaps({ reasons: ordinary, ordinaryWords: ['김하늘'] })).toEqual([])
  // One word that was looked at excuses no other, and none with a title.
  expect(gaps({ reasons: ordinary, ordinaryWords: ['이동식'] })).toEqual([`name: reason ${first}`])
  expect(gaps({ reasons: { ...reasons, [first]: named }, ordinaryWords: ['김하늘'] })).toEqual([`name: reason ${first}`])
  const like = (reason: string) => wordsLikeNames({ ...draft, reasons: { ...reasons, [first]: reason } }, ['김하늘', '이동식'])
  expect(['김하늘 아래의 이동식 펌프입니다', named, '기준을 충족합니다'].map(like)).toEqual([['김하늘', '이동식'], [], []])
  const asked = (reason: string) =>
    verdictGaps(
      { ...draft, reasons: { ...reasons, [first]: reason } },
      { computed: 'approved', rules: standardRuleSet, names: ['김하늘'], today: '2026-11-24' },
    )
  expect([ordinary[first] ?? '', named].flatMap(asked).map((gap) => gap.fault === 'name' && gap.mayBeWords)).toEqual([true, false])
  const signed = { conditions: [], differsReason: null }
  expect(keepsNames({ ...signed, reasons: { [first]: named } }, ['김하늘'])).toEqual(no({ code: 'names-told', names: ['김하늘'] }))
  expect(keepsNames({ ...signed, reasons: ordinary }, ['김하늘']).ok).toBe(true)
})
