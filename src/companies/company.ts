import { parseEmail, parsePhone } from '../kernel/contacts.ts'
import { addYears, isDay } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'
import { readDay } from '../kernel/day-words.ts'
import { formatBusinessNumber, formatCorporateNumber, parseBusinessNumber, parseCorporateNumber } from '../kernel/korean-identifiers.ts'
import { josa } from '../kernel/josa.ts'
import { isTooLong, lettersIn, text, tooLongWords } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'

export const companyKinds = ['corporation', 'sole_proprietor', 'individual'] as const
export type CompanyKind = (typeof companyKinds)[number]

/** What a firm says of itself. Numbers are digits only; days 'YYYY-MM-DD'. */
export interface CompanyFacts {
  readonly kind: CompanyKind
  readonly nameKo: string
  readonly nameEn: string | null
  readonly businessNumber: string | null
  readonly corporateNumber: string | null
  readonly representative: string
  readonly foundedOn: string | null
  readonly regionCode: string | null
  readonly address: string | null
  readonly ksic: string | null
  readonly phone: string | null
  readonly email: string | null
  readonly website: string | null
}

export const needsBusinessNumber = (kind: CompanyKind): boolean => kind !== 'individual'
export const needsCorporateNumber = (kind: CompanyKind): boolean => kind === 'corporation'

/** The most letters of each. */
export const longest = { nameEn: 200, representative: 100, address: 300, website: 300, message: 500 } as const
/** The years a confirmation holds at most: the paper says one, or three. */
export const longestConfirmationYears = 5
const dayLabels = {
  foundedOn: text('설립일', 'Founded on'),
  validFrom: text('유효기간 시작일', 'First day of validity'),
  validTo: text('유효기간 종료일', 'Last day of validity'),
} as const

type Typed = Readonly<Record<string, string>>
export type Errors = Readonly<Record<string, Text>>

/** Reads a company form: which numbers are required depends on the kind; each error is a sentence that names the number. */
export const readCompany = (typed: Typed, today: string): { facts: CompanyFacts; errors: Errors } => {
  const errors: Record<string, Text> = {}
  const kind = companyKinds.find((one) => one === typed['kind'])
  if (!kind) errors['kind'] = text('기업 형태를 골라 주세요.', 'Choose the kind of firm.')
  const nameKo = typed['nameKo'] ?? ''
  if (nameKo === '') errors['nameKo'] = text('회사 이름을 입력해 주세요.', 'Enter the name of the firm.')
  else if (nameKo.length > 120) errors['nameKo'] = text('회사 이름은 120자까지 쓸 수 있습니다.', 'A name holds 120 letters at most.')
  if ((typed['representative'] ?? '') === '')
    errors['representative'] = text('대표자 이름을 입력해 주세요.', 'Enter the name of the representative.')
  for (const name of ['representative', 'nameEn', 'website'] as const)
    if (isTooLong(typed[name] ?? '', longest[name])) errors[name] = tooLongWords(longest[name])
  const { businessNumber, corporateNumber } = readNumbers(kind, typed, errors)
  const foundedOn = optional(typed['foundedOn'], (value) => {
    const day = readDay(dayLabels.foundedOn, value, '2015-03-02')
    if (!day.ok) errors['foundedOn'] = day.refusal
    else if (day.value > today)
      errors['foundedOn'] = text(
        '설립일이 오늘보다 늦습니다. 등록증을 보고 다시 입력해 주세요.',
        'The founding day lies in the future. Check your registration.',
      )
    return day.ok ? day.value : null
  })
  const phone = optional(typed['phone'], (value) => {
    const read = parsePhone(value)
    if (!read.ok) errors['phone'] = text('전화번호를 02-123-4567처럼 입력해 주세요.', 'Enter the phone number, like 02-123-4567.')
    return read.ok ? read.value : null
  })
  const email = optional(typed['email'], (value) => {
    const read = parseEmail(value)
    if (!read.ok)
      errors['email'] = text('이메일 주소를 name@company.kr처럼 입력해 주세요.', 'Enter an e-mail address, like name@company.kr.')
    return read.ok ? read.value : null
  })
  const website = optional(typed['website'], (value) => {
    const isAddress = URL.canParse(value) && ['http:', 'https:'].includes(new URL(value).protocol)
    if (!isAddress)
      errors['website'] ??= text('누리집 주소를 https://로 시작하게 입력해 주세요.', 'Enter the website beginning with https://.')
    return isAddress ? value : null
  })
  const ksic = optional(typed['ksic'], (value) => {
    const fits = /^[A-U]?\d{2,5}$/i.test(value)
    if (!fits) errors['ksic'] = text('한국표준산업분류 코드를 C28119처럼 입력해 주세요.', 'Enter the KSIC code, like C28119.')
    return fits ? value.toUpperCase() : null
  })
  return {
    errors,
    facts: {
      kind: kind ?? 'corporation',
      nameKo,
      nameEn: optional(typed['nameEn'], (value) => value),
      businessNumber,
      corporateNumber,
      representative: typed['representative'] ?? '',
      foundedOn,
      regionCode: optional(typed['regionCode'], (value) => value),
      address: optional(typed['address'], (value) => {
        if (isTooLong(value, longest.address)) errors['address'] = tooLongWords(longest.address)
        return value
      }),
      ksic,
      phone,
      email,
      website,
    },
  }
}

