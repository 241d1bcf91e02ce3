/**
 * Eligibility as public sources tell it, institution by institution, each rule with its source and the date it speaks of.
 * Nothing else about these institutions' rules was found: points, pass marks, validity and periods stay standard defaults.
 * Rules change; every one must be confirmed by the institution's officer before it goes live.
 */
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { allOf, anyOf, hasAny, is, isOneOf, not, validOn } from './conditions.ts'
import type { Condition } from './conditions.ts'
import type { EligibilityRule, Origin, RuleSetContent } from './rule-set.ts'
import { governmentCertificate, grantedRight, standardRuleSet } from './standard.ts'

/** Public sources, by the id used in the origin of a rule. `date`: the day or year the text speaks of. */
export const ruleSources = {
  S1: {
    address: 'starnewskorea.com/stview.php?no=2024102014342997208',
    date: '2024-10-20',
    about: text('한국마사회 통합공모 보도', 'Report of KRA’s call'),
  },
  S3: {
    address: 'todayenergy.kr idxno=289309',
    date: '2025',
    about: text('한국전력거래소 공모 보도(연도는 추정)', 'Report of KPX’s call (year inferred)'),
  },
  S5: { address: 'ksg.co.kr pNum=133167', date: '2022', about: text('울산항만공사 공모 보도', 'Report of UPA’s call') },
  S12: {
    address: 'k-esg.or.kr/board/get_board_view_no/4/5905',
    date: '2023-11-02',
    about: text('중소기업기술마켓 활성화 과제', 'Market activation tasks'),
  },
  S21: {
    address: 'cyeng.iptime.org/xe/board_road04/85784',
    date: '2025',
    about: text('한국도로공사 설계실무자료집', 'EX design handbook'),
  },
  S46: { address: 'constimes.co.kr idxno=201375', date: '2018', about: text('도공기술마켓 보도', 'Report of EX’s market') },
  S54: { address: 'ntoday.co.kr idxno=73338', date: '2020-06', about: text('LH 신기술 공모 보도', 'Report of LH’s call') },
} as const satisfies Record<string, { readonly address: string; readonly date: string; readonly about: Text }>
type SourceId = keyof typeof ruleSources

const told = (source: SourceId): Origin => ({ kind: 'sourced', source, date: ruleSources[source].date })
const rule = (id: string, name: Text, condition: Condition, source: SourceId, note?: Text): EligibilityRule => ({
  id,
  name,
  condition,
  origin: told(source),
  ...(note && { note }),
})

const names = {
  sme: text('중소기업', 'Small or medium-sized firm'),
  right: text('지식재산권 또는 정부인증', 'IP right or government certificate'),
  field: text('업무 관련성', 'Relation to the institution’s work'),
  kind: text('신청인의 형태', 'Kind of applicant'),
  unused: text('공급 실적 없음', 'Not supplied before'),
  term: text('남은 보호기간', 'Protection left'),
}
const sme = validOn('company.smeConfirmation', 'submission')
const smeNote = text(
  '중소기업이어야 한다는 점은 출처에 있고, 확인서로 확인하는 것은 표준 기본값입니다.',
  'That it must be an SME is sourced; proving it by the confirmation is a standard default.',
)
const paperNote = text(
  '권리와 인증의 구체적 요건은 출처에 없어 표준 기본값을 따릅니다.',
  'What exactly counts as a right or certificate is not told; standard default.',
)
const fields = (...codes: readonly string[]): Condition => ({ kind: 'field-related', fields: codes, otherwise: 'judged' })
/** A right or a certificate that still protects for so many months. */
const protectedFor = (months: number, from: 'notice' | 'submission'): Condition =>
  anyOf(
    hasAny(
      'technology.rights',
      allOf(isOneOf('kind', 'patent', 'utility-model'), is('status', 'granted'), {
        kind: 'months-left-at-least',
        fact: 'expiresOn',
        months,
        from,
      }),
    ),
    hasAny('technology.certificates', { kind: 'months-left-at-least', fact: 'expiresOn', months, from }),
  )

