import type { Day } from '../kernel/dates.ts'
import { articleInEnglish } from '../kernel/law.ts'
import { showWon } from '../kernel/show.ts'
import { hasHangul, speak } from '../kernel/text.ts'
import type { Lang } from '../kernel/text.ts'
import { standing, standingWords } from '../certificates/index.ts'
import { declaredNoneWords, figureIn, nameOf, priceInWords, unitIn, technologyKindWords, trlName } from '../technologies/index.ts'
import type { TechnologyContent, TechnologyNames } from '../technologies/index.ts'
import type { ListingPage } from './queries.ts'

/** What a comparison reads of a listing. */
export type Compared = Pick<
  ListingPage,
  'id' | 'certificates' | 'grounds' | 'purchases' | 'companyKo' | 'companyEn' | 'regionKo' | 'regionEn' | 'content'
>
/** A cell is its lines; none where the dossier says nothing. */
export interface ComparedRow {
  readonly key: string
  readonly label: string
  readonly cells: readonly (readonly string[])[]
  readonly differs: boolean
}
export interface ComparedGroup {
  readonly key: string
  readonly title: string
  readonly rows: readonly ComparedRow[]
}
interface Around {
  readonly lang: Lang
  readonly today: Day
  readonly names: TechnologyNames
}

const mostNumbers = 24
const mostPurchases = 2

/** Technologies side by side: the same questions of each, in the order a buyer asks them. Numbers meet only where name and unit are the same. */
export const compare = (items: readonly Compared[], around: Around): ComparedGroup[] => {
  const t = speak(around.lang)
  const row = (key: string, label: string, read: (item: Compared) => readonly (string | null)[]): ComparedRow => {
    const cells = items.map((item) => read(item).filter((line): line is string => line !== null && line !== ''))
    return { key, label, cells, differs: items.length > 1 && new Set(cells.map(sameness)).size > 1 }
  }
  const groups: ComparedGroup[] = [
    {
      key: 'certificates',
      title: t('인증과 계약 근거', 'Certificates and grounds'),
      rows: [
        row('certificates', t('인증', 'Certificates'), (item) => certificateLines(item, around)),
        row('others', t('다른 인증', 'Other certificates'), (item) => otherLines(item, around)),
        row('grounds', t('계약 근거로 살펴볼 것', 'Grounds to look into'), (item) => {
          const lines = groundLines(item, around)
          return lines.length > 0 ? lines : [t('없음', 'None')]
        }),
      ],
    },
    {
      key: 'price',
      title: t('가격과 공급', 'Price and supply'),
      rows: [
        row('price', t('공급 가격', 'Price'), ({ content }) => [priceInWords(content, around.lang)]),
        row('supplies', t('공급 실적 (기업 기재)', 'Supplied (as the firm says)'), ({ content }) => [supplies(content, around.lang)]),
        row('purchases', t('이 마켓에 기록된 구매', 'Purchases recorded here'), ({ purchases }) =>
          purchases.length === 0
            ? [t('아직 없음', 'None yet')]
            : [
                t(`${purchases.length}건`, String(purchases.length)),
                ...purchases
                  .slice(0, mostPurchases)
                  .map((one) => `${t(one.ko, one.en)} ${one.contractedOn} ${showWon(Number(one.amountWon), around.lang)}`),
                purchases.length > mostPurchases
                  ? t(`그 밖에 ${purchases.length - mostPurchases}건`, `and ${purchases.length - mostPurchases} more`)
                  : null,
              ],
        ),
      ],
    },
    {
      key: 'technology',
      title: t('기술', 'Technology'),
      rows: [
        row('kind', t('종류', 'Kind'), ({ content }) => (content.kind === '' ? [] : [t(technologyKindWords[content.kind])])),
        row('fields', t('기술 분야', 'Field'), ({ content }) => content.fieldCodes.map((code) => t(nameOf(around.names.fields, code)))),
        row('trl', t('기술성숙도(TRL)', 'Readiness (TRL)'), ({ content }) => {
          const name = content.trl === null ? undefined : trlName(content.trl)
          return name === undefined ? [] : [t(name)]
        }),
        row('rights', t('지식재산권', 'Rights'), ({ content }) =>
          content.declaredNone.includes('ipRights')
            ? [t(declaredNoneWords)]
            : content.ipRights.filter((one) => one.status === 'registered').map((one) => one.number),
        ),
        row('firm', t('기업', 'Firm'), (item) => [
          t(item.companyKo, item.companyEn || item.companyKo),
          item.regionKo === null ? null : t(item.regionKo, item.regionEn ?? item.regionKo),
        ]),
      ],
    },
    {
      key: 'numbers',
      title: t('숫자로 본 차이 (기존 → 이 기술)', 'In numbers (used today → this one)'),
      rows: namedRows(items, (content) => numbersOf(content, around), 'number', row, t('한 기술만 적은 숫자', 'Given by one alone')),
    },
    {
      key: 'specification',
      title: t('제원', 'Specification'),
      rows: namedRows(
        items,
        (content) =>
          content.specification.map((one) => ({
            name: one.nameKo,
            label: t(one.nameKo, one.nameEn || one.nameKo),
            value: figureIn(one.value, around.lang),
          })),
        'spec',
        row,
        t('한 기술만 적은 제원', 'Given by one alone'),
      ),
    },
  ]
  return groups
    .map((group) => ({ ...group, rows: group.rows.filter((one) => one.cells.some((cell) => cell.length > 0)) }))
    .filter((group) => group.rows.length > 0)
}

