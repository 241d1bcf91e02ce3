import { lawWords } from '../../kernel/law.ts'
import type { Visit } from '../../people/index.ts'
import { ReasonList } from '../../ui/index.ts'
import type { Assessed } from '../grounds.ts'

export const groundFacts = ({ t }: Visit, { ground, because }: Assessed): string =>
  [
    t(lawWords(ground)),
    ground.textAsOf
      ? t(`${ground.textAsOf} 현재 조문`, `text as of ${ground.textAsOf}`)
      : t('조문 날짜 확인되지 않음', 'date of the text not known'),
    ground.immunityKo
      ? t(`면책: ${ground.immunityKo}`, `Immunity: ${ground.immunityEn ?? ''}`)
      : t('면책 조문: 해당 없음', 'Immunity: none'),
    ...because.map((one) => t(one)),
  ].join(' · ')

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
