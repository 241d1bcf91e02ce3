import { showClosing } from '../../kernel/show.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { Button, Buttons, Closing, DayTime, Disclosure, Form, Notice, ReasonForm, SummaryList } from '../../ui/index.ts'
import { isBeforeItsClosing, longestReason } from '../call.ts'
import type { CallDetail } from '../queries.ts'
import { moveWords } from '../words.ts'
import { Cancel } from './desk-call-moves.tsx'

interface Reach {
  readonly drafts: number
  readonly applications: number
}
interface EndingProps {
  readonly visit: Visit
  readonly call: CallDetail
  readonly reach: Reach
  readonly roles: readonly string[]
  readonly errors: Record<string, string>
}

/** How a published call ends before its time. No ending is taken back, so each says what will happen and to whom. */
export const Endings = (props: EndingProps) => {
  const { visit, call, roles, errors } = props
  const isApprover = roles.includes('approver')
  const isEarly = isBeforeItsClosing(call, visit.now)
  if (!isApprover && !(isEarly && roles.includes('officer'))) return null
  return (
    <>
      {isEarly && call.closingAskedBy !== null && <Decide {...props} />}
      {isEarly && call.closingAskedBy === null && <AskToClose {...props} />}
      {!isEarly && (
        <Disclosure summary={visit.t(moveWords.close)}>
          <WhatHappens {...props} />
          <CloseForm visit={visit} call={call} word={moveWords.close} />
        </Disclosure>
      )}
      {isApprover && <Cancel visit={visit} call={call} base={baseOf(visit, call)} errors={errors} />}
    </>
  )
}

const baseOf = (visit: Visit, call: CallDetail) => visit.href(`/desk/${deskOf(visit)}/calls/${call.id}`)

const WhatHappens = ({ visit, reach }: Pick<EndingProps, 'visit' | 'reach'>) => (
  <p>
    {visit.t(
      `마감하면 되돌릴 수 없고, 그 순간부터 신청을 받지 않습니다. 작성 중인 신청서 ${reach.drafts}건은 이 공모에 제출할 수 없게 되고, 진행 중인 신청 ${reach.applications}건은 그대로 심사합니다. 이 기업들과 질문한 기업, 함께하는 기관의 담당자에게 알립니다.`,
      `Closing cannot be undone, and from that instant no application is taken. Drafts that chose this call and can then not be submitted to it: ${reach.drafts}. Applications under way, reviewed as before: ${reach.applications}. These firms, those that asked questions and the staff of every institution of the call are told.`,
    )}
  </p>
)

const CloseForm = ({ visit, call, word, blocked }: Pick<EndingProps, 'visit' | 'call'> & { word: Text; blocked?: string | undefined }) => (
  <Form lang={visit.lang} csrf={visit.csrf} action={`${baseOf(visit, call)}/close`} hidden={{ version: String(call.version) }}>
    <Button kind="danger" blocked={blocked}>
      {visit.t(word)}
    </Button>
  </Form>
)

/** Firms count on what was announced: whoever wants it closed before says why, and another person decides. */
const AskToClose = ({ visit, call, reach, errors }: EndingProps) => {
  const { t, lang } = visit
  return (
    <ReasonForm
      lang={lang}
      csrf={visit.csrf}
      action={`${baseOf(visit, call)}/ask-to-close`}
      hidden={{ version: String(call.version) }}
      summary={t(moveWords['ask-to-close'])}
      open={visit.form.has('closingReason')}
      about={
        <>
          {call.closesAt &&
            t(
              `${showClosing(call.closesAt, 'ko')}에 마감한다고 공고한 공모입니다. 그보다 먼저 마감하려면 사유를 적어 요청하고, 다른 승인자가 결정합니다.`,
              `This call announced that it closes on ${showClosing(call.closesAt, 'en')}. To close it before, say why; another approver decides.`,
            )}{' '}
          {t(
            `지금 작성 중인 신청서 ${reach.drafts}건, 진행 중인 신청 ${reach.applications}건이 있습니다.`,
            `Drafts for it: ${reach.drafts}; applications under way: ${reach.applications}.`,
          )}
        </>
      }
      name="closingReason"
      label={t('조기 마감 사유', 'Why it closes early')}
      hint={t('마감하면 공고에 그대로 표시되고 기업에 알립니다.', 'Once closed, it is shown with the call and told to the firms.')}
      max={longestReason}
      error={errors['closingReason']}
      value={visit.form.text('closingReason')}
      button={<Button kind="danger">{t(moveWords['ask-to-close'])}</Button>}
    />
  )
}

const Decide = ({ visit, call, reach, roles }: EndingProps) => {
  const { t, lang } = visit
  const isApprover = roles.includes('approver')
  const isOwn = visit.actor.personId === call.closingAskedBy
  return (
    <Notice
      tone="warning"
      title={t('공고한 마감보다 먼저 마감하자는 요청이 있습니다.', 'Closing before the announced instant is asked for.')}
    >
      <div class="stack">
        <SummaryList
          lang={lang}
          facts={[
            { label: t('요청', 'Asked for by'), value: call.closingAskerName },
            { label: t('요청한 때', 'Asked'), value: <DayTime lang={lang} value={call.closingAskedAt} /> },
            { label: t('공고한 마감', 'Announced closing'), value: call.closesAt && <Closing lang={lang} value={call.closesAt} /> },
            { label: t('조기 마감 사유', 'Why it closes early'), value: call.closingReason },
          ]}
        />
        {isApprover && <WhatHappens visit={visit} reach={reach} />}
        <Buttons>
          {isApprover && (
            <CloseForm
              visit={visit}
              call={call}
              word={text('조기 마감하기', 'Close it early')}
              blocked={
                isOwn
                  ? t(
                      '본인이 요청한 조기 마감은 다른 승인자가 결정해야 합니다.',
                      'Somebody else must decide on the early closing you asked for.',
                    )
                  : undefined
              }
            />
          )}
          {(isApprover || isOwn) && (
            <Form lang={lang} csrf={visit.csrf} action={`${baseOf(visit, call)}/keep-open`} hidden={{ version: String(call.version) }}>
              <Button kind="secondary">{t(moveWords['keep-open'])}</Button>
            </Form>
          )}
        </Buttons>
      </div>
    </Notice>
  )
}
