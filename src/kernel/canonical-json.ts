/**
 * One spelling for one value, so that its digest can be compared years later (RFC 8785, with two additions).
 * Keys are sorted by UTF-16 code unit, numbers and strings are written as ECMAScript writes them, without white space.
 * Additions: strings and keys are brought to NFC first, and a Date becomes its ISO instant in UTC.
 * A property that is undefined is left out, as it would be after storing. What JSON cannot hold (undefined elsewhere, NaN,
 * infinity, bigint, functions, class instances, half surrogate pairs) throws a TypeError: that is our mistake, not a person's.
 */
export const canonicalJson = (value: unknown): string => {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'string') return canonicalString(value)
  if (typeof value === 'number') return canonicalNumber(value)
  if (Array.isArray(value)) return `[${Array.from(value, canonicalJson).join(',')}]`
  if (value instanceof Date) return canonicalString(value.toISOString())
  if (isPlainObject(value)) return canonicalObject(value)
  throw new TypeError(`JSON has no way to write ${typeof value}`)
}

const canonicalString = (written: string): string => {
  if (!written.isWellFormed()) throw new TypeError('A string holds half a surrogate pair')
  return JSON.stringify(written.normalize('NFC'))
}

const canonicalNumber = (number: number): string => {
  if (!Number.isFinite(number)) throw new TypeError(`JSON has no way to write ${number}`)
  return JSON.stringify(number)
}

const isPlainObject = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

const canonicalObject = (record: Record<string, unknown>): string => {
  const entries = Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => [key.normalize('NFC'), value] as const)
  if (new Set(entries.map(([key]) => key)).size < entries.length) throw new TypeError('Two keys are the same after NFC')
  entries.sort(([one], [other]) => (one < other ? -1 : 1))
  return `{${entries.map(([key, value]) => `${canonicalString(key)}:${canonicalJson(value)}`).join(',')}}`
}
