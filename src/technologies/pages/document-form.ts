import { parseDay } from '../../kernel/dates.ts'
import { isTooLong } from '../../kernel/text.ts'
import type { PostedForm } from '../../platform/http/form.ts'
import type { DocumentKind } from '../queries.ts'
import type { DocumentFacts } from '../technology.ts'
import { documentWords, longest } from '../words.ts'
import type { DocumentRefusal } from '../words.ts'

export interface ReadDocument {
  readonly facts: DocumentFacts
  readonly errors: Readonly<Record<string, DocumentRefusal>>
}

/**
 * What the form says about a paper. A file is not refused for it, but for a name that is too long and would be lost: it is kept as another paper, and the rest
 * is asked again.
 */
export const readDocumentForm = (form: PostedForm, kinds: readonly DocumentKind[]): ReadDocument => {
  const errors: Record<string, DocumentRefusal> = {}
  const kind = kinds.find((one) => one.code === form.text('kind'))
  if (!kind) errors['kind'] = 'kind'
  const title = form.text('title').replaceAll('\n', ' ')
  if (isTooLong(title, longest.documentTitle)) errors['title'] = 'title-long'
  const day = (name: 'validFrom' | 'validTo', refusal: DocumentRefusal) => {
    const typed = kind?.hasValidity === false ? '' : form.text(name)
    const read = typed === '' ? undefined : parseDay(typed)
    if (read && !read.ok) errors[name] = refusal
    return read?.ok ? read.value : null
  }
  const validFrom = day('validFrom', 'valid-from')
  const validTo = day('validTo', 'valid-to')
  if (validFrom !== null && validTo !== null && validTo < validFrom) errors['validTo'] = 'validity-order'
  return {
    errors,
    facts: {
      kind: kind?.code ?? 'OTHER',
      title,
      isPublic: form.text('isPublic') === 'yes',
      validFrom,
      validTo: errors['validTo'] === undefined ? validTo : null,
    },
  }
}
export { documentWords }
