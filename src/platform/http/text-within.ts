import { isTooLong, tooLongWords } from '../../kernel/text.ts'
import type { Say } from '../../kernel/text.ts'
import type { PostedForm } from './form.ts'

/** What was typed in a field, whole: where it has more than `most` letters, that is told at its name, and nothing may be kept. */
export const textWithin = (
  { form, t }: { readonly form: Pick<PostedForm, 'text'>; readonly t: Say },
  errors: Record<string, string>,
  name: string,
  most: number,
): string => {
  const words = form.text(name)
  if (isTooLong(words, most)) errors[name] ??= t(tooLongWords(most))
  return words
}
