import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { sections } from './sections.ts'

/** What each field and list of a dossier is called, by its place in the content: 'problemKo', 'flags.excellentProcurement', 'ipRights'. */
export const fieldNames: Readonly<Record<string, Text>> = Object.fromEntries(
  sections.flatMap((section) => [
    ...section.fields.map((field): [string, Text] => [field.name, field.label]),
    ...(section.rows ? [[section.rows.name, partWords(section.id)] as [string, Text]] : []),
  ]),
)

/** What each part of a dossier is called, by the id of its page: 'problem', 'ip-rights', 'documents'. */
export const partNames: Readonly<Record<string, Text>> = Object.fromEntries(sections.map((section) => [section.id, partWords(section.id)]))

/** Questions are for the firm that writes; whoever points at a part needs its noun. */
function partWords(id: string): Text {
  const nouns: Record<string, Text> = {
    kind: text('기술의 종류', 'Kind'),
    fields: text('기술 분야', 'Fields'),
    trl: text('기술성숙도(TRL)', 'Readiness level (TRL)'),
    problem: text('풀려는 문제', 'The problem'),
    approach: text('해결 방법', 'The approach'),
    effects: text('기대 효과', 'Effects'),
    applications: text('쓰이는 곳', 'Where it is used'),
    summary: text('한 줄 소개', 'Summary'),
    certificates: text('다른 인증', 'Other certificates'),
  }
  return nouns[id] ?? sections.find((section) => section.id === id)?.question ?? text(id, id)
}
