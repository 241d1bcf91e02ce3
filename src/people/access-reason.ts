import { isTooLong, isTooShort, text } from '../kernel/text.ts'

/** The most letters of a reason for reading or taking away what is said of people; it has five or more, as every reason has. */
export const longestAccessReason = 200

/** Why somebody reads or takes away what is said of people, as it stands in the access log; undefined where it says nothing, or too much. */
export const readAccessReason = (typed: string): string | undefined =>
  isTooShort(typed) || isTooLong(typed, longestAccessReason) ? undefined : typed

export const noReasonWords = text(
  `내려받는 이유를 5자 이상 ${longestAccessReason}자 이하로 적어 주세요. 이유는 열람 기록에 남습니다.`,
  `Say in 5 to ${longestAccessReason} letters why you download it. It is kept in the access log.`,
)
