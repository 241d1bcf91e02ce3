import { formatBusinessNumber } from '../../kernel/korean-identifiers.ts'
import { claimWords, kindWords } from '../../companies/index.ts'
import type { Visit } from '../../people/index.ts'
import { page, pageAsked } from '../../platform/http/visit.ts'
import { listFile } from '../../platform/sheets/list-file.ts'
import { mostRows } from '../../platform/sheets/reply.ts'
import { Button, DataTable, Downloads, Empty, Field, Form, Id, Link, Num, Pagination } from '../../ui/index.ts'
import { findFirms } from '../firm-queries.ts'

const perPage = 50
const asked = (visit: Visit): string => visit.query('q').trim().slice(0, 120)

/** Firms of the market, to go on to the record of one. */
export const drawFirms = async (visit: Visit) => {
  const { t, lang } = visit
  const words = asked(visit)
  const at = pageAsked(visit)
  const firms = await findFirms(visit.read, { words, page: at }, perPage)
  const address = (number: number) => visit.href(`/audit/companies?${new URLSearchParams({ q: words, page: String(number) })}`)
  return page({
    title: t('회사', 'Firms'),
    density: 'staff',
    noIndex: true,
    body: (
      <>
        <h1>{t('회사', 'Firms')}</h1>
        <Form lang={lang} method="get" action={visit.href('/audit/companies')}>
          <Field
            lang={lang}
            name="q"
            type="search"
            label={t('회사 이름 또는 사업자등록번호', 'Name or business number')}
            optionalWord=""
            value={words}
            width="medium"
          />
          <Button kind="secondary">{t('찾기', 'Search')}</Button>
        </Form>
        <DataTable
          lang={lang}
          caption={t('회사', 'Firms')}
          captionHidden
          rows={firms}
          rowKey={(one) => one.id}
          empty={<Empty title={t('맞는 회사가 없습니다.', 'No firm fits.')} />}
          columns={[
            {
              key: 'name',
              header: t('회사', 'Firm'),
              rowHeader: true,
              cell: (one) => <Link href={visit.href(`/audit/companies/${one.id}`)}>{t(one.ko, one.en)}</Link>,
            },
            { key: 'kind', header: t('기업 형태', 'Kind'), cell: (one) => t(kindWords[one.kind]) },
            {
              key: 'number',
              header: t('사업자등록번호', 'Business number'),
              cell: (one) => one.businessNumber && <Id>{formatBusinessNumber(one.businessNumber)}</Id>,
            },
            { key: 'claim', header: t('회사 확인', 'Claim'), cell: (one) => one.claim && t(claimWords[one.claim]) },
            { key: 'tracks', header: t('신청', 'Applications'), align: 'right', cell: (one) => <Num lang={lang} value={one.tracks} /> },
          ]}
        />
        <Pagination lang={lang} page={at} pages={Math.max(1, Math.ceil((firms[0]?.total ?? 0) / perPage))} href={address} />
        {firms.length > 0 && (
          <Downloads
            lang={lang}
            base={visit.href('/audit/companies')}
            asked={words === '' ? '' : `?${new URLSearchParams({ q: words })}`}
          />
        )}
      </>
    ),
  })
}

export const exportFirms = listFile(async (visit: Visit) => {
  const { t } = visit
  return {
    name: t('회사', 'Firms'),
    columns: [
      { header: t('회사', 'Firm'), width: 30, cell: (one) => t(one.ko, one.en) },
      { header: t('기업 형태', 'Kind'), cell: (one) => t(kindWords[one.kind]) },
      { header: t('사업자등록번호', 'Business number'), cell: (one) => one.businessNumber && formatBusinessNumber(one.businessNumber) },
      { header: t('회사 확인', 'Claim'), cell: (one) => one.claim && t(claimWords[one.claim]) },
      { header: t('신청', 'Applications'), type: 'number', cell: (one) => one.tracks },
    ],
    rows: await findFirms(visit.read, { words: asked(visit), page: 1 }, mostRows),
  }
})
