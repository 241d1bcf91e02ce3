import { no, yes } from './outcome.ts'
import type { Outcome } from './outcome.ts'

const SYMBOL = /^([A-HY])(0[1-9]|[1-9]\d)([A-Z])(?:(\d{1,4})\/(\d{2,6}))?$/

/**
 * Reads a symbol of the international (ipc) or cooperative (cpc) patent classification and gives it as 'G06Q 10/06311', or 'H04W'
 * for a whole subclass. Only the shape is checked. Section Y exists in the CPC alone.
 */
export const parsePatentClass = (typed: string, scheme: 'ipc' | 'cpc'): Outcome<string, 'wrong-shape' | 'only-in-cpc'> => {
  const [found, section, classNumber, subclass, group, subgroup] =
    SYMBOL.exec(typed.normalize('NFKC').replace(/\s/g, '').toUpperCase()) ?? []
  if (found === undefined) return no('wrong-shape')
  if (section === 'Y' && scheme === 'ipc') return no('only-in-cpc')
  const whole = `${section}${classNumber}${subclass}`
  return yes(group === undefined ? whole : `${whole} ${group}/${subgroup}`)
}
