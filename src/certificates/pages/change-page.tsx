import { dayOf } from '../../kernel/dates.ts'
import type { Day } from '../../kernel/dates.ts'
import { text } from '../../kernel/text.ts'
import { actingAs, deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { BackLink, Button, Day as DayWords, ErrorSummary, Id, Notice, ReasonForm, SummaryList, Tick } from '../../ui/index.ts'
import { proposeChange } from '../actions/change.ts'
import { findDeskCertificate } from '../queries.ts'
import type { DeskCertificate } from '../queries.ts'
import { changes, extendedUntil, hearingDays, longest, mayExtend, mayMove } from '../workflow.ts'
import type { Change, Refusal } from '../workflow.ts'
import { changeWords, consequenceWords, explain, extensionsUsedWords } from '../words.ts'
import { LastDay } from './answer.tsx'

const changeOf = (visit: Visit): Change | undefined => changes.find((one) => one === visit.params['change'])

/** A page of its own for what cannot be taken back lightly: what will happen, to whom, and why. */
export const drawChange = (visit: Visit): Promise<Reply> => draw(visit)
const draw = async (visit: Visit, refusal?: Refusal): Promise<Reply> => {
  const { t, lang } = visit
  const change = changeOf(visit)
  const one = await findDeskCertificate(visit.read, deskOf(visit), visit.params['certificate'] ?? '')
  if (!one || change === undefined || one.validTo === null || (refusal === undefined && !mayMove(one.state, change))) return notFound
  const title = `${one.number ?? ''} · ${t(changeWords[change])}`
  const errors = refusal?.code === 'incomplete' ? { reason: t(explain(refusal)) } : {}
  const base = `/desk/${deskOf(visit)}/certificates/${one.id}`
  return page({
    title,
    density: 'staff',
    status: refusal ? (refusal.code === 'incomplete' ? 422 : 409) : 200,
    hasErrors: refusal !== undefined,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(base)} label={t(one.titleKo, one.titleEn || one.titleKo)} />
        <h1>{title}</h1>
        <ErrorSummary lang={lang} errors={errors} general={refusal && refusal.code !== 'incomplete' ? t(explain(refusal)) : undefined} />
        <Notice tone={change === 'revoke' ? 'danger' : 'warning'} title={t(consequenceWords[change])}>
          <p>
            {change === 'revoke' || change === 'suspend'
              ? t(
                  `기업에 사유를 알리고 ${hearingDays}일 동안 의견을 들은 뒤, 다른 승인자가 결정합니다.`,
                  `The firm is told the reason and heard for ${hearingDays} days; then another approver decides.`,
                )
              : t('다른 승인자가 결정하고, 결과를 기업에 알립니다.', 'Another approver decides, and the firm is told.')}
          </p>
        </Notice>
        <Facts visit={visit} one={one} change={change} validTo={one.validTo} />
        <ChangeForm visit={visit} one={one} change={change} validTo={one.validTo} error={errors.reason} />
      </div>
    ),
  })
}

interface Part {
  readonly visit: Visit
  readonly one: DeskCertificate
  readonly change: Change
  readonly validTo: Day
}
const Facts = ({ visit, one, change, validTo }: Part) => {
  const { t, lang } = visit
  return (
    <SummaryList
      lang={lang}
      facts={[
        { label: t('인증번호', 'Number'), value: <Id>{one.number ?? ''}</Id> },
        { label: t('기술', 'Technology'), value: t(one.titleKo, one.titleEn) },
        { label: t('기업', 'Firm'), value: t(one.companyNameKo, one.companyNameEn || one.companyNameKo) },
        { label: t('지금 유효기간 끝', 'Valid until now'), value: <LastDay visit={visit} day={validTo} /> },
        ...(change === 'extend' && one.rules.extensions.months > 0
          ? [
              {
                label: t('연장한 뒤', 'Once extended'),
                value: (
                  <>
                    <LastDay visit={visit} day={extendedUntil({ ...one, validTo })} />{' '}
                    {t(`(${one.rules.extensions.months}개월 연장)`, `(${one.rules.extensions.months} months more)`)}
                  </>
                ),
              },
              { label: t('연장', 'Extensions'), value: t(extensionsUsedWords(one)) },
            ]
          : []),
        ...(change === 'extend' && one.extension
          ? [
              {
                label: t('기업의 요청', 'The firm asked'),
                value: (
                  <>
                    <DayWords lang={lang} value={new Date(one.extension.askedAt)} />
                    {one.extension.note !== '' && `: ${one.extension.note}`}
                  </>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}

const ChangeForm = ({ visit, one, change, validTo, error }: Part & { readonly error: string | undefined }) => {
  const { t, lang } = visit
  const possible = change === 'extend' ? mayExtend({ ...one, validTo }, dayOf(visit.now)) : undefined
  return (
    <ReasonForm
      lang={lang}
      csrf={visit.csrf}
      action={visit.href(`/desk/${deskOf(visit)}/certificates/${one.id}/changes/${change}`)}
      label={t('사유', 'Reason')}
      rows={5}
      max={longest.reason}
      error={error}
      value={visit.form.text('reason')}
      hint={t('기업이 읽고, 공개 기록에도 남습니다.', 'The firm reads it, and the public record keeps it.')}
      button={
        <Button
          kind={change === 'revoke' ? 'danger' : 'primary'}
          blocked={possible?.ok === false ? t(explain(possible.refusal)) : undefined}
        >
          {t(`${changeWords[change].ko} 승인 요청하기`, `Ask for approval: ${changeWords[change].en.toLowerCase()}`)}
        </Button>
      }
    >
      {change === 'suspend' && (
        <Tick
          lang={lang}
          name="urgent"
          label={t('안전 등의 이유로 의견을 듣지 않고 바로 정지해야 합니다.', 'It cannot wait for a hearing, for safety or the like.')}
          checked={visit.form.text('urgent') === 'yes'}
        />
      )}
    </ReasonForm>
  )
}

export const postChange = async (visit: Visit): Promise<Reply> => {
  const change = changeOf(visit)
  const id = visit.params['certificate'] ?? ''
  if (change === undefined) return notFound
  const proposed = await proposeChange(visit.app, actingAs(visit, 'institution'), id, {
    change,
    reason: visit.form.text('reason'),
    urgent: change === 'suspend' && visit.form.text('urgent') === 'yes',
  })
  if (proposed.ok) return redirect(`/desk/${deskOf(visit)}/certificates/${id}`, text('승인을 요청했습니다.', 'Approval was asked for.'))
  return proposed.refusal.code === 'not-found' ? notFound : draw(visit, proposed.refusal)
}
