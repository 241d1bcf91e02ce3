import { never } from '../kernel/outcome.ts'
import { text, tooLongWords } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { longest } from './workflow.ts'

export const noteKinds = ['contact', 'visit', 'briefing', 'letter', 'note'] as const
export type NoteKind = (typeof noteKinds)[number]
export const noteWords: Readonly<Record<NoteKind, Text>> = {
  contact: text('연락·상담', 'Contact'),
  visit: text('방문', 'Visit'),
  briefing: text('설명회', 'Briefing'),
  letter: text('편지', 'Letter'),
  note: text('메모', 'Note'),
}

export const goalsStale = text(
  '그사이 같은 팀의 다른 분이 목표를 고쳤습니다. 두 값을 비교하고 다시 저장해 주세요.',
  'A colleague changed the goals meanwhile. Compare both and save again.',
)

export type DayRefusal = { readonly code: 'step-no-day' } | { readonly code: 'step-past' }
export type Refusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'stale' }
  | { readonly code: 'note-missing' }
  | { readonly code: 'note-long' }
  | { readonly code: 'step-missing' | 'step-long'; /** What is wrong with the day as well. */ readonly day?: DayRefusal }
  | DayRefusal
export const explain = (refusal: Refusal): Text => {
  switch (refusal.code) {
    case 'not-found':
      return text('찾으시는 기업이 없거나 볼 수 있는 권한이 없습니다.', 'There is no such firm, or you may not see it.')
    case 'stale':
      return text(
        '그사이 같은 팀의 다른 분이 다음 할 일을 고쳤습니다. 두 내용을 비교하고 다시 저장해 주세요.',
        'A colleague changed the next step meanwhile. Compare both and save again.',
      )
    case 'note-missing':
      return text('나눈 이야기를 다섯 글자 이상 적어 주세요.', 'Write what was said, in five letters or more.')
    case 'note-long':
      return tooLongWords(longest.note)
    case 'step-long':
      return tooLongWords(longest.step)
    case 'step-missing':
      return text('날짜를 정하려면 무엇을 할지도 적어 주세요.', 'Say what will be done on that day.')
    case 'step-no-day':
      return text('다음 할 일의 날짜를 적어 주세요.', 'Give the day of the next step.')
    case 'step-past':
      return text(
        '다음 할 일의 날짜가 이미 지났습니다. 오늘이나 그 뒤의 날을 입력해 주세요.',
        'That day has passed. Enter today or a later one.',
      )
    default:
      return never(refusal)
  }
}

/** The time a source gives: a year, a month or a day as it stands, and its early part in words. */
export const periodWords = (period: string): Text => {
  const early = /^(\d{4})-early$/.exec(period)?.[1]
  return early === undefined ? text(period, period) : text(`${early}년 초`, `early ${early}`)
}
