import type { Visit } from '../../people/index.ts'
import { Closing, DayTime, Due, StatusTag } from '../../ui/index.ts'
import type { ReviewDetail } from '../queries.ts'
import { mayMove } from '../workflow.ts'
import { runs } from './desk-parts.tsx'
import { AttendanceForm, attendedAt, dateOf, membersOf, PlanForm } from './stage-forms.tsx'
import type { OfStage } from './stage-forms.tsx'

/** A day that has passed is late only for sheets that are still open. */
const SheetsDue = ({ visit, sheets, due }: { visit: Visit; sheets: ReviewDetail['sheets']; due: Date }) => {
  const { t, lang, now } = visit
  const isDone = sheets.length > 0 && sheets.every((sheet) => sheet.state !== 'open')
  return (
    <p>
      {t('평가표 기한:', 'Sheets due:')}{' '}
      {isDone ? <Closing lang={lang} value={due} /> : <Due lang={lang} at={due} now={now} form="sentence" />}
    </p>
  )
}

/** One stage: when and where, who attended, and the officer's forms, one for each. */
export const StagePanel = ({ visit, review, stage, errors, isStale = false }: OfStage) => {
  const { t, lang } = visit
  const name = review.rules.stages[stage.sort]?.name
  const at = dateOf(stage.heldAt)
  const due = dateOf(stage.sheetsDueAt)
  const members = membersOf(review).length
  const present = attendedAt(review, stage).length
  return (
    <section class="panel">
      <h3>
        {name ? t(name) : stage.kind}{' '}
        {stage.state === 'held' ? (
          <StatusTag tone="success" word={t('참석 기록됨', 'Recorded')} />
        ) : (
          <StatusTag tone="neutral" word={t('예정', 'Planned')} />
        )}
      </h3>
      <p>
        {at ? <DayTime lang={lang} value={at} /> : t('날짜를 정하지 않았습니다.', 'No date yet.')}
        {stage.place && ` · ${stage.place}`}
        {stage.state === 'held' && t(` · ${members}명 중 ${present}명 참석`, ` · ${present} of ${members} attended`)}
      </p>
      {due && <SheetsDue visit={visit} sheets={review.sheets.filter((sheet) => sheet.stageId === stage.id)} due={due} />}
      {runs(visit, review) && mayMove(review.state, 'stage') && (
        <>
          {stage.state === 'planned' && <PlanForm visit={visit} review={review} stage={stage} errors={errors} isStale={isStale} />}
          {review.state === 'evaluating' && (
            <AttendanceForm visit={visit} review={review} stage={stage} errors={errors} isStale={isStale} />
          )}
        </>
      )}
    </section>
  )
}
