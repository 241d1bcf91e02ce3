const summary = /<section class="summary-of-errors".*?<\/section>/su
const line = /<a href="#([^"]+)">(.*?)<\/a>/gsu
const lines = /<ul>(.*)<\/ul>/su
/** Longer than this a label is a sentence of its own: to say it before another helps nobody. */
const longestLabel = 40

const wordsOf = (label: string) =>
  label
    .replace(/<span class="need.*?<\/span>/su, '')
    .replace(/<[^>]*>/gu, '')
    .trim()

/** What the field with this id is called on its page: the legend of its choices, else its label. */
const labelOf = (html: string, id: string): string | undefined => {
  const at = html.indexOf(` id="${id}"`)
  if (at < 0) return undefined
  const around = html.lastIndexOf('<fieldset class="field', at)
  const legend = around > html.lastIndexOf('</fieldset>', at) ? /<legend>(.*?)<\/legend>/su.exec(html.slice(around, at))?.[1] : undefined
  const start = html.indexOf(`<label for="${id}"`)
  const label = start < 0 ? undefined : /<label[^>]*>(.*?)<\/label>/su.exec(html.slice(start))?.[1]
  const found = legend ?? label
  return found === undefined ? undefined : wordsOf(found)
}

/** A label that is a sentence ends as one: no colon follows it, and what states something (a consent) says nothing of what is wrong. */
const before = (label: string, isAlone: boolean): string =>
  !/[.?!]$/u.test(label) ? `${label}: ` : label.endsWith('.') && isAlone ? '' : `${label} `

/**
 * The lines of the error summary stand in the order of their fields, and each names its field, as the page calls it: one sentence may be true of seven boxes.
 * A sentence that names it already stays as it is.
 */
export const nameErrors = (html: string): string =>
  html.replace(summary, (drawn) => {
    const sentences = [...drawn.matchAll(line)].map(([, , sentence = '']) => sentence)
    const named = drawn.replace(line, (whole, id: string, sentence: string) => {
      const label = labelOf(html, id)
      if (!label || label.length > longestLabel || sentence.toLowerCase().includes(label.toLowerCase())) return whole
      return `<a href="#${id}">${before(label, sentences.filter((one) => one === sentence).length === 1)}${sentence}</a>`
    })
    return named.replace(lines, (_, list: string) => `<ul>${inOrder(html, list)}</ul>`)
  })

/** Those that lead to no field of the page stay last. */
const inOrder = (html: string, list: string): string => {
  const place = (one: string) => {
    const at = html.indexOf(` id="${/href="#([^"]+)"/u.exec(one)?.[1] ?? ''}"`)
    return at < 0 ? html.length : at
  }
  return list
    .split(/(?=<li>)/u)
    .toSorted((one, other) => place(one) - place(other))
    .join('')
}
