import { keepAccess, PeopleDownloads } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { formatBusinessNumber } from '../../kernel/korean-identifiers.ts'
import { text } from '../../kernel/text.ts'
import { rowsInAll } from '../../platform/http/last-page.ts'
import { notFound, page, pageAsked, redirect } from '../../platform/http/visit.ts'
import {
  Button,
  DataTable,
  DayTime,
  Disclosure,
  Empty,
  ErrorSummary,
  Field,
  Form,
  Id,
  Link,
  Num,
  Pagination,
  StatusTag,
} from '../../ui/index.ts'
import { decideClaim } from '../actions/claims.ts'
import { findClaims } from '../queries.ts'
import type { ClaimRow } from '../queries.ts'
import { claimWords, explainClaim } from '../words.ts'

const perPage = 50

export const drawClaims = (visit: Visit) => draw(visit, undefined)

/** A decision that was refused: of which claim and why; of a rejection the reason as it was typed, and whether that is what is wrong. */
interface Refused {
  readonly claimId: string
  readonly sentence: string
  readonly reason: string | undefined
  readonly isOfReason: boolean
}
const reasonOf = (claimId: string): string => `reason-${claimId}`

const notYet = text('아직 없음', 'Not yet')
const noPaperNeeded = text('개인: 필요 없음', 'Individual: none needed')

const home = (visit: Visit) => (visit.params['institution'] ? `/desk/${visit.params['institution']}/claims` : '/operations/claims')

/** Who decides on a later page of the list comes back to it. */
const pageOf = (visit: Visit): string => (pageAsked(visit) > 1 ? `?page=${pageAsked(visit)}` : '')

/** An officer, or an operator; whoever else may read the list only reads. */
const mayDecide = ({ actor }: Visit) => actor.hat === 'operator' || (actor.hat === 'institution' && actor.roles.includes('officer'))

const draw = async (visit: Visit, refused: Refused | undefined) => {
  const { t, lang } = visit
  const at = pageAsked(visit)
  const find = (limit: number, offset: number) => findClaims(visit.read, visit.params['institution'], { limit, offset })
  const claims = await find(perPage, (at - 1) * perPage)
  const pages = Math.ceil((await rowsInAll(claims, at, () => find(1, 0))) / perPage)
  if (claims.length > 0) await keepAccess(visit, { whose: ['people', 'claims'], what: `read the list of claims (${claims.length} rows)` })
  return page({
    title: t('회사 확인', 'Company claims'),
    density: 'staff',
    status: refused ? 422 : 200,
    hasErrors: refused !== undefined,
    pages,
    body: (
      <>
        <h1>{t('회사 확인', 'Company claims')}</h1>
        <p class="lead">
          {t(
            '사업자등록증을 보고 번호·이름·대표자가 맞는지 확인합니다. 개인은 사업자등록증이 없으므로 등록한 내용만 봅니다.',
            'Look at the registration certificate: number, name and representative must fit. An individual has none: look at what was registered.',
          )}
        </p>
        <ErrorSummary
          lang={lang}
          errors={refused?.isOfReason ? { [reasonOf(refused.claimId)]: refused.sentence } : {}}
          general={refused?.isOfReason ? undefined : refused?.sentence}
        />
        <Claims visit={visit} claims={claims} refused={refused} />
        <Pagination lang={lang} page={at} pages={pages} href={(number) => visit.href(`${home(visit)}?page=${number}`)} />
        {claims.length > 0 && <PeopleDownloads visit={visit} base={home(visit)} />}
      </>
    ),
  })
}