const optional = <Value>(typed: string | undefined, read: (value: string) => Value | null): Value | null =>
  typed === undefined || typed === '' ? null : read(typed)

/** Which numbers there are depends on the kind; one typed for a kind that has none is told, not dropped. */
const readNumbers = (
  kind: CompanyKind | undefined,
  typed: Typed,
  errors: Record<string, Text>,
): Pick<CompanyFacts, 'businessNumber' | 'corporateNumber'> => {
  const [business, corporate] = [typed['businessNumber'] ?? '', typed['corporateNumber'] ?? '']
  if (!kind) return { businessNumber: null, corporateNumber: null }
  if (!needsBusinessNumber(kind) && business !== '')
    errors['businessNumber'] = text(
      '개인은 사업자등록번호가 없습니다. 번호를 지우거나, 사업자등록을 하셨으면 기업 형태를 다시 골라 주세요.',
      'An individual has no business number. Clear it, or choose another kind if you are registered.',
    )
  return {
    businessNumber: needsBusinessNumber(kind) ? readBusinessNumber(business, errors) : null,
    corporateNumber: readCorporateOf(kind, corporate, errors),
  }
}
const readCorporateOf = (kind: CompanyKind | undefined, typed: string, errors: Record<string, Text>): string | null => {
  if (kind && needsCorporateNumber(kind)) return readCorporateNumber(typed, errors)
  if (kind && typed !== '')
    errors['corporateNumber'] = text(
      `${josa(kindWords[kind].ko, '은/는')} 법인등록번호가 없습니다. 번호를 지우거나, 법인이면 기업 형태를 다시 골라 주세요.`,
      'Only a corporation has a corporate number. Clear it, or choose the kind again.',
    )
  return null
}

/** A kind chosen wrongly: between the two that have a business number, which stays. */
export const correctableKinds = companyKinds.filter(needsBusinessNumber)
export interface KindCorrection {
  readonly kind: CompanyKind
  readonly corporateNumber: string | null
}
export const readKindCorrection = (typed: Typed): { correction: KindCorrection; errors: Errors } => {
  const errors: Record<string, Text> = {}
  const kind = correctableKinds.find((one) => one === typed['kind'])
  if (!kind) errors['kind'] = text('기업 형태를 골라 주세요.', 'Choose the kind of firm.')
  return {
    errors,
    correction: { kind: kind ?? 'corporation', corporateNumber: readCorporateOf(kind, typed['corporateNumber'] ?? '', errors) },
  }
}

const readBusinessNumber = (typed: string, errors: Record<string, Text>): string | null => {
  const read = parseBusinessNumber(typed)
  if (read.ok) return read.value
  errors['businessNumber'] =
    read.refusal.code === 'wrong-check-digit'
      ? text(
          `사업자등록번호 ${read.refusal.formatted}의 마지막 숫자가 맞지 않습니다. 등록증을 보고 다시 입력해 주세요.`,
          `The last digit of ${read.refusal.formatted} does not fit. Check it against your registration.`,
        )
      : text('사업자등록번호 10자리를 123-45-67891처럼 입력해 주세요.', 'Enter the 10 digits of the business number, like 123-45-67891.')
  return null
}

const readCorporateNumber = (typed: string, errors: Record<string, Text>): string | null => {
  const read = parseCorporateNumber(typed)
  if (read.ok) return read.value
  errors['corporateNumber'] =
    read.refusal.code === 'wrong-check-digit'
      ? text(
          `법인등록번호 ${read.refusal.formatted}의 마지막 숫자가 맞지 않습니다. 등기부를 보고 다시 입력해 주세요.`,
          `The last digit of ${read.refusal.formatted} does not fit. Check it against the register.`,
        )
      : text('법인등록번호 13자리를 110111-0062432처럼 입력해 주세요.', 'Enter the 13 digits of the corporate number, like 110111-0062432.')
  return null
}

export const sizeClasses = ['micro', 'small', 'medium'] as const
export type SizeClass = (typeof sizeClasses)[number]
export interface SmeConfirmation {
  readonly number: string
  readonly sizeClass: SizeClass
  readonly validFrom: string
  readonly validTo: string
}

