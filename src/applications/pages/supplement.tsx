import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { findSection } from '../../technologies/index.ts'
import { DayTime, Diff, Disclosure, Lines, Link } from '../../ui/index.ts'
import type { SupplementRow, TrackPage } from '../track-queries.ts'

/** A supplement as it was asked and answered: old and new beside each other. */
export const Supplement = ({
  visit,
  track,
  one,
  open = one.state === 'open',
}: {
  visit: Visit
  track: Pick<TrackPage, 'id'>
  one: SupplementRow
  open?: boolean
}) => {
  const { t, lang } = visit
  return (
    <Disclosure summary={titleOf(visit, one)} open={open}>
      <p class="quiet">
        <DayTime lang={lang} value={one.requestedAt} /> {t('요청', 'asked')}
        {one.answeredAt && (
          <>
            {' '}
            · <DayTime lang={lang} value={one.answeredAt} /> {t('회신', 'answered')}
          </>
        )}
        {one.rested !== null && t(` · 기관 처리 기한 ${one.rested}영업일 정지`, ` · the clock rested ${one.rested} business days`)}
        {one.withdrawnAt && (
          <>
            {' '}
            · <DayTime lang={lang} value={one.withdrawnAt} /> {t('철회', 'taken back')}
          </>
        )}
      </p>
      {one.withdrawalReason !== null && (
        <>
          <p class="strong">{t('철회 사유', 'Why it was taken back')}</p>
          <Lines words={one.withdrawalReason} />
        </>
      )}
      {one.parts.map((part) => (
        <Part
          key={part.part}
          visit={visit}
          track={track}
          part={part.part}
          request={part.request}
          answer={one.answers?.find((each) => each.part === part.part)}
        />
      ))}
    </Disclosure>
  )
}

const titleOf = ({ t }: Visit, { state, round }: SupplementRow): string => {
  if (state === 'answered') return t(`${round}차 보완 회신`, `Supplement ${round}, answered`)
  if (state === 'open') return t(`${round}차 보완 요청(회신 대기)`, `Supplement ${round}, waiting`)
  if (state === 'withdrawn') return t('철회한 보완 요청(횟수에 넣지 않음)', 'A request taken back (counts as no round)')
  return t(`${round}차 보완 요청(회신 없이 종료)`, `Supplement ${round}, closed without answer`)
}

const inBoth = (words: Text | string): Text => (typeof words === 'string' ? text(words, words) : words)
/** Answers of before kept the Korean name of a line alone: it is found among the lines of its section. */
const labelOf = (part: string, label: Text | string): Text => {
  const section = typeof label === 'string' ? findSection(part) : undefined
  const lines = section ? [...section.fields.map((field) => field.label), section.question] : []
  return lines.find((one) => one.ko === label) ?? inBoth(label)
}

const Part = ({
  visit,
  track,
  part,
  request,
  answer,
}: {
  visit: Visit
  track: Pick<TrackPage, 'id'>
  part: string
  request: string
  answer: NonNullable<SupplementRow['answers']>[number] | undefined
}) => (
  <div class="row-item">
    <p class="strong">{request}</p>
    {answer?.text && <p>{answer.text}</p>}
    {answer?.changes.map(({ label, before, after }, at) => {
      const { t, lang } = visit
      return <Diff key={at} lang={lang} label={t(labelOf(part, label))} before={t(inBoth(before))} after={t(inBoth(after))} />
    })}
    {answer && answer.documents.length > 0 && (
      <ul>
        {answer.documents.map((paper) => (
          <li key={paper.fileId}>
            <Link href={`/files/tracks/${track.id}/${paper.fileId}`} download>
              {paper.name}
            </Link>{' '}
            <span class="quiet">SHA-256 {paper.sha256.slice(0, 8)}</span>
          </li>
        ))}
      </ul>
    )}
  </div>
)
