import { expect, test } from 'vitest'
import { conflictsOf, eligibleOf, freezeList, listCandidates, organisationKey, readList } from './candidates.ts'
import type { CommitteeRules, Matter, PoolMember } from './candidates.ts'

const matter: Matter = {
  on: '2026-11-24',
  companyId: 'firm',
  companyNames: ['주식회사 가온', 'Gaon'],
  businessNumber: '1234567891',
  owners: ['주식회사 가온', '김발명', '나래대학교 산학협력단'],
  fields: ['SOC', 'SOC.ROAD', 'road'],
  institutionIds: ['kra'],
  earlierMembers: ['judged'],
  staff: ['officer'],
}
const rules: CommitteeRules = { seats: 3, substitutes: 1, quorum: 2, externalShareAtLeast: 50, conflictYears: 3, fields: [] }
const member = (about: Partial<PoolMember> = {}): PoolMember => ({
  personId: 'p',
  name: '박심의',
  state: 'active',
  affiliation: '다온연구원',
  affiliationBusinessNumber: null,
  homeInstitutionId: null,
  fields: ['SOC', 'SOC.ROAD', 'road'],
  affiliations: [],
  relations: [],
  memberships: [],
  ...about,
})
const codes = (about: Partial<PoolMember>) => conflictsOf(member(about), matter, 3).map((one) => one.code)
const once = (until: string | null) => ({
  affiliations: [{ organisation: '(주)가온', businessNumber: null, fromDay: '2018-01-01', untilDay: until }],
})

test('a reviewer with no tie to the firm has no conflict', () => {
  expect(codes({})).toEqual([])
})
test('whoever works for the firm now is kept away, by name or by business number', () => {
  expect(codes({ affiliation: '(주) 가온' })).toEqual(['affiliated'])
  expect(codes({ affiliationBusinessNumber: '123-45-67891' })).toEqual(['affiliated'])
})
test('a former affiliation counts until exactly so many years after its last day', () => {
  expect(codes(once('2023-11-24'))).toEqual(['affiliated'])
  expect(codes(once('2023-11-23'))).toEqual([])
  expect(codes(once(null))).toEqual(['affiliated'])
})
test('an inventor, and somebody of a co-owning university, are kept away; a name that only resembles is not', () => {
  expect(codes({ name: '김발명' })).toEqual(['owner'])
  expect(codes({ affiliation: '나래대학교' })).toEqual(['owner'])
  expect(codes({ affiliation: '나래대학' })).toEqual([])
})
test('a relation keeps away while it lasts and for the years after; family always', () => {
  const relation = (kind: 'advice' | 'family', untilDay: string | null) => ({
    relations: [{ companyId: 'firm', organisation: '가온', kind, untilDay }],
  })
  expect(codes(relation('advice', '2025-01-01'))).toEqual(['relation'])
  expect(codes(relation('advice', '2020-01-01'))).toEqual([])
  expect(codes(relation('family', '2001-01-01'))).toEqual(['relation'])
})
test('members of the firm, staff who handle it, and whoever judged it before are kept away', () => {
  expect(codes({ memberships: [{ companyId: 'firm', untilDay: null }] })).toEqual(['company-member'])
  expect(codes({ memberships: [{ companyId: 'other', untilDay: null }] })).toEqual([])
  expect(codes({ personId: 'judged' })).toEqual(['reviewed-before'])
  expect(codes({ personId: 'officer' })).toEqual(['runs-the-review'])
})
test('one organisation is written in many ways', () => {
  expect(new Set(['주식회사 한빛', '(주)한빛', '한빛㈜', ' 한빛 '].map(organisationKey))).toEqual(new Set(['한빛']))
})
test('the list names reasons, tells internal from external, and gives the same digest in any order of the pool', () => {
  const pool = [
    member({ personId: 'b', homeInstitutionId: 'kra' }),
    member({ personId: 'a', state: 'resting' }),
    member({ personId: 'c', fields: ['ENERGY'] }),
    member({ personId: 'd', homeInstitutionId: 'other' }),
  ]
  const list = listCandidates('r', pool, matter, rules)
  expect(list.members.map((one) => [one.personId, one.code, one.external, one.excluded.map((why) => why.code)])).toEqual([
    ['a', 'R-001', true, ['resting']],
    ['b', 'R-002', false, []],
    ['c', 'R-003', true, ['field']],
    ['d', 'R-004', true, []],
  ])
  const frozen = freezeList(list)
  expect(freezeList(listCandidates('r', pool.toReversed(), matter, rules)).sha256).toBe(frozen.sha256)
  expect(eligibleOf(readList(frozen.content)).map((one) => one.personId)).toEqual(['b', 'd'])
})
