import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'

/** Whose eyes one may borrow: the person's e-mail in the demonstration, where they begin, and what to try. */
export interface DemoRole {
  readonly key: string
  readonly name: Text
  /** Without the institution. */ readonly short: Text
  readonly email: string
  readonly start: string
  readonly tries: readonly Text[]
}

export const roles: readonly DemoRole[] = [
  {
    key: 'firm',
    name: text('중소기업 대표', 'Owner of a small firm'),
    short: text('중소기업', 'Small firm'),
    email: 'owner',
    start: '/company',
    tries: [
      text('사전 확인에서 신청할 수 있는 공모를 봅니다.', 'See in the pre-check which calls fit.'),
      text('기술 하나로 여러 기관에 한 번에 신청합니다.', 'Apply to several institutions at once.'),
      text('기관별 진행과 다음 기한을 한눈에 봅니다.', 'See each institution’s progress and the next due date.'),
    ],
  },
  {
    key: 'officer',
    name: text('기관 담당자(한국마사회)', 'Officer (Korea Racing Authority)'),
    short: text('기관 담당자', 'Officer'),
    email: 'officer.kra@market.example',
    start: '/desk/kra',
    tries: [
      text('할 일에서 신청을 열어 요건을 확인합니다.', 'Open an application from the queue and check it.'),
      text('보완을 요청하거나 심의에 회부합니다.', 'Ask for a supplement or send it to review.'),
      text('위원을 추첨하고 추첨을 다시 계산해 봅니다.', 'Draw a committee and recompute the draw.'),
    ],
  },
  {
    key: 'approver',
    name: text('기관 승인자(한국마사회)', 'Approver (Korea Racing Authority)'),
    short: text('기관 승인자', 'Approver'),
    email: 'approver.kra@market.example',
    start: '/desk/kra',
    tries: [
      text('다른 사람이 쓴 의결안과 인증서에 서명합니다.', 'Sign verdicts and certificates that others drafted.'),
      text('본인이 쓴 것에는 서명할 수 없는 것을 봅니다.', 'See that nobody signs what they drafted.'),
      text('공모 초안을 승인합니다.', 'Approve a call.'),
    ],
  },
  {
    key: 'reviewer',
    name: text('심의위원', 'Reviewer'),
    short: text('심의위원', 'Reviewer'),
    email: 'reviewer',
    start: '/reviews',
    tries: [
      text('이해관계를 확인하고 서약합니다.', 'Answer about conflicts and pledge.'),
      text('신청 내용을 나란히 보며 평가표를 씁니다.', 'Fill in the sheet beside the dossier.'),
      text('평가표를 봉인합니다.', 'Seal the sheet.'),
    ],
  },
  {
    key: 'buyer',
    name: text('구매 담당자(한국마사회)', 'Buyer (Korea Racing Authority)'),
    short: text('구매 담당자', 'Buyer'),
    email: 'buyer.kra@market.example',
    start: '/buying/kra',
    tries: [
      text('기술을 찾아 견적을 요청합니다.', 'Find a technology and ask for a quote.'),
      text('계약 근거마다 무엇이 필요한지 봅니다.', 'See what each contract ground needs.'),
      text('구매를 기록하면 통계가 바뀌는 것을 봅니다.', 'Record a purchase and see the figures move.'),
    ],
  },
  {
    key: 'secretary',
    name: text('협의체 간사(SOC)', 'Secretary of a council (SOC)'),
    short: text('협의체 간사', 'Secretary'),
    email: 'secretary.soc@market.example',
    start: '/council/SOC',
    tries: [
      text('네 항만공사의 공동심의를 봅니다.', 'See the joint review of four port authorities.'),
      text('한 번의 의결로 기관마다 인증서가 나옵니다.', 'One verdict, a certificate of each.'),
      text('회원 기관의 진행을 봅니다.', 'See how its members stand.'),
    ],
  },
  {
    key: 'operator',
    name: text('운영자', 'Operator'),
    short: text('운영자', 'Operator'),
    email: 'operator@market.example',
    start: '/operations',
    tries: [
      text('시연에서 보낸 메일을 읽습니다(실제로 보내지 않습니다).', 'Read the mails of the demonstration; none is sent.'),
      text('회사 등록을 확인합니다.', 'Confirm firms.'),
      text('기준 자료의 출처를 봅니다.', 'See where the reference data comes from.'),
    ],
  },
  {
    key: 'auditor',
    name: text('감사자', 'Auditor'),
    short: text('감사자', 'Auditor'),
    email: 'auditor@market.example',
    start: '/audit',
    tries: [
      text('한 건의 전체 이력을 따라갑니다.', 'Follow one thing through its whole life.'),
      text('누가 무엇을 읽었는지 봅니다.', 'See who read what.'),
      text('모든 것을 보되 아무것도 고치지 않습니다.', 'Read everything, change nothing.'),
    ],
  },
]
