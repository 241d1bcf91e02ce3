import { showWonRange } from '../kernel/show.ts'
import { speak } from '../kernel/text.ts'
import type { Lang } from '../kernel/text.ts'
import { DataTable, InPageNav, SummaryList } from '../ui/index.ts'
import type { ComponentChildren, Fact } from '../ui/index.ts'
import { nameOf } from './queries.ts'
import type { TechnologyNames } from './queries.ts'
import type { TechnologyContent, TechnologyDocument, TechnologyPicture } from './technology.ts'
import { kindWords, originWords, trlName } from './words.ts'
import { Certificates, Documents, Rights, Supply } from './technology-proofs.tsx'
import { figureIn, unitIn } from './units.ts'

export interface TechnologyViewProps {
  readonly lang: Lang
  /** A frozen version, or the present draft. */
  readonly content: TechnologyContent
  readonly documents: readonly TechnologyDocument[]
  readonly pictures?: readonly TechnologyPicture[] | undefined
  /** The words behind the codes: findTechnologyNames(read). */
  readonly names: TechnologyNames
  /** Where a paper is downloaded; '/files/technologies/<technology>/<file>'. */
  readonly fileHref: (fileId: string) => string
  /** Links to the parts on top, for long reading. */
  readonly nav?: boolean | undefined
  /** Only what everybody may read: public papers alone. */
  readonly publicOnly?: boolean | undefined
}

type Parts = { readonly id: string; readonly label: string; readonly body: ComponentChildren }[]

/** The whole dossier to read, for firms, officers, reviewers and buyers alike. Each part has an id: 'technology-problem', 'technology-documents' … */
export const TechnologyView = (props: TechnologyViewProps) => {
  const parts = partsOf(props).filter((part) => part.body !== null)
  return (
    <div class="technology">
      {props.lang === 'en' && hasKoreanOnly(props.content) && (
        <p class="quiet">What the firm has not written in English stands here in Korean, as the firm wrote it.</p>
      )}
      {props.nav && <InPageNav lang={props.lang} items={parts.map(({ id, label }) => ({ id, label }))} />}
      {parts.map((part) => (
        <section key={part.id} id={part.id}>
          <h2>{part.label}</h2>
          {part.body}
        </section>
      ))}
    </div>
  )
}

/** Whether an English reader meets Korean for want of an English text; each such text says itself that it is Korean (ui/korean-in-english.ts). */
export const hasKoreanOnly = (content: TechnologyContent): boolean =>
  (['title', 'summary', 'problem', 'approach', 'effects', 'applications'] as const).some(
    (part) => content[`${part}Ko`] !== '' && content[`${part}En`] === '',
  ) ||
  content.differences.some((one) => one.whatKo !== '' && one.whatEn === '') ||
  content.specification.some((one) => one.nameKo !== '' && one.nameEn === '')

const partsOf = (props: TechnologyViewProps): Parts => {
  const { lang, content, pictures = [] } = props
  const t = speak(lang)
  const prose = (ko: string, en: string) => (ko === '' && en === '' ? null : <Prose lang={lang} ko={ko} en={en} />)
  return [
    { id: 'technology-facts', label: t('한눈에', 'At a glance'), body: <Facts {...props} /> },
    {
      id: 'technology-pictures',
      label: t('사진', 'Pictures'),
      body: pictures.length === 0 ? null : <TechnologyPictures lang={lang} pictures={pictures} />,
    },
    { id: 'technology-problem', label: t('풀려는 문제', 'The problem'), body: prose(content.problemKo, content.problemEn) },
    { id: 'technology-approach', label: t('해결 방법', 'The approach'), body: prose(content.approachKo, content.approachEn) },
    {
      id: 'technology-differences',
      label: t('숫자로 보는 차이', 'What is different, in numbers'),
      body: content.differences.length === 0 ? null : <Differences lang={lang} content={content} />,
    },
    { id: 'technology-effects', label: t('기대 효과', 'Effects'), body: prose(content.effectsKo, content.effectsEn) },
    {
      id: 'technology-applications',
      label: t('쓰이는 곳', 'Where it is used'),
      body: prose(content.applicationsKo, content.applicationsEn),
    },
    {
      id: 'technology-specification',
      label: t('규격', 'Specification'),
      body:
        content.specification.length === 0 ? null : (
          <SummaryList
            lang={lang}
            facts={content.specification.map((one) => ({
              label: t(one.nameKo, one.nameEn || one.nameKo),
              value: figureIn(one.value, lang),
            }))}
          />
        ),
    },
    { id: 'technology-documents', label: t('서류', 'Papers'), body: <Documents {...props} /> },
    { id: 'technology-ip-rights', label: t('지식재산권', 'IP rights'), body: <Rights lang={lang} content={content} /> },
    { id: 'technology-certificates', label: t('다른 인증', 'Other certificates'), body: <Certificates {...props} /> },
    { id: 'technology-supply', label: t('공급 실적', 'Supply record'), body: <Supply {...props} /> },
  ]
}

