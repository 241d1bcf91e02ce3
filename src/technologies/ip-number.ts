import { josa } from '../kernel/josa.ts'
import { parseIpNumber } from '../kernel/ip-numbers.ts'
import type { IpNumberRefusal } from '../kernel/ip-numbers.ts'
import { never } from '../kernel/outcome.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { ipNumberKinds, ipRights } from './technology.ts'
import { numberKindWords, rightWords } from './words.ts'

type Line = Readonly<Record<string, unknown>>

const asked = (line: Line) => {
  const right = ipRights.find((one) => one === line['right'])
  const kind = ipNumberKinds.find((one) => one === line['numberKind'])
  const number = typeof line['number'] === 'string' ? line['number'] : ''
  // A copyright registration has its own shape, which no register publishes: it is kept as typed.
  return right && right !== 'software' && kind && number !== '' ? { right, kind, number } : undefined
}

/** The dashed spelling, where right and kind are given and fit; otherwise as it was typed. */
export const tidyIpNumber = (line: Line): string => {
  const given = asked(line)
  const read = given && parseIpNumber(given.number, given.right, given.kind)
  return read?.ok ? read.value.written : typeof line['number'] === 'string' ? line['number'] : ''
}

/** Why the number cannot be one of the given right and kind. While either is not given yet: why it can be none at all. */
export const ipNumberProblem = (line: Line): Text | undefined => {
  const given = asked(line)
  if (!given)
    return isNumberOfNone(line)
      ? text('번호를 등록 10-1234567, 출원 10-2026-0012345처럼 입력해 주세요.', 'Enter the number like 10-1234567 or 10-2026-0012345.')
      : undefined
  const read = parseIpNumber(given.number, given.right, given.kind)
  return read.ok ? undefined : explain(read.refusal, given.number, given.kind)
}

/** Fits no right and no kind that may still be chosen. A copyright registration has any shape. */
const isNumberOfNone = ({ right, numberKind, number }: Line): boolean => {
  if (typeof number !== 'string' || number === '' || right === 'software' || (!right && /^\p{L}/u.test(number))) return false
  const rights = ipRights.filter((one) => one !== 'software').filter((one) => !right || one === right)
  return !rights.some((one) => ipNumberKinds.some((kind) => (!numberKind || kind === numberKind) && parseIpNumber(number, one, kind).ok))
}

const explain = (refusal: IpNumberRefusal, number: string, kind: (typeof ipNumberKinds)[number]): Text => {
  switch (refusal.code) {
    case 'another-right':
      return text(
        `${number}의 앞 두 자리는 ${rightWords[refusal.right].ko} 번호입니다. 권리나 번호를 확인해 주세요.`,
        `${number} begins like a ${rightWords[refusal.right].en.toLowerCase()} number. Check right and number.`,
      )
    case 'another-number-kind':
      return refusal.looksLike === 'registration'
        ? text(
            `${josa(number, '은/는')} 등록번호의 모양입니다. 번호의 종류를 확인해 주세요.`,
            `${number} looks like a registration number. Check the kind of number.`,
          )
        : text(
            `${josa(number, '은/는')} 출원번호나 공개번호의 모양입니다. 번호의 종류를 확인해 주세요.`,
            `${number} looks like an application or publication number. Check the kind of number.`,
          )
    case 'wrong-shape':
      return kind === 'registration'
        ? text(`${numberKindWords[kind].ko}를 10-1234567처럼 입력해 주세요.`, 'Enter the registration number like 10-1234567.')
        : text(
            `${numberKindWords[kind].ko}를 10-2026-0012345처럼 입력해 주세요.`,
            `Enter the ${numberKindWords[kind].en.toLowerCase()} like 10-2026-0012345.`,
          )
    default:
      return never(refusal)
  }
}
