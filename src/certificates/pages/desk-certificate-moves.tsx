import { dayOf } from '../../kernel/dates.ts'
import { isConfirmed } from '../../companies/index.ts'
import type { Visit } from '../../people/index.ts'
import { Button, ButtonLink, Buttons, Day, Form, Link, Notice, ReasonForm, SummaryList } from '../../ui/index.ts'
import type { AskedExtension, DeskCertificate, OpenProposal } from '../queries.ts'
import { changes, longest, mayMove } from '../workflow.ts'
import { changeWords, consequenceWords, draftSignedWords, explain, moveWords } from '../words.ts'
import { seenOf } from './seen-draft.tsx'

interface Part {
  readonly visit: Visit
  readonly one: DeskCertificate
  readonly errors: Record<string, string>
}

const rolesOf = (visit: Visit) => (visit.actor.hat === 'institution' ? visit.actor.roles : [])
const baseOf = (visit: Visit, one: DeskCertificate) => visit.href(`/desk/${one.institutionId}/certificates/${one.id}`)

export const Moves = ({ visit, one, errors }: Part) => {
  if (one.state === 'drafted') return <DraftMoves visit={visit} one={one} errors={errors} />
  return rolesOf(visit).includes('officer') ? <Changes visit={visit} one={one} state={one.state} /> : null
}

