import { hasHangul } from '../kernel/text.ts'
import type { Lang } from '../kernel/text.ts'

/** What firms count by, and how English counts it: one, and several. */
const counted: Readonly<Record<string, readonly [one: string, several: string]>> = {
  개: ['unit', 'units'],
  대: ['unit', 'units'],
  기: ['unit', 'units'],
  식: ['set', 'sets'],
  세트: ['set', 'sets'],
  조: ['set', 'sets'],
  본: ['piece', 'pieces'],
  장: ['sheet', 'sheets'],
  매: ['sheet', 'sheets'],
  쪽: ['page', 'pages'],
  포: ['bag', 'bags'],
  롤: ['roll', 'rolls'],
  박스: ['box', 'boxes'],
  드럼: ['drum', 'drums'],
  등: ['lamp', 'lamps'],
  가닥: ['strand', 'strands'],
  개소: ['site', 'sites'],
  곳: ['site', 'sites'],
  교: ['bridge', 'bridges'],
  실: ['room', 'rooms'],
  집: ['house', 'houses'],
  세대: ['household', 'households'],
  크레인: ['crane', 'cranes'],
  톤: ['tonne', 'tonnes'],
  명: ['person', 'people'],
  두: ['head', 'head'],
  종: ['kind', 'kinds'],
  건: ['case', 'cases'],
  회: ['time', 'times'],
  번: ['time', 'times'],
  배: ['time', 'times'],
  시험: ['test', 'tests'],
  초: ['second', 'seconds'],
  분: ['minute', 'minutes'],
  시간: ['hour', 'hours'],
  일: ['day', 'days'],
  '일 전': ['day before', 'days before'],
  주: ['week', 'weeks'],
  월: ['month', 'months'],
  개월: ['month', 'months'],
  년: ['year', 'years'],
  봄: ['spring', 'springs'],
  겨울: ['winter', 'winters'],
  장마철: ['rainy season', 'rainy seasons'],
  원: ['KRW', 'KRW'],
  '만 원': ['KRW 10,000', 'KRW 10,000'],
  '억 원': ['KRW 100 million', 'KRW 100 million'],
}
const powers: Readonly<Record<string, number>> = { 십: 10, 백: 100, 천: 1000, 만: 10_000, 십만: 100_000, 백만: 1_000_000 }

/** '100대' as '100 units', '백 km' as '100 km'; undefined where a word of it has no usual English. */
const pieceInEnglish = (piece: string, several: boolean): string | undefined => {
  const [, digits = '', power = '', rest = ''] = /^(\d[\d,.]*)?\s*((?:십만|백만|십|백|천|만)(?!\s*원))?\s*(.*)$/u.exec(piece) ?? []
  const factor = powers[power]
  const number = factor === undefined ? digits : (Number((digits || '1').replaceAll(',', '')) * factor).toLocaleString('en')
  const name = counted[rest]?.[several || (number !== '' && number !== '1') ? 1 : 0] ?? (hasHangul(rest) ? undefined : rest)
  return name === undefined
    ? undefined
    : [number, name].filter((part) => part !== '').join(digits !== '' && name === rest && factor === undefined ? '' : ' ')
}

/** A unit as the page's language has it: '회/년' as 'times/year'. One that no English is known for stays as the firm gave it. `several`: a figure stands before it. */
export const unitIn = (unit: string, lang: Lang, several = true): string => {
  if (lang === 'ko' || !hasHangul(unit)) return unit
  const parts = unit
    .split('/')
    .map((part, at) => part.split('·').map((piece, place) => pieceInEnglish(piece.trim(), several && at === 0 && place === 0)))
  return parts.flat().includes(undefined) ? unit : parts.map((pieces) => pieces.join('·')).join('/')
}

/** A figure with its unit behind it, '8년' as '8 years'; anything else stays as it is. */
export const figureIn = (value: string, lang: Lang): string => {
  const [, number = '', unit = ''] = /^(\d[\d,.]*(?:\s*[~–-]\s*\d[\d,.]*)?)\s*([가-힣][^\d]*)$/u.exec(value.trim()) ?? []
  if (lang === 'ko' || unit === '') return value
  const named = unitIn(unit.trim(), lang, number !== '1')
  return named === unit.trim() || named.startsWith('KRW') ? value : `${number} ${named}`
}