const Prose = ({ lang, ko, en }: { lang: Lang; ko: string; en: string }) => (
  <div class="prose" lang={lang === 'ko' && ko === '' ? 'en' : undefined}>
    {(lang === 'ko' ? ko || en : en || ko).split(/\n{2,}/).map((one, at) => (
      <p key={at}>{one}</p>
    ))}
  </div>
)

/** Of several fields the first is the main one. */
const fieldsInWords = (codes: readonly string[], lang: TechnologyViewProps['lang'], names: TechnologyViewProps['names']): string => {
  const t = speak(lang)
  const [first, ...others] = codes.map((code) => t(nameOf(names.fields, code)))
  return first === undefined || others.length === 0
    ? (first ?? '')
    : [t(`${first} (주 분야)`, `${first} (main field)`), ...others].join(', ')
}

const Facts = ({ lang, content, names }: TechnologyViewProps) => {
  const t = speak(lang)
  return (
    <SummaryList
      lang={lang}
      facts={[
        { label: t('기술 이름', 'Name'), value: t(content.titleKo, content.titleEn || content.titleKo) },
        { label: t('한 줄 소개', 'Summary'), value: t(content.summaryKo, content.summaryEn || content.summaryKo) },
        { label: t('종류', 'Kind'), value: content.kind === '' ? '' : t(kindWords[content.kind]) },
        { label: t('분야', 'Fields'), value: fieldsInWords(content.fieldCodes, lang, names) },
        { label: t('기술성숙도', 'Readiness'), value: content.trl === null ? '' : t(trlName(content.trl)) },
        { label: t('공급 가격', 'Price'), value: priceInWords(content, lang) },
        {
          label: t('자재의 원산지', 'Origin of materials'),
          value: content.materialsOrigin === 'unknown' ? '' : t(originWords[content.materialsOrigin]),
        },
        ...flagsOf(content, lang),
        ...(content.keywords.length > 0 ? [{ label: t('검색어', 'Keywords'), value: content.keywords.join(', ') }] : []),
      ]}
    />
  )
}

const flagsOf = ({ flags }: TechnologyContent, lang: Lang): Fact[] => {
  const t = speak(lang)
  return [
    ...(flags.excellentProcurement
      ? [
          {
            label: t('우수조달물품', 'Excellent procurement product'),
            value: t('지정됨 (기업 기재)', 'Designated (as the firm says)'),
          },
        ]
      : []),
    ...(flags.directlyPurchasedMaterial
      ? [
          {
            label: t('공사용자재 직접구매', 'Directly-purchased material'),
            value: t('대상 품목 (기업 기재)', 'Yes (as the firm says)'),
          },
        ]
      : []),
  ]
}

/** '12,000,000원~15,000,000원 / 1대 (부가가치세 별도)'; '' where no price is given. */
export const priceInWords = (
  content: Pick<TechnologyContent, 'priceFromWon' | 'priceToWon' | 'priceUnit' | 'vatIncluded'>,
  lang: Lang,
): string => {
  const t = speak(lang)
  const { priceFromWon: from, priceToWon: to } = content
  if (from === null && to === null) return ''
  const vat =
    content.vatIncluded === null
      ? ''
      : content.vatIncluded
        ? t(' (부가가치세 포함)', ' (VAT included)')
        : t(' (부가가치세 별도)', ' (VAT not included)')
  return `${showWonRange(from, to, lang)}${content.priceUnit === '' ? '' : ` / ${unitIn(content.priceUnit, lang, false)}`}${vat}`
}

/** The pictures of a dossier, each opening in full. */
export const TechnologyPictures = ({ lang, pictures }: { lang: Lang; pictures: readonly TechnologyPicture[] }) => (
  <ul class="pictures">
    {pictures.map((one) => (
      <li key={one.id}>
        <a href={`/files/pictures/${one.largeFileId}`}>
          <img src={`/files/pictures/${one.smallFileId}`} alt={speak(lang)(one.altKo, one.altEn || one.altKo)} loading="lazy" />
        </a>
      </li>
    ))}
  </ul>
)

const Differences = ({ lang, content }: { lang: Lang; content: TechnologyContent }) => {
  const t = speak(lang)
  return (
    <DataTable
      lang={lang}
      caption={t('기존 기술과의 비교', 'Compared with what is used today')}
      rows={content.differences.map((one, at) => ({ ...one, at }))}
      rowKey={(one) => String(one.at)}
      columns={[
        { key: 'what', header: t('항목', 'What'), rowHeader: true, cell: (one) => t(one.whatKo, one.whatEn || one.whatKo) },
        { key: 'before', header: t('기존 기술', 'Today'), align: 'right', cell: (one) => one.before },
        { key: 'after', header: t('이 기술', 'This technology'), align: 'right', cell: (one) => <strong>{one.after}</strong> },
        { key: 'unit', header: t('단위', 'Unit'), cell: (one) => unitIn(one.unit, lang) || '–' },
      ]}
    />
  )
}
