import { divideHalfUp, showPoints } from '../../kernel/points.ts'
import type { Points } from '../../kernel/points.ts'
import { text } from '../../kernel/text.ts'
import type { Lang, Text } from '../../kernel/text.ts'
import { criteriaOf } from '../../rulesets/index.ts'
import type { CriterionResult, RuleSetContent, ScoringResult } from '../../rulesets/index.ts'
import type { Visit } from '../../people/index.ts'
import { DataTable, StatusTag } from '../../ui/index.ts'
import { trimmingWords } from '../words.ts'

/** Each criterion with the scores of everybody by letter, what was left out and still reads, and who stands alone; below, the totals. */
export const Scores = ({ visit, rules, result }: { visit: Visit; rules: RuleSetContent; result: ScoringResult }) => {
  const { t, lang } = visit
  const members = result.perMember.map((one) => one.member)
  const rows = result.sections.flatMap((section) => section.criteria)
  const criterionOf = (id: string) => criteriaOf(rules).find((one) => one.id === id)
  const nameOf = (id: string) => {
    const one = criterionOf(id)
    return one ? t(one.name) : id
  }
  const isAnythingStruck = rows.some((row) => row.scores.some((one) => one.counts !== 'counted'))
  // A member who was away at a stage has a smaller total that no mean should mix with the others.
  const isAnybodyAway = rows.some((row) => row.scores.length < members.length)
  const isAnybodyAlone = rows.some((row) => row.outliers.length > 0) || result.perMember.some((one) => one.standsAlone)
  return (
    <>
      <DataTable
        lang={lang}
        caption={t('항목별 점수', 'Scores by criterion')}
        narrow="scroll"
        rows={rows}
        rowKey={(row) => row.criterion}
        columns={[
          { key: 'criterion', header: t('평가항목', 'Criterion'), rowHeader: true, cell: (row) => nameOf(row.criterion) },
          { key: 'max', header: t('배점', 'Max'), align: 'right', cell: (row) => showPoints(criterionOf(row.criterion)?.max ?? 0) },
          ...members.map((member) => ({
            key: member,
            header: member,
            align: 'right' as const,
            nowrap: true,
            cell: (row: CriterionResult) => <Cell visit={visit} row={row} member={member} />,
          })),
          {
            key: 'mean',
            header: t('평균', 'Mean'),
            align: 'right',
            nowrap: true,
            cell: (row) => <span class="strong">{showPoints(row.shown)}</span>,
          },
          {
            key: 'spread',
            header: t('점수 분포', 'Spread'),
            cell: (row) => <Strip visit={visit} row={row} max={criterionOf(row.criterion)?.max ?? 1} />,
          },
        ]}
        foot={
          <>
            <tr>
              <th scope="row">
                {isAnythingStruck ? t('위원별 합계(제외 전)', 'Total by member, nothing left out') : t('위원별 합계', 'Total by member')}
              </th>
              <td class="right">{showPoints(result.maximum)}</td>
              {result.perMember.map((one) => (
                <td key={one.member} class="right">
                  {showPoints(one.total)}
                  {one.standsAlone && <Alone visit={visit} kind={one.standsAlone} />}
                </td>
              ))}
              <td class="right">{isAnybodyAway ? '–' : showPoints(meanOf(result.perMember.map((one) => one.total)))}</td>
              <td />
            </tr>
            <tr>
              <th scope="row" colspan={2 + members.length}>
                {t(totalWords(result, isAnythingStruck))}
              </th>
              <td class="right strong">{showPoints(result.total)}</td>
              <td />
            </tr>
          </>
        }
      />
      <p class="hint">
        {t(trimmingWords(rules, members.length))}{' '}
        {isAnythingStruck && t('줄을 그은 점수가 제외한 점수입니다.', 'Struck scores are the ones left out.')}{' '}
        {isAnybodyAlone &&
          t(
            `‘유독 낮음·높음’은 다른 위원들의 중앙값과 배점의 ${rules.outlierShare}%를 넘는 편차가 있다는 표시이며, 점수를 바꾸지 않습니다.`,
            `“Unusually low” or “high” marks a score that deviates by more than ${rules.outlierShare}% of the maximum from the median of the others; it changes nothing.`,
          )}
      </p>
    </>
  )
}

const meanOf = (points: readonly Points[]): Points =>
  divideHalfUp(
    points.reduce((all, one) => all + one, 0),
    Math.max(points.length, 1),
  )
/** The sum of the means above is no mean of the members' totals where scores were left out: its row says what went into it. */
const totalWords = ({ bonus, penalty }: ScoringResult, isAnythingStruck: boolean): Text => {
  const within = [
    ...(isAnythingStruck ? [text('제외 후', 'scores left out')] : []),
    ...(bonus + penalty > 0 ? [text('가점·감점 반영', 'bonus and penalty in it')] : []),
  ]
  const listed = (lang: Lang) => within.map((one) => `, ${one[lang]}`).join('')
  return text(`총점(항목별 평균의 합${listed('ko')})`, `Total: sum of the means${listed('en')}`)
}

const Alone = ({ visit, kind }: { visit: Visit; kind: 'bomb' | 'gift' }) => (
  <span class="block">
    <StatusTag
      tone="warning"
      word={kind === 'bomb' ? visit.t('유독 낮음', 'unusually low') : visit.t('유독 높음', 'unusually high')}
      icon={kind === 'bomb' ? 'down' : 'up'}
    />
  </span>
)

const Cell = ({ visit, row, member }: { visit: Visit; row: CriterionResult; member: string }) => {
  const score = row.scores.find((one) => one.member === member)
  const alone = row.outliers.find((one) => one.member === member)
  if (!score) return <>–</>
  return (
    <>
      {score.counts === 'counted' ? (
        showPoints(score.score)
      ) : (
        <>
          <s>{showPoints(score.score)}</s>
          <span class="sr-only"> {visit.t('평균에서 제외', 'left out')}</span>
        </>
      )}
      {alone && <Alone visit={visit} kind={alone.kind} />}
    </>
  )
}

/** Where the members stand between nothing and the maximum; the same numbers stand in the row. */
const Strip = ({ visit, row, max }: { visit: Visit; row: CriterionResult; max: number }) => (
  <svg
    viewBox="0 0 120 16"
    width="120"
    height="16"
    role="img"
    aria-label={visit.t(
      `최저 ${showPoints(row.lowest)}점, 최고 ${showPoints(row.highest)}점`,
      `lowest ${showPoints(row.lowest)}, highest ${showPoints(row.highest)}`,
    )}
  >
    <path d="M4 8h112" stroke="currentColor" stroke-width="1" opacity="0.3" />
    {row.scores.map((one) => (
      <circle
        key={one.member}
        cx={4 + (112 * one.score) / Math.max(max, 1)}
        cy="8"
        r="4"
        fill="currentColor"
        opacity={one.counts === 'counted' ? '0.75' : '0.25'}
      />
    ))}
  </svg>
)
