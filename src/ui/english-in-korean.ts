/** Two English words or more side by side: Korean text is full of single ones (PDF, TRL, LG), which a Korean voice says well. */
const run = /(?<![\w'’.-])[A-Za-z][\w'’-]*(?:[.,;:]?\s+(?:(?:&amp;|\d[\d.,%]*)\s+)?[A-Za-z][\w'’-]*)+\.?/g
/** One word that is all there is, written as a name or a sentence begins. */
const lonelyName = /^\s*[A-Z][a-z]{2,}[.!?]?\s*$/
const isProse = (words: string) => /[a-z]{2}/.test(words)
const standsIn = (words: string): boolean => lonelyName.test(words) || (words.match(run)?.some(isProse) ?? false)

const english = ' lang="en"'
const told = (words: string) => `<span${english}>${words}</span>`
const marked = (words: string): string => {
  if (lonelyName.test(words)) return told(words)
  const drawn = words.replaceAll(run, (one) => (isProse(one) ? told(one) : one))
  // One piece stays one piece, also where the parts of a line are laid out apart.
  return words.replaceAll(run, '').trim() === '' ? drawn : `<span>${drawn}</span>`
}

/** Where a text with small Latin letters begins. Few texts of a Korean page are such: all others are passed over, and none is read twice. */
const latinText = />[^<]*?[a-z]{2}/g
/** A value of several words in a box, and whatever else its tag says. */
const typedValue = /<input [^<]*?\svalue="([^"]* [^"]*)"[^<]*/g
const isNoText = / (?:lang|type="(?:hidden|submit|password|email|url))/
/** Elements that hold text and no markup: they themselves say the language. */
const plainHolder = /^<(?:option|textarea|text)\b/
const untouched = /^<(?:script|style|title|desc|noscript|code)\b/

/**
 * What people wrote in English (names of technologies and institutions, whole sentences) says on a Korean page that it is English: a screen reader
 * then speaks it as English. Takes and gives a whole document; an element that says its language itself stays as it is.
 */
export const markEnglish = (html: string): string => {
  let drawn = ''
  let done = 0
  for (const found of html.matchAll(latinText)) {
    const after = found.index + 1
    const end = html.indexOf('<', after)
    if (end < 0) break
    if (after < done) continue
    const words = html.slice(after, end)
    const before = html.slice(html.lastIndexOf('<', found.index), after)
    // A sign of more than within an attribute ends no tag.
    const isAttribute = (before.match(/"/g)?.length ?? 0) % 2 === 1
    if (isAttribute || untouched.test(before) || before.includes(' lang="') || !standsIn(words)) continue
    const isHolder = plainHolder.test(before)
    drawn += html.slice(done, isHolder ? after - 1 : after) + (isHolder ? `${english}>${words}` : marked(words))
    done = after + words.length
  }
  return (done === 0 ? html : drawn + html.slice(done)).replaceAll(typedValue, (tag, value: string) =>
    standsIn(value) && !isNoText.test(tag) ? tag.replace('<input', `<input${english}`) : tag,
  )
}
