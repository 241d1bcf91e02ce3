import type { PostedForm } from '../../platform/http/form.ts'
import type { Visit } from '../../people/index.ts'
import { mainFirst } from '../answers.ts'
import type { Typed } from '../answers.ts'
import type { TechnologyNames } from '../queries.ts'
import type { Known } from '../reading.ts'
import type { FieldSpec, Section } from '../sections/section.ts'

/** What a section's form sent, by field name. */
export const typedOf = (section: Section, form: PostedForm): Typed => ({
  ...Object.fromEntries(section.fields.map((field) => [field.name, field.as === 'boxes' ? boxesOf(field, form) : form.text(field.name)])),
  ...(section.rows
    ? Object.fromEntries(
        form
          .names(`${section.rows.name}.`)
          .slice(0, 1_000)
          .map((name) => [name, form.text(name)]),
      )
    : {}),
})

/** Several boxes as one text; sent back from a comparison of two, they come as one already. */
const boxesOf = ({ name }: FieldSpec, form: PostedForm): string =>
  mainFirst(
    form
      .texts(name)
      .flatMap((one) => one.split(','))
      .filter((code) => code !== ''),
    form.text(firstOf(name)),
    form.text(drawnFirstOf(name)),
  ).join(',')
/** The field in which the first of several boxes is chosen. */
export const firstOf = (name: string): string => `${name}.first`

/** Which one that was on the page as it was drawn: a page that saves itself is not drawn anew. */
export const drawnFirstOf = (name: string): string => `${name}.drawn`

/** The codes that may be chosen. A field that has parts is a heading, not a choice. */
export const knownFrom = (names: TechnologyNames): Known => {
  const parents = new Set(names.fields.map((field) => field.parent))
  return {
    fields: new Set(names.fields.filter((field) => !parents.has(field.code)).map((field) => field.code)),
    institutions: new Set(names.institutions.map((one) => one.code)),
    certificateKinds: new Set(names.certificateKinds.map((one) => one.code)),
  }
}

/** The address of this firm's technologies, or of one of them, without the language. */
export const base = (visit: Visit, technology?: string): string =>
  `/company/${visit.params['company'] ?? ''}/technologies${technology === undefined ? '' : `/${technology}`}`
