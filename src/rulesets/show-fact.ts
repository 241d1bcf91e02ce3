/** How facts and their values are called and written for people. */
import { pickJosa } from '../kernel/josa.ts'
import { never } from '../kernel/outcome.ts'
import { showDate, showNumber, showWonInProse } from '../kernel/show.ts'
import { joined, text, plain } from '../kernel/text.ts'
import type { Lang, Text } from '../kernel/text.ts'
import { endless, isDayBounds } from './facts.ts'
import type { Element, FactKind, FactPath, FactTable, FactValue, FieldPath, Paper } from './facts.ts'

export type Described = FactPath | FieldPath
const nameless = (path: string): Described => ({ type: 'text', label: text(path, path), mend: 'nowhere' })

/** The description of a path, or of a field of a list; an unknown path describes itself by its own name. */
export const describe = (table: FactTable, path: string, list?: string): Described => {
  if (list === undefined || path.includes('.')) return table[path] ?? nameless(path)
  const holder = table[list]
  return (holder?.type === 'list' ? holder.fields[path] : undefined) ?? nameless(path)
}

/** Several of them under one label: 'the fields … are', where others are one. */
export const isPlural = (described: Described): boolean => described.type === 'choices'

/** '특허 또는 실용신안', 'patent or utility model'. */
export const orWords = (words: readonly Text[]): Text =>
  words.length < 3
    ? joined(words, ' 또는 ', ' or ')
    : text(
        words.map((word) => word.ko).join(', ') + ' 중 하나',
        `${words
          .slice(0, -1)
          .map((word) => word.en)
          .join(', ')} or ${words.at(-1)?.en ?? ''}`,
      )

/** What a coded value is called; the code itself where the table does not know it. */
export const choiceText = (described: Described, code: string): Text =>
  ('choices' in described ? described.choices[code] : undefined) ?? text(code, code)

/** A value in words, without its label. */
export const valueText = (described: Described, value: FactValue): Text => {
  if (described.type === 'list') return Array.isArray(value) ? text(`${value.length}건`, String(value.length)) : text('–', '–')
  switch (described.type) {
    case 'choice':
      return choiceText(described, plain(value))
    case 'choices':
      return Array.isArray(value)
        ? joined(
            value.map((code) => choiceText(described, plain(code))),
            ', ',
            ', ',
          )
        : text('–', '–')
    case 'number':
      return typeof value === 'number' ? numberText(described, value) : text(plain(value), plain(value))
    case 'flag':
      return value === true ? text('예', 'yes') : text('아니요', 'no')
    case 'day':
      if (value === endless) return text('끝나는 날 없음', 'no end')
      if (isDayBounds(value)) return value.said
      return typeof value === 'string' ? text(showDate(value, 'ko'), showDate(value, 'en')) : text('–', '–')
    case 'text':
      return text(plain(value), plain(value))
    case 'paper':
      return paperText(value as Paper)
    default:
      return never(described)
  }
}

export const numberText = (described: Described, value: number): Text => {
  if (described.type !== 'number') return text(showNumber(value), showNumber(value))
  if (described.unit.ko === '원') return text(showWonInProse(value, 'ko'), showWonInProse(value, 'en'))
  return text(
    `${showNumber(value)}${described.unit.ko}`,
    described.unit.en === '' ? showNumber(value) : `${showNumber(value)} ${described.unit.en}`,
  )
}

const paperText = (paper: Paper): Text => {
  if (paper === 'none') return text('없음', 'none')
  if ('validOn' in paper) return text(`${showDate(paper.validOn, 'ko')}에 유효`, `valid on ${showDate(paper.validOn, 'en')}`)
  const until = (lang: Lang) => (paper.validTo === undefined ? '' : showDate(paper.validTo, lang))
  return text(`${showDate(paper.validFrom, 'ko')} ~ ${until('ko')}`.trim(), `${showDate(paper.validFrom, 'en')} – ${until('en')}`.trim())
}

/** '특허 10-1234567', or '지식재산권 2' where nothing names it. */
export const elementName = (table: FactTable, list: string, element: Element, at: number): Text => {
  const holder = table[list]
  if (holder?.type !== 'list') return text(String(at + 1), String(at + 1))
  const naming = Object.entries(holder.fields).find(([, field]) => field.names)
  const code = naming && element[naming[0]]
  const number = typeof element['number'] === 'string' ? ` ${element['number']}` : ''
  const noun = naming && typeof code === 'string' ? choiceText(naming[1], code) : holder.noun
  return number === '' ? text(`${noun.ko} ${at + 1}`, `${noun.en} ${at + 1}`) : text(noun.ko + number, noun.en + number)
}

/** Whom or what a flag is said of, by where the fact lives. */
export const bearer = (path: string): Text => {
  if (path.startsWith('technology.')) return text('기술', 'the technology')
  if (path.startsWith('offer.')) return text('대상 권리', 'the right on offer')
  return text('신청인', 'the applicant')
}

export const isFlag = (described: Described): described is Described & Extract<FactKind, { type: 'flag' }> => described.type === 'flag'

/** A list's members with the last one joined by the right particle: '설립일과 소재지'. */
export const andList = (words: readonly Text[]): Text => {
  const [last, ...before] = [...words].reverse()
  if (!last) return text('', '')
  if (before.length === 0) return last
  const head = [...before].reverse()
  const ko = head.map(({ ko: word }) => word).join(', ')
  return text(`${ko}${pickJosa(ko, '와/과')} ${last.ko}`, `${head.map(({ en }) => en).join(', ')} and ${last.en}`)
}
