import type { InForce } from '../../institutions/index.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { dayOf } from '../../kernel/dates.ts'
import { showBytes } from '../../kernel/show-figures.ts'
import type { Lang } from '../../kernel/text.ts'
import { isNearlyFull } from '../../platform/files/quota.ts'
import type { Storage } from '../../platform/files/quota.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import { ButtonLink, Buttons, Due, Empty, Figures, Link, Notice, Num, StatusTag } from '../../ui/index.ts'
import { confirmationOn } from '../company.ts'
import { findCompany, findOverview, liveClaim } from '../queries.ts'
import { findStorage } from '../storage.ts'
import type { CompanyOverview, CompanyPage, TrackFacts } from '../queries.ts'
import { individualWaits, paperBeforeCertificate, waitsForConfirmation } from '../words.ts'
import { drawClosed } from './close-page.tsx'

interface Track {
  readonly state: string
  readonly isReported: boolean
}
/** What the applications slice knows of a track's state. */
export interface TrackStates extends TrackFacts {
  word(state: string, lang: Lang): string
  isFirmsTurn(track: Track): boolean
}

const waitingOf = (states: TrackStates, { dueAt, ...track }: CompanyOverview['waiting'][number]) => ({
  ...track,
  isFirmsTurn: track.mayObject || states.isFirmsTurn(track),
  due: dueAt === null ? null : new Date(dueAt),
})

type WaitingTrack = ReturnType<typeof waitingOf>

/** A firm's first page: what waits, what it must answer itself first; what runs out, what to do next. */
export const makeOverview = (states: TrackStates, isInForce: InForce) => async (visit: Visit) => {
  const { t } = visit
  const actor = actingAs(visit, 'company')
  const { companyId } = actor
  const company = await findCompany(visit.read, companyId)
  if (!company) return notFound
  if (company.closedAt !== null) return drawClosed(visit, company)
  const overview = await findOverview(visit.read, companyId, states, isInForce)
  const storage = await findStorage(visit.read, visit.app, actor)
  const base = visit.href(`/company/${companyId}`)
  const waiting = overview.waiting.map((row) => waitingOf(states, row)).toSorted((a, b) => Number(b.isFirmsTurn) - Number(a.isFirmsTurn))
  return page({
    title: t(company.nameKo, company.nameEn ?? company.nameKo),
    body: (
      <>
        <h1>{t(company.nameKo, company.nameEn ?? company.nameKo)}</h1>
        {company.invented && <p class="quiet">{t('시연을 위해 꾸며낸 회사입니다.', 'An invented firm, for demonstration.')}</p>}
        <Confirming visit={visit} company={company} />
        <SmePaper visit={visit} company={company} />
        {isNearlyFull(storage) && <NearlyFull visit={visit} storage={storage} />}
        <Counts visit={visit} overview={overview} base={base} />
        <h2>{t('진행 중인 심의', 'In progress')}</h2>
        <Waiting visit={visit} states={states} rows={waiting} base={base} />
        <Buttons>
          <ButtonLink href={`${base}/technologies/new`}>{t('새 기술 적기', 'Write a technology down')}</ButtonLink>
          <ButtonLink kind="secondary" href={`${base}/pre-check`}>
            {t('신청 자격 사전 확인하기', 'Check where you qualify')}
          </ButtonLink>
        </Buttons>
      </>
    ),
  })
}

interface Part {
  readonly visit: Visit
  readonly company: CompanyPage
}

/** That the firm is not confirmed yet, and what it may do about it. */
const Confirming = ({ visit, company }: Part) => {
  const { t } = visit
  return (
    <>
      {company.claim === 'provisional' && (
        <Notice tone="info" title={t('회사 확인이 아직 끝나지 않았습니다.', 'Your firm is not confirmed yet.')}>
          <Registration visit={visit} company={company} />
        </Notice>
      )}
      {company.claim === 'rejected' && (
        <Notice
          tone="danger"
          title={t(
            '회사 확인이 받아들여지지 않았습니다. 다시 확인을 받을 때까지 신청서를 제출할 수 없습니다.',
            'Your claim was rejected. Until it is looked at again, no application can be submitted.',
          )}
        >
          <p>
            <Link href={visit.href(`/company/${company.id}/profile#registration`)}>
              {t('사유를 보고 다시 확인 요청하기', 'See why, and ask again')}
            </Link>
          </p>
        </Notice>
      )}
      {company.claim === 'withdrawn' && (
        <Notice
          tone="danger"
          title={t(
            '회사 확인 요청을 철회했습니다. 다시 확인을 받을 때까지 신청서를 제출할 수 없습니다.',
            'Your claim was withdrawn. Until the firm is claimed anew, no application can be submitted.',
          )}
        >
          <p>
            <Link href={visit.href(`/company/${company.id}/profile#registration`)}>{t('다시 확인 요청하기', 'Ask again')}</Link>
          </p>
        </Notice>
      )}
      {company.claim === 'disputed' && (
        <Notice
          tone="warning"
          title={t(
            '같은 번호로 등록한 회사가 또 있어 운영자가 확인하고 있습니다.',
            'Another firm claims your number; the operator is checking.',
          )}
        >
          <Registration visit={visit} company={company} />
        </Notice>
      )}
    </>
  )
}

