/** What is not a certification, for tests: a trade mission and a patent offer, both invented. */
import { text } from '../kernel/text.ts'
import { allOf, anyOf, atMost, hasAny, is, isOneOf, not, validOn } from './conditions.ts'
import { factPaths } from './fact-paths.ts'
import type { FactTable } from './facts.ts'
import type { RuleSetContent } from './rule-set.ts'
import { standardRuleSet } from './standard.ts'

const { certificate: _, ...withoutCertificate } = standardRuleSet
const criterion = (id: string, points: number, ko: string, en: string) => ({
  id,
  stage: 'documents',
  name: text(ko, en),
  guidance: text('', ''),
  max: points * 100,
})
const oneStage = standardRuleSet.stages.slice(0, 1)
const programme = {
  ...withoutCertificate,
  conditionalVerdict: { allowed: false as const },
  stages: oneStage,
  gates: [],
  documents: [],
  trimming: { lowest: 0, highest: 0, fromMembers: 0 },
}

/** A trade mission: small exporters, no double funding, two unjustified drop-outs within three years bar. It brings one fact of its own. */
export const missionTable: FactTable = {
  ...factPaths,
  'mission.englishCatalogue': {
    type: 'flag',
    verb: 'has',
    mend: 'application.answers',
    label: text('영문 카탈로그', 'an English catalogue'),
  },
}
export const tradeMission: RuleSetContent = {
  ...programme,
  purpose: 'programme',
  title: text('시장개척단', 'Trade mission'),
  eligibility: [
    { id: 'sme', name: text('중소기업', 'SME'), condition: validOn('company.smeConfirmation', 'submission') },
    { id: 'exports', name: text('수출 규모', 'Exports'), condition: atMost('company.exportsUsd', 10_000_000) },
    { id: 'double-funding', name: text('중복 지원 금지', 'No double funding'), condition: is('programme.sameSupportElsewhere', false) },
    { id: 'four-years', name: text('연속 선정 제한', 'Not four years in a row'), condition: atMost('programme.awardedYearsInARow', 3) },
    {
      id: 'drop-outs',
      name: text('중도 포기', 'Drop-outs'),
      condition: not(
        hasAny('programme.dropOuts', allOf(is('justified', false), { kind: 'within-months-of', fact: 'on', months: 36, of: 'notice' }), 2),
      ),
    },
    { id: 'tax', name: text('체납', 'Tax'), condition: is('company.taxArrears', false) },
    { id: 'catalogue', name: text('영문 자료', 'English material'), condition: is('mission.englishCatalogue', true) },
  ],
  sections: [
    {
      id: 'market',
      name: text('시장성', 'Market'),
      minimum: 0,
      criteria: [criterion('demand', 60, '현지 수요', 'Local demand'), criterion('readiness', 40, '수출 준비', 'Export readiness')],
    },
  ],
  bonus: [{ id: 'newcomer', name: text('첫 참가', 'First time'), points: 300, onlyIf: is('programme.awardsBefore', 0) }],
}

/** A patent offered to domestic firms for use in Korea; competing applications are judged. */
export const patentOffer: RuleSetContent = {
  ...programme,
  purpose: 'offer',
  title: text('특허 나눔', 'Patent sharing'),
  eligibility: [
    {
      id: 'domestic',
      name: text('국내 기업', 'Domestic firm'),
      condition: allOf(is('company.domestic', true), isOneOf('company.kind', 'corporation', 'sole_proprietor')),
    },
    { id: 'use', name: text('국내 실시', 'Use in Korea'), condition: is('offer.regionOfUse', 'korea') },
    {
      id: 'consent',
      name: text('공동권리자 동의', 'Consent of co-owners'),
      condition: anyOf(is('offer.coOwned', false), is('offer.coOwnersConsent', true)),
    },
    { id: 'plan', name: text('사업화 계획', 'Plan'), condition: is('offer.hasWorkingPlan', true) },
  ],
  sections: [
    {
      id: 'capability',
      name: text('사업화 역량', 'Capability'),
      minimum: 2500,
      criteria: [criterion('capacity', 50, '생산 역량', 'Capacity'), criterion('sales', 50, '판로', 'Sales channel')],
    },
  ],
}
