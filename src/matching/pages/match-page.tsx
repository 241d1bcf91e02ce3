import type { Visit } from '../../people/index.ts'
import { showDay, showWon } from '../../kernel/show.ts'
import { page } from '../../platform/http/visit.ts'
import { Downloads, ErrorSummary, Link, Notice, Pagination, ReasonList, StatusTag, Won } from '../../ui/index.ts'
import type { Reason } from '../../ui/index.ts'
import { englishFor } from '../../vocabulary/index.ts'
import type { Checked } from '../conditions.ts'
import { addressOfNeed, readNeed } from '../need-address.ts'
import type { TypedNeed } from '../need-address.ts'
import { matchTechnologies } from '../needs.ts'
import type { NeedAnswer, TechnologyMatch } from '../needs.ts'
import { findChoices } from '../queries.ts'
import type { Choices, ListingFacts } from '../queries.ts'
import { conditionWords, groupTone, groupWords } from '../words.ts'
import { Below, NoMatch } from './below-floor.tsx'
import { NeedForm } from './need-form.tsx'
import { aboutNeedPoints, fieldName, points, ScoreParts } from './score-parts.tsx'
import type { FieldNames } from './score-parts.tsx'

type NamedChoices = Choices & FieldNames
const perPage = 20
const groups = ['yes', 'unknown', 'no'] as const
export const percent = (share: number): number => Math.round(share * 100)

/** The need of an address, what one may choose, and the answer: none while the index is not ready, or where there is nothing to ask. */
export const askNeed = async (visit: Visit): Promise<{ typed: TypedNeed; choices: NamedChoices; answer: NeedAnswer | undefined }> => {
  const typed = readNeed({
    // The form that was sent carries its field, empty or not.
    isSent: new URLSearchParams(visit.search).has('need'),
    one: visit.query,
    all: visit.queries,
  })
  const [found, english] = await Promise.all([findChoices(visit.read), englishFor(visit)])
  const index = visit.app.searches?.get('catalogue')
  const answer = typed.need && index ? await matchTechnologies(visit.read, index, typed.need) : undefined
  return { typed, choices: { ...found, english }, answer }
}

/** A need in one's own words, and the technologies that fit it, in order and with the reasons. Two statements. */
export const drawMatch = async (visit: Visit) => {
  const { t, lang } = visit
  const { typed, choices, answer } = await askNeed(visit)
  const errors = Object.fromEntries(Object.entries(typed.errors).map(([name, words]) => [name, t(words)]))
  const isWrong = Object.keys(errors).length > 0
  return page({
    title: t('필요로 찾기', 'Find by need'),
    noIndex: typed.text !== '',
    ...(answer && { pages: pagesOf(answer) }),
    wide: true,
    hasErrors: isWrong,
    status: isWrong ? 422 : 200,
    description: t(
      '필요한 것을 문장으로 적으면 어울리는 인증 기술을 까닭과 함께 보여 줍니다.',
      'Say what you need in a sentence and see which certified technologies fit, and why.',
    ),
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} />
        <h1>{t('필요로 찾기', 'Find by need')}</h1>
        <p class="lead">
          {t(
            '무엇이 필요한지 문장으로 적어 주세요. 어울리는 인증 기술을 까닭과 함께 차례로 보여 드립니다.',
            'Say in a sentence what you need: the certified technologies that fit come in order, each with the reasons.',
          )}
        </p>
        <NeedForm visit={visit} typed={typed} choices={choices} answer={answer} errors={errors} />
        {typed.need && answer === undefined && (
          <Notice tone="warning" title={t('검색 색인을 준비하고 있습니다.', 'The search index is being prepared.')}>
            <p>
              {t('잠시 뒤 다시 찾아 주세요. 적으신 내용은 위에 그대로 있습니다.', 'Try again in a moment; what you wrote is kept above.')}
            </p>
          </Notice>
        )}
        {typed.need && answer && <Results visit={visit} typed={typed} answer={answer} choices={choices} />}
      </>
    ),
  })
}

const pagesOf = ({ matches }: NeedAnswer): number => Math.ceil(matches.length / perPage)

