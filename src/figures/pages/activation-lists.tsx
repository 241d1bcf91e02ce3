import { dayOf } from '../../kernel/dates.ts'
import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { DataTable, Day, Disclosure, Downloads, Empty, Link, Num, StatusTag } from '../../ui/index.ts'
import type { Column } from '../../ui/index.ts'
import { mostOnDesk } from '../queries.ts'
import type { Desk, DeskCertificate } from '../queries.ts'

const firmHref = (visit: Visit, companyId: string) => visit.href(`/desk/${deskOf(visit)}/activation/firms/${companyId}`)

const listHref = (visit: Visit, list: string) => visit.href(`/desk/${deskOf(visit)}/activation/${list}`)

export const Firms = ({ visit, firms, applied }: { visit: Visit } & Pick<Desk, 'firms' | 'applied'>) => {
  const { t, lang } = visit
  const now = dayOf(visit.now)
  return (
    <section id="firms" class="stack">
      <h2>{t('동행 기업', 'Firms accompanied')}</h2>
      <DataTable
        lang={lang}
        caption={t('동행 기업', 'Firms accompanied')}
        captionHidden
        keys
        rows={firms}
        rowKey={(one) => one.companyId}
        empty={<NoFirms visit={visit} hasApplied={applied.length > 0} />}
        columns={[
          {
            key: 'on',
            header: t('다음 날짜', 'Next on'),
            nowrap: true,
            cell: (one) =>
              one.nextStepOn === null ? (
                '–'
              ) : (
                <>
                  {one.nextStepOn < now && <StatusTag tone="danger" word={t('지남', 'Overdue')} />}{' '}
                  <Day lang={lang} value={one.nextStepOn} form="table" />
                </>
              ),
          },
          {
            key: 'firm',
            header: t('기업', 'Firm'),
            rowHeader: true,
            cell: (one) => <Link href={firmHref(visit, one.companyId)}>{t(one.ko, one.en ?? one.ko)}</Link>,
          },
          { key: 'step', header: t('다음 할 일', 'Next step'), cell: (one) => one.nextStep ?? t('정하지 않음', 'Not planned') },
          { key: 'who', header: t('담당', 'By'), cell: (one) => one.who },
          {
            key: 'certificates',
            header: t('유효 인증(모든 기관)', 'Certificates (all institutions)'),
            align: 'right',
            cell: (one) => <Num lang={lang} value={Number(one.certificates)} />,
          },
          {
            key: 'purchases',
            header: t('구매(모든 기관)', 'Purchases (all institutions)'),
            align: 'right',
            cell: (one) => <Num lang={lang} value={Number(one.purchases)} />,
          },
        ]}
      />
      <Cut visit={visit} shown={firms.length} most={mostOnDesk.firms} />
      {firms.length > 0 && <Downloads lang={lang} base={listHref(visit, 'firms')} what={t('동행 기업', 'firms accompanied')} />}
      {applied.length > 0 && <Applied visit={visit} applied={applied} isOpen={firms.length === 0} />}
    </section>
  )
}

const NoFirms = ({ visit: { t }, hasApplied }: { visit: Visit; hasApplied: boolean }) => (
  <Empty
    title={t('아직 동행 기업이 없습니다.', 'No firm is accompanied yet.')}
    reason={
      hasApplied
        ? t(
            '아래에서 신청한 기업의 이름을 눌러 첫 연락부터 첫 판매까지 동행할 수 있습니다.',
            'Open a firm that applied, below, to accompany it from first contact to first sale.',
          )
        : t(
            '이 기관에 신청한 기업이 생기면 여기에서 골라 동행할 수 있습니다.',
            'Once a firm has applied here you can choose to accompany it.',
          )
    }
  />
)

