import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { ExtraQuestion } from '../calls/index.ts'
import type { RuleSetContent } from '../rulesets/index.ts'

/** The question an answer is kept under: one of the rules (`r-…`) or one the call itself asked. */
export const questionLabel = (
  { rules, questions }: { readonly rules: Pick<RuleSetContent, 'extraQuestions'>; readonly questions: readonly ExtraQuestion[] },
  id: string,
): Text => {
  const asked = questions.find((one) => one.id === id)
  return (
    rules.extraQuestions.find((one) => `r-${one.id}` === id)?.label ??
    (asked ? text(asked.ko, asked.en) : text(`추가 질문 ${id}`, `Question ${id}`))
  )
}