const Results = ({ visit, typed, answer, choices }: { visit: Visit; typed: TypedNeed; answer: NeedAnswer; choices: NamedChoices }) => {
  const { t, lang } = visit
  const { matches } = answer
  if (matches.length === 0) return <NoMatch visit={visit} typed={typed} answer={answer} />
  const from = (typed.page - 1) * perPage
  const shown = matches.slice(from, from + perPage)
  return (
    <section class="stack" aria-labelledby="found">
      <h2 id="found">{t(`어울리는 기술 ${matches.length}건`, `${matches.length} found`)}</h2>
      {typed.keywords.length === 0 && answer.suggestedKeywords.length > 0 && (
        <p>
          {t('위에서 핵심어 세 개와 분야를 고르면 더 잘 맞게 찾습니다.', 'Choose three key words and a field above for a better match.')}
        </p>
      )}
      <p class="quiet">{aboutNeedPoints(visit)}</p>
      {groups.map((group) => {
        const own = shown.filter((one) => one.group === group)
        const all = matches.filter((one) => one.group === group)
        return own.length === 0 ? null : (
          <section key={group}>
            <h3>
              {t(groupWords(group, typed.hasConditions))} <span class="quiet">{t(`${all.length}건`, String(all.length))}</span>
            </h3>
            <ol class="rows" start={matches.indexOf(own[0] as TechnologyMatch) + 1}>
              {own.map((one) => (
                <Match key={one.listing.id} visit={visit} match={one} choices={choices} typed={typed} />
              ))}
            </ol>
          </section>
        )
      })}
      <Pagination
        lang={lang}
        page={typed.page}
        pages={pagesOf(answer)}
        href={(number) => visit.href(`/match${addressOfNeed(typed, number)}`)}
      />
      <Downloads lang={lang} base={visit.href('/match')} asked={addressOfNeed(typed, 1)} />
      <Below visit={visit} below={answer.below} />
    </section>
  )
}

/** The conditions of the need that a technology does not meet, or of which it is not known. */
export const openConditions = ({ checked }: TechnologyMatch) => checked.filter((one) => one.answer !== 'yes')

const Match = ({ visit, match, choices, typed }: { visit: Visit; match: TechnologyMatch; choices: NamedChoices; typed: TypedNeed }) => {
  const { t, lang } = visit
  const { listing } = match
  const talked = openConditions(match)
  return (
    <li class="row-item">
      <p class="row-title">
        <Link href={visit.href(`/catalogue/${listing.id}`)}>{t(listing.titleKo, listing.titleEn || listing.titleKo)}</Link>
      </p>
      <p>{t(listing.summaryKo, listing.summaryEn || listing.summaryKo)}</p>
      <p class="row">
        <StatusTag
          tone={groupTone[match.group]}
          icon={match.group === 'unknown' ? 'question' : undefined}
          word={t(groupWords(match.group, typed.hasConditions))}
        />{' '}
        <span class="strong">{t(`어울림 ${points(match.score)}점`, `${points(match.score)} points`)}</span>{' '}
        <span class="quiet">
          {t(`적으신 말의 ${percent(match.answered)}%가 있음`, `${percent(match.answered)}% of what you said stands in it`)}
        </span>
      </p>
      <p class="quiet">
        {t(listing.companyKo, listing.companyEn ?? listing.companyKo)}
        {listing.fieldCodes
          .filter((code) => code.includes('.'))
          .slice(0, 2)
          .map((code) => ` · ${fieldName(visit, choices, code)}`)}
        {' · '}
        {listing.priceFromWon === null ? t('가격 확인되지 않음', 'price not known') : <Won lang={lang} amount={listing.priceFromWon} />}
      </p>
      {talked.length > 0 && <ReasonList lang={lang} reasons={talked.map((one) => reasonFor(visit, one, listing, choices, typed))} />}
      <ScoreParts visit={visit} score={match.score} parts={match.parts} names={choices} />
    </li>
  )
}

const reasonFor = (visit: Visit, one: Checked, listing: ListingFacts, choices: Choices, typed: TypedNeed): Reason => ({
  id: one.condition,
  answer: one.answer,
  rule: visit.t(conditionWords[one.condition]),
  fact: factFor(visit, one, listing, choices, typed),
})

/** What of a technology a condition was held against. */
export const factFor = ({ t, lang }: Visit, { condition }: Checked, listing: ListingFacts, choices: Choices, typed: TypedNeed): string => {
  const facts: Record<Checked['condition'], () => string> = {
    'in-force': () =>
      listing.certifiedUntil === null
        ? t('지금 효력이 있는 인증이 없습니다.', 'No certificate is in force now.')
        : `${t('인증이 끝난 날: ', 'The certificate ended on ')}${showDay(listing.certifiedUntil, lang)}`,
    budget: () =>
      listing.priceFromWon === null
        ? t('가격을 적지 않았습니다. 견적으로 물어볼 수 있습니다.', 'No price is given; ask for a quote.')
        : `${showWon(listing.priceFromWon, lang)}${t('부터', ' and up')}`,
    region: () =>
      listing.regionKo === null
        ? t('기업의 지역이 적혀 있지 않습니다.', 'The firm’s region is not given.')
        : t(listing.regionKo, listing.regionEn ?? listing.regionKo),
    certificate: () =>
      t(
        `‘${nameOfKind(choices, typed).ko}’ 인증이 적혀 있지 않습니다.`,
        `“${nameOfKind(choices, typed).en}” is not among its certificates.`,
      ),
  }
  return facts[condition]()
}
const nameOfKind = (choices: Choices, typed: TypedNeed) =>
  choices.certificateKinds.find((one) => one.code === typed.certificateKind) ?? { ko: typed.certificateKind, en: typed.certificateKind }
