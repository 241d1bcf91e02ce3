import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { ContactField } from './contact.ts'

export const contactWords: Readonly<Record<ContactField, Text>> = {
  contactUnit: text('부서', 'Unit'),
  phone: text('전화', 'Telephone'),
  email: text('이메일', 'E-mail'),
}
export const roleWords: Readonly<Record<string, Text>> = {
  lead: text('팀장기관', 'Lead'),
  secretary: text('간사기관', 'Secretary'),
  operator: text('운영기관', 'Operator'),
  'general-operator': text('총괄기관', 'General operator'),
  specialist: text('전문기관', 'Specialist'),
  buyer: text('활용기관', 'Using institution'),
  review: text('심사기관', 'Reviewing institution'),
  member: text('참여기관', 'Member'),
}
