const summary = /<section class="summary-of-errors".*?<\/section>/su
const line = /<a href="#([^"]+)">(.*?)<\/a>/gsu
/** Longer than this, or ending like one, a label is a sentence of its own: to say it before another helps nobody. */
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

/** Each line of the error summary names its field, as the page calls it: one sentence may be true of seven boxes. A sentence that names it already stays as it is. */
export const nameErrors = (html: string): string =>
  html.replace(summary, (drawn) =>
    drawn.replace(line, (whole, id: string, sentence: string) => {
      const label = labelOf(html, id)
      if (!label || label.length > longestLabel || label.endsWith('.') || sentence.toLowerCase().includes(label.toLowerCase())) return whole
      return `<a href="#${id}">${label}: ${sentence}</a>`
    }),
  )
