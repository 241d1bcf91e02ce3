import { showPoints } from '../../kernel/points.ts'
import type { Visit } from '../../people/index.ts'
import { DayTime, Due, Id, Notice, SummaryList } from '../../ui/index.ts'
import { askedAt } from '../meeting.ts'
import type { StageRow } from '../queries.ts'
import { findOwnSheets } from '../sheet-queries.ts'
import type { SheetRow } from '../sheet-queries.ts'
import { gateWords } from '../words.ts'
import { assignmentFor } from './assignment.tsx'
import type { Assignment } from './assignment.tsx'

/** One's own sheet of one stage. */
export interface Own {
  readonly one: Assignment
  readonly stage: StageRow
  readonly sheet: SheetRow
}

/** `find`: with or without what is judged by beside it. */
export const ownSheet = async (visit: Visit, find: typeof assignmentFor = assignmentFor): Promise<Own | undefined> => {
  const one = await find(visit, 'own-sheet')
  const stage = one?.review.stages.find((each) => each.id === visit.params['stage'])
  const sheet =
    one && stage && (await findOwnSheets(visit.read, one.review.id, one.seat.personId)).find((each) => each.stageId === stage.id)
  return one && stage && sheet ? { one, stage, sheet } : undefined
}

export const sheetPath = (visit: Visit, page: 'sheet' | 'seal', tail = '') =>
  `/reviews/${visit.params['review'] ?? ''}/${page}/${visit.params['stage'] ?? ''}${tail}`

/** Until when it is to be sealed, where a day is set. */
export const Until = ({ visit: { t, lang, now }, sheet }: { visit: Visit; sheet: SheetRow }) =>
  sheet.dueAt && (
    <p>
      {t('언제까지:', 'Until:')} <Due lang={lang} at={sheet.dueAt} now={now} form="sentence" />
    </p>
  )

/** The sheet as it stands saved, or sealed. */
export const SavedSheet = ({ visit, own: { one, stage, sheet } }: { visit: Visit; own: Own }) => {
  const { t, lang } = visit
  const { criteria, gates } = askedAt(one.review.rules, stage.sort)
  const notYet = <span class="quiet">{t('아직 적지 않았습니다.', 'Not filled in yet.')}</span>
  const answerTo = (answer: 'pass' | 'fail' | undefined) => (answer ? t(gateWords[answer]) : notYet)
  return (
    <>
      {sheet.sealedAt && (
        <Notice tone="success" title={t('봉인했습니다.', 'Sealed.')}>
          <p>
            <DayTime lang={lang} value={sheet.sealedAt} /> · SHA-256 <Id>{sheet.sha256 ?? ''}</Id>
          </p>
        </Notice>
      )}
      <SummaryList
        lang={lang}
        facts={[
          ...gates.map((gate) => ({
            label: t(gate.name),
            value: answerTo(sheet.gates[gate.id]),
          })),
          ...criteria.map((criterion) => {
            const score = sheet.scores[criterion.id]
            return {
              label: t(criterion.name),
              value:
                score === undefined ? (
                  notYet
                ) : (
                  <>
                    {t(`${showPoints(score)}점 / ${showPoints(criterion.max)}점`, `${showPoints(score)} of ${showPoints(criterion.max)}`)}
                    {sheet.comments[criterion.id] && <span class="block quiet">{sheet.comments[criterion.id]}</span>}
                  </>
                ),
            }
          }),
          { label: t('종합 의견', 'Overall comment'), value: sheet.overall || '–' },
          { label: t('조건', 'Conditions'), value: sheet.conditions || '–' },
        ]}
      />
    </>
  )
}
