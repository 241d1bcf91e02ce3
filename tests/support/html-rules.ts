import { HtmlValidate, StaticConfigLoader } from 'html-validate'

const rules = new HtmlValidate(
  new StaticConfigLoader({
    root: true,
    extends: ['html-validate:recommended', 'html-validate:a11y'],
    rules: {
      'void-style': ['error', { style: 'selfclosing' }],
      'doctype-style': 'off',
      'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
      'long-title': 'off',
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      'no-trailing-whitespace': 'off',
      'tel-non-breaking': ['error', { ignoreClasses: ['nowrap'] }],
    },
  }),
)

/** A button that is blocked says why and sends nothing yet; for the rule that every form has its button, it is the button. */
const withBlockedButtons = (html: string) =>
  html.replaceAll(/<button type="button"(?=[^>]* aria-disabled="true")/g, '<button type="submit"')

/** Hidden inputs of one name are the list of what was chosen before: the first stands for all. */
const withListsOnce = (html: string) =>
  html.replaceAll(/<form\b[\s\S]*?<\/form>/g, (form) => {
    const named = new Set<string>()
    return form.replaceAll(/<input type="hidden" name="([^"]*)"[^>]*>/g, (input, name: string) => {
      const isFirst = !named.has(name)
      named.add(name)
      return isFirst ? input : ''
    })
  })

/** What html-validate finds in a document or a part of one: nothing, in ours. */
export const complaintsAbout = async (html: string): Promise<string[]> =>
  (await rules.validateString(withListsOnce(withBlockedButtons(html)))).results
    .flatMap((result) => result.messages)
    .map((message) => `html ${message.ruleId}: ${message.message} (${message.selector ?? `${message.line}:${message.column}`})`)
