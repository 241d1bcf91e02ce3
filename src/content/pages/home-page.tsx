import { findHeadline } from '../../figures/index.ts'
import type { Headline } from '../../figures/index.ts'
import { findWaiting, heldHats } from '../../people/index.ts'
import type { HomeProvider, Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { DayTime, Figures, Link, Num, Won } from '../../ui/index.ts'
import { nextOf } from '../next-deadline.ts'
import { findFront } from '../queries.ts'
import { Board } from './board.tsx'
import { Doors, Newest, Road, Welcome } from './home-parts.tsx'

/** The first page: what this is, a search, three doors, what closes next, what was certified last, three numbers. */
export const makeFrontPage =
  (providers: readonly HomeProvider[]) =>
  async (visit: Visit): Promise<Reply> => {
    const { t } = visit
    const [headline, front] = await Promise.all([findHeadline(visit.read), findFront(visit.read)])
    const held = heldHats(visit.signedIn)
    const waiting = visit.signedIn && (await findWaiting(visit.read, visit.signedIn.personId, held, providers))
    const title = t('기술마켓', 'Techmarket')
    return page({
      title,
      ownSearch: true,
      description: t(
        '공공기관이 심의하고 구매하는 중소기업 기술을 찾고, 한 번 쓴 기술 소개로 여러 기관에 신청하고, 인증서를 확인합니다.',
        'Find technologies of small firms that public institutions have reviewed and buy, apply to several institutions at once, and check certificates.',
      ),
      jsonLd: {
        '@context': 'https://schema.org',
        '@type': 'WebSite',
        name: title,
        url: `${visit.app.publicUrl}${visit.href('/')}`,
        inLanguage: visit.lang,
        potentialAction: {
          '@type': 'SearchAction',
          target: { '@type': 'EntryPoint', urlTemplate: `${visit.app.publicUrl}${visit.href('/catalogue')}?q={words}` },
          'query-input': 'required name=words',
        },
      },
      body: (
        <div class="front">
          <div class="front-first">
            <div>
              <Welcome visit={visit} headline={headline} front={front} />
              <Doors visit={visit} companyId={held.companyIds[0]} />
            </div>
            <Board visit={visit} headline={headline} front={front} next={waiting && nextOf(waiting)} />
          </div>
          {front.newest.length > 0 && <Newest visit={visit} newest={front.newest} />}
          <Road visit={visit} />
          <Numbers visit={visit} headline={headline} />
        </div>
      ),
    })
  }

/** Three numbers with the instant they are of; none is shown before there is a row behind it. */
const Numbers = ({ visit, headline }: { visit: Visit; headline: Headline }) => {
  const { t, lang } = visit
  const none = t('아직 없음', 'None yet')
  const count = (n: number) => (Number(n) === 0 ? none : <Num lang={lang} value={n} unit={t('건', '')} />)
  const isEmpty = Number(headline.listings) + Number(headline.valid) + Number(headline.purchases) === 0
  return (
    <section aria-labelledby="front-numbers">
      <h2 id="front-numbers">{t('숫자로 보는 기술마켓', 'The market in numbers')}</h2>
      {isEmpty ? (
        <p>
          {t(
            '아직 집계할 기록이 없습니다. 첫 인증서가 발급되면 이 자리에 숫자와 그 근거가 나타납니다.',
            'There is nothing to count yet. Figures, and the rows behind them, appear here with the first certificate.',
          )}
        </p>
      ) : (
        <>
          <Figures
            items={[
              { label: t('찾을 수 있는 기술', 'Technologies to find'), value: count(headline.listings), href: visit.href('/catalogue') },
              { label: t('지금 유효한 인증서', 'Certificates valid now'), value: count(headline.valid), href: visit.href('/figures') },
              {
                label: t('기록된 구매', 'Purchases on record'),
                value: Number(headline.purchases) === 0 ? none : <Won lang={lang} amount={headline.amount} prose />,
                note: t(
                  `${Number(headline.purchases).toLocaleString('ko-KR')}건 · 정정 기록을 뺀 계약금액 합계`,
                  `${Number(headline.purchases).toLocaleString('en-US')} contracts, corrections taken off`,
                ),
                href: visit.href('/figures'),
              },
            ]}
          />
          <p class="quiet">
            <DayTime lang={lang} value={headline.asOf} />
            {t(' 기준 · ', ' · ')}
            <Link href={visit.href('/figures')}>{t('정의와 근거 보기', 'Definitions and rows')}</Link>
          </p>
        </>
      )}
    </section>
  )
}
