import { expect, test } from 'vitest'
import { differencesBetween } from './differences.ts'
import { replay, replaySentence } from './replay.ts'
import { daysOfPreCheck, factsOf } from './facts.ts'
import type { RuleSetContent } from './rule-set.ts'
import { sourcedRuleSet } from './sourced.ts'
import { standardRuleSet } from './standard.ts'

const ko = (after: RuleSetContent) =>
  differencesBetween(standardRuleSet, after).map(({ label, before, after: now }) => [label.ko, before?.ko, now?.ko])

test('equal contents differ in nothing, even with keys in another order', () => {
  expect(differencesBetween(standardRuleSet, standardRuleSet)).toEqual([])
  expect(differencesBetween(standardRuleSet, Object.fromEntries(Object.entries(standardRuleSet).reverse()) as RuleSetContent)).toEqual([])
})

test('a change of points, periods and conditions reads like a sentence of the rules', () => {
  const economy = standardRuleSet.sections[2]
  const [cost] = economy?.criteria ?? []
  expect(
    economy &&
      cost &&
      ko({
        ...standardRuleSet,
        passMark: 6500,
        sections: standardRuleSet.sections.map((each) =>
          each.id === 'economy' ? { ...economy, criteria: [{ ...cost, max: 2500 }] } : each,
        ),
      }),
  ).toEqual([
    ['평가 부문 · ‘경제성’ · ‘비용 절감’ · 배점', '20점', '25점'],
    ['합격선', '70점', '65점'],
  ])
  expect(
    ko({ ...standardRuleSet, periods: { ...standardRuleSet.periods, supplement: { days: 14, unit: 'calendar', firstDay: 'next-day' } } }),
  ).toEqual([['기한 · 보완 기한', '10영업일(다음 날부터)', '14일(달력일, 다음 날부터)']])
  expect(
    ko({
      ...standardRuleSet,
      eligibility: standardRuleSet.eligibility.map((rule) =>
        rule.id === 'not-debarred' ? { ...rule, condition: { kind: 'is', fact: 'company.kind', value: 'corporation' } } : rule,
      ),
    }),
  ).toEqual([['신청 요건 · ‘제재 없음’ · 조건', '부정당업자 제재가 없어야 합니다.', '기업 형태는 법인이어야 합니다.']])
})

test('what was added and what was taken away is called by its name', () => {
  const without = { ...standardRuleSet, gates: standardRuleSet.gates.slice(1) }
  expect(ko(without)).toEqual([['적부판정 · ‘현장 적용 가능성’', '현장 적용 가능성', undefined]])
  expect(differencesBetween(without, standardRuleSet)).toMatchObject([{ before: undefined, after: { en: 'Applicability in the field' } }])
  expect(ko({ ...standardRuleSet, stages: [...standardRuleSet.stages].reverse() }).map(([label]) => label)).toEqual(['심의 단계 · 순서'])
})

test('a replay shows whose answer a change would turn', () => {
  const cases = (['corporation', 'sole_proprietor'] as const).map((kind) => ({
    id: kind,
    facts: factsOf({ ...daysOfPreCheck('2026-11-24', '2026-11-01'), 'company.kind': kind }),
  }))
  const kindOnly = (value: string): RuleSetContent => ({
    ...standardRuleSet,
    eligibility: [{ id: 'kind', name: { ko: '형태', en: 'Kind' }, condition: { kind: 'is', fact: 'company.kind', value } }],
  })
  const replayed = replay(kindOnly('corporation'), { ...standardRuleSet, eligibility: [] }, cases)
  expect(replayed.map(({ id, changed }) => [id, changed])).toEqual([
    ['corporation', false],
    ['sole_proprietor', true],
  ])
  expect(replaySentence(replayed).ko).toBe('이 조건이면 지난 2건 중 1건의 판정이 달라집니다.')
  expect(differencesBetween(standardRuleSet, sourcedRuleSet('LH')).length).toBeGreaterThan(3)
})
