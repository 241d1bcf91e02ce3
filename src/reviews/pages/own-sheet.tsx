import { showPoints } from '../../kernel/points.ts'
import type { Visit } from '../../people/index.ts'
import { DayTime, Due, Id, Link, Notice, SummaryList } from '../../ui/index.ts'
import { askedAt } from '../meeting.ts'
import type { StageRow } from '../queries.ts'
import { findOwnSheets } from '../sheet-queries.ts'
import type { SheetRow } from '../sheet-queries.ts'
import { gateWords } from '../words.ts'
import { assignmentFor, stageName } from './assignment.tsx'
import type { Assignment } from './assignment.tsx'

/** One's own sheet of one stage. */
export interface Own {
  readonly one: Assignment
  readonly stage: StageRow
  readonly sheet: SheetRow
  /** Stages whose sheet is still open. */
  readonly left: readonly StageRow[]
}

/** `find`: with or without what is judged by beside it. */
export const ownSheet = async (visit: Visit, find: typeof assignmentFor = assignmentFor): Promise<Own | undefined> => {
  const one = await find(visit, 'own-sheet')
  const stage = one?.review.stages.find((each) => each.id === visit.params['stage'])
  const sheets = one && stage ? await findOwnSheets(visit.read, one.review.id, one.seat.personId) : []
  const sheet = sheets.find((each) => each.stageId === stage?.id)
  if (!one || !stage || !sheet) return undefined
  const isOpen = ({ id }: StageRow) => sheets.some((each) => each.stageId === id && each.state === 'open')
  return { one, stage, sheet, left: one.review.state === 'evaluating' ? one.review.stages.filter(isOpen) : [] }
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
export const SavedSheet = ({ visit, own: { one, stage, sheet, left } }: { visit: Visit; own: Own }) => {
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
          {left.length > 0 && (
            <p>
              {t('아직 봉인하지 않은 평가표:', 'Still to seal:')}{' '}
              {left.map((each, place) => (
                <span key={each.id}>
                  {place > 0 && ', '}
                  <Link href={visit.href(`/reviews/${one.review.id}/sheet/${each.id}`)}>{stageName(visit, one.review, each.sort)}</Link>
                </span>
              ))}
            </p>
          )}
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
