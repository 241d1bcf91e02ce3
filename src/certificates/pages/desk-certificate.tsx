import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { actingAs, deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import {
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  DataTable,
  Day,
  Disclosure,
  ErrorSummary,
  Form,
  Id,
  Link,
  Notice,
  SummaryList,
  TextArea,
} from '../../ui/index.ts'
import { sendBackDraft } from '../actions/draft.ts'
import { issueCertificate } from '../actions/issue.ts'
import { approveChange, endProposal } from '../actions/change.ts'
import { drawPaper } from '../actions/paper.ts'
import { findDeskCertificate, findPaperFacts } from '../queries.ts'
import type { DeskCertificate, OpenProposal } from '../queries.ts'
import { changes, mayMove, termFrom } from '../workflow.ts'
import type { Refusal } from '../workflow.ts'
import { changeWords, consequenceWords, explain, moveWords } from '../words.ts'
import { dayOf } from '../../kernel/dates.ts'
import { History, LastDay } from './answer.tsx'
import { StandingTag } from './desk-list.tsx'

const idOf = (visit: Visit) => visit.params['certificate'] ?? ''
const rolesOf = (visit: Visit) => (visit.actor.hat === 'institution' ? visit.actor.roles : [])

export const drawDeskCertificate = (visit: Visit): Promise<Reply> => draw(visit)

const draw = async (visit: Visit, refusal?: Refusal): Promise<Reply> => {
  const { t, lang } = visit
  const desk = deskOf(visit)
  const one = await findDeskCertificate(visit.read, desk, idOf(visit))
  if (!one) return notFound
  const title = t(one.titleKo, one.titleEn || one.titleKo)
  const errors = refusal?.code === 'incomplete' ? { [refusal.field]: t(explain(refusal)) } : {}
  return page({
    title,
    density: 'staff',
    status: refusal ? (refusal.code === 'incomplete' ? 422 : 409) : 200,
    hasErrors: refusal !== undefined,
    body: (
      <>
        <BackLink lang={lang} href={visit.href(`/desk/${desk}/certificates`)} label={t('인증서', 'Certificates')} />
        <h1>{title}</h1>
        <ErrorSummary lang={lang} errors={errors} general={refusal && refusal.code !== 'incomplete' ? t(explain(refusal)) : undefined} />
        <p class="row">
          <StandingTag visit={visit} of={one} /> {one.number && <Id>{one.number}</Id>}
        </p>
        {one.state === 'drafted' && one.stateReason && (
          <Notice tone="warning" title={t('승인자가 되돌려 보냈습니다.', 'The approver sent it back.')}>
            <p>{one.stateReason}</p>
          </Notice>
        )}
        {one.proposal ? (
          <Waiting visit={visit} one={one} proposal={one.proposal} errors={errors} />
        ) : (
          <Moves visit={visit} one={one} errors={errors} />
        )}
        <div class="two">
          <div class="stack">
            <Facts visit={visit} one={one} />
            <Earlier visit={visit} one={one} />
          </div>
          <div>{one.history.length > 0 && <History visit={visit} certificate={one} />}</div>
        </div>
      </>
    ),
  })
}

const Facts = ({ visit, one }: { visit: Visit; one: DeskCertificate }) => {
  const { t, lang } = visit
  return (
    <SummaryList
      lang={lang}
      facts={[
        {
          label: t('기술', 'Technology'),
          value: (
            <>
              {one.titleKo}
              <span class="quiet block">{one.titleEn}</span>
            </>
          ),
        },
        {
          label: t('기업', 'Firm'),
          value: (
            <>
              {one.companyNameKo}
              <span class="quiet block">{one.companyNameEn}</span>
            </>
          ),
        },
        {
          label: t('신청', 'Application'),
          value: <Link href={visit.href(`/desk/${one.institutionId}/tracks/${one.trackId}`)}>{one.receiptNumber}</Link>,
        },
        { label: t('작성', 'Drafted by'), value: one.drafterName },
        { label: t('서명', 'Signed by'), value: one.approverName ?? t('아직 없음', 'Not yet') },
        ...(one.validFrom && one.validTo
          ? [
              {
                label: t('유효기간', 'Validity'),
                value: (
                  <>
                    <Day lang={lang} value={one.validFrom} weekday={false} /> ~ <LastDay visit={visit} day={one.validTo} />
                  </>
                ),
              },
            ]
          : [
              {
                label: t('유효기간', 'Validity'),
                value: t(`발급일부터 ${one.rules.validityMonths}개월`, `${one.rules.validityMonths} months from the day of issue`),
              },
            ]),
        {
          label: t('연장', 'Extensions'),
          value: t(
            `${one.extensions}번 사용, ${one.rules.extensions.count}번까지`,
            `${one.extensions} of ${one.rules.extensions.count} used`,
          ),
        },
        ...(one.number === null
          ? []
          : [
              {
                label: t('공개 화면', 'Public page'),
                value: <Link href={visit.href(`/certificates/${one.id}`)}>{`/certificates/${one.id}`}</Link>,
              },
              {
                label: 'PDF',
                value: (
                  <Link href={`/files/certificates/${one.id}`} download>
                    {t('인증서 내려받기', 'Download')}
                  </Link>
                ),
              },
            ]),
      ]}
    />
  )
}

const Moves = ({ visit, one, errors }: { visit: Visit; one: DeskCertificate; errors: Record<string, string> }) => {
  const { t, lang } = visit
  const roles = rolesOf(visit)
  const base = visit.href(`/desk/${one.institutionId}/certificates/${one.id}`)
  const own = visit.actor.personId === one.draftedBy
  if (one.state === 'drafted')
    return (
      <>
        <Buttons>
          {roles.includes('approver') && (
            <Form lang={lang} csrf={visit.csrf} action={`${base}/sign`}>
              <Button blocked={own ? t(explain({ code: 'own-draft' })) : undefined} pending={t('서명하고 있습니다', 'Signing')}>
                {t(moveWords.sign)}
              </Button>
            </Form>
          )}
          <ButtonLink kind="secondary" href={`/desk/${one.institutionId}/certificates/${one.id}/preview.pdf`}>
            {t('미리보기(PDF)', 'Preview (PDF)')}
          </ButtonLink>
          {roles.includes('officer') && (
            <ButtonLink kind="secondary" href={`${base}/edit`}>
              {t(moveWords.edit)}
            </ButtonLink>
          )}
        </Buttons>
        {roles.includes('approver') && !own && (
          <Disclosure summary={t(moveWords['send-back'])} open={errors['note'] !== undefined}>
            <Form lang={lang} csrf={visit.csrf} action={`${base}/send-back`}>
              <TextArea
                lang={lang}
                name="note"
                label={t('고칠 점', 'What to mend')}
                required
                rows={3}
                max={1000}
                error={errors['note']}
                value={visit.form.text('note')}
              />
              <Button kind="secondary">{t(moveWords['send-back'])}</Button>
            </Form>
          </Disclosure>
        )}
      </>
    )
  const state = one.state
  return roles.includes('officer') ? (
    <Buttons>
      {changes
        .filter((change) => mayMove(state, change))
        .map((change) => (
          <ButtonLink key={change} kind={change === 'revoke' ? 'danger' : 'secondary'} href={`${base}/changes/${change}`}>
            {t(moveWords[change])}
          </ButtonLink>
        ))}
    </Buttons>
  ) : null
}

/** A change that waits for the second pair of eyes. */
const Waiting = ({
  visit,
  one,
  proposal,
  errors,
}: {
  visit: Visit
  one: DeskCertificate
  proposal: OpenProposal
  errors: Record<string, string>
}) => {
  const { t, lang } = visit
  const roles = rolesOf(visit)
  const own = visit.actor.personId === proposal.proposedBy
  const base = visit.href(`/desk/${one.institutionId}/certificates/${one.id}/proposals/${proposal.id}`)
  const isHeard = proposal.hearingUntil !== null && dayOf(visit.now) <= proposal.hearingUntil && proposal.opinion === null
  const blocked = own
    ? t(explain({ code: 'own-proposal' }))
    : isHeard
      ? t(explain({ code: 'being-heard', until: proposal.hearingUntil ?? '' }))
      : undefined
  return (
    <Notice
      tone="warning"
      title={t(`승인을 기다리는 변경: ${changeWords[proposal.change].ko}`, `Waits for approval: ${changeWords[proposal.change].en}`)}
    >
      <p>{t(consequenceWords[proposal.change])}</p>
      <SummaryList
        lang={lang}
        facts={[
          { label: t('사유', 'Reason'), value: proposal.reason },
          { label: t('올린 사람', 'Proposed by'), value: proposal.proposerName },
          ...(proposal.hearingUntil === null
            ? []
            : [
                { label: t('의견 기한', 'Firm is heard until'), value: <Day lang={lang} value={proposal.hearingUntil} /> },
                { label: t('기업 의견', 'The firm says'), value: proposal.opinion ?? t('아직 없음', 'Nothing yet') },
              ]),
          ...(proposal.urgent
            ? [
                {
                  label: t('긴급', 'Urgent'),
                  value: t('의견을 듣지 않고 정지하는 긴급한 경우로 올렸습니다.', 'Proposed as an urgent suspension without hearing.'),
                },
              ]
            : []),
        ]}
      />
      {roles.includes('approver') && (
        <Form lang={lang} csrf={visit.csrf} action={`${base}/approve`}>
          <Button kind={proposal.change === 'revoke' ? 'danger' : 'primary'} blocked={blocked}>
            {t(`${changeWords[proposal.change].ko} 승인하기`, `Approve: ${changeWords[proposal.change].en.toLowerCase()}`)}
          </Button>
        </Form>
      )}
      {roles.includes('approver') && !own && (
        <Disclosure summary={t('승인하지 않기', 'Refuse')} open={errors['note'] !== undefined}>
          <Form lang={lang} csrf={visit.csrf} action={`${base}/refuse`}>
            <TextArea
              lang={lang}
              name="note"
              label={t('승인하지 않는 까닭', 'Why not')}
              required
              rows={3}
              max={1000}
              error={errors['note']}
              value={visit.form.text('note')}
            />
            <Button kind="secondary">{t('승인하지 않고 돌려보내기', 'Refuse the change')}</Button>
          </Form>
        </Disclosure>
      )}
      {own && (
        <Form lang={lang} csrf={visit.csrf} action={`${base}/withdraw`}>
          <Button kind="text">{t('올린 변경 거두기', 'Withdraw the proposal')}</Button>
        </Form>
      )}
    </Notice>
  )
}

const outcomeWords: Record<string, Text> = {
  approved: text('승인', 'Approved'),
  refused: text('승인하지 않음', 'Refused'),
  withdrawn: text('거둠', 'Withdrawn'),
}
const Earlier = ({ visit, one }: { visit: Visit; one: DeskCertificate }) => {
  const { t, lang } = visit
  if (one.earlier.length === 0) return null
  return (
    <DataTable
      lang={lang}
      caption={t('처리한 변경', 'Changes decided')}
      rows={one.earlier}
      rowKey={(row) => `${row.at}${row.change}`}
      columns={[
        { key: 'what', header: t('변경', 'Change'), rowHeader: true, cell: (row) => t(changeWords[row.change]) },
        { key: 'how', header: t('결과', 'Outcome'), cell: (row) => t(outcomeWords[row.state] ?? { ko: row.state, en: row.state }) },
        {
          key: 'reason',
          header: t('사유', 'Reason'),
          cell: (row) => (
            <>
              {row.reason}
              {row.note && <span class="quiet block">{row.note}</span>}
            </>
          ),
        },
        { key: 'who', header: t('올린 사람 → 결정', 'Proposed → decided'), cell: (row) => `${row.proposer} → ${row.decider}` },
        {
          key: 'at',
          header: t('날짜', 'Day'),
          align: 'right',
          nowrap: true,
          cell: (row) => <Day lang={lang} value={new Date(row.at)} form="table" />,
        },
      ]}
    />
  )
}

type Done = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }
const after = (visit: Visit, done: Done, flash: Text): Reply | Promise<Reply> =>
  done.ok
    ? redirect(`/desk/${deskOf(visit)}/certificates/${idOf(visit)}`, flash)
    : done.refusal.code === 'not-found'
      ? notFound
      : draw(visit, done.refusal)
