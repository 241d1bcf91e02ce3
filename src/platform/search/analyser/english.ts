import { stemmer } from 'stemmer'
import { Recent } from './recent.ts'

const shortestWord = 5
const shortestStem = 3

/** British spellings as American ones: odour, fibre, analyse, pressurised. */
const spelledOnce = (word: string): string =>
  word
    .replace(/(?<=[a-z]{2})our(?=s?$|ed$|ing$|less$)/, 'or')
    .replace(/(?<=[a-z]{2}[bt])re(?=s?$)/, 'er')
    .replace(/(?<=ly)s[ie]s$/, 'ze')
    .replace(/(?<=[a-z]{2}[iy])s(?=(?:e|es|ed|ing|ers?|ations?)$)/, 'z')

/** Who or what does it is what it does: a charger charges, a detector detects, a logger logs. */
const doing = (stem: string): string => {
  const [, verb] = /^([a-z]{3,}[^aeiou])(?:er|or)$/.exec(stem) ?? []
  return verb === undefined ? stem : stemmer(`${verb}ing`)
}

const stemNow = (word: string): string => {
  if (!/^[a-z]+$/.test(word) || word.length < shortestWord) return word
  const stem = doing(stemmer(spelledOnce(word)))
  return stem.length < shortestStem ? word : stem.replace(/i$/, 'y')
}
const stems = new Recent(20_000, stemNow)

/** What an English word has in common with its other forms, by Porter's rules; the word itself where it has no others. */
export const stemOf = (word: string): string => stems.of(word)
