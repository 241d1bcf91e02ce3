import { dayOf } from '../../kernel/dates.ts'
import { lawWords } from '../../kernel/law.ts'
import { showDay } from '../../kernel/show.ts'
import type { Visit } from '../../people/index.ts'
import { ReasonList } from '../../ui/index.ts'
import { needsNoArticle } from '../grounds.ts'
import type { Assessed } from '../grounds.ts'

/** Who said here that the ground holds, when, and which text of which date was read for it. */
const confirmedWords = ({ t, lang }: Visit, ground: Assessed['ground']): string[] => {
  if (ground.confirmedAt === null) return []
  const [day, by] = [showDay(dayOf(ground.confirmedAt), lang), ground.confirmerName ?? '']
  const read = ground.confirmationNote === null ? '' : `, ${ground.confirmationNote}`
  return [t(`우리 기관에서 확인: ${day} ${by}${read}`, `Confirmed by this institution: ${day}, ${by}${read}`)]
}

export const groundFacts = (visit: Visit, assessed: Assessed): string =>
  [...plainFacts(visit, assessed), ...confirmedWords(visit, assessed.ground)].join(' · ')

/** The same without who confirmed it, for where that stands by itself. */
export const plainFacts = ({ t }: Visit, { ground, because }: Assessed): string[] => [
  ...(needsNoArticle(ground)
    ? [t('근거 조항이 필요하지 않습니다', 'no article is needed')]
    : [
        t(lawWords(ground)),
        ground.textAsOf
          ? t(`${ground.textAsOf} 현재 조문`, `text as of ${ground.textAsOf}`)
          : t('조문 날짜 확인되지 않음', 'date of the text not known'),
        ground.immunityKo
          ? t(`면책: ${ground.immunityKo}`, `Immunity: ${ground.immunityEn ?? ''}`)
          : t('면책 조문: 해당 없음', 'Immunity: none'),
      ]),
  ...because.map((one) => t(one)),
]

const signOf = ({ ground, answer }: Assessed): 'note' | 'yes' | 'unknown' | 'no' => {
  if (ground.kind === 'rule' || ground.kind === 'path' || ground.kind === 'bar') return 'note'
  return answer === 'applies' ? 'yes' : answer === 'could' ? 'unknown' : 'no'
}

export const Grounds = ({ visit, grounds }: { visit: Visit; grounds: readonly Assessed[] }) => (
  <ReasonList
    lang={visit.lang}
    reasons={grounds.map((one) => ({
      id: one.ground.code,
      answer: signOf(one),
      rule: visit.t(one.ground.sentenceKo, one.ground.sentenceEn),
      fact: groundFacts(visit, one),
    }))}
  />
)