export const sourcedEligibility = {
  KRA: [
    rule('sme', names.sme, sme, 'S1', smeNote),
    rule('right-or-certificate', names.right, anyOf(grantedRight, governmentCertificate), 'S1', paperNote),
    rule(
      'field',
      names.field,
      fields('horse'),
      'S1',
      text('경마·말산업과 관련된 모든 분야입니다.', 'Racing, the horse industry and everything linked to them.'),
    ),
  ],
  KPX: [
    rule('sme-or-individual', names.kind, anyOf(sme, is('company.kind', 'individual')), 'S3', smeNote),
    rule('right-or-certificate', names.right, anyOf(grantedRight, governmentCertificate), 'S3', paperNote),
    rule(
      'field',
      names.field,
      fields('power-market', 'grid'),
      'S3',
      text('전력시장, 전력계통, 전력IT 분야입니다.', 'Power market, power system, power IT.'),
    ),
  ],
  UPA: [
    rule('no-sole-proprietor', names.kind, not(is('company.kind', 'sole_proprietor')), 'S5'),
    rule('sme', names.sme, sme, 'S12', smeNote),
    rule('field', names.field, fields('port'), 'S5', text('항만 운영과 시설 분야입니다.', 'Port operation and facilities.')),
  ],
  LH: [
    rule('corporation', names.kind, is('company.kind', 'corporation'), 'S54'),
    rule('sme', names.sme, sme, 'S12', smeNote),
    rule(
      'protection-12-months',
      names.term,
      protectedFor(12, 'notice'),
      'S54',
      text('공고일 현재 1년 이상 남아야 합니다.', 'At least one year on the day of the notice.'),
    ),
    rule(
      'not-used-before',
      names.unused,
      { kind: 'not-used-before-at-institution', before: 'notice' },
      'S54',
      text('공고일 전에 맺은 계약도 실적으로 봅니다.', 'A contract made before the notice counts as use.'),
    ),
  ],
  EX: [
    rule('sme', names.sme, sme, 'S12', smeNote),
    rule(
      'standing',
      text('신청인의 지위', 'Standing of the applicant'),
      isOneOf('applicant.standing', 'developer', 'right_holder', 'agreement_holder', 'exclusive_licensee'),
      'S46',
    ),
    rule(
      'protection-18-months',
      names.term,
      protectedFor(18, 'submission'),
      'S46',
      text(
        '기준일은 출처에 없어 신청일로 봅니다(표준 기본값).',
        'The reference day is not told; the day of application is a standard default.',
      ),
    ),
    rule(
      'not-used-before',
      names.unused,
      { kind: 'not-used-before-at-institution', before: 'submission' },
      'S46',
      text(
        '기준일은 출처에 없어 신청일로 봅니다(표준 기본값).',
        'The reference day is not told; the day of application is a standard default.',
      ),
    ),
    rule(
      'not-excellent-procurement',
      text('우수조달물품 제외', 'No excellent procurement product'),
      is('technology.excellentProcurement', false),
      'S46',
    ),
    rule(
      'not-directly-purchased',
      text('직접구매 자재 제외', 'No directly-purchased material'),
      is('technology.directlyPurchasedMaterial', false),
      'S46',
    ),
    rule('no-foreign-material', text('외산 자재 제외', 'No foreign material'), not(is('technology.origin', 'foreign')), 'S21'),
  ],
} as const satisfies Readonly<Record<string, readonly EligibilityRule[]>>
export type SourcedInstitution = keyof typeof sourcedEligibility
export const sourcedInstitutions = Object.keys(sourcedEligibility) as readonly SourcedInstitution[]

const titles: Readonly<Record<SourcedInstitution, Text>> = {
  KRA: text('한국마사회 심의규정', 'KRA rule set'),
  KPX: text('한국전력거래소 심의규정', 'KPX rule set'),
  UPA: text('울산항만공사 심의규정', 'UPA rule set'),
  LH: text('한국토지주택공사 심의규정', 'LH rule set'),
  EX: text('한국도로공사 심의규정', 'EX rule set'),
}

/** The standard rule set with the eligibility that sources tell of this institution. Each eligibility rule carries its own origin. */
export const sourcedRuleSet = (institution: SourcedInstitution): RuleSetContent => ({
  ...standardRuleSet,
  title: titles[institution],
  introduction: text(
    '신청 요건은 공개된 자료에 따른 것이며 기관의 확인이 필요합니다. 그 밖의 값은 표준 기본값입니다.',
    'Eligibility follows public sources and awaits the institution’s confirmation. All other values are standard defaults.',
  ),
  eligibility: [...sourcedEligibility[institution]],
  origins: { ...standardRuleSet.origins, eligibility: originOf(sourcedEligibility[institution]) },
})

/** The group's origin names every source; each rule names its own. */
const originOf = (rules: readonly EligibilityRule[]): Origin => {
  const sources = [...new Set(rules.flatMap(({ origin }) => (origin?.kind === 'sourced' ? [origin.source] : [])))]
  const dates = rules.flatMap(({ origin }) => (origin?.kind === 'sourced' ? [origin.date] : [])).toSorted()
  return { kind: 'sourced', source: sources.join(', '), date: dates.at(-1) ?? '' }
}
