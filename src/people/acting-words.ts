import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { sql } from '../platform/database/database.ts'

const hats: Readonly<Record<string, Text>> = {
  company: text('회사', 'Firm'),
  desk: text('기관', 'Institution'),
  buying: text('기관 구매', 'Buying'),
  council: text('협의체 간사', 'Council secretary'),
  reviewer: text('심의위원', 'Reviewer'),
  operations: text('운영자', 'Operator'),
  audit: text('감사자', 'Auditor'),
  person: text('개인', 'Person'),
  visitor: text('방문자', 'Visitor'),
  system: text('시스템', 'The system'),
  demonstration: text('시연 자료', 'Demonstration'),
}

/** Whose pages somebody was on, as the logs keep it, and what that place is called. */
export interface ActingAt {
  readonly actingAs: string
  readonly placeKo: string | null
  readonly placeEn: string | null
}
/** 'desk:kra' → 기관 · 한국마사회, where the name is known. */
export const actingWord = ({ actingAs, placeKo, placeEn }: ActingAt): Text => {
  const [kind = '', id] = actingAs.split(':')
  const word = hats[kind] ?? text(kind, kind)
  const where = placeKo === null ? (id === undefined ? undefined : text(id, id)) : text(placeKo, placeEn ?? placeKo)
  return where ? text(`${word.ko} · ${where.ko}`, `${word.en} · ${where.en}`) : word
}

/** What the place is called under which a row of a log was written: columns, and where they come from. */
export const actingPlace = sql`coalesce(at_firm.name_ko, at_institution.name_ko, at_council.name_ko) as place_ko,
  coalesce(at_firm.name_en, at_institution.name_en, at_council.name_en, at_firm.name_ko) as place_en`
export const actingPlaceOf = (log: string) => {
  const acting = sql.id(log, 'acting_as')
  return sql`left join companies at_firm on ${acting} like 'company:%' and at_firm.id = substr(${acting}, 9)
    left join institutions at_institution on (${acting} like 'desk:%' or ${acting} like 'buying:%')
      and at_institution.id = split_part(${acting}, ':', 2)
    left join councils at_council on ${acting} like 'council:%' and at_council.id = substr(${acting}, 9)`
}