const Registration = ({ visit, company }: Part) =>
  company.kind === 'individual' ? (
    <p>{visit.t(individualWaits)}</p>
  ) : liveClaim(company)?.registration ? (
    <p>{visit.t(waitsForConfirmation)}</p>
  ) : (
    <>
      <p>{visit.t(paperBeforeCertificate)}</p>
      <p>
        <Link href={visit.href(`/company/${company.id}/profile#registration`)}>
          {visit.t('사업자등록증 올리기', 'Upload the registration certificate')}
        </Link>
      </p>
    </>
  )

/** That the SME confirmation is not there, or has ended. */
const SmePaper = ({ visit, company }: Part) => {
  const { t } = visit
  const paper = confirmationOn(company.confirmations, dayOf(visit.now))
  const href = visit.href(`/company/${company.id}/profile#confirmations`)
  return (
    <>
      {!paper && company.kind !== 'individual' && (
        <Notice tone="warning" title={t('중소기업확인서가 아직 없습니다.', 'There is no SME confirmation yet.')}>
          <p>
            <Link href={href}>{t('중소기업확인서 올리기', 'Add the SME confirmation')}</Link>
          </p>
        </Notice>
      )}
      {paper && !paper.isValid && (
        <Notice
          tone="warning"
          title={t(
            `중소기업확인서가 ${paper.confirmation.validTo}에 만료되었습니다. 새 확인서를 올리면 제출할 수 있습니다.`,
            `Your SME confirmation ended on ${paper.confirmation.validTo}. Upload a new one to submit.`,
          )}
        >
          <p>
            <Link href={href}>{t('새 확인서 올리기', 'Add a new one')}</Link>
          </p>
        </Notice>
      )}
    </>
  )
}

/** Before the first file is refused for it. */
const NearlyFull = ({ visit: { t }, storage }: { visit: Visit; storage: Storage }) => {
  const [used, limit] = [storage.usedBytes, storage.limitBytes]
  return (
    <Notice
      tone="warning"
      title={t(
        `저장 공간 ${showBytes(limit, 'ko')} 가운데 ${showBytes(used, 'ko')}를 쓰고 있습니다.`,
        `Your files use ${showBytes(used, 'en')} of ${showBytes(limit, 'en')}.`,
      )}
    >
      <p>
        {t(
          '공간이 다 차면 파일을 더 올릴 수 없습니다. 공간이 더 필요하시면 운영자에게 알려 주세요.',
          'Once it is full no more files can be uploaded. Tell the operator if you need more room.',
        )}
      </p>
    </Notice>
  )
}

const Counts = ({ visit, overview, base }: { visit: Visit; overview: CompanyOverview; base: string }) => {
  const { t, lang } = visit
  return (
    <Figures
      items={[
        {
          label: t('기술', 'Technologies'),
          value: <Num lang={lang} value={overview.technologies} />,
          unit: t('건', ''),
          href: `${base}/technologies`,
        },
        {
          label: t('작성 중인 신청', 'Draft applications'),
          value: <Num lang={lang} value={overview.drafts} />,
          unit: t('건', ''),
          href: `${base}/applications`,
        },
        {
          label: t('유효한 인증서', 'Valid certificates'),
          value: <Num lang={lang} value={overview.certificates} />,
          unit: t('건', ''),
          href: `${base}/certificates`,
        },
        {
          label: t('답할 견적 요청', 'Quotes to answer'),
          value: <Num lang={lang} value={overview.openQuotes} />,
          unit: t('건', ''),
          href: `${base}/quotes`,
        },
      ]}
    />
  )
}

interface WaitingProps {
  readonly visit: Visit
  readonly states: TrackStates
  readonly base: string
}

const Waiting = ({ visit, states, base, rows }: WaitingProps & { rows: readonly WaitingTrack[] }) => {
  const { t } = visit
  if (rows.length === 0)
    return (
      <Empty
        title={t('진행 중인 신청이 없습니다.', 'Nothing is in progress.')}
        reason={t('사전 확인에서 신청할 수 있는 공모를 찾아보세요.', 'See which calls you qualify for.')}
        action={{ label: t('사전 확인하기', 'Run the pre-check'), href: `${base}/pre-check` }}
      />
    )
  return (
    <ul class="rows">
      {rows.map((track) => (
        <WaitingRow key={track.trackId} visit={visit} states={states} base={base} track={track} />
      ))}
    </ul>
  )
}

const WaitingRow = ({ visit, states, base, track }: WaitingProps & { track: WaitingTrack }) => {
  const { t, lang } = visit
  return (
    <li class="row-item">
      <p class="row-title">
        <Link href={`${base}/tracks/${track.trackId}${track.mayObject ? '#objection' : ''}`}>{t(track.titleKo, track.titleEn)}</Link>
      </p>
      <p class="row">
        {t(track.institutionKo, track.institutionEn)}{' '}
        <StatusTag tone={track.isFirmsTurn ? 'warning' : 'info'} word={states.word(track.state, lang)} />{' '}
        {track.due && (
          <span>
            {track.mayObject && t('이의신청 ', 'Object ')}
            <Due lang={lang} at={track.due} now={visit.now} form="sentence" />
          </span>
        )}
      </p>
    </li>
  )
}
