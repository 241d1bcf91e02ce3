import { joined, text, tooLongWords } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { firmClosed, longestHidden, priceBands, priceFrom } from './listing.ts'
import type { PriceBand } from './listing.ts'
import { longestName } from './saved-search.ts'
import type { SaveRefusal } from './saved-search.ts'
import type { FilterName, RestKind, Sort } from './search-port.ts'

export const filterWords: Record<FilterName, Text> = {
  field: text('기술 분야', 'Field'),
  council: text('협의체', 'Council'),
  institution: text('인증 기관', 'Certified by'),
  kind: text('종류', 'Kind'),
  certificate: text('다른 인증', 'Other certificate'),
  ground: text('계약 근거', 'Contract ground'),
  trl: text('기술성숙도', 'Readiness (TRL)'),
  region: text('지역', 'Region'),
  price: text('가격', 'Price'),
  supplied: text('공급 실적', 'Supplied before'),
  standing: text('인증 상태', 'Certificate'),
}
export const priceWords: Record<PriceBand, Text> = {
  'under-10m': text('1천만 원 미만', 'Under KRW 10m'),
  '10m-50m': text('1천만~5천만 원', 'KRW 10m to 50m'),
  '50m-100m': text('5천만~1억 원', 'KRW 50m to 100m'),
  '100m-500m': text('1억~5억 원', 'KRW 100m to 500m'),
  'over-500m': text('5억 원 이상', 'KRW 500m and more'),
  unknown: text('가격을 적지 않음', 'No price given'),
}
const edgeWords: Readonly<Record<number, Text>> = {
  10_000_000: text('1천만', '10m'),
  50_000_000: text('5천만', '50m'),
  100_000_000: text('1억', '100m'),
  500_000_000: text('5억', '500m'),
}
/** Bands that lie side by side, as one: '1억 원 미만'. */
export const priceRangeWords = (bands: readonly PriceBand[]): Text => {
  const known = priceBands.filter((band) => band !== 'unknown')
  const [first, last] = [known.findIndex((band) => bands.includes(band)), known.findLastIndex((band) => bands.includes(band))]
  const edge = (at: number) => edgeWords[known[at] === undefined ? 0 : priceFrom[known[at]]]
  const [from, to] = [edge(first), edge(last + 1)]
  if (to === undefined)
    return from === undefined ? text('가격을 적은 것', 'Price given') : text(`${from.ko} 원 이상`, `KRW ${from.en} and more`)
  return from === undefined ? text(`${to.ko} 원 미만`, `under KRW ${to.en}`) : text(`${from.ko}~${to.ko} 원`, `KRW ${from.en} to ${to.en}`)
}
/** A certificate of the market alone is no ground. */
export const groundFilterWords: Record<string, Text> = {
  yes: text('근거가 되는 유효한 인증 있음', 'Holds a certificate in force that is one'),
}
export const suppliedWords: Record<string, Text> = { yes: text('실적 있음', 'Supplied before') }
/** Stands at a listing in any list: what it was certified by holds no longer, or not now. */
export const noneInForceWords = text('지금 유효한 인증 없음', 'No certificate in force now')
export const standingFilterWords: Record<string, Text> = {
  valid: text('유효한 인증 있음', 'Certificate in force'),
  other: text('유효한 인증 없음', 'None in force'),
}
export const sortWords: Record<Sort, Text> = {
  relevance: text('관련도순', 'Relevance'),
  newest: text('최근 등록순', 'Newest'),
  until: text('유효기간 긴 순', 'Longest validity'),
  price: text('낮은 가격순', 'Lowest price'),
  title: text('이름순', 'Name'),
}

/** What a market certificate is and is not; the sourced path, as of the day the sources speak of. */
export const allowsWords = {
  meaning: text(
    '이 인증은 기관이 이 기술을 심의해 현장에 쓰기에 알맞다고 인정했다는 뜻입니다.',
    'The certificate means that an institution has reviewed this technology and found it fit for use.',
  ),
  notAlone: text('이 인증만으로는 수의계약 근거가 되지 않습니다.', 'This certificate alone is no ground for a negotiated contract.'),
  path: [
    text('기술마켓 인증', 'Market certificate'),
    text('공공성 평가 (조달정책심의위원회)', 'Public-interest evaluation (procurement policy committee)'),
    text('혁신제품 지정', 'Designation as innovation product'),
    text('수의계약', 'Negotiated contract'),
  ],
  pathSource: text(
    '공개된 자료에서 확인한 길입니다(2020년 10월 1일 시행 안내 기준). 지금의 조문은 구매 기관이 확인해야 합니다.',
    'The path as public sources give it (announced for 1 October 2020). The buying institution must check the text in force.',
  ),
  others: text('이 제품이 가진 다른 인증', 'Other certificates of this product'),
  noOthers: text(
    '이 제품이 적은 다른 인증이 없습니다. 다른 계약 근거는 구매 기관이 찾아야 합니다.',
    'The dossier names no other certificate. Other grounds are for the buyer to find.',
  ),
  asTheFirmSays: text(
    '기업이 작성한 내용입니다. 계약하기 전에 원본과 유효기간을 확인해 주세요.',
    'As the firm says. Check the original and its validity before a contract.',
  ),
} as const

