import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { Button, Day, FileField, Form, Link, Notice, StatusTag, TextArea } from '../../ui/index.ts'
import { longest } from '../longest.ts'
import type { ConditionRow, TrackPage } from '../track-queries.ts'

const conditionTags: Record<ConditionRow['state'], { tone: 'warning' | 'info' | 'success'; word: Text }> = {
  open: { tone: 'warning', word: text('이행 필요', 'To meet') },
  reported: { tone: 'info', word: text('확인 중', 'Being confirmed') },
  met: { tone: 'success', word: text('이행 확인', 'Met') },
}
export const conditionTag = (visit: Visit, state: ConditionRow['state']) => (
  <StatusTag tone={conditionTags[state].tone} word={visit.t(conditionTags[state].word)} />
)

export const Conditions = ({ visit, track, errors }: { visit: Visit; track: TrackPage; errors: Record<string, string> }) =>
  track.conditions.length > 0 && (
    <section id="conditions">
      <h2>{visit.t('조건', 'Conditions')}</h2>
      {track.conditions.map((one) => (
        <Condition key={one.id} visit={visit} track={track} one={one} errors={errors} />
      ))}
    </section>
  )

interface One {
  readonly visit: Visit
  readonly track: TrackPage
  readonly one: ConditionRow
  readonly errors: Record<string, string>
}

const Condition = ({ visit, track, one, errors }: One) => {
  const { t, lang } = visit
  return (
    <div class="row-item">
      <p class="strong">
        {one.ko} {conditionTag(visit, one.state)}
      </p>
      <p class="quiet">
        {t('기한 ', 'Due ')}
        <Day lang={lang} value={one.dueOn} />
      </p>
      {one.report && (
        <p>
          {one.report}
          {one.fileId && one.fileName && (
            <>
              {' '}
              ·{' '}
              <Link href={`/files/tracks/${track.id}/${one.fileId}`} download>
                {one.fileName}
              </Link>
            </>
          )}
        </p>
      )}
      {one.returnedNote && (
        <Notice tone="warning" title={t('담당자가 다시 확인을 요청했습니다.', 'The officer sent it back.')}>
          <p>{one.returnedNote}</p>
        </Notice>
      )}
      {one.state !== 'met' && track.state === 'conditional' && <ReportForm visit={visit} track={track} one={one} errors={errors} />}
    </div>
  )
}

/** How the firm says that a condition is met. */
const ReportForm = ({ visit, track, one, errors }: One) => {
  const { t, lang } = visit
  return (
    <Form lang={lang} csrf={visit.csrf} action={visit.href(`/company/${track.companyId}/tracks/${track.id}/conditions/${one.id}`)} files>
      <TextArea
        lang={lang}
        name={`report-${one.id}`}
        label={t('이행 결과', 'What was done')}
        required
        rows={3}
        max={longest.report}
        error={errors[`report-${one.id}`]}
        value={visit.form.text(`report-${one.id}`)}
      />
      <FileField
        lang={lang}
        name={`file-${one.id}`}
        label={t('증빙 파일', 'Proof')}
        limit={t('PDF·한글·그림, 20MB까지', 'PDF, HWP or picture, up to 20 MB')}
        error={errors[`file-${one.id}`]}
      />
      <Button kind="secondary" hidden={one.ko}>
        {t('이행 결과 보고하기', 'Report')}
      </Button>
    </Form>
  )
}
