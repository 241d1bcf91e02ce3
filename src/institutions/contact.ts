import { parseEmail, parsePhone } from '../kernel/contacts.ts'
import { lettersIn, text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'

/** Whom one asks at an institution: a unit, not a person. Null where nobody has said. */
export interface Contact {
  readonly contactUnit: string | null
  readonly phone: string | null
  readonly email: string | null
}
export type ContactField = keyof Contact
export const contactFields = ['contactUnit', 'phone', 'email'] as const satisfies readonly ContactField[]

/** The most letters of the name of a unit; the database says the same (0098). */
export const longestUnit = 60

/** Reads what an approver typed; an empty field takes its value away. */
export const readContact = (
  typed: Readonly<Record<ContactField, string>>,
): { contact: Contact; errors: Partial<Readonly<Record<ContactField, Text>>> } => {
  const errors: Partial<Record<ContactField, Text>> = {}
  const unit = typed.contactUnit.trim()
  if (lettersIn(unit) > longestUnit)
    errors.contactUnit = text(
      `부서 이름은 ${longestUnit}자까지 쓸 수 있습니다.`,
      `The name of a unit holds ${longestUnit} letters at most.`,
    )
  const phone = typed.phone.trim() === '' ? null : parsePhone(typed.phone)
  if (phone && !phone.ok) errors.phone = text('전화번호를 02-123-4567처럼 입력해 주세요.', 'Enter the phone number, like 02-123-4567.')
  const email = typed.email.trim() === '' ? null : parseEmail(typed.email)
  if (email && !email.ok)
    errors.email = text('이메일 주소를 name@institution.kr처럼 입력해 주세요.', 'Enter an e-mail address, like name@institution.kr.')
  return { errors, contact: { contactUnit: unit || null, phone: phone?.ok ? phone.value : null, email: email?.ok ? email.value : null } }
}

/** '동반성장부 · 02-000-0000 · market@kra.example'; undefined where nothing is known. */
export const showContact = ({ contactUnit, phone, email }: Contact): string | undefined =>
  [contactUnit, phone, email].filter(Boolean).join(' · ') || undefined
