import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { Button, ButtonLink, Buttons, Form, ReasonForm, TextArea } from '../../ui/index.ts'
import { mayGoLive } from '../prove.ts'
import type { Problem } from '../prove.ts'
import type { VersionPage } from '../queries.ts'
import { moveWords, ownDraft } from '../words.ts'
import { longestNote } from '../workflow.ts'

export const baseOf = (visit: Visit) => `/desk/${deskOf(visit)}/rule-sets/${visit.params['ruleset']}`

interface MovesProps {
  readonly visit: Visit
  readonly version: VersionPage
  readonly roles: readonly string[]
  readonly problems: readonly Problem[]
  /** What is wrong with the note that was sent. */ readonly wrongNote: string | undefined
}

export const Moves = ({ visit, version, roles, problems, wrongNote }: MovesProps) => {
  const { t, lang, csrf } = visit
  const stops = mayGoLive(problems) ? undefined : t('점검에서 찾은 문제를 먼저 고쳐 주세요.', 'Mend the problems found first.')
  const [isOfficer, isApprover] = [roles.includes('officer'), roles.includes('approver')]
  const isOpen = version.versions.some(({ state }) => state === 'draft' || state === 'in_review')
  return (
    <>
      {version.state === 'draft' && isOfficer && <Submitting visit={visit} version={version} stops={stops} wrongNote={wrongNote} />}
      {version.state === 'in_review' && isApprover && <Approving visit={visit} version={version} stops={stops} wrongNote={wrongNote} />}
      <Buttons>
        {version.state === 'in_force' && isOfficer && !isOpen && (
          <Form lang={lang} csrf={csrf} action={visit.href(`${baseOf(visit)}/draft`)}>
            <Button>{t('새 판 작성하기', 'Draft a new version')}</Button>
          </Form>
        )}
        {version.versions.length > 1 && (
          <ButtonLink kind="secondary" href={visit.href(`${baseOf(visit)}/compare?from=${comparedWith(version)}&to=${version.number}`)}>
            {t('다른 판과 비교하기', 'Compare with another version')}
          </ButtonLink>
        )}
        {version.state === 'in_force' && (
          <ButtonLink kind="secondary" href={visit.href(`/institutions/${version.institutionId}/rules/${version.ruleSetId}`)}>
            {t('공개된 모습 보기', 'See it as published')}
          </ButtonLink>
        )}
      </Buttons>
    </>
  )
}

/** The version in force; for that one itself, the one before it, or the second. */
const comparedWith = ({ number, inForceNumber }: VersionPage): number => {
  if (inForceNumber !== null && inForceNumber !== number) return inForceNumber
  return number === 1 ? 2 : number - 1
}

const versionAt = (visit: Visit, { number }: VersionPage) => visit.href(`${baseOf(visit)}/versions/${number}`)

interface Step {
  readonly visit: Visit
  readonly version: VersionPage
  /** Why it cannot go on, in words. */ readonly stops: string | undefined
  readonly wrongNote: string | undefined
}

const Submitting = ({ visit, version, stops, wrongNote }: Step) => {
  const { t, lang, csrf } = visit
  return (
    <Form lang={lang} csrf={csrf} action={`${versionAt(visit, version)}/submit`}>
      <TextArea
        lang={lang}
        name="note"
        label={version.number === 1 ? t('이렇게 정한 까닭', 'Why it is so') : t('바꾸는 까닭', 'Why it changes')}
        hint={t('승인자와 나중에 읽을 사람을 위해 적습니다.', 'For the approver and later readers.')}
        rows={3}
        max={longestNote}
        value={visit.form.has('note') ? visit.form.text('note') : version.note}
        error={wrongNote}
      />
      <Buttons>
        <Button blocked={stops}>{t(moveWords.submit)}</Button>
      </Buttons>
    </Form>
  )
}

const Approving = ({ visit, version, stops, wrongNote }: Step) => {
  const { t, lang, csrf } = visit
  const base = versionAt(visit, version)
  const own =
    visit.actor.personId !== null && (version.draftedBy === visit.actor.personId || version.editedBy.includes(visit.actor.personId))
  return (
    <Buttons>
      <Form lang={lang} csrf={csrf} action={`${base}/put-in-force`}>
        <Button blocked={own ? t(ownDraft) : stops}>{t(moveWords['put-in-force'])}</Button>
      </Form>
      <ReasonForm
        lang={lang}
        csrf={csrf}
        action={`${base}/send-back`}
        summary={t(moveWords['send-back'])}
        name="note"
        label={t('고칠 점', 'What to mend')}
        required={false}
        max={longestNote}
        error={wrongNote}
        value={visit.form.text('note')}
        button={<Button kind="secondary">{t(moveWords['send-back'])}</Button>}
      />
    </Buttons>
  )
}
