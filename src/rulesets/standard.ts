/**
 * The standard rule set (표준 심의규정): labelled defaults to clone and change. No source gives points, pass mark, validity,
 * extension or objection rules of market certificates; every value here has the origin 'default' and must be shown so.
 * Points in hundredths.
 */
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { allOf, anyOf, hasAny, is, isOneOf, validOn } from './conditions.ts'
import type { Criterion, RuleSetContent } from './rule-set.ts'

export const defaultLabel: Text = text('표준 기본값', 'standard default')
export const defaultNote: Text = text(
  '공개된 자료에 정해진 값이 없어 이 시스템이 제안하는 기본값입니다. 기관 규정에 맞게 바꿔 주세요.',
  'No public source gives this value. It is our proposal; change it to your institution’s rules.',
)

/** A granted patent or utility model that still runs on the day of application. */
export const grantedRight = hasAny(
  'technology.rights',
  allOf(isOneOf('kind', 'patent', 'utility-model'), is('status', 'granted'), {
    kind: 'months-left-at-least',
    fact: 'expiresOn',
    months: 0,
    from: 'submission',
  }),
)
/** A government certificate of a new technology or product, valid on the day of application. */
export const governmentCertificate = hasAny(
  'technology.certificates',
  allOf(
    isOneOf(
      'kind',
      'net',
      'nep',
      'gs',
      'performance',
      'green',
      'construction-new-technology',
      'disaster-safety',
      'innovation',
      'other-government',
    ),
    validOn('validity', 'submission'),
  ),
)

const criterion = (id: string, points: number, name: Text, guidance: Text, stage = 'presentation'): Criterion => ({
  id,
  stage,
  name,
  guidance,
  max: points * 100,
  commentBelowShare: 40,
  commentAboveShare: 95,
})
const days = (count: number) => ({ days: count, unit: 'business', firstDay: 'next-day' }) as const

