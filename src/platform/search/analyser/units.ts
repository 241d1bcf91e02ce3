import type { Word } from './words.ts'

/** Units of measure by how they are written, in the one spelling in which they are kept: 톤, ton and t are one. */
const spellings: Readonly<Record<string, string>> = {
  mg: '밀리그램',
  g: '그램',
  kg: '킬로그램',
  t: '톤 ton tons',
  nm: '나노미터',
  um: '마이크로미터 μm',
  mm: '밀리미터',
  cm: '센티미터',
  m: '미터',
  km: '킬로미터',
  m2: '제곱미터 평방미터',
  m3: '세제곱미터 입방미터',
  km2: '제곱킬로미터',
  ha: '헥타르',
  ml: '밀리리터',
  l: '리터',
  w: '와트',
  kw: '킬로와트',
  mw: '메가와트',
  gw: '기가와트',
  wh: '와트시',
  kwh: '킬로와트시',
  mwh: '메가와트시',
  v: '볼트',
  kv: '킬로볼트',
  ma: '밀리암페어',
  ah: '암페어시',
  hz: '헤르츠',
  khz: '킬로헤르츠',
  mhz: '메가헤르츠',
  ghz: '기가헤르츠',
  pa: '파스칼',
  kpa: '킬로파스칼',
  mpa: '메가파스칼',
  bar: '',
  db: '데시벨',
  lm: '루멘',
  lx: '럭스 룩스 lux',
  rpm: '',
  ppm: '',
  ppb: '',
  kcal: '킬로칼로리',
  kb: '킬로바이트',
  mb: '메가바이트',
  gb: '기가바이트',
  tb: '테라바이트',
  kbps: '',
  mbps: '',
  gbps: '',
  '%': '퍼센트 프로',
  '°c': '',
}
const unitOf = new Map(
  Object.entries(spellings).flatMap(([unit, others]) => [
    [unit, unit] as const,
    ...others
      .split(' ')
      .filter((one) => one !== '')
      .map((other) => [other, unit] as const),
  ]),
)
const korean = [...unitOf.keys()].filter((one) => /^[가-힣]/.test(one)).sort((a, b) => b.length - a.length)
/** What may cling to a unit and leaves it one. */
const clinging = /^(?:급|용|당|씩|짜리|의|을|를|이|가|은|는|도|로|으로|에|에서|까지|부터|이상|이하|미만|초과)*$/

const knownUnit = (word: Word): string | undefined => {
  if (word.script !== 'hangul') return unitOf.get(word.text)
  const found = korean.find((unit) => word.text.startsWith(unit) && clinging.test(word.text.slice(unit.length)))
  return found === undefined ? undefined : unitOf.get(found)
}
const isNumber = (text: string): boolean => /^\d[\d.,]*$/.test(text)
/** '5kg' as it is written together, in one spelling; undefined for what is no measure. */
const measureIn = (word: Word): string | undefined => {
  const [, number, written = ''] = /^(\d[\d.,]*) ?(%|°c|[a-z]+\d?)$/.exec(word.text) ?? []
  const unit = unitOf.get(written)
  return word.script !== 'latin' || number === undefined || unit === undefined ? undefined : number.replaceAll(',', '') + unit
}

/** A number and its unit are one word, with a blank between or without: '5 kg', '5kg' and '5킬로그램' meet, and '5 m' is another. */
export const withUnits = (words: readonly Word[], folded: string): Word[] => {
  const joined: Word[] = []
  for (const word of words) {
    const number = joined.at(-1)
    const gap = number === undefined ? '' : folded.slice(number.start + number.text.length, word.start)
    const unit =
      number !== undefined && number.script === 'latin' && isNumber(number.text) && (gap === '' || gap === ' ')
        ? knownUnit(word)
        : undefined
    if (number !== undefined && unit !== undefined)
      joined.splice(-1, 1, {
        text: folded.slice(number.start, word.start + word.text.length),
        bare: number.bare + unit,
        start: number.start,
        script: 'latin',
        isMeasure: true,
      })
    else {
      const measure = measureIn(word)
      joined.push(measure === undefined ? word : { ...word, bare: measure, isMeasure: true })
    }
  }
  return joined
}