const desk = (visit: Visit) => actingAs(visit, 'institution')
const proposalOf = (visit: Visit) => visit.params['proposal'] ?? ''

export const postSign = async (visit: Visit) =>
  after(
    visit,
    await issueCertificate(visit.app, desk(visit), idOf(visit)),
    text('인증서에 서명하고 발급했습니다.', 'The certificate is signed and issued.'),
  )
export const postSendBack = async (visit: Visit) =>
  after(
    visit,
    await sendBackDraft(visit.app, desk(visit), idOf(visit), visit.form.text('note')),
    text('작성자에게 되돌려 보냈습니다.', 'Sent back to the drafter.'),
  )
export const postApprove = async (visit: Visit) =>
  after(
    visit,
    await approveChange(visit.app, desk(visit), proposalOf(visit), idOf(visit)),
    text('변경을 승인했습니다.', 'The change is approved.'),
  )
export const postRefuse = async (visit: Visit) =>
  after(
    visit,
    await endProposal(visit.app, desk(visit), idOf(visit), proposalOf(visit), 'refused', visit.form.text('note')),
    text('변경을 승인하지 않았습니다.', 'The change was refused.'),
  )
export const postWithdraw = async (visit: Visit) =>
  after(
    visit,
    await endProposal(visit.app, desk(visit), idOf(visit), proposalOf(visit), 'withdrawn', ''),
    text('올린 변경을 거두었습니다.', 'The proposal is withdrawn.'),
  )

/** What the approver is about to sign, across it that it is not valid. */
export const previewPaper = async (visit: Visit): Promise<Reply> => {
  const one = await findDeskCertificate(visit.read, deskOf(visit), idOf(visit))
  if (!one || one.state !== 'drafted') return notFound
  const today = dayOf(visit.now)
  const certificate = { ...one, state: 'drafted' as const, technologyVersion: 0 }
  const pdf = await drawPaper(
    visit.app,
    certificate,
    { ...termFrom(today, one.rules), number: '–', issuedOn: today },
    await findPaperFacts(visit.read, one.id),
    true,
  )
  return { kind: 'bytes', body: pdf, type: 'application/pdf', name: 'preview.pdf', inline: true }
}
