import { wholePercents } from '../../kernel/percents.ts'
import type { Visit } from '../../people/index.ts'
import { fold } from '../../platform/search/analyser/fold.ts'
import { markedParts } from '../../platform/search/marks.ts'
import { passageOf } from '../../platform/search/passage.ts'
import { Link, Notice } from '../../ui/index.ts'
import { addressOf, isCut, longestWords } from '../address.ts'
import type { CatalogueQuery, Found, Hit, Why } from '../search-port.ts'
import { foundInWords, originWords, restWords } from '../words.ts'

/** What was read otherwise than typed, with the way back; and that the database answers while the index is being made. */
export const HowRead = ({ visit, query, found }: { visit: Visit; query: CatalogueQuery; found: Found }) => {
  const { t } = visit
  const changes = found.changes ?? []
  return (
    <>
      {found.simplified === true && (
        <Notice title={t('간이 검색 결과입니다.', 'Simplified results')}>
          {t(
            '검색 색인을 준비하고 있어 낱말이 그대로 있는 기술만 찾았습니다. 잠시 뒤 다시 찾으시면 더 정확합니다.',
            'The search index is being prepared: only exact words were looked for. Search again in a moment for better results.',
          )}
        </Notice>
      )}
      {isCut(visit.query('q')) && (
        <p role="status">
          {t(
            `찾는 말이 길어 앞의 ${longestWords}자로 찾았습니다. 핵심만 적으면 더 잘 맞게 찾습니다.`,
            `Only the first ${longestWords} letters were looked for. Fewer words find better.`,
          )}
        </p>
      )}
      {query.asTyped === true && query.words !== '' && (
        <p>
          {t('입력한 그대로 찾았습니다.', 'Searched exactly as typed.')}{' '}
          <Link href={visit.href(`/catalogue${addressOf({ ...query, asTyped: false })}`)}>{t('고쳐 읽어 찾기', 'Allow corrections')}</Link>
        </p>
      )}
      {changes.length > 0 && (
        <p role="status">
          {t('이렇게 읽고 찾았습니다:', 'Read as:')}{' '}
          {changes.map((one, at) => (
            <span key={one.from}>
              {at > 0 && ', '}‘{one.from}’ → <strong>‘{one.to}’</strong>
            </span>
          ))}
          {' · '}
          <Link href={visit.href(`/catalogue${addressOf({ ...query, asTyped: true })}`)}>
            {t('입력한 그대로 찾기', 'Search exactly as typed')}
          </Link>
        </p>
      )}
    </>
  )
}

/** A text with the words that were looked for marked in it. */
export const Marked = ({ text, marks }: { text: string; marks: readonly string[] }) => (
  <>{markedParts(text, marks).map((part, at) => (part.marked ? <mark key={at}>{part.text}</mark> : part.text))}</>
)

/** The place in the description where the words stand, unless name and summary show all of them already. */
export const Passage = ({ visit, hit, marks }: { visit: Visit; hit: Hit; marks: readonly string[] }) => {
  const seen = fold(`${hit.titleKo} ${hit.titleEn} ${hit.summaryKo} ${hit.summaryEn}`)
  const unseen = marks.filter((mark) => !seen.includes(mark))
  const [own, other] = visit.lang === 'ko' ? [hit.bodyKo, hit.bodyEn] : [hit.bodyEn, hit.bodyKo]
  const inOwn = passageOf(own ?? '', unseen)
  const passage = inOwn ?? passageOf(other ?? '', unseen)
  const otherLang = visit.lang === 'ko' ? 'en' : 'ko'
  return passage === undefined ? null : (
    <p class="passage" lang={inOwn === undefined ? otherLang : undefined}>
      <Marked text={passage} marks={marks} />
    </p>
  )
}

/** Why it was found: the percents shown add up to a hundred. */
export const Reasons = ({ visit, why, partly }: { visit: Visit; why: readonly Why[]; partly: boolean }) => {
  const { t } = visit
  const percents = wholePercents(why.map((one) => one.share))
  const shown = why.map((one, at) => ({ one, percent: percents[at] ?? 0 })).filter(({ percent }) => percent > 0)
  return (
    <>
      {partly && <p>{t('찾는 낱말 가운데 일부만 있는 기술입니다.', 'Only some of the words stand in it.')}</p>}
      <ul>
        {shown.map(({ one, percent }) => (
          <li key={`${one.origin} ${one.word} ${one.part ?? ''}`}>
            {reasonWord(visit, one)}
            {one.fields.length > 0 &&
              `: ${one.fields.map((field) => t(foundInWords[field] ?? { ko: field, en: field })).join(', ')}`} ·{' '}
            {t(`점수의 ${percent}%`, `${percent}% of the score`)}
          </li>
        ))}
      </ul>
    </>
  )
}

const reasonWord = ({ t }: Visit, { word, part, origin, rest = [] }: Why): string => {
  if (origin === 'rest') {
    const kinds = rest.map((kind) => t(restWords[kind])).join(', ')
    return t(`그 밖: ${kinds}`, `The rest: ${kinds}`)
  }
  if (part !== undefined && part !== word) return t(`‘${word}’ 가운데 ‘${part}’`, `“${part}” of “${word}”`)
  return `‘${word}’${t(originWords[origin]) === '' ? '' : ` (${t(originWords[origin])})`}`
}
