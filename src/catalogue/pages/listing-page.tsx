import { dayOf } from '../../kernel/dates.ts'
import { standing } from '../../certificates/index.ts'
import type { Visit } from '../../people/index.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { findTechnologyNames, TechnologyView } from '../../technologies/index.ts'
import { Cover, DataTable, Day, Link, Notice, Won } from '../../ui/index.ts'
import { englishFor } from '../../vocabulary/index.ts'
import { listingViewed } from '../events.ts'
import { motifOf } from '../listing.ts'
import { engineOf } from '../index-search.ts'
import { supplyWords } from '../words.ts'
import { findAroundListing } from '../kept-queries.ts'
import { findListing } from '../queries.ts'
import type { ListingPage } from '../queries.ts'
import { Allows } from './allows.tsx'
import { KeepButton } from './bookmarks-page.tsx'
import { Box, ContactBox } from './listing-box.tsx'
import { hiddenWords } from '../words.ts'
import { productData } from './product-data.ts'
import { SimilarHere } from './similar.tsx'
import { Tray, TrayButton, TrayForm, trayOf } from './tray.tsx'

export const drawListing = (visit: Visit): Promise<Reply> => draw(visit, undefined)

/** The same page under a buyer's hat; that it was looked at is told, so that it may stand among the alternatives of a purchase. */
export const drawListingForBuyer = async (visit: Visit): Promise<Reply> => {
  const { actor } = visit
  const listingId = visit.params['listing'] ?? ''
  const reply = await draw(visit, visit.params['institution'])
  if (actor.hat === 'institution' && reply.kind === 'page' && reply.parts.status === 200) {
    await inTransaction(visit.app.db, actor, (tx) =>
      listingViewed.announce(tx, { institutionId: actor.institutionId, personId: actor.personId, listingId }),
    )
  }
  return reply
}

const draw = async (visit: Visit, buyingFor: string | undefined): Promise<Reply> => {
  const { t, lang } = visit
  const listing = await findListing(visit.read, visit.params['listing'] ?? '')
  if (!listing) return notFound
  const title = t(listing.titleKo, listing.titleEn || listing.titleKo)
  if (listing.state === 'hidden') return hidden(visit, title, listing)
  const tray = trayOf(visit)
  const [names, similar, around, english] = await Promise.all([
    findTechnologyNames(visit.read),
    engineOf(visit.app).similar(visit.read, listing, 3),
    findAroundListing(visit.read, listing.id, visit.signedIn?.personId ?? null, tray),
    englishFor(visit),
  ])
  const summary = t(listing.summaryKo, listing.summaryEn || listing.summaryKo)
  return page({
    title,
    status: 200,
    description: summary,
    wide: true,
    jsonLd: productData(visit, listing, names),
    breadcrumb: [{ label: t('기술 찾기', 'Find technology'), href: visit.href('/catalogue') }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">{summary}</p>
        <EndedBand visit={visit} listing={listing} />
        <div class="listing">
          <Box visit={visit} listing={listing} buyingFor={buyingFor}>
            <KeepButton visit={visit} listingId={listing.id} isKept={around.isKept} />
            <TrayForm visit={visit}>
              <TrayButton visit={visit} tray={tray} listing={listing} />
            </TrayForm>
          </Box>
          <div class="stack">
            {listing.pictures.length === 0 && <Cover motif={motifOf(listing.fieldCodes)} code={listing.id} size="page" />}
            <TechnologyView
              lang={lang}
              content={listing.content}
              documents={listing.documents}
              pictures={listing.pictures}
              names={names}
              publicOnly
              nav
              fileHref={(file) => `/files/technologies/${listing.technologyId}/${file}`}
            />
            <Purchases visit={visit} listing={listing} />
            <Allows visit={visit} listing={listing} names={names} />
          </div>
          <ContactBox visit={visit} listing={listing} />
        </div>
        <SimilarHere visit={visit} listingId={listing.id} similar={similar} english={english} />
        <Tray visit={visit} listings={around.trayed} />
      </>
    ),
  })
}

const hidden = (visit: Visit, title: string, listing: ListingPage): Reply =>
  page({
    title,
    status: 404,
    noIndex: true,
    body: (
      <>
        <h1>{title}</h1>
        <Notice tone="warning" title={visit.t('지금은 보이지 않는 기술입니다.', 'This technology is not shown at present.')}>
          <p>
            {visit.t('사유', 'Reason')}: {visit.t(hiddenWords(listing))}
          </p>
        </Notice>
        <p>
          <Link href={visit.href('/catalogue')}>{visit.t('다른 기술 찾기', 'Find other technologies')}</Link>
        </p>
      </>
    ),
  })

/** No certificate is in force: said before anything else. */
const EndedBand = ({ visit, listing }: { visit: Visit; listing: ListingPage }) => {
  const { t } = visit
  if (listing.isInForce) return null
  const worth = new Set(listing.certificates.map((held) => standing(held, dayOf(visit.now))))
  const [tone, words] = worth.has('suspended')
    ? (['warning', t('인증의 효력이 정지된 기술입니다.', 'The certificate of this technology is suspended.')] as const)
    : worth.has('expired')
      ? (['neutral', t('인증의 유효기간이 끝난 기술입니다.', 'The certificate of this technology has expired.')] as const)
      : (['danger', t('인증이 취소된 기술입니다.', 'The certificate of this technology was revoked.')] as const)
  return (
    <Notice tone={tone} title={words}>
      <p>
        {t(
          '지금은 견적을 요청할 수 없습니다. 내용은 기록으로 남겨 둡니다.',
          'No quote can be asked for now. The description stays as a record.',
        )}
      </p>
    </Notice>
  )
}

/** What was bought through this market, apart from what the firm says of itself. */
const Purchases = ({ visit, listing }: { visit: Visit; listing: ListingPage }) => {
  const { t, lang } = visit
  return (
    <section id="purchases">
      <h2>{t(supplyWords.recorded)}</h2>
      {listing.dossierSupplies > 0 && (
        <p class="quiet">
          {t(
            `위의 ‘공급 실적’은 ${supplyWords.said.ko}(${listing.dossierSupplies}건)이고, 아래는 구매 기관이 기록한 것(${listing.purchases.length}건)입니다.`,
            `“Supply record” above is what the firm says (${listing.dossierSupplies}); below is what buyers recorded (${listing.purchases.length}).`,
          )}
        </p>
      )}
      {listing.purchases.length === 0 ? (
        <p>{t('아직 구매 기록이 없습니다 — 첫 구매 기관이 될 수 있습니다.', 'No purchase yet: yours could be the first institution.')}</p>
      ) : (
        <DataTable
          lang={lang}
          caption={t('기록된 구매', 'Recorded purchases')}
          captionHidden
          rows={listing.purchases}
          rowKey={(one) => one.id}
          columns={[
            { key: 'who', header: t('기관', 'Institution'), rowHeader: true, cell: (one) => t(one.ko, one.en) },
            {
              key: 'when',
              header: t('계약일', 'Contract'),
              align: 'right',
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
          ]}
        />
      )}
    </section>
  )
}
