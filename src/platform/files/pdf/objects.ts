/** The objects of PDF, as far as dictionaries need them. Source: ISO 32000-1, 7.3. A name is a string, a PDF string a Buffer. */
export type PdfValue = number | boolean | null | string | Buffer | Reference | PdfValue[] | PdfDictionary
export type PdfDictionary = Map<string, PdfValue>
export interface Reference {
  readonly object: number
  readonly generation: number
}

export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary => value instanceof Map
export const isReference = (value: PdfValue | undefined): value is Reference =>
  typeof value === 'object' && value !== null && 'object' in value

/** Reads the dictionary that begins at or shortly after a place; undefined when none is there, or it is longer than `longest` bytes. */
export const dictionaryAt = (
  bytes: Buffer,
  place: number,
  longest = 16 * 1024,
): { readonly dictionary: PdfDictionary; readonly end: number } | undefined => {
  const reader = new ObjectReader(bytes.subarray(place, place + longest).toString('latin1'))
  try {
    const dictionary = reader.value(0)
    return isDictionary(dictionary) ? { dictionary, end: place + reader.place } : undefined
  } catch (problem) {
    if (problem instanceof NotPdf) return undefined
    throw problem
  }
}

/** The dictionary of the object in which this place lies. */
export const dictionaryAround = (bytes: Buffer, place: number, longest: number) => {
  const from = Math.max(0, place - longest)
  const start = bytes.subarray(from, place).lastIndexOf('obj')
  return start < 0 ? undefined : dictionaryAt(bytes, from + start + 3, longest)
}

/** '#4aS' as 'JS'. */
export const unescapedName = (written: string): string =>
  written.replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

class NotPdf extends Error {}

const DEEPEST = 12

class ObjectReader {
  place = 0
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }

  value(depth: number): PdfValue {
    if (depth > DEEPEST) throw new NotPdf()
    this.#take(/(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y)
    if (this.#take(/<</y) !== undefined) return this.#dictionary(depth)
    if (this.#take(/\[/y) !== undefined) return this.#array(depth)
    const name = this.#take(/\/[^\0\t\n\f\r ()<>[\]{}/%]*/y)
    if (name !== undefined) return unescapedName(name.slice(1))
    const hex = this.#take(/<[0-9a-fA-F\s]*>/y)
    if (hex !== undefined) return hexString(hex)
    if (this.#take(/\(/y) !== undefined) return this.#literal()
    const reference = this.#take(/\d{1,10}\s+\d{1,5}\s+R(?![a-zA-Z])/y)?.split(/\s+/)
    if (reference) return { object: Number(reference[0]), generation: Number(reference[1]) }
    const word = this.#take(/[+-]?[\d.]+|true|false|null/y)
    if (word === undefined) throw new NotPdf()
    return word === 'true' ? true : word === 'false' ? false : word === 'null' ? null : Number(word)
  }

  #dictionary(depth: number): PdfDictionary {
    const dictionary: PdfDictionary = new Map()
    while (!this.#closes(/>>/y)) {
      const name = this.value(depth + 1)
      if (typeof name !== 'string') throw new NotPdf()
      dictionary.set(name, this.value(depth + 1))
    }
    return dictionary
  }

  #array(depth: number): PdfValue[] {
    const items: PdfValue[] = []
    while (!this.#closes(/\]/y)) items.push(this.value(depth + 1))
    return items
  }

  #closes(sign: RegExp): boolean {
    this.#take(/(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y)
    return this.#take(sign) !== undefined
  }

  /** Between brackets, which may nest; the opening one is read already. */
  #literal(): Buffer {
    let content = ''
    for (let open = 1; ;) {
      const piece = this.#take(/[^\\()]+|[()]|\\(?:[0-7]{1,3}|\r\n|[\s\S])/y)
      if (piece === undefined) throw new NotPdf()
      if (piece === '(') open += 1
      if (piece === ')') open -= 1
      if (open === 0) return Buffer.from(content, 'latin1')
      content += piece.startsWith('\\') ? unescaped(piece.slice(1)) : piece
    }
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.place
    const [found] = pattern.exec(this.#text) ?? []
    if (found !== undefined) this.place += found.length
    return found
  }
}

const hexString = (written: string): Buffer => {
  const digits = written.replaceAll(/[<>\s]/g, '')
  return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex')
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r': '', '\r\n': '' }

const unescaped = (sign: string): string =>
  /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8) & 0xff) : (escapes[sign] ?? sign)