const Claims = ({ visit, claims, refused }: { visit: Visit; claims: readonly ClaimRow[]; refused: Refused | undefined }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t(`확인을 기다리는 회사 ${claims[0]?.total ?? 0}곳`, `Waiting: ${claims[0]?.total ?? 0}`)}
      rows={claims}
      rowKey={(one) => one.id}
      empty={<Empty title={t('확인을 기다리는 회사가 없습니다.', 'Nothing waits.')} />}
      columns={[
        { key: 'company', header: t('회사', 'Firm'), rowHeader: true, cell: (one) => one.companyName },
        {
          key: 'number',
          header: t('사업자등록번호', 'Business number'),
          nowrap: true,
          cell: (one) => (one.businessNumber ? <Id>{formatBusinessNumber(one.businessNumber)}</Id> : '–'),
        },
        { key: 'representative', header: t('대표자', 'Representative'), cell: (one) => one.representative },
        { key: 'person', header: t('신청한 사람', 'By'), cell: (one) => one.personName },
        {
          key: 'state',
          header: t('상태', 'State'),
          cell: (one) => <State visit={visit} claim={one} />,
        },
        {
          key: 'made',
          header: t('언제부터', 'Since'),
          nowrap: true,
          cell: (one) => <DayTime lang={lang} value={one.madeAt} form="table" />,
        },
        {
          key: 'paper',
          header: t('사업자등록증', 'Certificate'),
          cell: (one) =>
            one.registrationId ? (
              <Link href={`/files/companies/${one.companyId}/${one.registrationId}`} download>
                {one.registrationName ?? ''}
              </Link>
            ) : (
              t(one.kind === 'individual' ? noPaperNeeded : notYet)
            ),
        },
        ...(!mayDecide(visit)
          ? []
          : [
              {
                key: 'do',
                header: t('처리', 'Decide'),
                cell: (one: ClaimRow) => <Decide visit={visit} claim={one} refused={refused?.claimId === one.id ? refused : undefined} />,
              },
            ]),
      ]}
    />
  )
}

const State = ({ visit, claim }: { visit: Visit; claim: ClaimRow }) => {
  const { t, lang } = visit
  return (
    <>
      <StatusTag tone={claim.state === 'disputed' ? 'warning' : 'info'} word={t(claimWords[claim.state])} />
      {Number(claim.rivals) > 0 && (
        <span class="quiet">
          {' '}
          {t('같은 번호', 'same number')} <Num lang={lang} value={claim.rivals} />
        </span>
      )}
    </>
  )
}

const Decide = ({ visit, claim, refused }: { visit: Visit; claim: ClaimRow; refused: Refused | undefined }) => {
  const { t, lang } = visit
  return (
    <>
      <Form lang={lang} csrf={visit.csrf} action={visit.href(`${home(visit)}/${claim.id}/confirm${pageOf(visit)}`)}>
        <Button small hidden={claim.companyName}>
          {t('확인하기', 'Confirm')}
        </Button>
      </Form>
      <Disclosure summary={t('받아들이지 않기', 'Reject')} open={refused?.reason !== undefined}>
        <Form lang={lang} csrf={visit.csrf} action={visit.href(`${home(visit)}/${claim.id}/reject${pageOf(visit)}`)}>
          <Field
            lang={lang}
            name={reasonOf(claim.id)}
            label={t('사유', 'Reason')}
            required
            value={refused?.reason}
            error={refused?.isOfReason ? refused.sentence : undefined}
          />
          <Button kind="danger" small hidden={claim.companyName}>
            {t('받아들이지 않기', 'Reject')}
          </Button>
        </Form>
      </Disclosure>
    </>
  )
}

const decide = (decision: 'confirm' | 'reject') => async (visit: Visit) => {
  const claimId = visit.params['claim'] ?? ''
  if ((await findClaims(visit.read, visit.params['institution'], { limit: 1, only: claimId })).length === 0) return notFound
  const reason = decision === 'reject' ? visit.form.text(reasonOf(claimId)) : undefined
  const decided = await decideClaim(visit.app, visit.actor, claimId, decision, reason ?? '')
  if (decided.ok) return redirect(`${home(visit)}${pageOf(visit)}`, text('처리했습니다.', 'Done.'))
  const { code } = decided.refusal
  if (code === 'not-found') return notFound
  const isOfReason = code === 'reason-missing' || code === 'reason-too-long'
  return draw(visit, { claimId, sentence: visit.t(explainClaim(decided.refusal)), reason, isOfReason })
}
export const confirmClaim = decide('confirm')
export const rejectClaim = decide('reject')
