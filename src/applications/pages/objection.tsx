import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { Button, DayTime, FileField, Lines, Link, ReasonForm } from '../../ui/index.ts'
import { longest } from '../longest.ts'
import type { TrackPage } from '../track-queries.ts'
import { mayMove, mayObject } from '../workflow.ts'
import { explain, moveWords, untilWords } from '../words.ts'
import { Unsent } from './unsent.tsx'

const objectionWords: Record<string, Text> = {
  filed: text('접수되었습니다. 다른 위원회가 심의합니다.', 'Filed; another committee will review it.'),
  in_review: text('다른 위원회가 심의하고 있습니다.', 'Another committee is reviewing it.'),
  upheld: text('이의가 받아들여졌습니다.', 'Upheld.'),
  dismissed: text('이의가 받아들여지지 않았습니다.', 'Dismissed.'),
}

interface Part {
  readonly visit: Visit
  readonly track: TrackPage
}
interface Fillable extends Part {
  readonly errors: Record<string, string>
}

export const Objection = ({ visit, track, errors }: Fillable) => {
  const { t, now } = visit
  if (track.objection) return <Filed visit={visit} track={track} objection={track.objection} />
  if (!mayMove(track.state, 'object')) return null
  const may = mayObject(track, now)
  const grounds = visit.form.text('grounds')
  if (!may.ok)
    return (
      <>
        <p class="quiet">{t(explain(may.refusal))}</p>
        <Unsent visit={visit} all={grounds === '' ? [] : [{ label: t('이의신청 이유', 'Grounds'), words: grounds }]} />
      </>
    )
  return (
    <section id="objection" class="stack">
      <h2>{t('이의신청', 'Objection')}</h2>
      {track.objectionUntil && (
        <p>
          {t(
            `${untilWords(track.objectionUntil).ko} 이의를 신청할 수 있습니다. 처음과 다른 위원회가 다시 심의합니다.`,
            `You may object ${untilWords(track.objectionUntil).en}. Another committee will review it.`,
          )}
        </p>
      )}
      <ObjectionForm visit={visit} track={track} errors={errors} />
    </section>
  )
}

const Filed = ({ visit, track, objection }: Part & { objection: NonNullable<TrackPage['objection']> }) => {
  const { t, lang } = visit
  return (
    <section id="objection" class="stack">
      <h2>{t('이의신청', 'Objection')}</h2>
      <p>
        {t(objectionWords[objection.state] ?? text('', ''))}{' '}
        <span class="quiet">
          <DayTime lang={lang} value={objection.filedAt} />
        </span>
      </p>
      <Lines words={objection.grounds} />
      {objection.fileId && objection.fileName && (
        <p>
          <Link href={`/files/tracks/${track.id}/${objection.fileId}`} download>
            {objection.fileName}
          </Link>
        </p>
      )}
    </section>
  )
}

const ObjectionForm = ({ visit, track, errors }: Fillable) => {
  const { t, lang } = visit
  return (
    <ReasonForm
      lang={lang}
      csrf={visit.csrf}
      action={visit.href(`/company/${track.companyId}/tracks/${track.id}/objection`)}
      files
      name="grounds"
      label={t('이의신청 이유', 'Grounds')}
      rows={8}
      max={longest.grounds}
      error={errors['grounds']}
      value={visit.form.text('grounds')}
      button={<Button>{t(moveWords.object)}</Button>}
    >
      <FileField
        lang={lang}
        name="file"
        label={t('근거 자료', 'Supporting file')}
        limit={t('PDF·한글·그림, 20MB까지', 'PDF, HWP or picture, up to 20 MB')}
        error={errors['file']}
      />
    </ReasonForm>
  )
}
