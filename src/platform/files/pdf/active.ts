import type { FileWarning } from '../refusal.ts'
import { namesIn } from './names.ts'

/** What a name in a PDF can do to its reader. Source: ISO 32000-1, 12.6.4 (actions), 7.11.4 (embedded files), 13. */
const active: ReadonlyMap<string, FileWarning> = new Map<string, FileWarning>([
  ['JavaScript', 'script'],
  ['XFA', 'script'],
  ['Launch', 'launches-programs'],
  ['EmbeddedFile', 'embedded-file'],
  ['EmbeddedFiles', 'embedded-file'],
  ['SubmitForm', 'sends-form'],
  ['ImportData', 'sends-form'],
  ['RichMedia', 'rich-media'],
  ['Movie', 'rich-media'],
])

export const addWarning = (name: string, warnings: Set<FileWarning>): void => {
  const warning = active.get(name)
  if (warning) warnings.add(warning)
}

/** Adds what the names in these bytes can do. */
export const addWarnings = (bytes: Buffer, warnings: Set<FileWarning>): void => {
  for (const { name } of namesIn(bytes)) addWarning(name, warnings)
}