/** No source gives the shape of the number: it has a digit, and is no sentence. The database says the same. */
const faultOfConfirmationNumber = (number: string): Text | undefined => {
  if (number === '') return text('확인서 번호를 입력해 주세요.', 'Enter the number of the confirmation.')
  if (!/[0-9]/.test(number))
    return text(
      '확인서 번호에 숫자가 없습니다. 확인서에 적힌 번호를 그대로 입력해 주세요.',
      'There is no digit in it. Enter the number as it stands on the confirmation.',
    )
  if (lettersIn(number) > 40)
    return text(
      `확인서 번호를 40자 이하로 입력해 주세요. 지금 ${lettersIn(number)}자입니다.`,
      `Enter the number in up to 40 letters; it has ${lettersIn(number)}.`,
    )
  return undefined
}

/** Reads an SME confirmation as the paper says; a past one may be recorded, it is only shown as expired. */
export const readConfirmation = (typed: Typed, today: Day): { confirmation: SmeConfirmation; errors: Errors } => {
  const errors: Record<string, Text> = {}
  const number = (typed['number'] ?? '').normalize('NFKC').trim()
  const numberFault = faultOfConfirmationNumber(number)
  if (numberFault) errors['number'] = numberFault
  const sizeClass = sizeClasses.find((one) => one === typed['sizeClass'])
  if (!sizeClass) errors['sizeClass'] = text('확인서에 적힌 기업 규모를 골라 주세요.', 'Choose the size stated on the confirmation.')
  const from = readDay(dayLabels.validFrom, typed['validFrom'] ?? '', '2026-04-01')
  const to = readDay(dayLabels.validTo, typed['validTo'] ?? '', '2027-03-31')
  if (!from.ok) errors['validFrom'] = from.refusal
  else if (from.value > today)
    errors['validFrom'] = text(
      '유효기간이 아직 시작되지 않았습니다. 시작일이 된 뒤에 올려 주세요.',
      'It has not begun to hold. Add it from its first day on.',
    )
  if (!to.ok) errors['validTo'] = to.refusal
  if (from.ok && to.ok && to.value < from.value)
    errors['validTo'] = text(
      '종료일이 시작일보다 빠릅니다. 확인서를 보고 다시 입력해 주세요.',
      'It ends before it begins. Check the paper.',
    )
  else if (from.ok && to.ok && !isPossible({ validFrom: from.value, validTo: to.value }))
    errors['validTo'] = text(
      `확인서의 유효기간은 ${longestConfirmationYears}년을 넘지 않습니다. 확인서를 보고 다시 입력해 주세요.`,
      `A confirmation holds for ${longestConfirmationYears} years at most. Check the paper.`,
    )
  return {
    errors,
    confirmation: { number, sizeClass: sizeClass ?? 'small', validFrom: from.ok ? from.value : '', validTo: to.ok ? to.value : '' },
  }
}

interface Period {
  readonly validFrom: string
  readonly validTo: string
}
/** Whether a confirmation can be: it ends in time. What cannot, in rows of before, proves nothing. */
export const isPossible = ({ validFrom, validTo }: Period): boolean => validTo <= addYears(validFrom, longestConfirmationYears)

/** Of several confirmations the one that counts on a day: valid then, else the one that ended last. */
export const confirmationOn = <One extends Period>(
  confirmations: readonly One[],
  day: string,
): { confirmation: One; isValid: boolean } | undefined => {
  const possible = confirmations.filter(isPossible)
  const valid = possible.find((one) => one.validFrom <= day && day <= one.validTo)
  if (valid) return { confirmation: valid, isValid: true }
  const last = possible.toSorted((a, b) => b.validTo.localeCompare(a.validTo))[0]
  return last && { confirmation: last, isValid: false }
}

export const kindWords: Readonly<Record<CompanyKind, Text>> = {
  corporation: text('법인', 'Corporation'),
  sole_proprietor: text('개인사업자', 'Sole proprietor'),
  individual: text('개인', 'Individual'),
}
export const sizeWords: Readonly<Record<SizeClass, Text>> = {
  micro: text('소상공인', 'Micro enterprise'),
  small: text('소기업', 'Small enterprise'),
  medium: text('중기업', 'Medium enterprise'),
}
export const showNumbers = (
  company: Pick<CompanyFacts, 'businessNumber' | 'corporateNumber'>,
): { business: string | undefined; corporate: string | undefined } => ({
  business: company.businessNumber === null ? undefined : formatBusinessNumber(company.businessNumber),
  corporate: company.corporateNumber === null ? undefined : formatCorporateNumber(company.corporateNumber),
})
export { isDay }
