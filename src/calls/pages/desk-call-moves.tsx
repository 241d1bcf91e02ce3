import type { ComponentChildren } from 'preact'
import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { Button, ButtonLink, Buttons, DayTime, Form, Link, Notice, ReasonForm } from '../../ui/index.ts'
import { longestReason } from '../call.ts'
import type { CallDetail } from '../queries.ts'
import { gapsOf } from '../workflow.ts'
import { gapWords, moveWords } from '../words.ts'
import { seenOf } from './seen-call.tsx'

export const Gaps = ({ visit, call }: { visit: Visit; call: CallDetail }) => {
  const gaps = gapsOf({ ...call, closesAt: call.closesAt ?? undefined, institutions: call.rules.map((rule) => ({ ...rule })) }, visit.now)
  return gaps.length === 0 ? null : (
    <Notice
      tone="warning"
      title={visit.t('승인을 요청하기 전에 채울 것이 있습니다.', 'Some things are missing before approval can be asked for.')}
    >
      <ul>
        {gaps.map((gap) => (
          <li key={gap}>{visit.t(gapWords[gap])}</li>
        ))}
      </ul>
    </Notice>
  )
}

/** Rules that came with the software would be published in the institution's name, though nobody there has read them. */
export const Unread = ({ visit, call }: { visit: Visit; call: CallDetail }) => {
  const { t } = visit
  const desk = deskOf(visit)
  const own = call.rules.find((one) => one.institutionId === desk)
  return own?.isFromPublicSources !== true ? null : (
    <Notice
      tone="warning"
      title={t('고른 심의규정은 공개된 자료와 기본값으로 만든 것입니다.', 'The rules chosen were made from public sources and defaults.')}
    >
      <p>
        {t(
          '공고하면 우리 기관의 규정으로 알려집니다. 실제 규정과 같은지 확인하고, 다르면 새 판을 만들어 시행해 주세요.',
          'Published, they stand as your institution’s. See whether they are; if not, put a new version in force.',
        )}{' '}
        <Link href={visit.href(`/desk/${desk}/rule-sets/${own.ruleSetId}/versions/${own.versionNumber}`)}>
          {t('심의규정 보기', 'See the rules')}
        </Link>
      </p>
    </Notice>
  )
}

interface MovesProps {
  readonly visit: Visit
  readonly call: CallDetail
  readonly roles: readonly string[]
  readonly errors: Record<string, string>
}

export const Moves = ({ visit, call, roles, errors }: MovesProps) => {
  const { t, lang } = visit
  const base = visit.href(`/desk/${call.leadInstitutionId}/calls/${call.id}`)
  const own = visit.actor.personId === call.draftedBy
  const waiting = call.rules.filter((one) => !one.isLead && one.agreedAt === null)
  const form = (move: 'submit' | 'publish', blocked?: string): ComponentChildren => (
    <Form
      lang={lang}
      csrf={visit.csrf}
      action={`${base}/${move}`}
      hidden={move === 'publish' ? seenOf(visit, call) : { version: String(call.version) }}
    >
      <Button blocked={blocked}>{t(moveWords[move])}</Button>
    </Form>
  )
  return (
    <Buttons>
      {call.state === 'draft' && roles.includes('officer') && (
        <>
          <ButtonLink kind="secondary" href={`${base}/edit`}>
            {t(moveWords.edit)}
          </ButtonLink>
          {form('submit')}
        </>
      )}
      {call.state === 'awaiting_approval' &&
        roles.includes('approver') &&
        form(
          'publish',
          own
            ? t('본인이 작성한 공모는 다른 승인자가 승인해야 합니다.', 'Somebody else must approve what you drafted.')
            : waiting.length > 0
              ? t(
                  `동의를 기다리는 기관: ${waiting.map((one) => one.ko).join(', ')}`,
                  `Consent still to come from: ${waiting.map((one) => one.en).join(', ')}`,
                )
              : undefined,
        )}
      {call.state === 'awaiting_approval' && roles.includes('approver') && (
        <SendBack visit={visit} call={call} base={base} errors={errors} />
      )}
      {['draft', 'awaiting_approval'].includes(call.state) && roles.includes('officer') && (
        <Cancel visit={visit} call={call} base={base} errors={errors} />
      )}
      {call.state === 'published' && (
        <ButtonLink kind="secondary" href={visit.href(`/calls/${call.id}`)}>
          {t('공고 보기', 'See it as published')}
        </ButtonLink>
      )}
    </Buttons>
  )
}

/** Which institutions of a joint call have agreed; for an approver of one that has not, the two answers. */
export const Consents = ({ visit, call, errors, isApprover }: Pick<MovesProps, 'visit' | 'call' | 'errors'> & { isApprover: boolean }) => {
  const { t, lang } = visit
  const desk = deskOf(visit)
  const base = visit.href(`/desk/${desk}/calls/${call.id}`)
  const members = call.rules.filter((one) => !one.isLead)
  const mine = members.find((one) => one.institutionId === desk)
  return (
    <section class="stack">
      <h2>{t('함께하는 기관의 동의', 'Consent of the other institutions')}</h2>
      <ul>
        {members.map((one) => (
          <li key={one.institutionId}>
            {t(one.ko, one.en)}:{' '}
            {one.agreedAt === null ? (
              <span class="quiet">{t('아직 동의하지 않음', 'not yet')}</span>
            ) : (
              <>
                {t('동의함', 'agreed')} (<DayTime lang={lang} value={one.agreedAt} form="table" />, {one.agreedBy})
              </>
            )}
          </li>
        ))}
      </ul>
      {mine?.agreedAt === null && isApprover && (
        <>
          <p>
            {t(
              `이 공모는 우리 기관의 이름으로도 공고되고, 우리 기관의 자격 조건은 ‘${mine.ruleSetKo}’에 따라 봅니다.`,
              `This call will be published in your name, too; eligibility at your institution follows “${mine.ruleSetEn}”.`,
            )}
          </p>
          <Buttons>
            <Form lang={lang} csrf={visit.csrf} action={`${base}/agree`} hidden={seenOf(visit, call)}>
              <Button>{t(moveWords.agree)}</Button>
            </Form>
            <SendBack visit={visit} call={call} base={base} errors={errors} move="decline" />
          </Buttons>
        </>
      )}
    </section>
  )
}

type Ending = Pick<MovesProps, 'visit' | 'call' | 'errors'> & { readonly base: string }

const SendBack = ({ visit, call, base, errors, move = 'send-back' }: Ending & { move?: 'send-back' | 'decline' }) => {
  const { t, lang } = visit
  return (
    <ReasonForm
      lang={lang}
      csrf={visit.csrf}
      action={`${base}/${move}`}
      hidden={{ version: String(call.version) }}
      summary={t(moveWords['send-back'])}
      open={visit.form.has('note')}
      name="note"
      label={t('고칠 점', 'What to mend')}
      max={longestReason}
      error={errors['note']}
      value={visit.form.text('note')}
      button={<Button kind="secondary">{t(moveWords['send-back'])}</Button>}
    />
  )
}

export const Cancel = ({ visit, call, base, errors }: Ending) => {
  const { t, lang } = visit
  return (
    <ReasonForm
      lang={lang}
      csrf={visit.csrf}
      action={`${base}/cancel`}
      hidden={{ version: String(call.version) }}
      summary={t(moveWords.cancel)}
      open={visit.form.has('reason')}
      label={t('취소 사유', 'Reason')}
      max={longestReason}
      error={errors['reason']}
      value={visit.form.text('reason')}
      button={<Button kind="danger">{t(moveWords.cancel)}</Button>}
    />
  )
}
