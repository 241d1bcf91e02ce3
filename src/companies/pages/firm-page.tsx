import type { Visit } from '../../people/index.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import { Day, Link, SummaryList } from '../../ui/index.ts'
import { kindWords } from '../company.ts'
import type { CompanyKind } from '../company.ts'
import { findFirmFace } from '../queries.ts'

/** The public face of a firm whose technology stands in the catalogue. No person is named. */
export const drawFirm = async (visit: Visit) => {
  const { t, lang } = visit
  const firm = await findFirmFace(visit.read, visit.params['company'] ?? '')
  if (!firm) return notFound
  const title = t(firm.nameKo, firm.nameEn ?? firm.nameKo)
  return page({
    title,
    body: (
      <>
        <h1>{title}</h1>
        {firm.invented && <p class="quiet">{t('시연을 위해 꾸며낸 회사입니다.', 'An invented firm, for demonstration.')}</p>}
        <SummaryList
          lang={lang}
          facts={[
            { label: t('기업 형태', 'Kind'), value: t(kindWords[firm.kind as CompanyKind]) },
            { label: t('지역', 'Region'), value: firm.regionKo ? t(firm.regionKo, firm.regionEn ?? firm.regionKo) : undefined },
            { label: t('설립', 'Founded'), value: firm.foundedOn ? <Day lang={lang} value={firm.foundedOn} weekday={false} /> : undefined },
            {
              label: t('누리집', 'Website'),
              value: firm.website ? (
                <Link href={firm.website} rel="noopener">
                  {firm.website}
                </Link>
              ) : undefined,
            },
          ]}
        />
        <h2>{t('등록된 기술', 'Listed technologies')}</h2>
        <ul class="rows">
          {firm.listings.map((one) => (
            <li key={one.id} class="row-item">
              <p class="row-title">
                <Link href={visit.href(`/catalogue/${one.id}`)}>{t(one.titleKo, one.titleEn || one.titleKo)}</Link>
              </p>
              <p>{t(one.summaryKo, one.summaryEn || one.summaryKo)}</p>
            </li>
          ))}
        </ul>
      </>
    ),
  })
}