/** A draft is signed by another than who wrote it, or sent back. */
const DraftMoves = ({ visit, one, errors }: Part) => {
  const { t, lang } = visit
  const roles = rolesOf(visit)
  const base = baseOf(visit, one)
  const own = visit.actor.personId === one.draftedBy
  const unconfirmed = isConfirmed(one.firm) ? undefined : t(explain({ code: 'firm-unconfirmed', ...one.firm }))
  return (
    <section class="panel stack">
      {unconfirmed !== undefined && (
        <Notice tone="warning" title={unconfirmed}>
          <p>
            <Link href={visit.href(`/desk/${one.institutionId}/claims`)}>{t('회사 확인 보기', 'See the company claims')}</Link>
          </p>
        </Notice>
      )}
      <h2>{t('서명하면 일어나는 일', 'What the signature does')}</h2>
      <ul>
        {draftSignedWords.map((words) => (
          <li key={words.en}>{t(words)}</li>
        ))}
      </ul>
      <Buttons>
        {roles.includes('approver') && (
          <Form lang={lang} csrf={visit.csrf} action={`${base}/sign`} hidden={seenOf(one)}>
            <Button blocked={own ? t(explain({ code: 'own-draft' })) : unconfirmed} pending={t('서명하고 있습니다', 'Signing')}>
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
      {roles.includes('approver') && !own && <SendBack visit={visit} one={one} errors={errors} />}
    </section>
  )
}

const SendBack = ({ visit, one, errors }: Part) => {
  const { t, lang } = visit
  return (
    <ReasonForm
      lang={lang}
      csrf={visit.csrf}
      action={`${baseOf(visit, one)}/send-back`}
      hidden={seenOf(one)}
      summary={t(moveWords['send-back'])}
      open={visit.form.has('note')}
      name="note"
      label={t('고칠 점', 'What to mend')}
      max={longest.note}
      error={errors['note']}
      value={visit.form.text('note')}
      button={<Button kind="secondary">{t(moveWords['send-back'])}</Button>}
    />
  )
}

/** An extension that the firm asked for is answered where its asking stands. */
const Changes = ({ visit, one, state }: Pick<Part, 'visit' | 'one'> & { state: Parameters<typeof mayMove>[0] }) => (
  <Buttons>
    {changes
      .filter((change) => mayMove(state, change) && !(change === 'extend' && one.extension))
      .map((change) => (
        <ButtonLink key={change} kind={change === 'revoke' ? 'danger' : 'secondary'} href={`${baseOf(visit, one)}/changes/${change}`}>
          {visit.t(moveWords[change])}
        </ButtonLink>
      ))}
  </Buttons>
)

/** The firm asked for an extension: an officer proposes it, or says why not. */
export const AskedFor = ({ visit, one, extension, errors }: Part & { extension: AskedExtension }) => {
  const { t, lang } = visit
  const answers = rolesOf(visit).includes('officer') && one.proposal === null
  return (
    <Notice tone="info" title={t('기업이 유효기간 연장을 요청했습니다.', 'The firm asks for an extension.')}>
      <p>
        <Day lang={lang} value={new Date(extension.askedAt)} />
        {extension.note !== '' && `: ${extension.note}`}
      </p>
      {answers && (
        <>
          <Buttons>
            <ButtonLink small href={`${baseOf(visit, one)}/changes/extend`}>
              {t(moveWords.extend)}
            </ButtonLink>
          </Buttons>
          <ReasonForm
            lang={lang}
            csrf={visit.csrf}
            action={`${baseOf(visit, one)}/extension/decline`}
            summary={t('연장하지 않기', 'Decline')}
            name="declining"
            label={t('사유', 'Reason')}
            max={longest.declining}
            error={errors['declining']}
            value={visit.form.text('declining')}
            button={<Button kind="secondary">{t('연장하지 않는다고 알리기', 'Tell the firm')}</Button>}
          />
        </>
      )}
    </Notice>
  )
}

/** A change that waits for the second pair of eyes. */
export const Waiting = ({ visit, one, proposal, errors }: Part & { proposal: OpenProposal }) => {
  const { t, lang } = visit
  const roles = rolesOf(visit)
  const own = visit.actor.personId === proposal.proposedBy
  const base = visit.href(`/desk/${one.institutionId}/certificates/${one.id}/proposals/${proposal.id}`)
  const blocked = whyBlocked(visit, proposal)
  return (
    <Notice
      tone="warning"
      title={t(`승인을 기다리는 변경: ${changeWords[proposal.change].ko}`, `Waits for approval: ${changeWords[proposal.change].en}`)}
    >
      <p>{t(consequenceWords[proposal.change])}</p>
      <ProposalFacts visit={visit} proposal={proposal} />
      {roles.includes('approver') && (
        <Form lang={lang} csrf={visit.csrf} action={`${base}/approve`}>
          <Button kind={proposal.change === 'revoke' ? 'danger' : 'primary'} blocked={blocked}>
            {t(`${changeWords[proposal.change].ko} 승인하기`, `Approve: ${changeWords[proposal.change].en.toLowerCase()}`)}
          </Button>
        </Form>
      )}
      {roles.includes('approver') && !own && <Refuse visit={visit} base={base} errors={errors} />}
      {own && (
        <Form lang={lang} csrf={visit.csrf} action={`${base}/withdraw`}>
          <Button kind="text">{t('올린 변경 철회하기', 'Withdraw the proposal')}</Button>
        </Form>
      )}
    </Notice>
  )
}

const whyBlocked = ({ t, actor, now }: Visit, { proposedBy, hearingUntil, opinion }: OpenProposal): string | undefined => {
  if (actor.personId === proposedBy) return t(explain({ code: 'own-proposal' }))
  const isHeard = hearingUntil !== null && dayOf(now) <= hearingUntil && opinion === null
  return isHeard ? t(explain({ code: 'being-heard', until: hearingUntil })) : undefined
}

const ProposalFacts = ({ visit, proposal }: { visit: Visit; proposal: OpenProposal }) => {
  const { t, lang } = visit
  return (
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
  )
}

const Refuse = ({ visit, base, errors }: Pick<Part, 'visit' | 'errors'> & { base: string }) => {
  const { t, lang } = visit
  return (
    <ReasonForm
      lang={lang}
      csrf={visit.csrf}
      action={`${base}/refuse`}
      summary={t('승인하지 않기', 'Refuse')}
      name="note"
      label={t('승인하지 않는 까닭', 'Why not')}
      max={longest.note}
      error={errors['note']}
      value={visit.form.text('note')}
      button={<Button kind="secondary">{t('승인하지 않고 돌려보내기', 'Refuse the change')}</Button>}
    />
  )
}
