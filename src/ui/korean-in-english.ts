const hangul = /[\uAC00-\uD7A3\u3131-\u318E]/
const tag = /<(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|[^">])*)>/g
const voids = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'])
/** Elements that hold text and no markup: they themselves say the language. */
const plainHolders = new Set(['option', 'textarea', 'text'])
const untouched = new Set(['script', 'style', 'title', 'desc', 'noscript'])
const korean = ' lang="ko"'

/** Words in turn of one language: Korean ones with the figures between them, and all others. */
const runs = (words: string): { readonly isKorean: boolean; readonly words: string }[] => {
  const found: { isKorean: boolean; words: string }[] = []
  let between = ''
  for (const piece of words.split(/(\s+)/)) {
    const last = found.at(-1)
    if (hangul.test(piece)) {
      if (last?.isKorean) last.words += between + piece
      else found.push({ isKorean: false, words: between }, { isKorean: true, words: piece })
      between = ''
    } else if (last?.isKorean && /[a-z]/i.test(piece)) {
      found.push({ isKorean: false, words: between + piece })
      between = ''
    } else between += piece
  }
  return [...found, { isKorean: false, words: between }].filter((each) => each.words !== '')
}

const marked = (words: string): string => {
  const parts = runs(words).map((each) => (each.isKorean ? `<span${korean}>${each.words}</span>` : each.words))
  // One piece stays one piece, also where the parts of a line are laid out apart.
  return parts.every((part) => part.startsWith('<span') || part.trim() === '') ? parts.join('') : `<span>${parts.join('')}</span>`
}

/**
 * What an English page shows in Korean for want of an English text, and names that have none, say that they are Korean: a screen
 * reader then speaks them as Korean. Takes and gives a whole document; what stands inside an element that says its language stays as it is.
 */
export const markKorean = (html: string): string => {
  const open: { readonly name: string; readonly isEnglish: boolean }[] = []
  let drawn = ''
  let done = 0
  let holder: { at: number } | undefined
  tag.lastIndex = 0
  for (let found = tag.exec(html); found; found = tag.exec(html)) {
    const [whole, closing, name = '', attributes = ''] = found
    const words = html.slice(done, found.index)
    const around = open.at(-1)
    if (words !== '' && around?.isEnglish && hangul.test(words) && !untouched.has(around.name)) {
      if (!plainHolders.has(around.name)) drawn += marked(words)
      else {
        if (holder) drawn = drawn.slice(0, holder.at) + korean + drawn.slice(holder.at)
        drawn += words
      }
    } else drawn += words
    done = found.index + whole.length
    if (closing) {
      open.pop()
      drawn += whole
      continue
    }
    const says = /\slang="([^"]*)"/.exec(attributes)?.[1]
    const isEnglish = says === undefined ? (around?.isEnglish ?? false) : says.startsWith('en')
    const isTyped =
      name === 'input' && isEnglish && /\svalue="[^"]*[\uAC00-\uD7A3]/.test(attributes) && !/\stype="(hidden|submit)"/.test(attributes)
    drawn += isTyped ? `<input${korean}${attributes}>` : whole
    if (!voids.has(name) && !attributes.endsWith('/')) {
      open.push({ name, isEnglish })
      holder = { at: drawn.length - 1 }
    }
  }
  return drawn + html.slice(done)
}
