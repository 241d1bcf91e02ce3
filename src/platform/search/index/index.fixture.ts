import { makeAnalyser } from '../analyser/analyse.ts'
import type { SearchDocument } from './document.ts'
import { SearchIndex } from './index.ts'

export const analyser = makeAnalyser()
const synonyms = {
  groups: [
    ['ESS', '에너지저장장치'],
    ['UAV', '드론', '무인기'],
  ],
  oneWay: [{ from: '불', to: ['화재'] }],
}

/** An index of these documents; not tended where a test tends it itself. */
export const open = (documents: readonly SearchDocument[] = [], tend = true) => {
  const index = new SearchIndex({
    analyser,
    synonyms,
    names: [
      { text: '한국도로공사', kind: 'institution', ref: 'ex' },
      { text: '신재생에너지', kind: 'field', ref: 'ENERGY.RENEWABLE' },
    ],
  })
  index.put(documents)
  if (tend) index.tendNow()
  return index
}
export const of = (id: string, title: string, more: Partial<SearchDocument> = {}): SearchDocument => ({
  id,
  version: title,
  text: { title, ...more.text },
  ...more,
  ...(more.text ? { text: { title, ...more.text } } : {}),
})

/** Invented listings in which most of the tests look. */
export const listings = [
  of('leak', '터널 누수 감지기', {
    text: { summary: '물이 새는 곳을 바로 찾습니다.', owner: '아쿠아사운드' },
    exact: ['10-2345678', '제2026-001호'],
    names: ['㈜아쿠아사운드'],
    facets: { field: ['SOC'], kind: ['product'] },
    numbers: { price: 8 },
  }),
  of('pump', '배수 펌프', {
    text: { summary: '누수 현장에서 물을 빼냅니다.' },
    facets: { field: ['SOC', 'ENERGY'], kind: ['product'] },
    numbers: { price: 60 },
  }),
  of('crack', '도로 균열 보수재', {
    text: { keywords: '누수', summary: '균열을 메웁니다.' },
    facets: { field: ['SOC'], kind: ['material'] },
  }),
  of('solar', '태양광발전량 예측 시스템', {
    text: { summary: '기상을 분석한다.' },
    facets: { field: ['ENERGY'], kind: ['technology'] },
    numbers: { price: 5 },
  }),
  of('ess', '에너지저장장치 화재 예방', { facets: { field: ['ENERGY'] } }),
  of('drone', '드론 농약 살포기', { facets: { field: ['ICT'] } }),
  of('micro', '미세플라스틱 제거 필터'),
  of('chain', '블록체인 전자문서'),
  of('fee', '비급여 진료 관리'),
  of('pay', '급여 관리'),
]
export const index = open(listings)
export const ids = (text: string, more = {}, from = index) => from.search({ text, ...more }).hits.map((hit) => hit.id)
/** What answers the whole of a text. */
export const whole = (text: string, from = index) =>
  from
    .search({ text })
    .hits.filter((hit) => !hit.partly)
    .map((hit) => hit.id)
