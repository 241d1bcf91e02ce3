import { formatBusinessNumber } from '../../kernel/korean-identifiers.ts'
import { trackWords } from '../../applications/index.ts'
import { noEnd, standingWords } from '../../certificates/index.ts'
import { claimWords, kindWords } from '../../companies/index.ts'
import { keepAccess } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import { BackLink, DataTable, Day, DayTime, Id, Link, SummaryList, Won } from '../../ui/index.ts'
import type { Column } from '../../ui/index.ts'
import { findFirmRecord } from '../firm-queries.ts'
import type { FirmRecord } from '../firm-queries.ts'

type Thing = FirmRecord['tracksOf'][number] | FirmRecord['certificates'][number] | FirmRecord['purchases'][number]

/** What a firm has handed in and what came of it, each leading to the institution's page of it; drafts are the firm's own. Kept in the access log. */
export const drawFirm = async (visit: Visit) => {
  const { t, lang } = visit
  const firm = await findFirmRecord(visit.read, visit.params['company'] ?? '')
  if (!firm) return notFound
  await keepAccess(visit, { whose: ['company', firm.id], what: 'read the record of the firm' })
  const name = t(firm.ko, firm.en)
  const thing = (path: (one: Thing) => string): Column<Thing> => ({
    key: 'thing',
    header: t('대상', 'Of'),
    rowHeader: true,
    cell: (one) => (
      <>
        <Link href={visit.href(path(one))}>{t(one.ko, one.en)}</Link>
        {one.number !== null && (
          <span class="block">
            <Id>{one.number}</Id>
          </span>
        )}
      </>
    ),
  })
  const institution: Column<Thing> = {
    key: 'institution',
    header: t('기관', 'Institution'),
    cell: (one) => t(one.institutionKo, one.institutionEn),
  }
  const table = <Row extends Thing>(caption: string, rows: readonly Row[], path: (one: Thing) => string, more: readonly Column<Row>[]) => (
    <section>
      <h2>{caption}</h2>
      <DataTable
        lang={lang}
        caption={caption}
        captionHidden
        rows={rows}
        rowKey={(one) => one.id}
        empty={<p class="quiet">{t('없습니다.', 'None.')}</p>}
        columns={[thing(path), institution, ...more]}
      />
    </section>
  )
  return page({
    title: name,
    density: 'staff',
    noIndex: true,
    body: (
      <>
        <BackLink lang={lang} href={visit.href('/audit/companies')} label={t('회사', 'Firms')} />
        <h1>{name}</h1>
        <SummaryList
          lang={lang}
          facts={[
            { label: t('기업 형태', 'Kind'), value: t(kindWords[firm.kind]) },
            {
              label: t('사업자등록번호', 'Business number'),
              value: firm.businessNumber && <Id>{formatBusinessNumber(firm.businessNumber)}</Id>,
            },
            { label: t('회사 확인', 'Claim'), value: firm.claim && t(claimWords[firm.claim]) },
            ...(firm.closedAt ? [{ label: t('닫은 때', 'Closed'), value: <DayTime lang={lang} value={firm.closedAt} /> }] : []),
          ]}
        />
        <p>
          <Link href={visit.href(`/audit/objects/company/${firm.id}`)}>
            {t('이 회사의 이름으로 한 모든 일', 'All that was done in its name')}
          </Link>{' '}
          · <Link href={visit.href(`/companies/${firm.id}`)}>{t('공개된 회사 소개', 'Its public page')}</Link>
        </p>
        {table(t('신청', 'Applications'), firm.tracksOf, (one) => `/desk/${one.institutionId}/tracks/${one.id}`, [
          { key: 'state', header: t('상태', 'State'), cell: (one) => t(trackWords[one.state]) },
          {
            key: 'at',
            header: t('제출', 'Submitted'),
            nowrap: true,
            cell: (one) => <DayTime lang={lang} value={one.submittedAt} form="table" />,
          },
        ])}
        {table(t('인증서', 'Certificates'), firm.certificates, (one) => `/desk/${one.institutionId}/certificates/${one.id}`, [
          {
            key: 'state',
            header: t('상태', 'State'),
            cell: (one) => (one.standing === 'drafted' ? t('작성 중', 'Draft') : t(standingWords[one.standing])),
          },
          {
            key: 'until',
            header: t('유효기간 끝', 'Valid until'),
            nowrap: true,
            cell: (one) => (one.validTo === noEnd ? t('기한 없음', 'No end') : <Day lang={lang} value={one.validTo} form="table" />),
          },
        ])}
        {table(t('구매', 'Purchases'), firm.purchases, (one) => `/buying/${one.institutionId}/purchases/${one.id}`, [
          {
            key: 'on',
            header: t('계약일', 'Contract'),
            nowrap: true,
            cell: (one) => <Day lang={lang} value={one.contractedOn} form="table" />,
          },
          {
            key: 'amount',
            header: t('금액', 'Amount'),
            align: 'right',
            nowrap: true,
            cell: (one) => <Won lang={lang} amount={one.amountWon} />,
          },
        ])}
      </>
    ),
  })
}
