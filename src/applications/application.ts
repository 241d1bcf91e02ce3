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