/** Firms that could be accompanied: their names lead to where that is said. */
const Applied = ({ visit, applied, isOpen }: { visit: Visit; isOpen: boolean } & Pick<Desk, 'applied'>) => {
  const { t } = visit
  return (
    <Disclosure summary={t('신청했지만 아직 동행하지 않는 기업', 'Firms that applied and are not accompanied yet')} open={isOpen}>
      <ul>
        {applied.map((one) => (
          <li key={one.companyId}>
            <Link href={firmHref(visit, one.companyId)}>{t(one.ko, one.en ?? one.ko)}</Link>
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}

/** That a list may go on beyond what is shown. */
const Cut = ({ visit, shown, most }: { visit: Visit; shown: number; most: number }) =>
  shown < most ? null : (
    <p class="quiet">
      {visit.t(
        `앞의 ${most}건만 보여 드립니다. 모두는 아래에서 내려받으세요.`,
        `The first ${most} are shown; all of them are in the files below.`,
      )}
    </p>
  )

const whichCertificate = (visit: Visit): Column<DeskCertificate>[] => {
  const { t } = visit
  return [
    {
      key: 'title',
      header: t('기술', 'Technology'),
      rowHeader: true,
      cell: (one) => (
        <Link href={visit.href(`/desk/${deskOf(visit)}/certificates/${one.id}`)}>{t(one.titleKo, one.titleEn || one.titleKo)}</Link>
      ),
    },
    {
      key: 'firm',
      header: t('기업', 'Firm'),
      cell: (one) => <Link href={firmHref(visit, one.companyId)}>{t(one.companyKo, one.companyEn || one.companyKo)}</Link>,
    },
    { key: 'number', header: t('번호', 'Number'), nowrap: true, cell: (one) => one.number },
  ]
}

export const Expiring = ({ visit, rows }: { visit: Visit; rows: Desk['expiring'] }) => {
  const { t, lang } = visit
  return (
    <section id="expiring" class="stack">
      <h2>{t('90일 안에 끝나는 인증서', 'Certificates ending within 90 days')}</h2>
      <DataTable
        lang={lang}
        caption={t('90일 안에 끝나는 인증서', 'Certificates ending within 90 days')}
        captionHidden
        rows={rows}
        rowKey={(one) => one.id}
        empty={<p class="quiet">{t('90일 안에 끝나는 인증서가 없습니다.', 'None ends within 90 days.')}</p>}
        columns={[
          {
            key: 'until',
            header: t('끝나는 날', 'Ends on'),
            nowrap: true,
            cell: (one) => <Day lang={lang} value={one.validTo} form="table" />,
          },
          ...whichCertificate(visit),
          {
            key: 'bought',
            header: t('구매', 'Bought'),
            cell: (one) => (one.bought ? t('구매 있음', 'Yes') : <StatusTag tone="warning" word={t('구매 없음', 'Never')} />),
          },
        ]}
      />
      <Cut visit={visit} shown={rows.length} most={mostOnDesk.certificates} />
      {rows.length > 0 && (
        <Downloads
          lang={lang}
          base={listHref(visit, 'expiring')}
          what={t('90일 안에 끝나는 인증서', 'certificates ending within 90 days')}
        />
      )}
    </section>
  )
}

export const Unsold = ({ visit, rows }: { visit: Visit; rows: Desk['unsold'] }) => {
  const { t, lang } = visit
  return (
    <section id="unsold" class="stack">
      <h2>{t('인증했지만 한 번도 팔리지 않은 기술', 'Certified but never bought')}</h2>
      <DataTable
        lang={lang}
        caption={t('팔리지 않은 기술', 'Never bought')}
        captionHidden
        rows={rows}
        rowKey={(one) => one.id}
        empty={<p class="quiet">{t('유효한 인증 가운데 팔리지 않은 것이 없습니다.', 'No valid certificate is without a purchase.')}</p>}
        columns={[
          {
            key: 'issued',
            header: t('발급일', 'Issued'),
            nowrap: true,
            cell: (one) => <Day lang={lang} value={one.issuedOn} form="table" />,
          },
          ...whichCertificate(visit),
        ]}
      />
      <Cut visit={visit} shown={rows.length} most={mostOnDesk.certificates} />
      {rows.length > 0 && <Downloads lang={lang} base={listHref(visit, 'unsold')} what={t('팔리지 않은 기술', 'never bought')} />}
    </section>
  )
}
