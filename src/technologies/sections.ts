import type { Text } from '../kernel/text.ts'
import { text } from '../kernel/text.ts'
import { valueAt } from './answers.ts'
import { basics } from './sections/basics.ts'
import { english } from './sections/english.ts'
import { proofs } from './sections/proofs.ts'
import type { FieldSpec, GroupId, RowsSpec, Section } from './sections/section.ts'
import { substance } from './sections/substance.ts'
import type { TechnologyContent, WholeTechnology } from './technology.ts'

/** The dossier in the order of its task list. Nothing is locked: any section may be written first. */
export const sections: readonly Section[] = [...basics, ...substance, ...proofs, ...english]
export const findSection = (id: string): Section | undefined => sections.find((section) => section.id === id)

export const groupWords: Record<GroupId, Text> = {
  basics: text('기본', 'Basics'),
  technology: text('기술', 'The technology'),
  proof: text('증빙', 'Proof'),
  rights: text('권리', 'Rights'),
  english: text('영문', 'English'),
}

export type SectionState = 'done' | 'started' | 'not-started' | 'optional'
type Counted = Pick<WholeTechnology, 'content'> & { readonly documents: readonly unknown[]; readonly pictures: readonly unknown[] }

/** How far a section is. 'optional': nothing there, and nothing needed. A list declared empty is done. */
export const sectionState = (section: Section, whole: Counted): SectionState => {
  if (section.own) return whole[section.own].length > 0 ? 'done' : untouched(section)
  const { content } = whole
  const answered = section.fields.filter((field) => isAnswered(field, valueAt(content, field.name)))
  const needed = section.fields.filter((field) => field.needed)
  const lines = section.rows ? rowsOf(content, section.rows) : []
  const none = section.rows?.declarable !== undefined && content.declaredNone.includes(section.rows.declarable)
  if (answered.length === 0 && lines.length === 0 && !none) return untouched(section)
  const fieldsWhole = needed.every((field) => isAnswered(field, valueAt(content, field.name)))
  const linesWhole = none || (lines.length > 0 && lines.every((line) => isWholeLine(section.rows?.fields ?? [], line)))
  const linesNeeded = section.rows !== undefined && (needed.length === 0 || lines.length > 0)
  return fieldsWhole && (linesWhole || !linesNeeded) ? 'done' : 'started'
}

const untouched = (section: Section): SectionState => (section.optional ? 'optional' : 'not-started')

// A box that is not ticked was perhaps never looked at; a chosen no is an answer.
const isAnswered = (field: FieldSpec, value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : value !== '' && value !== null && value !== undefined && value !== 'unknown' && !(value === false && field.as === 'tick')

const rowsOf = (content: TechnologyContent, rows: RowsSpec): readonly unknown[] => content[rows.name]

const isWholeLine = (fields: readonly FieldSpec[], line: unknown): boolean =>
  fields.every((field) => !field.needed || isAnswered(field, valueAt(line, field.name)))

export interface Progress {
  readonly needed: number
  readonly done: number
  readonly minutesLeft: number
  readonly next: Section | undefined
}

/** What is left of the sections that are needed, and which to open next. */
export const progressOf = (whole: Counted): Progress => {
  const needed = sections.filter((section) => !section.optional)
  const open = needed.filter((section) => sectionState(section, whole) !== 'done')
  return {
    needed: needed.length,
    done: needed.length - open.length,
    minutesLeft: open.reduce((sum, section) => sum + section.minutes, 0),
    next: open[0],
  }
}

/** The section after this one, undefined after the last. */
export const sectionAfter = (id: string): Section | undefined => sections[sections.findIndex((section) => section.id === id) + 1]
