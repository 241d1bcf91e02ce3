import type { Visit } from '../../people/index.ts'
import { documentsMissing } from '../../rulesets/index.ts'
import { documentsHeld } from '../../technologies/index.ts'
import type { KeptVersion } from '../../technologies/index.ts'
import { Button, Choice, Day, Field, Form, Link, Notice, StatusTag } from '../../ui/index.ts'
import { isOfTechnology } from '../papers.ts'
import type { CheckDetail, TrackPage } from '../track-queries.ts'
import { confirmerOf, effective } from '../workflow.ts'
import { confirmerWords, metWords } from '../words.ts'
import { paperWords, sortPapers } from './marks.tsx'
import { conditionTag } from './track-conditions.tsx'

/** Conditions, those to meet and those of eligibility, and the papers that are missing. */
export const Checklist = ({
  visit,
  track,
  version,
  isOfficer,
  errors,
}: {
  visit: Visit
  track: TrackPage
  version: KeptVersion | undefined
  isOfficer: boolean
  errors: Record<string, string>
}) => {
  const { t } = visit
  const missing = version
    ? documentsMissing(track.rules, track.facts, documentsHeld(version.documents)).filter((one) => isOfTechnology(one.document.kind))
    : []
  const { needed, perhaps } = sortPapers(missing)
  const checks = track.rules.eligibility.flatMap((rule) => track.checks.find((one) => one.conditionId === rule.id) ?? [])
  return (
    <>
      {track.conditions.length > 0 && (
        <>
          <h2>{t('이행할 조건', 'Conditions to meet')}</h2>
          <p class="quiet">{t(confirmerWords[confirmerOf(track.rules)])}</p>
          {track.conditions.map((one) => (
            <ToMeet key={one.id} visit={visit} track={track} one={one} error={errors[`sent-back-${one.id}`]} />
          ))}
        </>
      )}
      <h2>{t('자격 조건', 'Conditions')}</h2>
      {checks.length === 0 ? (
        <p class="quiet">
          {track.state === 'submitted' || track.state === 'received'
            ? t(
                '요건검토를 시작하면 조건마다 자동 판단이 표시됩니다.',
                'Once the check begins, the machine’s answer stands beside each condition.',
              )
            : t('판단할 조건이 없습니다.', 'There is no condition to judge.')}
        </p>
      ) : (
        checks.map((check) => (
          <Condition
            key={check.conditionId}
            visit={visit}
            track={track}
            check={check}
            isOfficer={isOfficer && track.state === 'checking'}
            errors={errors}
          />
        ))
      )}
      {needed.length > 0 && (
        <>
          <h2>{t('빠진 서류', 'Missing papers')}</h2>
          <ul>
            {needed.map((one) => (
              <li key={one.document.id}>{t(paperWords(one))}</li>
            ))}
          </ul>
        </>
      )}
      {perhaps.length > 0 && (
        <>
          <h2>{t('해당하면 있어야 할 서류', 'Papers needed only if they apply')}</h2>
          <ul>
            {perhaps.map((one) => (
              <li key={one.document.id}>{t(one.name)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

const answerTags = {
  yes: { tone: 'success', word: metWords.yes },
  no: { tone: 'danger', word: metWords.no },
  unknown: { tone: 'warning', word: metWords.unknown },
} as const

const Condition = ({
  visit,
  track,
  check,
  isOfficer,
  errors,
}: {
  visit: Visit
  track: TrackPage
  check: CheckDetail
  isOfficer: boolean
  errors: Record<string, string>
}) => {
  const { t, lang } = visit
  const rule = track.rules.eligibility.find((one) => one.id === check.conditionId)
  const machine = answerTags[check.machineAnswer]
  const name = rule ? t(rule.name) : check.conditionId
  return (
    <section class="row-item" id={`condition-${check.conditionId}`}>
      <h3>{name}</h3>
      <p>{t(check.because.rule)}</p>
      <p>
        <StatusTag
          tone={machine.tone}
          icon={check.machineAnswer === 'unknown' ? 'question' : undefined}
          word={t(`자동 판단: ${machine.word.ko}`, `Machine: ${machine.word.en}`)}
        />{' '}
        {check.because.fact && <span class="quiet">{t(check.because.fact)}</span>}
      </p>
      {check.officerAnswer ? (
        <p>
          <StatusTag
            tone={answerTags[check.officerAnswer].tone}
            word={t(`담당자: ${answerTags[check.officerAnswer].word.ko}`, `Officer: ${answerTags[check.officerAnswer].word.en}`)}
          />{' '}
          <span class="quiet">{[check.officerName, check.officerNote].filter(Boolean).join(' · ')}</span>
        </p>
      ) : (
        isOfficer && <NotJudged visit={visit} check={check} />
      )}
      {isOfficer && (
        <Form
          lang={lang}
          csrf={visit.csrf}
          action={visit.href(`/desk/${track.institutionId}/tracks/${track.id}/conditions/${check.conditionId}`)}
        >
          <Choice
            lang={lang}
            name={`answer-${check.conditionId}`}
            label={t('담당자 판단', 'Your answer')}
            inline
            optionalWord=""
            error={errors[`answer-${check.conditionId}`]}
            value={visit.form.text(`answer-${check.conditionId}`) || (check.officerAnswer ?? '')}
            options={(['yes', 'no'] as const).map((value) => ({ value, label: t(metWords[value]) }))}
          />
          <Field
            lang={lang}
            name={`note-${check.conditionId}`}
            label={t('메모(자동 판단과 다르면 필수)', 'Note (required when you overrule the machine)')}
            optionalWord=""
            value={visit.form.text(`note-${check.conditionId}`) || (check.officerNote ?? '')}
            error={errors[`note-${check.conditionId}`]}
          />
          <Button small kind="secondary" hidden={name}>
            {t('판단 저장하기', 'Save')}
          </Button>
        </Form>
      )}
    </section>
  )
}

/** Nothing is ticked for an officer who has not judged: what the machine found is not their answer, and stands only where the condition is met. */
const NotJudged = ({ visit: { t }, check }: { visit: Visit; check: CheckDetail }) =>
  effective(check) === undefined ? (
    <p>
      <StatusTag tone="warning" word={t('담당자: 판단 필요', 'Officer: to judge')} />
    </p>
  ) : (
    <p>
      <StatusTag tone="neutral" word={t('담당자: 아직 판단하지 않음', 'Officer: not judged yet')} />{' '}
      <span class="quiet">{t('판단을 저장하지 않으면 자동 판단을 따릅니다.', 'Without an answer of yours, the machine’s stands.')}</span>
    </p>
  )

const ToMeet = ({
  visit,
  track,
  one,
  error,
}: {
  visit: Visit
  track: TrackPage
  one: TrackPage['conditions'][number]
  error: string | undefined
}) => {
  const { t, lang } = visit
  const mayConfirm = visit.actor.hat === 'institution' && visit.actor.roles.includes(confirmerOf(track.rules))
  const base = visit.href(`/desk/${track.institutionId}/tracks/${track.id}/to-meet/${one.id}`)
  return (
    <section class="row-item">
      <p class="strong">
        {one.ko} {conditionTag(visit, one.state)}
      </p>
      <p class="quiet">
        {t('기한 ', 'Due ')}
        <Day lang={lang} value={one.dueOn} />
      </p>
      {one.returnedNote && one.state === 'open' && (
        <Notice title={t('되돌려 보냈습니다. 기업의 보고를 기다립니다.', 'Sent back; the firm is to report again.')}>
          <p>{one.returnedNote}</p>
        </Notice>
      )}
      {one.report && (
        <p>
          {one.report}
          {one.fileId && (
            <>
              {' '}
              ·{' '}
              <Link href={`/files/tracks/${track.id}/${one.fileId}`} download>
                {one.fileName ?? ''}
              </Link>
            </>
          )}
        </p>
      )}
      {mayConfirm && one.state === 'reported' && track.state === 'conditional' && (
        <>
          <Form lang={lang} csrf={visit.csrf} action={`${base}/confirm`}>
            <Button small hidden={one.ko}>
              {t('이행 확인하기', 'Confirm')}
            </Button>
          </Form>
          <Form lang={lang} csrf={visit.csrf} action={`${base}/send-back`}>
            <Field
              lang={lang}
              name={`sent-back-${one.id}`}
              label={t('다시 확인할 점', 'What to look at again')}
              error={error}
              value={visit.form.text(`sent-back-${one.id}`)}
            />
            <Button small kind="secondary" hidden={one.ko}>
              {t('되돌려 보내기', 'Send back')}
            </Button>
          </Form>
        </>
      )}
    </section>
  )
}
