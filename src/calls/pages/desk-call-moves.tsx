import type { ComponentChildren } from 'preact'
import type { Visit } from '../../people/index.ts'
import { Button, ButtonLink, Buttons, Disclosure, Field, Form, Notice, TextArea } from '../../ui/index.ts'
import type { CallDetail } from '../queries.ts'
import { gapsOf } from '../workflow.ts'
import { gapWords, moveWords } from '../words.ts'

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
  const form = (move: 'submit' | 'publish' | 'close', blocked?: string): ComponentChildren => (
    <Form lang={lang} csrf={visit.csrf} action={`${base}/${move}`}>
      <Button blocked={blocked} kind={move === 'close' ? 'secondary' : 'primary'}>
        {t(moveWords[move])}
      </Button>
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
          own ? t('본인이 작성한 공모는 다른 승인자가 승인해야 합니다.', 'Somebody else must approve what you drafted.') : undefined,
        )}
      {call.state === 'awaiting_approval' && roles.includes('approver') && <SendBack visit={visit} base={base} />}
      {call.state === 'published' && roles.includes('officer') && form('close')}
      {['draft', 'awaiting_approval', 'published'].includes(call.state) && roles.includes('officer') && (
        <Cancel visit={visit} base={base} errors={errors} />
      )}
      {call.state === 'published' && (
        <ButtonLink kind="secondary" href={visit.href(`/calls/${call.id}`)}>
          {t('공고 보기', 'See it as published')}
        </ButtonLink>
      )}
    </Buttons>
  )
}

const SendBack = ({ visit, base }: { visit: Visit; base: string }) => {
  const { t, lang } = visit
  return (
    <Disclosure summary={t(moveWords['send-back'])}>
      <Form lang={lang} csrf={visit.csrf} action={`${base}/send-back`}>
        <TextArea lang={lang} name="note" label={t('고칠 점', 'What to mend')} rows={3} max={1000} />
        <Button kind="secondary">{t(moveWords['send-back'])}</Button>
      </Form>
    </Disclosure>
  )
}

const Cancel = ({ visit, base, errors }: Pick<MovesProps, 'visit' | 'errors'> & { base: string }) => {
  const { t, lang } = visit
  return (
    <Disclosure summary={t(moveWords.cancel)} open={errors['reason'] !== undefined}>
      <Form lang={lang} csrf={visit.csrf} action={`${base}/cancel`}>
        <Field lang={lang} name="reason" label={t('취소 사유', 'Reason')} required error={errors['reason']} />
        <Button kind="danger">{t(moveWords.cancel)}</Button>
      </Form>
    </Disclosure>
  )
}
