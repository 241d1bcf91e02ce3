import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'

/** One application of a firm: a draft, or submitted whole. Its roads through the institutions are tracks (track.ts). */
export type ApplicationState = 'draft' | 'submitted'

/** In what right the firm applies. */
export const standings = ['developer', 'right_holder', 'exclusive_licensee', 'agreement_holder'] as const
export type Standing = (typeof standings)[number]
export const standingWords: Readonly<Record<Standing, Text>> = {
  developer: text('개발자', 'Developer'),
  right_holder: text('권리자', 'Right holder'),
  exclusive_licensee: text('전용실시권자', 'Exclusive licensee'),
  agreement_holder: text('협약자', 'Agreement holder'),
}
/** For whoever applies for the first time: what each standing means. */
export const standingHint: Text = text(
  '개발자는 기술을 직접 개발한 기업, 권리자는 특허 같은 권리를 가진 기업, 전용실시권자는 권리자에게서 독점해 쓸 권리를 받은 기업, 협약자는 개발자나 권리자와 협약을 맺고 공급하는 기업입니다.',
  'A developer made the technology itself; a right holder owns the patent or another right; an exclusive licensee alone may use it by a licence; an agreement holder supplies it by an agreement with either.',
)
export const findStanding = (typed: string): Standing | undefined => standings.find((one) => one === typed)
/** As a page is opened that nobody has chosen on yet. */
export const readStanding = (typed: string): Standing => findStanding(typed) ?? 'developer'
export const standingMissing = text('신청인의 지위를 골라 주세요.', 'Choose in what standing you apply.')

/** What the firm declares when it submits. The second and third become facts of the rules. */
export const declarations = ['true', 'not-debarred', 'no-arrears', 'shared'] as const
export type Declaration = (typeof declarations)[number]
export const declarationWords: Readonly<Record<Declaration, Text>> = {
  true: text('입력한 내용과 올린 서류가 사실과 같음을 확인합니다.', 'What we entered and uploaded is true.'),
  'not-debarred': text('부정당업자 제재를 받고 있지 않습니다.', 'We are under no debarment.'),
  'no-arrears': text('국세와 지방세를 체납하고 있지 않습니다.', 'We owe no national or local tax.'),
  shared: text(
    '고른 기관의 담당자와 심의위원이 신청 내용을 읽는 데 동의합니다.',
    'Officers and reviewers of the chosen institutions may read this application.',
  ),
}

/** Answers to the extra questions: by institution, then by question. */
export type Answers = Readonly<Record<string, Readonly<Record<string, string>>>>

/** One call at one institution; the pair is what a track stands for. */
export interface Choice {
  readonly callId: string
  readonly institutionId: string
}
export const choiceKey = (choice: Choice): string => `${choice.callId}/${choice.institutionId}`
/** Reads 'call/institution'; undefined for anything else. */
export const readChoice = (key: string): Choice | undefined => {
  const found = /^([a-z0-9-]{1,40})\/([a-z0-9-]{1,40})$/.exec(key)
  return found?.[1] !== undefined && found[2] !== undefined ? { callId: found[1], institutionId: found[2] } : undefined
}

/** A question asked by one institution only, after the common part. `kind` as in the rule set; a question of a call is a 'long' one. */
export interface Question {
  readonly id: string
  readonly label: Text
  readonly hint: Text
  readonly kind: 'line' | 'long' | 'number' | 'day' | 'choice' | 'yes-no' | 'file'
  readonly required: boolean
  readonly most: number
  readonly choices: readonly { readonly id: string; readonly label: Text }[]
}
