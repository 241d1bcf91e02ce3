import { several, text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { actingAs, confirmFirst, deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { BackLink, DataTable, Day, ErrorSummary, Id, Link, Notice, SummaryList } from '../../ui/index.ts'
import type { Fact } from '../../ui/index.ts'
import { sendBackDraft } from '../actions/draft.ts'
import { issueCertificate } from '../actions/issue.ts'
import { approveChange, endProposal } from '../actions/change.ts'
import { declineExtension } from '../actions/extension.ts'
import { drawPaper } from '../actions/paper.ts'
import { findDeskCertificate, findPaperFacts } from '../queries.ts'
import type { DeskCertificate } from '../queries.ts'
import { termFrom } from '../workflow.ts'
import type { Refusal } from '../workflow.ts'
import { changeWords, explain, extensionsUsedWords } from '../words.ts'
import { dayOf } from '../../kernel/dates.ts'
import { History, ValidDays } from './answer.tsx'
import { AskedFor, Moves, Waiting } from './desk-certificate-moves.tsx'
import { StandingTag } from './desk-list.tsx'
import { ChangedDraft } from './seen-draft.tsx'

const idOf = (visit: Visit) => visit.params['certificate'] ?? ''

export const drawDeskCertificate = (visit: Visit): Promise<Reply> => draw(visit)

const draw = async (visit: Visit, refusal?: Refusal): Promise<Reply> => {
  const { t, lang } = visit
  const desk = deskOf(visit)
  const one = await findDeskCertificate(visit.read, desk, idOf(visit))
  if (!one) return notFound
  const title = t(one.titleKo, one.titleEn || one.titleKo)
  const isChanged = refusal?.code === 'stale'
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
        <ErrorSummary
          lang={lang}
          errors={errors}
          general={refusal && refusal.code !== 'incomplete' && !isChanged ? t(explain(refusal)) : undefined}
        />
        {isChanged && <ChangedDraft visit={visit} one={one} />}
        <p class="row">
          <StandingTag visit={visit} of={one} /> {one.number && <Id>{one.number}</Id>}
        </p>
        {one.state === 'drafted' && one.stateReason && (
          <Notice tone="warning" title={t('승인자가 되돌려 보냈습니다.', 'The approver sent it back.')}>
            <p>{one.stateReason}</p>
          </Notice>
        )}
        {one.extension && <AskedFor visit={visit} one={one} extension={one.extension} errors={errors} />}
        {one.proposal ? (
          <Waiting visit={visit} one={one} proposal={one.proposal} errors={errors} />
        ) : (
          one.state !== 'drafted' && <Moves visit={visit} one={one} errors={errors} />
        )}
        <div class="two">
          <div class="stack">
            <Facts visit={visit} one={one} />
            <Earlier visit={visit} one={one} />
          </div>
          <div>{one.history.length > 0 && <History visit={visit} certificate={one} />}</div>
        </div>
        {one.state === 'drafted' && <Moves visit={visit} one={one} errors={errors} />}
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
        validityOf(visit, one),
        { label: t('연장', 'Extensions'), value: t(extensionsUsedWords(one)) },
        ...(one.number === null ? [] : whereItStands(visit, one.id)),
      ]}
    />
  )
}

const validityOf = (visit: Visit, one: DeskCertificate): Fact => {
  const { t } = visit
  const months = one.rules.validityMonths
  return {
    label: t('유효기간', 'Validity'),
    value:
      one.validFrom && one.validTo ? (
        <ValidDays visit={visit} from={one.validFrom} to={one.validTo} />
      ) : months === 0 ? (
        t('발급일부터 기한 없음', 'From the day of issue, without end')
      ) : (
        t(`발급일부터 ${months}개월`, `${several(months, 'month')} from the day of issue`)
      ),
  }
}

const whereItStands = (visit: Visit, id: string): Fact[] => {
  const { t } = visit
  return [
    {
      label: t('공개 화면', 'Public page'),
      value: <Link href={visit.href(`/certificates/${id}`)}>{`/certificates/${id}`}</Link>,
    },
    {
      label: 'PDF',
      value: (
        <Link href={`/files/certificates/${id}`} download>
          {t('인증서 내려받기', 'Download')}
        </Link>
      ),
    },
  ]
}

const outcomeWords: Record<string, Text> = {
  approved: text('승인', 'Approved'),
  refused: text('승인하지 않음', 'Refused'),
  withdrawn: text('철회', 'Withdrawn'),
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

/** What puts the institution's signature under a paper, or ends one, asks again who is there. */
const confirmHere = (visit: Visit) => confirmFirst(visit, `/desk/${deskOf(visit)}/certificates/${idOf(visit)}`)

export const postSign = async (visit: Visit) =>
  (await confirmHere(visit)) ??
  after(
    visit,
    await issueCertificate(visit.app, desk(visit), idOf(visit), visit.form.whole('version')),
    text('인증서에 서명하고 발급했습니다.', 'The certificate is signed and issued.'),
  )
export const postSendBack = async (visit: Visit) =>
  after(
    visit,
    await sendBackDraft(visit.app, desk(visit), idOf(visit), visit.form.whole('version'), visit.form.text('note')),
    text('작성자에게 되돌려 보냈습니다.', 'Sent back to the drafter.'),
  )
export const postApprove = async (visit: Visit) =>
  (await confirmHere(visit)) ??
  after(
    visit,
    await approveChange(visit.app, desk(visit), proposalOf(visit), idOf(visit)),
    text('변경을 승인했습니다.', 'The change is approved.'),
  )
export const postDecline = async (visit: Visit) =>
  after(
    visit,
    await declineExtension(visit.app, desk(visit), idOf(visit), visit.form.text('declining')),
    text('기업에 연장하지 않는다고 알렸습니다.', 'The firm is told that it is not extended.'),
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
    text('올린 변경을 철회했습니다.', 'The proposal is withdrawn.'),
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
