import { showPoints } from '../../kernel/points.ts'
import { criteriaOf, scoringRefusalWords } from '../../rulesets/index.ts'
import type { GateResult, ScoringResult } from '../../rulesets/index.ts'
import type { Visit } from '../../people/index.ts'
import { DataTable, Figures, Lines, Notice, ReasonList, StatusTag, SummaryList } from '../../ui/index.ts'
import { computeResult, memberSheets, sealHolds } from '../meeting.ts'
import type { ReviewDetail } from '../queries.ts'
import type { SheetRow } from '../sheet-queries.ts'
import { gatePassedWords, gateWords, resultWords } from '../words.ts'
import { stageName } from './assignment.tsx'
import { resultTone } from './desk-list.tsx'
import { Scores } from './scores-table.tsx'

/** The scores of everybody by letter: what counts, what was left out and still reads, who stands alone; then totals and the pass line. */
export const MeetingTable = ({
  visit,
  review,
  sheets,
  withComments = true,
}: {
  visit: Visit
  review: ReviewDetail
  sheets: readonly SheetRow[]
  withComments?: boolean
}) => {
  const { t } = visit
  const broken = sheets.filter((sheet) => !sealHolds(review.id, sheet))
  if (broken.length > 0)
    return (
      <Notice
        tone="danger"
        title={t(
          `위원 ${broken.map((one) => one.letter).join(', ')}의 평가표가 봉인과 맞지 않아 멈추었습니다. 운영자에게 알려 주세요.`,
          `The sheet of ${broken.map((one) => one.letter).join(', ')} does not match its seal. Tell the operator.`,
        )}
      />
    )
  const computed = computeResult(review, sheets, review.verdict?.computed.given ?? [])
  if (!computed.ok) return <Notice tone="danger" title={t(scoringRefusalWords(computed.refusal, review.rules, (member) => member))} />
  return (
    <>
      <Totals visit={visit} result={computed.value} />
      <Scores visit={visit} rules={review.rules} result={computed.value} />
      <Gates visit={visit} review={review} sheets={sheets} result={computed.value} />
      {withComments && <Comments visit={visit} review={review} sheets={sheets} />}
    </>
  )
}

const Totals = ({ visit, result }: { visit: Visit; result: ScoringResult }) => {
  const { t, lang } = visit
  return (
    <>
      <Figures
        items={[
          {
            label: t('총점', 'Total'),
            value: showPoints(result.total),
            unit: t(`/ ${showPoints(result.maximum)}점`, `of ${showPoints(result.maximum)}`),
            note: (
              <StatusTag
                tone={resultTone[result.result]}
                word={t(`계산 결과: ${resultWords[result.result].ko}`, `Computed: ${resultWords[result.result].en}`)}
              />
            ),
          },
          { label: t('합격선', 'Pass mark'), value: showPoints(result.passMark), unit: t('점', '') },
          ...(result.bonus + result.penalty > 0
            ? [{ label: t('가점·감점', 'Bonus and penalty'), value: `+${showPoints(result.bonus)} −${showPoints(result.penalty)}` }]
            : []),
        ]}
      />
      <ReasonList
        lang={lang}
        reasons={result.reasons.map((reason, place) => ({
          id: String(place),
          answer: reason.code === 'all-met' ? 'yes' : 'no',
          rule: t(reason.words),
        }))}
      />
    </>
  )
}

/** The answers where a criterion has no points: by member, how many on each side, and what they make of it. */
const Gates = ({
  visit,
  review,
  sheets,
  result,
}: {
  visit: Visit
  review: ReviewDetail
  sheets: readonly SheetRow[]
  result: ScoringResult
}) => {
  const { t, lang } = visit
  if (result.gates.length === 0) return null
  const answers = memberSheets(review, sheets)
  const nameOf = (id: string) => {
    const gate = review.rules.gates.find((one) => one.id === id)
    return gate ? t(gate.name) : id
  }
  return (
    <DataTable
      lang={lang}
      caption={t('적부판정', 'Passed or not')}
      narrow="scroll"
      rows={result.gates}
      rowKey={(row) => row.gate}
      columns={[
        { key: 'criterion', header: t('평가항목', 'Criterion'), rowHeader: true, cell: (row) => nameOf(row.gate) },
        ...result.perMember.map(({ member }) => ({
          key: member,
          header: member,
          nowrap: true,
          cell: (row: GateResult) => {
            const answer = answers.find((one) => one.member === member)?.gates[row.gate]
            return answer ? t(gateWords[answer]) : '–'
          },
        })),
        { key: 'pass', header: t(gateWords.pass), align: 'right', cell: (row) => row.pass },
        { key: 'fail', header: t(gateWords.fail), align: 'right', cell: (row) => row.fail },
        {
          key: 'result',
          header: t('결과', 'Result'),
          nowrap: true,
          cell: (row) => <StatusTag tone={row.passed ? 'success' : 'danger'} word={t(gatePassedWords(row.passed))} />,
        },
      ]}
    />
  )
}

const Comments = ({ visit, review, sheets }: { visit: Visit; review: ReviewDetail; sheets: readonly SheetRow[] }) => {
  const { t } = visit
  const said = sheets.filter(
    (sheet) => sheet.overall || sheet.conditions || sheet.changes.length > 0 || Object.keys(sheet.comments).length > 0,
  )
  const letters = [...new Set(said.map((sheet) => sheet.letter))]
  return (
    <section>
      <h2>{t('의견과 고친 점수', 'Comments and changed scores')}</h2>
      {said.length === 0 && <p class="quiet">{t('적은 의견이 없습니다.', 'No comments.')}</p>}
      {letters.map((letter) => (
        <div key={letter} class="qa">
          <h3>{t(`위원 ${letter}`, `Member ${letter}`)}</h3>
          {said
            .filter((sheet) => sheet.letter === letter)
            .map((sheet) => (
              <Said key={sheet.id} visit={visit} review={review} sheet={sheet} />
            ))}
        </div>
      ))}
    </section>
  )
}

/** What one member wrote at one stage, and changed of it in the meeting. */
const Said = ({ visit, review, sheet }: { visit: Visit; review: ReviewDetail; sheet: SheetRow }) => {
  const { t, lang } = visit
  const criteria = criteriaOf(review.rules)
  const nameOf = (id: string) => {
    const one = criteria.find((each) => each.id === id)
    return one ? t(one.name) : id
  }
  const stage = review.stages.find((one) => one.id === sheet.stageId)
  const fact = (label: string, words: string) => (words === '' ? [] : [{ label, value: <Lines words={words} /> }])
  return (
    <>
      {stage && review.stages.length > 1 && <h4>{stageName(visit, review, stage.sort)}</h4>}
      <SummaryList
        lang={lang}
        facts={[
          ...criteria.flatMap(({ id }) => fact(nameOf(id), sheet.comments[id] ?? '')),
          ...fact(t('종합 의견', 'Overall comment'), sheet.overall),
          ...fact(t('제안한 조건', 'Condition proposed'), sheet.conditions),
          ...sheet.changes.map((one) => ({
            label: t(`고친 점수: ${nameOf(one.criterionId)}`, `Changed score: ${nameOf(one.criterionId)}`),
            value: (
              <>
                <s>{showPoints(one.before)}</s> → {showPoints(one.after)} ({one.reason})
              </>
            ),
          })),
        ]}
      />
    </>
  )
}
