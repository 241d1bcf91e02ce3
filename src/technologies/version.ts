import { canonicalJson } from '../kernel/canonical-json.ts'
import { sha256Hex } from '../kernel/id.ts'
import { typedFrom } from './answers.ts'
import type { Section } from './sections/section.ts'
import { parseContent } from './technology.ts'
import type { TechnologyContent, TechnologyDocument, TechnologyPicture, WholeTechnology } from './technology.ts'

/** A version as it is kept: the canonical JSON of content, papers and pictures, and the SHA-256 of those very bytes. */
export interface Canonical {
  readonly text: string
  readonly sha256: string
}
export const canonicalVersion = (whole: WholeTechnology): Canonical => {
  const text = canonicalJson({ content: whole.content, documents: whole.documents, pictures: whole.pictures })
  return { text, sha256: sha256Hex(text) }
}

/** Reads a kept version. Its text is our own; another shape is our mistake and throws. */
export const readVersionText = (text: string): WholeTechnology => {
  const { content, documents, pictures } = JSON.parse(text) as {
    content: unknown
    documents: TechnologyDocument[]
    pictures?: TechnologyPicture[]
  }
  return { content: parseContent(content), documents, pictures: pictures ?? [] }
}

/**
 * What a section's form was drawn from: the number of the draft, and a mark of this section alone.
 * A colleague who edits another section does not stand in the way.
 */
export const drawnFrom = (section: Section, version: number, content: TechnologyContent): string =>
  `${version}.${sha256Hex(canonicalJson(typedFrom(section, content))).slice(0, 12)}`

export const isStale = (section: Section, given: string, version: number, content: TechnologyContent): boolean => {
  const now = drawnFrom(section, version, content)
  return given !== now && given.split('.')[1] !== now.split('.')[1]
}

/** Whether a section says the same in both. */
export const isSame = (section: Section, one: TechnologyContent, other: TechnologyContent): boolean =>
  canonicalJson(typedFrom(section, one)) === canonicalJson(typedFrom(section, other))
