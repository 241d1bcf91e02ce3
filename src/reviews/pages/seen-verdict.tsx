import { showDate, showDayTime } from '../../kernel/show.ts'
import { showPoints } from '../../kernel/points.ts'
import type { Visit } from '../../people/index.ts'
import { BothVersions, ChangedMeanwhile } from '../../ui/index.ts'
import { allGiven } from '../meeting.ts'
import type { ReviewDetail, VerdictRow } from '../queries.ts'
import type { VerdictDraft } from '../verdict.ts'
import { resultWords } from '../words.ts'

interface Fact {
  readonly key: string
  readonly label: string
  readonly words: string
}
type Words = Pick<VerdictDraft, 'result' | 'reasons' | 'conditions' | 'dissent' | 'differsReason' | 'given'>

/** What a verdict says, fact by fact, as its page shows it. */
const factsOf = ({ t, lang }: Visit, { rules }: ReviewDetail, said: Words): Fact[] => {
  const items = [...rules.bonus, ...rules.penalties]
  return [
    { key: 'result', label: t('결과', 'Result'), words: said.result === undefined ? '' : t(resultWords[said.result]) },
    { key: 'differsReason', label: t('계산 결과와 다른 이유', 'Why it differs'), words: said.differsReason },
    ...rules.sections.map((section) => ({
      key: `reason-${section.id}`,
      label: t(section.name),
      words: said.reasons[section.id] ?? '',
    })),
    {
      key: 'conditions',
      label: t('조건', 'Conditions'),
      words: said.conditions.map(({ ko, dueOn }) => (dueOn === undefined ? ko : `${ko} (${showDate(dueOn, lang)})`)).join('\n'),
    },
    {
      key: 'given',
      label: t('가점·감점', 'Bonus and penalty'),
      words: items.flatMap((item) => (said.given.includes(item.id) ? [t(item.name)] : [])).join(', '),
    },
    { key: 'dissent', label: t('소수 의견', 'Dissent'), words: said.dissent },
  ]
}
const storedFacts = (visit: Visit, review: ReviewDetail, verdict: VerdictRow): Fact[] => [
  ...factsOf(visit, review, { ...verdict, differsReason: verdict.differsReason ?? '', given: verdict.computed.given }),
  {
    key: 'drafted',
    label: visit.t('작성', 'Drafted by'),
    words: `${verdict.drafterName ?? ''} ${showDayTime(new Date(verdict.draftedAt), visit.lang)}`,
  },
  { key: 'total', label: visit.t('총점', 'Total'), words: showPoints(verdict.computed.total) },
]

/** What a form that decides on a verdict carries: the version it is about and the words it showed, so that a draft changed meanwhile is told in both. */
export const seenOf = (visit: Visit, review: ReviewDetail, verdict: VerdictRow): Record<string, string | number> => ({
  version: verdict.version,
  ...Object.fromEntries(storedFacts(visit, review, verdict).map(({ key, words }) => [`seen-${key}`, words])),
})

/** The verdict was drafted anew under the approver's eyes: what they saw, and what it says now. */
export const ChangedVerdict = ({ visit, review, verdict }: { visit: Visit; review: ReviewDetail; verdict: VerdictRow }) => (
  <ChangedMeanwhile
    lang={visit.lang}
    title={visit.t(
      '보시던 의결안이 그사이 바뀌어 서명하거나 되돌려 보내지 않았습니다. 바뀐 내용을 확인하고 다시 결정해 주세요.',
      'The verdict you saw has changed meanwhile: nothing was signed or sent back. Look at what changed and decide again.',
    )}
    facts={storedFacts(visit, review, verdict).map(({ key, label, words }) => ({
      label,
      seen: visit.form.text(`seen-${key}`),
      now: words,
    }))}
  />
)

/** A draft that came too late: what is stored, and what was typed. */
export const OtherDraft = ({
  visit,
  review,
  verdict,
  typed,
}: {
  visit: Visit
  review: ReviewDetail
  verdict: VerdictRow
  typed: VerdictDraft
}) => {
  const { t } = visit
  const typedFacts = factsOf(visit, review, { ...typed, given: allGiven(review, typed.given) })
  return (
    <BothVersions
      lang={visit.lang}
      title={
        review.state === 'meeting'
          ? t(
              '그사이 다른 담당자가 의결안을 고쳤습니다. 아래 칸은 지금 입력하신 내용이며, 저장하면 그 내용으로 바뀝니다.',
              'A colleague changed the draft meanwhile. The fields below hold what you typed; saving keeps yours.',
            )
          : t(
              '그사이 다른 담당자가 의결안을 저장해 서명을 기다리고 있습니다. 입력하신 내용은 저장하지 않았습니다.',
              'A colleague saved a draft meanwhile, and it waits for the signature. What you typed was not saved.',
            )
      }
      facts={factsOf(visit, review, {
        ...verdict,
        differsReason: verdict.differsReason ?? '',
        given: verdict.computed.given,
      }).map(({ key, label, words }) => ({
        label,
        stored: words,
        typed: typedFacts.find((one) => one.key === key)?.words ?? '',
      }))}
    />
  )
}