/** Stands behind the name of a listing that is hidden by now. */
/** Whether a kept technology can still be looked at. */
export const shownWord = text('공개 중', 'Shown')
export const alertWord = ({ alertSince }: { readonly alertSince: Date | null }): Text =>
  alertSince === null ? text('알림 꺼짐', 'Alerts off') : text('알림 받는 중', 'Alerts on')
export const notShownWords = text('지금은 보이지 않는 기술', 'not shown at present')
export const firmClosedWords = text('회사가 문을 닫았습니다.', 'The firm is closed.')
/** Why a listing is hidden: the words of whoever hid it, and that its firm was closed. */
export const hiddenWords = ({
  hiddenReason,
  isFirmClosed,
}: {
  readonly hiddenReason: string | null
  readonly isFirmClosed: boolean
}): Text => {
  const reason = text(hiddenReason ?? '', hiddenReason ?? '')
  if (!isFirmClosed) return reason
  return hiddenReason === null || hiddenReason === firmClosed ? firmClosedWords : joined([reason, firmClosedWords])
}

export const hideWords = {
  hint: text(
    '기업에 그대로 알리고, 이 기술의 주소로 온 누구나 로그인하지 않고도 읽습니다. 개인정보나 내부 사정은 적지 마세요.',
    'The firm is told it word for word, and anyone who opens the address of the technology reads it, signed in or not. Leave out personal data and internal matters.',
  ),
  reason: text(
    `숨기는 까닭을 5자 이상 ${longestHidden}자 이하로 적어 주세요. 그 주소로 온 사람에게 그대로 보입니다.`,
    `Say why, in 5 to ${longestHidden} letters. Whoever opens the address reads it.`,
  ),
} as const

/** Where a word that was found stands. */
export const foundInWords: Readonly<Record<string, Text>> = {
  title: text('기술 이름', 'name'),
  keywords: text('검색어·영문 이름', 'keywords or English name'),
  proof: text('인증·특허의 종류와 번호', 'kind or number of a certificate or patent'),
  summary: text('한 줄 소개', 'summary'),
  accepted: text('채택된 수요', 'accepted needs'),
  owner: text('기업·인증 기관', 'firm or institution'),
  class: text('분야·종류·지역', 'field, kind or region'),
  body: text('기술 소개 본문', 'description'),
}
/** What a suggestion is. */
export const suggestionWords: Readonly<Record<string, Text>> = {
  word: text('검색어', 'Search'),
  title: text('기술', 'Technology'),
  institution: text('인증 기관', 'Institution'),
  field: text('기술 분야', 'Field'),
  company: text('기업', 'Firm'),
}
/** How it came to be looked for. */
export const originWords = {
  typed: text('', ''),
  synonym: text('같은 뜻의 말', 'same meaning'),
  corrected: text('고쳐 읽음', 'corrected'),
  completed: text('입력한 글자로 시작', 'begins with what was typed'),
  letters: text('초성', 'first letters'),
  number: text('번호 일치', 'number matches'),
  name: text('이름 일치', 'name matches'),
  part: text('', ''),
  rest: text('', ''),
} as const
/** Of what the rest of a score is made. */
export const restWords: Record<RestKind, Text> = {
  pieces: text('낱말의 조각', 'pieces of the words'),
  neighbours: text('나란히 선 말', 'words side by side'),
  standing: text('유효한 인증서', 'a certificate in force'),
  words: text('더 약하게 겹치는 낱말', 'weaker words'),
}

export const saveRefusalWords: Readonly<Record<SaveRefusal['code'], Text>> = {
  'asks-nothing': text('찾는 낱말이나 조건이 있어야 저장할 수 있습니다.', 'A search needs words or filters to be saved.'),
  'too-long': text(
    '조건이 너무 많아 저장할 수 없습니다. 몇 가지를 빼고 다시 저장해 주세요.',
    'There are too many filters to save. Take some off and try again.',
  ),
  'too-many': text(
    '검색은 50개까지 저장할 수 있습니다. 쓰지 않는 검색을 지워 주세요.',
    'Up to 50 searches can be saved. Remove one you no longer need.',
  ),
  'no-name': text('검색의 이름을 입력해 주세요.', 'Give the search a name.'),
  'name-long': tooLongWords(longestName),
}

/** What the firm says it supplied, and what buyers recorded: said apart wherever either is counted. */
export const supplyWords = {
  said: text('기업이 기재한 공급 실적', 'Supplied, as the firm says'),
  recorded: text('이 마켓에 기록된 구매', 'Purchases recorded in this market'),
} as const
export const unitsDiffer = text(
  '가격은 기업이 기재한 단위(1대, 1㎡ 등)마다 다릅니다. 단위를 함께 보고 견주어 주세요.',
  'A price is for the unit the firm gave (a set, a square metre …): mind the unit when you compare.',
)
