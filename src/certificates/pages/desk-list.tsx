import { dayOf } from '../../kernel/dates.ts'
import type { Text } from '../../kernel/text.ts'
import { isConfirmed } from '../../companies/index.ts'
import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { page, pageAsked } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { mostRows } from '../../platform/sheets/reply.ts'
import { ButtonLink, DataTable, Day, DayTime, Downloads, Empty, Link, Pagination, StatusTag, Tabs } from '../../ui/index.ts'
import type { Tone } from '../../ui/index.ts'
import { countViews, findDeskCertificates, findTracksToCertify, mostToDraft, views } from '../queries.ts'
import type { DeskRow, View } from '../queries.ts'
import { standing } from '../workflow.ts'
import { changeWords, standingWords, stateWords, viewWords } from '../words.ts'
import { LastDay } from './answer.tsx'

const perPage = 50
export const standingTone = {
  valid: 'success',
  expired: 'neutral',
  suspended: 'warning',
  revoked: 'danger',
  drafted: 'info',
} as const satisfies Record<string, Tone>

const viewOf = (visit: Visit): View => views.find((one) => one === visit.query('view')) ?? 'to-draft'
const standingOf = (visit: Visit, one: Pick<DeskRow, 'state' | 'validTo'>) =>
  one.state === 'drafted' || one.validTo === null ? 'drafted' : standing({ state: one.state, validTo: one.validTo }, dayOf(visit.now))
export const standingWord = (visit: Visit, of: Pick<DeskRow, 'state' | 'validTo'>): Text => {
  const what = standingOf(visit, of)
  return what === 'drafted' ? stateWords.drafted : standingWords[what]
}
export const StandingTag = ({ visit, of }: { visit: Visit; of: Pick<DeskRow, 'state' | 'validTo'> }) => {
  const what = standingOf(visit, of)
  return <StatusTag tone={standingTone[what]} word={visit.t(standingWord(visit, of))} />
}

export const drawDeskCertificates = async (visit: Visit): Promise<Reply> => {
  const { t, lang } = visit
  const desk = deskOf(visit)
  const view = viewOf(visit)
  const at = pageAsked(visit)
  const counts = await countViews(visit.read, desk)
  const pages = view === 'to-draft' ? 1 : Math.ceil(Number(counts[view]) / perPage)
  const base = visit.href(`/desk/${desk}/certificates`)
  return page({
    title: t('인증서', 'Certificates'),
    density: 'staff',
    pages,
    body: (
      <>
        <h1>{t('인증서', 'Certificates')}</h1>
        <Tabs
          label={t('보기', 'Views')}
          items={views.map((one) => ({
            label: t(viewWords[one]),
            href: `${base}?view=${one}`,
            current: one === view,
            count: Number(counts[one]),
          }))}
        />
        {view === 'to-draft' ? (
          <>
            <ToDraft visit={visit} tracks={await findTracksToCertify(visit.read, desk)} />
            {Number(counts['to-draft']) > mostToDraft && (
              <p class="quiet">
                {t(
                  `가장 오래 기다린 ${mostToDraft}건만 보여 드립니다. 모두 ${counts['to-draft']}건은 아래에서 내려받으세요.`,
                  `Those ${mostToDraft} that wait longest are shown; all ${counts['to-draft']} are in the files below.`,
                )}
              </p>
            )}
          </>
        ) : (
          <>
            <Rows visit={visit} view={view} rows={await findDeskCertificates(visit.read, desk, view, at, perPage)} />
            <Pagination lang={lang} page={at} pages={pages} href={(number) => `${base}?view=${view}&page=${number}`} />
          </>
        )}
        <Downloads lang={lang} base={base} asked={`?view=${view}`} />
      </>
    ),
  })
}

const ToDraft = ({ visit, tracks }: { visit: Visit; tracks: Awaited<ReturnType<typeof findTracksToCertify>> }) => {
  const { t, lang } = visit
  const desk = deskOf(visit)
  const isOfficer = visit.actor.hat === 'institution' && visit.actor.roles.includes('officer')
  return (
    <DataTable
      lang={lang}
      caption={t('인증서를 작성할 신청', 'Applications that wait for a certificate')}
      rows={tracks}
      rowKey={(one) => one.id}
      keys
      empty={
        <Empty
          title={t('작성할 인증서가 없습니다.', 'Nothing to draft.')}
          reason={t(
            '심의를 통과하고 조건을 모두 채운 신청이 여기에 나타납니다.',
            'Applications that passed, with all conditions met, appear here.',
          )}
        />
      }
      columns={[
        { key: 'title', header: t('기술', 'Technology'), rowHeader: true, cell: (one) => t(one.titleKo, one.titleEn || one.titleKo) },
        {
          key: 'firm',
          header: t('기업', 'Firm'),
          cell: (one) => (
            <>
              {t(one.companyNameKo, one.companyNameEn || one.companyNameKo)}
              {!isConfirmed(one.firm) && <StatusTag tone="warning" word={t('회사 확인 전', 'Firm not confirmed')} />}
            </>
          ),
        },
        { key: 'receipt', header: t('접수번호', 'Receipt'), nowrap: true, cell: (one) => <span class="id">{one.receiptNumber}</span> },
        {
          key: 'since',
          header: t('가결', 'Approved'),
          align: 'right',
          nowrap: true,
          cell: (one) => <DayTime lang={lang} value={one.stateSince} form="table" />,
        },
        {
          key: 'do',
          header: t('할 일', 'To do'),
          cell: (one) =>
            isOfficer ? (
              <ButtonLink small kind="secondary" href={visit.href(`/desk/${desk}/certificates/new?track=${one.id}`)} hidden={one.titleKo}>
                {t('인증서 작성하기', 'Draft it')}
              </ButtonLink>
            ) : (
              '–'
            ),
        },
      ]}
    />
  )
}