export const standardRuleSet: RuleSetContent = {
  format: 1,
  purpose: 'certification',
  title: text('표준 심의규정', 'Standard rule set'),
  introduction: text(
    '기관이 복사해 고쳐 쓰는 표준 심의규정입니다. 모든 값은 표준 기본값입니다.',
    'A standard rule set to clone and adapt. Every value is a standard default.',
  ),
  origins: {
    eligibility: { kind: 'default' },
    documents: { kind: 'default' },
    gates: { kind: 'default' },
    scoring: { kind: 'default' },
    committee: { kind: 'default' },
    stages: { kind: 'default' },
    periods: { kind: 'default' },
    certificate: { kind: 'default' },
    blinding: { kind: 'default' },
    questions: { kind: 'default' },
  },
  eligibility: [
    { id: 'sme', name: text('중소기업', 'Small or medium-sized firm'), condition: validOn('company.smeConfirmation', 'submission') },
    {
      id: 'right-or-certificate',
      name: text('지식재산권 또는 정부인증', 'IP right or government certificate'),
      condition: anyOf(grantedRight, governmentCertificate),
    },
    {
      id: 'field',
      name: text('업무 관련성', 'Relation to the institution’s work'),
      condition: { kind: 'field-related', otherwise: 'judged' },
    },
    { id: 'not-debarred', name: text('제재 없음', 'Not debarred'), condition: is('company.debarred', false) },
  ],
  documents: [
    {
      id: 'description',
      kind: 'TECHNOLOGY_DESCRIPTION',
      name: text('기술소개서', 'Technology description'),
      guidance: text('기존 기술과 다른 점을 수치로 적어 주세요.', 'Say in numbers what is different from what exists.'),
      need: 'required',
    },
    {
      id: 'sme-confirmation',
      kind: 'SME_CONFIRMATION',
      name: text('중소기업확인서', 'SME confirmation'),
      guidance: text('신청일에 유효해야 합니다.', 'Must be valid on the day of application.'),
      need: 'required',
      validOn: 'submission',
    },
    {
      id: 'right-proof',
      kind: 'PATENT_REGISTER',
      name: text('지식재산권 등록원부', 'Register extract of the IP right'),
      guidance: text('최근 1개월 안에 발급한 것을 올려 주세요.', 'Issued within the last month.'),
      need: 'required',
      onlyIf: grantedRight,
    },
    {
      id: 'certificate-proof',
      kind: 'CERTIFICATE_PROOF',
      name: text('정부인증서 사본', 'Copy of the government certificate'),
      guidance: text('유효기간이 보이게 올려 주세요.', 'Its validity must be readable.'),
      need: 'required',
      onlyIf: governmentCertificate,
      validOn: 'submission',
    },
    {
      id: 'licence-proof',
      kind: 'LICENCE_AGREEMENT',
      name: text('실시권·협약 증빙', 'Proof of licence or agreement'),
      guidance: text('권리자가 아닌 신청인만 올려 주세요.', 'Only for applicants who are not the right holder.'),
      need: 'required',
      onlyIf: isOneOf('applicant.standing', 'exclusive_licensee', 'agreement_holder'),
    },
    {
      id: 'test-report',
      kind: 'TEST_REPORT',
      name: text('시험성적서', 'Test report'),
      guidance: text('있으면 올려 주세요.', 'If there is one.'),
      need: 'optional',
    },
  ],
  gates: [
    {
      id: 'applicable',
      stage: 'documents',
      name: text('현장 적용 가능성', 'Applicability in the field'),
      guidance: text('해당 기관의 현장이나 업무에 쓸 수 있는가', 'Can the institution use it in its work?'),
      passesWhen: 'majority',
    },
    {
      id: 'safe',
      stage: 'documents',
      name: text('안전과 법규', 'Safety and regulation'),
      guidance: text('안전이나 법규에 어긋나는 점이 없는가', 'Is nothing against safety or regulation?'),
      passesWhen: 'majority',
    },
  ],
  sections: [
    {
      id: 'technology',
      name: text('기술성', 'Technology'),
      minimum: 1600,
      criteria: [
        criterion(
          'novelty',
          15,
          text('신규성', 'Novelty'),
          text('기존 기술과 다른 점이 뚜렷한가', 'Is it clearly different from what exists?'),
          'documents',
        ),
        criterion(
          'excellence',
          15,
          text('우수성', 'Excellence'),
          text('성능이 수치로 확인되는가', 'Is its performance shown in numbers?'),
          'documents',
        ),
        criterion('completeness', 10, text('완성도', 'Completeness'), text('바로 쓸 수 있을 만큼 완성되었는가', 'Is it ready for use?')),
      ],
    },
    {
      id: 'applicability',
      name: text('현장 적용성', 'Applicability'),
      minimum: 1200,
      criteria: [
        criterion(
          'need',
          15,
          text('기관 업무와의 적합성', 'Fit to the institution’s work'),
          text('기관이 겪는 문제를 푸는가', 'Does it solve a problem of the institution?'),
        ),
        criterion(
          'ease',
          15,
          text('적용과 유지관리의 쉬움', 'Ease of use and upkeep'),
          text('설치와 유지관리가 쉬운가', 'Is it easy to install and keep?'),
        ),
      ],
    },
    {
      id: 'economy',
      name: text('경제성', 'Economy'),
      minimum: 800,
      criteria: [
        criterion(
          'cost',
          20,
          text('비용 절감', 'Savings'),
          text('구매와 운영 비용을 줄이는가', 'Does it save cost of purchase and operation?'),
        ),
      ],
    },
    {
      id: 'public-value',
      name: text('공공성', 'Public value'),
      minimum: 0,
      criteria: [
        criterion(
          'effect',
          10,
          text('안전·환경·사회적 효과', 'Safety, environment, society'),
          text('국민이 느끼는 효과가 있는가', 'Will people notice its effect?'),
        ),
      ],
    },
  ],
  totalPoints: 10_000,
  bonus: [],
  penalties: [],
  passMark: 7000,
  rounding: 'half-up',
  trimming: { lowest: 1, highest: 1, fromMembers: 5 },
  outlierShare: 30,
  committee: { seats: 7, substitutes: 2, quorum: 5, externalShareAtLeast: 50, fields: [], conflictYears: 3 },
  stages: [
    { id: 'documents', kind: 'documents', name: text('서면심의', 'Document review'), days: days(10) },
    { id: 'presentation', kind: 'presentation', name: text('발표심의', 'Presentation'), days: days(10) },
  ],
  periods: {
    receive: days(2),
    check: days(7),
    supplement: days(10),
    supplementRounds: 2,
    review: days(30),
    objection: { days: 30, unit: 'calendar', firstDay: 'next-day' },
    objectionReview: days(20),
    conditions: { days: 60, unit: 'calendar', firstDay: 'next-day' },
  },
  conditionalVerdict: { allowed: true, confirmer: 'officer' },
  certificate: {
    numberPattern: '{institution}-{year}-{sequence:4}',
    sequenceRestarts: 'yearly',
    validityMonths: 36,
    extensions: { count: 1, months: 36, fromMonthsBefore: 6 },
    reminderDays: [180, 90, 30],
  },
  blinding: { companyName: false },
  extraQuestions: [],
}
