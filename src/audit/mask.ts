/** What names a person is hidden until somebody says why they must see it. Pure. */

const letters = (word: string) => [...word]

/** 김담당 → 김○○, John Smith → J○○○ S○○○○. Enough to tell two apart on one page, not to know who. */
export const maskName = (name: string): string =>
  name
    .split(' ')
    .map((word) => {
      const [first = '', ...rest] = letters(word)
      return first + '○'.repeat(Math.min(rest.length, 4))
    })
    .join(' ')

/** kim@kra.example → k○○@kra.example: the house may be known, the person not. */
export const maskEmail = (address: string): string => address.replace(/^(.)[^@]*@/, '$1○○@')

const emails = /[^\s"“”<>(){}[\],;:=&?/]+@[^\s"“”<>(){}[\],;:&?/]+/g
const telephones = /\b0\d{1,2}-?\d{3,4}-?\d{4}\b/g
const ipv4 = /\b(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}\b/g

/** Free words with every e-mail, telephone number and IPv4 address in them hidden. */
export const maskWords = (words: string): string =>
  words.replaceAll(emails, maskEmail).replaceAll(telephones, '○○○-○○○○').replaceAll(ipv4, '$1.○')

/** An address on the network: its last part is hidden. */
export const maskAddress = (address: string): string =>
  address.includes(':') ? `${address.split(':').slice(0, 3).join(':')}:○` : maskWords(address)

const namesOfPersons = /^(name|email|personName|representative|reviewer|to|toAddress|who)$/i

/** The details of a row: personal fields and whatever looks like an address of a person, at any depth. */
export const maskDetail = (value: unknown, key = ''): unknown => {
  if (typeof value === 'string') {
    if (/address$/i.test(key) && !value.includes('@')) return maskAddress(value)
    return namesOfPersons.test(key) ? (value.includes('@') ? maskEmail(value) : maskName(value)) : maskWords(value)
  }
  if (Array.isArray(value)) return value.map((one) => maskDetail(one, key))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, maskDetail(one, name)]))
  return value
}
