import { dayOf, readMoment, timeOf } from '../../kernel/dates.ts'
import { dayAhead, notADayWords, notAMomentWords } from '../../kernel/day-words.ts'
import { isTooLong, text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { longestAnswer } from '../../rulesets/index.ts'
import { longestNotice, longestQuestion, longestTitle, programmes } from '../call.ts'
import type { CallContent, ExtraQuestion } from '../call.ts'
import type { CallDetail } from '../queries.ts'
import { gapWords } from '../words.ts'

export type Typed = Readonly<Record<string, string>>
export const memberSlots = [1, 2, 3, 4, 5, 6, 7] as const
export const questionSlots = [1, 2, 3, 4, 5] as const

const closingLabel = text('마감일', 'Closes on')

/** Reads the form into a draft; dates that cannot be read are named, the rest may wait until approval is asked for. */
export const readCall = (typed: Typed, lead: string, now: Date): { content: CallContent; errors: Record<string, Text> } => {
  const errors: Record<string, Text> = {}
  const moment = (name: 'opens' | 'closes', label: Text, usual: string): Date | undefined => {
    const day = typed[`${name}On`] ?? ''
    const read = readMoment(day, typed[`${name}Time`] ?? '', usual)
    for (const fault of read.ok ? [] : read.refusal)
      errors[fault === 'not-a-time' ? `${name}Time` : `${name}On`] = notAMomentWords(label, day, fault, usual, dayAhead(now))
    return (read.ok && read.value) || undefined
  }
  const opensAt = moment('opens', text('접수 시작일', 'Opens on'), '09:00') ?? now
  const isDated = typed['intake'] === 'dated'
  const closesAt = isDated ? moment('closes', closingLabel, '18:00') : undefined
  if (isDated && !closesAt && !errors['closesOn'] && !errors['closesTime'])
    errors['closesOn'] = notADayWords(closingLabel, '', 'wrong-shape', dayAhead(now))
  if (closesAt && closesAt <= opensAt && !errors['opensOn'] && !errors['opensTime']) errors['closesOn'] = gapWords.closesBeforeOpening
  const extraQuestions = questionsOf(typed)
  for (const name of questionSlots.flatMap((slot) => [`question${slot}Ko`, `question${slot}En`]))
    if (isTooLong(typed[name] ?? '', longestQuestion)) errors[name] = gapWords['question-long']
  // A question is kept by its Korean words; with English alone it would be lost unsaid.
  for (const slot of questionSlots)
    if (typed[`question${slot}En`] && !typed[`question${slot}Ko`]) errors[`question${slot}Ko`] = gapWords['question-without-korean']
  for (const name of ['titleKo', 'titleEn']) if (isTooLong(typed[name] ?? '', longestTitle)) errors[name] = gapWords['title-long']
  for (const name of ['bodyKo', 'bodyEn']) if (isTooLong(typed[name] ?? '', longestNotice)) errors[name] = gapWords['notice-long']
  const institutions = [
    { institutionId: lead, isLead: true, ruleSetId: typed['ruleSet'] ?? '', extraQuestions, fieldCodes: [] },
    ...memberSlots.flatMap((slot) => {
      const [institutionId, ruleSetId] = (typed[`member${slot}`] ?? '').split('/')
      return institutionId && ruleSetId ? [{ institutionId, isLead: false, ruleSetId, extraQuestions: [], fieldCodes: [] }] : []
    }),
  ]
  if (new Set(institutions.map((one) => one.institutionId)).size < institutions.length) errors['member1'] = gapWords['institution-twice']
  return {
    errors,
    content: {
      programme: (programmes as readonly string[]).includes(typed['programme'] ?? '') ? (typed['programme'] ?? '') : 'certification',
      theme: typed['theme'] === 'themed' ? 'themed' : 'general',
      titleKo: typed['titleKo'] ?? '',
      titleEn: typed['titleEn'] ?? '',
      bodyKo: typed['bodyKo'] ?? '',
      bodyEn: typed['bodyEn'] ?? '',
      opensAt,
      closesAt,
      institutions,
    },
  }
}

const questionsOf = (typed: Typed): ExtraQuestion[] =>
  questionSlots.flatMap((slot) => {
    const ko = typed[`question${slot}Ko`] ?? ''
    return ko === ''
      ? []
      : [
          {
            id: `q${slot}`,
            ko,
            en: typed[`question${slot}En`] || ko,
            required: typed[`question${slot}Required`] === 'yes',
            maxLength: longestAnswer,
          },
        ]
  })

export const typedFrom = (call: CallDetail): Typed => {
  const lead = call.rules.find((rule) => rule.isLead)
  const members = call.rules.filter((rule) => !rule.isLead)
  return {
    programme: call.programme,
    theme: call.theme,
    titleKo: call.titleKo,
    titleEn: call.titleEn,
    bodyKo: call.bodyKo,
    bodyEn: call.bodyEn,
    intake: call.intake,
    opensOn: dayOf(call.opensAt),
    opensTime: timeOf(call.opensAt),
    ...(call.closesAt ? { closesOn: dayOf(call.closesAt), closesTime: timeOf(call.closesAt) } : {}),
    ruleSet: lead?.ruleSetId ?? '',
    ...Object.fromEntries(members.map((rule, at) => [`member${at + 1}`, `${rule.institutionId}/${rule.ruleSetId}`])),
    ...Object.fromEntries(
      (lead?.extraQuestions ?? []).flatMap((one, at) => [
        [`question${at + 1}Ko`, one.ko],
        [`question${at + 1}En`, one.en],
        [`question${at + 1}Required`, one.required ? 'yes' : ''],
      ]),
    ),
  }
}