const Rows = ({ visit, view, rows }: { visit: Visit; view: View; rows: readonly DeskRow[] }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t(viewWords[view])}
      rows={rows}
      rowKey={(one) => one.id}
      keys
      empty={<Empty title={t('여기에 해당하는 인증서가 없습니다.', 'No certificates here.')} />}
      columns={[
        { key: 'number', header: t('인증번호', 'Number'), nowrap: true, cell: (one) => <span class="id">{one.number ?? '–'}</span> },
        {
          key: 'title',
          header: t('기술', 'Technology'),
          rowHeader: true,
          cell: (one) => (
            <Link href={visit.href(`/desk/${deskOf(visit)}/certificates/${one.id}`)}>{t(one.titleKo, one.titleEn || one.titleKo)}</Link>
          ),
        },
        { key: 'firm', header: t('기업', 'Firm'), cell: (one) => t(one.companyNameKo, one.companyNameEn || one.companyNameKo) },
        {
          key: 'state',
          header: t('상태', 'State'),
          nowrap: true,
          cell: (one) => (
            <>
              <StandingTag visit={visit} of={one} />
              {one.isAsked && <span class="quiet block">{t('기업이 연장을 요청함', 'The firm asks for an extension')}</span>}
              {one.change && (
                <span class="quiet block">
                  {t('승인 대기', 'Waits for approval')}: {t(changeWords[one.change])}
                </span>
              )}
            </>
          ),
        },
        {
          key: 'issued',
          header: t('발급일', 'Issued'),
          align: 'right',
          nowrap: true,
          cell: (one) => (one.issuedOn ? <Day lang={lang} value={one.issuedOn} form="table" /> : '–'),
        },
        {
          key: 'to',
          header: t('유효기간 끝', 'Valid until'),
          align: 'right',
          nowrap: true,
          cell: (one) => (one.validTo ? <LastDay visit={visit} day={one.validTo} form="table" /> : '–'),
        },
        { key: 'drafter', header: t('작성', 'Drafted by'), cell: (one) => one.drafterName },
      ]}
    />
  )
}

/** A view as a file, 50,000 rows at most. */
export const exportCertificates = (format: 'csv' | 'xlsx') => (visit: Visit) =>
  viewOf(visit) === 'to-draft' ? exportToDraft(format)(visit) : exportRows(format)(visit)

const exportToDraft = listFile(async (visit: Visit) => {
  const { t } = visit
  return {
    name: t(viewWords['to-draft']),
    file: `${t('인증서', 'certificates')} ${t(viewWords['to-draft'])}`,
    columns: [
      { header: t('기술', 'Technology'), width: 40, cell: (one) => t(one.titleKo, one.titleEn || one.titleKo) },
      { header: t('기업', 'Firm'), cell: (one) => t(one.companyNameKo, one.companyNameEn || one.companyNameKo) },
      { header: t('접수번호', 'Receipt'), cell: (one) => one.receiptNumber },
      { header: t('가결', 'Approved'), type: 'moment', cell: (one) => one.stateSince },
    ],
    rows: await findTracksToCertify(visit.read, deskOf(visit), mostRows),
  }
})

const exportRows = listFile(async (visit: Visit) => {
  const { t } = visit
  const view = viewOf(visit)
  return {
    name: t(viewWords[view]),
    file: `${t('인증서', 'certificates')} ${t(viewWords[view])}`,
    columns: [
      { header: t('인증번호', 'Number'), cell: (one) => one.number },
      { header: t('기술', 'Technology'), width: 40, cell: (one) => one.titleKo },
      { header: t('영문 이름', 'English name'), width: 40, cell: (one) => one.titleEn },
      { header: t('기업', 'Firm'), cell: (one) => t(one.companyNameKo, one.companyNameEn || one.companyNameKo) },
      { header: t('상태', 'State'), cell: (one) => t(standingWord(visit, one)) },
      { header: t('발급일', 'Issued on'), type: 'day', cell: (one) => one.issuedOn },
      { header: t('유효기간 시작', 'Valid from'), type: 'day', cell: (one) => one.validFrom },
      { header: t('유효기간 끝', 'Valid until'), type: 'day', cell: (one) => one.validTo },
      { header: t('연장 횟수', 'Extensions'), type: 'number', cell: (one) => one.extensions },
      { header: t('사유', 'Reason'), cell: (one) => one.stateReason },
    ],
    rows: await findDeskCertificates(visit.read, deskOf(visit), view, 1, mostRows),
  }
})
