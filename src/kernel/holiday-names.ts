import { text } from './text.ts'
import type { Text } from './text.ts'

const ENGLISH: Readonly<Record<string, string>> = {
  '1월 1일': 'New Year’s Day',
  '설날 전날': 'Seollal holiday (day before)',
  설날: 'Seollal (Lunar New Year)',
  '설날 다음 날': 'Seollal holiday (day after)',
  '3ㆍ1절': 'Independence Movement Day',
  노동절: 'Labour Day',
  어린이날: 'Children’s Day',
  '부처님 오신 날': 'Buddha’s Birthday',
  현충일: 'Memorial Day',
  제헌절: 'Constitution Day',
  광복절: 'Liberation Day',
  '추석 전날': 'Chuseok holiday (day before)',
  추석: 'Chuseok',
  '추석 다음 날': 'Chuseok holiday (day after)',
  개천절: 'National Foundation Day',
  한글날: 'Hangeul Day',
  기독탄신일: 'Christmas Day',
  임시공휴일: 'Temporary public holiday',
  대통령선거: 'Presidential election',
  전국동시지방선거: 'Local elections',
}

/** Both languages for the gazette's names of one day; names joined when two holidays meet. */
export const holidayText = (names: readonly string[]): Text => text(names.join(', '), names.map(inEnglish).join(', '))

const inEnglish = (name: string): string => {
  const known = ENGLISH[name]
  if (known !== undefined) return known
  const [, kind, reason] = /^(대체공휴일|임시공휴일)\((.+)\)$/.exec(name) ?? []
  if (reason !== undefined) return `${kind === '대체공휴일' ? 'Substitute holiday' : 'Temporary public holiday'} (${inEnglish(reason)})`
  if (name.endsWith('국회의원선거')) return 'National Assembly election'
  return 'Public holiday'
}
