import { text, tooLongWords } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { longest } from './entry.ts'
import type { EntryKind, EntryState } from './entry.ts'
import type { Grade } from './judgement.ts'
import type { Gap, Refusal } from './workflow.ts'

export const kindWords: Record<EntryKind, Text> = {
  group: text('같은 말', 'Same meaning'),
  one_way: text('한 방향', 'One way'),
  word: text('사용자 낱말', 'Own word'),
}
export const stateWords: Record<EntryState, Text> = {
  draft: text('초안', 'Draft'),
  live: text('쓰는 중', 'Live'),
  removed: text('뺌', 'Removed'),
}
export const stateTone = { draft: 'warning', live: 'success', removed: 'neutral' } as const

/** What is missing, at the field that holds it. */
export const gapField: Record<Gap, 'words' | 'leadsTo' | 'source' | 'note'> = {
  words: 'words',
  leadsTo: 'leadsTo',
  'too-many': 'words',
  'too-long': 'words',
  'no-letters': 'words',
  parts: 'leadsTo',
  'word-shape': 'words',
  'leads-to-itself': 'leadsTo',
  source: 'source',
  'source-long': 'source',
  'note-long': 'note',
}
export const gapWords = (gap: Gap, kind: EntryKind): Text => {
  switch (gap) {
    case 'words':
      return kind === 'group'
        ? text('뜻이 같은 말을 두 개 이상 적어 주세요.', 'Give two or more words that mean the same.')
        : text('낱말을 하나만 적어 주세요.', 'Give exactly one word.')
    case 'leadsTo':
      return text('함께 찾을 말을 하나 이상 적어 주세요.', 'Give at least one word it also finds.')
    case 'leads-to-itself':
      return text('찾는 말과 다른 말을 적어 주세요.', 'A word cannot lead to itself.')
    case 'too-many':
      return text('한 번에 12개까지 적을 수 있습니다. 나누어 적어 주세요.', 'Twelve words at most; make two entries.')
    case 'too-long':
      return text('한 낱말은 60자까지 적을 수 있습니다.', 'A word has 60 letters at most.')
    case 'no-letters':
      return text('글자나 숫자가 있는 말을 적어 주세요.', 'Each word needs a letter or digit.')
    case 'word-shape':
      return text('한글 두 글자 이상의 낱말을 빈칸 없이 적어 주세요.', 'Give a word of two or more Hangul syllables, without blanks.')
    case 'parts':
      return text('나눈 말을 이어 붙이면 낱말과 같아야 합니다.', 'The parts put together must be the word.')
    case 'source':
      return text('어디에서 온 말인지 적어 주세요. 예: 현업 부서 문의, 검색 기록', 'Say where it comes from: a request, the search log …')
    case 'source-long':
      return tooLongWords(longest.source)
    case 'note-long':
      return tooLongWords(longest.note)
  }
}

export const explain = (refusal: Refusal): Text => {
  switch (refusal.code) {
    case 'not-found':
      return text('찾는 항목이 없습니다.', 'There is no such entry.')
    case 'wrong-state':
      return text(`이미 ‘${stateWords[refusal.state].ko}’ 상태입니다.`, `It is “${stateWords[refusal.state].en}” already.`)
    case 'incomplete':
      return text('적은 내용을 확인해 주세요.', 'Check what you wrote.')
    case 'live-already':
      return text('이 낱말은 이미 쓰고 있습니다.', 'This word is live already.')
    case 'says-nothing-new':
      return text('이미 쓰고 있는 항목에 모두 들어 있습니다.', 'A live entry says all of this already.')
    case 'stale':
      return text(
        '그사이 다른 분이 이 초안을 고쳤습니다. 바뀐 내용을 다시 확인해 주세요.',
        'A colleague changed this draft meanwhile. Look at it again.',
      )
  }
}

export const gradeWords: Record<Grade, Text> = {
  0: text('관련 없음', 'Not relevant'),
  1: text('일부 관련', 'Partly relevant'),
  2: text('찾던 기술', 'What I looked for'),
}
export const actingWords = {
  reviewer: text('심의위원', 'Reviewer'),
  desk: text('담당자', 'Officer'),
  buying: text('구매 담당자', 'Buyer'),
} as const
/** How long searches are remembered; no source gives it. */
export const queriesKeptDays = 90