/** Whether of figures and specification anything stands in Korean only. */
export const hasKoreanFigures = (groups: readonly ComparedGroup[]): boolean =>
  groups
    .filter(({ key }) => key === 'price' || key === 'numbers' || key === 'specification')
    .some(({ rows }) => rows.some(({ label, cells }) => [label, ...cells.flat()].some((words) => hasHangul(words))))

const squeezed = (words: string): string => words.normalize('NFKC').replaceAll(/\s+/g, '')
/** What lines say, whatever their spaces and letters; but a unit behind its number keeps its letters: 3 MPa are not 3 mPa. */
const sameness = (lines: readonly string[]): string =>
  lines
    .map((line) => squeezed(line).replaceAll(/(\d?)(\p{L}+)/gu, (all: string, digit: string) => (digit === '' ? all.toLowerCase() : all)))
    .join('\n')
/** The same of a name; its unit stands in brackets. */
const sameName = (name: string): string =>
  squeezed(name).replaceAll(/\([^)]*\)|[^(]+/g, (part) => (part.startsWith('(') ? part : part.toLowerCase()))

const certificateLines = ({ certificates }: Compared, { lang, today }: Around): string[] => {
  const t = speak(lang)
  return certificates.map((held) => {
    const worth = standing(held, today)
    return `${t(held.ko, held.en)} · ${t(standingWords[worth])}${held.validTo < '9999' ? t(` · ${held.validTo}까지`, ` · until ${held.validTo}`) : ''} · ${held.number}`
  })
}
const isOver = (validTo: string | null, today: Day): boolean => validTo !== null && validTo < today
const otherLines = ({ content }: Compared, { lang, today, names }: Around): string[] => {
  const t = speak(lang)
  if (content.declaredNone.includes('otherCertificates')) return [t(declaredNoneWords)]
  return content.otherCertificates
    .filter((one) => one.kind !== '')
    .map((one) => {
      const until =
        one.validTo === null
          ? t('유효기간 확인되지 않음', 'validity not known')
          : isOver(one.validTo, today)
            ? t(`${one.validTo} 만료`, `expired ${one.validTo}`)
            : t(`${one.validTo}까지`, `until ${one.validTo}`)
      return `${t(nameOf(names.certificateKinds, one.kind))} (${until})`
    })
}
/** Of grounds only those that a certificate still in force touches. */
const groundLines = ({ content, grounds }: Compared, { lang, today }: Around): string[] => {
  const t = speak(lang)
  const held = new Set(content.otherCertificates.filter((one) => !isOver(one.validTo, today)).map((one) => one.kind))
  return grounds
    .filter((ground) => ground.kinds.some((kind) => held.has(kind)))
    .map((ground) =>
      ground.article === null
        ? t(ground.sentenceKo, ground.sentenceEn)
        : t(`${ground.lawKo} ${ground.article}`, `${ground.lawEn} ${articleInEnglish(ground.article)}`),
    )
}
const supplies = ({ supplyRecord, declaredNone }: TechnologyContent, lang: Lang): string => {
  if (supplyRecord.length === 0) return declaredNone.includes('supplyRecord') ? speak(lang)(declaredNoneWords) : ''
  const last = Math.max(0, ...supplyRecord.map((one) => one.year ?? 0))
  return speak(lang)(
    `${supplyRecord.length}건${last > 0 ? `, 마지막 ${last}년` : ''}`,
    `${supplyRecord.length}${last > 0 ? `, last in ${last}` : ''}`,
  )
}

type Row = (key: string, label: string, read: (item: Compared) => readonly (string | null)[]) => ComparedRow
interface Named {
  readonly name: string
  readonly label: string
  readonly value: string
}
const numbersOf = (content: TechnologyContent, { lang }: Around): Named[] => {
  const t = speak(lang)
  return content.differences.map((one) => ({
    name: one.unit === '' ? one.whatKo : `${one.whatKo} (${one.unit})`,
    label: `${t(one.whatKo, one.whatEn || one.whatKo)}${one.unit === '' ? '' : ` (${unitIn(one.unit, lang)})`}`,
    value: [one.before, one.after]
      .filter((figure) => figure !== '')
      .map((figure) => figureIn(figure, lang))
      .join(' → '),
  }))
}

/** One row per name that several give, whatever its spaces and letters; what one alone gives stands together in a last row. */
const namedRows = (
  items: readonly Compared[],
  read: (content: TechnologyContent) => readonly Named[],
  prefix: string,
  row: Row,
  alone: string,
): ComparedRow[] => {
  const found = new Map<string, { label: string; values: Map<string, string[]> }>()
  for (const item of items) {
    for (const { name, label, value } of read(item.content)) {
      const key = sameName(name)
      if (key === '' || value === '') continue
      const known = found.get(key) ?? { label, values: new Map<string, string[]>() }
      known.values.set(item.id, [...(known.values.get(item.id) ?? []), value])
      found.set(key, known)
    }
  }
  const isShared = ({ values }: { values: ReadonlyMap<string, unknown> }) => values.size > 1 || items.length === 1
  const shared = [...found]
    .filter(([, one]) => isShared(one))
    .sort(([, a], [, b]) => b.values.size - a.values.size)
    .slice(0, mostNumbers)
  const single = [...found.values()].filter((one) => !isShared(one)).slice(0, mostNumbers)
  return [
    ...shared.map(([key, { label, values }]) => row(`${prefix} ${key}`, label, ({ id }) => values.get(id) ?? [])),
    row(`${prefix} alone`, alone, ({ id }) =>
      single.flatMap(({ label, values }) => (values.get(id) ?? []).map((value) => `${label}: ${value}`)),
    ),
  ]
}
