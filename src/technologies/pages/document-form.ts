import { readDay } from '../../kernel/day-words.ts'
import { isTooLong } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { PostedForm } from '../../platform/http/form.ts'
import type { DocumentKind } from '../queries.ts'
import type { DocumentFacts } from '../technology.ts'
import { documentDayLabels, documentWords, longest } from '../words.ts'

export interface ReadDocument {
  readonly facts: DocumentFacts
  readonly errors: Readonly<Record<string, Text>>
  /** The fields among them whose days are not kept because papers of this kind have none. */
  readonly daysLeftOut: readonly string[]
}

/**
 * What the form says about a paper. A file is not refused for it, but for a name that is too long and would be lost: it is kept as another paper, and the rest
 * is asked again. A kind without validity keeps no days, and says so.
 */
export const readDocumentForm = (form: PostedForm, kinds: readonly DocumentKind[]): ReadDocument => {
  const errors: Record<string, Text> = {}
  const daysLeftOut: string[] = []
  const kind = kinds.find((one) => one.code === form.text('kind'))
  if (!kind) errors['kind'] = documentWords.kind
  const title = form.text('title').replaceAll('\n', ' ')
  if (isTooLong(title, longest.documentTitle)) errors['title'] = documentWords['title-long']
  const day = (name: 'validFrom' | 'validTo') => {
    const typed = form.text(name)
    const read = typed === '' ? undefined : readDay(documentDayLabels[name], typed)
    if (read && !read.ok) errors[name] = read.refusal
    else if (read && kind?.hasValidity === false) {
      errors[name] = documentWords['no-validity']
      daysLeftOut.push(name)
    }
    return read?.ok && errors[name] === undefined ? read.value : null
  }
  const validFrom = day('validFrom')
  const validTo = day('validTo')
  if (validFrom !== null && validTo !== null && validTo < validFrom) errors['validTo'] = documentWords['validity-order']
  return {
    errors,
    daysLeftOut,
    facts: {
      kind: kind?.code ?? 'OTHER',
      title,
      isPublic: form.text('isPublic') === 'yes',
      validFrom,
      validTo: errors['validTo'] === undefined ? validTo : null,
    },
  }
}
