import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { DataTable, Downloads, Link, Num } from '../../ui/index.ts'
import type { Column } from '../../ui/index.ts'
import { findDesks } from '../queries.ts'
import type { DeskRow } from '../queries.ts'

/** What an auditor reads of an institution: where it is, what it is called, and how much there is of it. */
const kinds = [
  { key: 'applications', tail: (id: string) => `/desk/${id}/queue?view=all`, ko: '신청', en: 'Applications' },
  { key: 'reviews', tail: (id: string) => `/desk/${id}/reviews`, ko: '심의', en: 'Reviews' },
  { key: 'certificates', tail: (id: string) => `/desk/${id}/certificates`, ko: '인증서', en: 'Certificates' },
  { key: 'purchases', tail: (id: string) => `/buying/${id}/purchases`, ko: '구매', en: 'Purchases' },
] as const

/** The ways from the audit to the pages it is about: every institution's desk with its reviews and purchases, the councils, and how the house is run. */
export const drawInstitutions = async (visit: Visit) => {
  const { t, lang } = visit
  const { institutions, councils } = await findDesks(visit.read)
  const counted = kinds.map(({ key, tail, ko, en }): Column<DeskRow> => ({
    key,
    header: t(ko, en),
    align: 'right',
    cell: (one) => (
      <Link href={visit.href(tail(one.id))} hidden={t(`건, ${one.ko} ${ko}`, `, ${en.toLowerCase()} of ${one.en}`)}>
        <Num lang={lang} value={one[key]} />
      </Link>
    ),
  }))
  return page({
    title: t('기관별 화면', 'Pages of institutions'),
    density: 'staff',
    noIndex: true,
    body: (
      <>
        <h1>{t('기관별 화면', 'Pages of institutions')}</h1>
        <p class="lead">
          {t(
            '기관의 업무 화면을 열람 전용으로 봅니다. 바꿀 수 있는 것은 없습니다.',
            'Every institution’s working pages, to be read. Nothing can be changed there.',
          )}
        </p>
        <DataTable
          lang={lang}
          caption={t('기관', 'Institutions')}
          rows={institutions}
          rowKey={(one) => one.id}
          columns={[
            {
              key: 'name',
              header: t('기관', 'Institution'),
              rowHeader: true,
              cell: (one) => <Link href={visit.href(`/desk/${one.id}`)}>{t(one.ko, one.en)}</Link>,
            },
            ...counted,
          ]}
        />
        <Downloads lang={lang} base={visit.href('/audit/institutions')} />
        <h2>{t('그 밖의 화면', 'Other pages')}</h2>
        <ul class="rows">
          {councils.map((one) => (
            <li key={one.id} class="row-item">
              <Link href={visit.href(`/council/${one.id}`)}>{t(`${one.ko} 공동심의`, `${one.en}: joint reviews`)}</Link>
            </li>
          ))}
          <li class="row-item">
            <Link href={visit.href('/operations')}>{t('시장 운영', 'How the market is run')}</Link>
          </li>
          <li class="row-item">
            <Link href={visit.href('/figures')}>
              {t('통계: 지표의 정의와 기준일, 바탕이 된 기록', 'Figures: their definitions, days and the records under them')}
            </Link>
          </li>
        </ul>
      </>
    ),
  })
}

export const exportInstitutions = listFile(async (visit: Visit) => ({
  name: visit.t('기관별 화면', 'Pages of institutions'),
  columns: [
    { header: visit.t('기관', 'Institution'), cell: (one) => visit.t(one.ko, one.en) },
    ...kinds.map(({ key, ko, en }) => ({ header: visit.t(ko, en), type: 'number' as const, cell: (one: DeskRow) => one[key] })),
  ],
  rows: (await findDesks(visit.read)).institutions,
}))
