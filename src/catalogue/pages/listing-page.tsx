import { dayOf } from '../../kernel/dates.ts'
import { standing } from '../../certificates/index.ts'
import type { Text } from '../../kernel/text.ts'
import { heldHats } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { findTechnologyNames, priceInWords, TechnologyView } from '../../technologies/index.ts'
import { Button, ButtonLink, Buttons, Cover, DataTable, Day, Form, Link, Notice, Won } from '../../ui/index.ts'
import type { ComponentChildren } from '../../ui/index.ts'
import { listingViewed } from '../events.ts'
import { motifOf } from '../listing.ts'
import { engineOf } from '../index-search.ts'
import { findAroundListing } from '../kept-queries.ts'
import { findListing } from '../queries.ts'
import type { ListingPage } from '../queries.ts'
import { Allows } from './allows.tsx'
import { CertificateMark } from './hits.tsx'
import { KeepButton } from './bookmarks-page.tsx'
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
  if (listing.state === 'hidden') return hidden(visit, title, listing.hiddenReason ?? '')
  const tray = trayOf(visit)
  const [names, similar, around] = await Promise.all([
    findTechnologyNames(visit.read),
    engineOf(visit.app).similar(visit.read, listing, 3),
    findAroundListing(visit.read, listing.id, visit.signedIn?.personId ?? null, tray),
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
        <div class="two">
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
          <Box visit={visit} listing={listing} buyingFor={buyingFor}>
            <KeepButton visit={visit} listingId={listing.id} isKept={around.isKept} />
            <TrayForm visit={visit}>
              <TrayButton visit={visit} tray={tray} listing={listing} />
            </TrayForm>
          </Box>
        </div>
        <SimilarHere visit={visit} listingId={listing.id} similar={similar} />
        <Tray visit={visit} listings={around.trayed} />
      </>
    ),
  })
}

const hidden = (visit: Visit, title: string, reason: string): Reply =>
  page({
    title,
    status: 404,
    noIndex: true,
    body: (
      <>
        <h1>{title}</h1>
        <Notice tone="warning" title={visit.t('지금은 보이지 않는 기술입니다.', 'This technology is not shown at present.')}>
          <p>
            {visit.t('사유', 'Reason')}: {reason}
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

/** The right box: certificates, price, who to ask, and the one button. */
const Box = ({
  visit,
  listing,
  buyingFor,
  children,
}: {
  visit: Visit
  listing: ListingPage
  buyingFor: string | undefined
  children: ComponentChildren
}) => {
  const { t, lang } = visit
  const price = priceInWords(listing.content, lang)
  return (
    <aside class="panel stack">
      <h2>{t('인증', 'Certificates')}</h2>
      <ul class="plain-list">
        {listing.certificates.map((held) => (
          <li key={held.id}>
            <CertificateMark visit={visit} held={held} />
            <p class="quiet">
              <span class="id">{held.number}</span> ·{' '}
              <Link href={visit.href(`/certificates/${held.id}`)}>{t('인증서 확인하기', 'Check it')}</Link>
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a href="#allows">{t('무엇을 허용하나요', 'What does it allow?')}</a>
      </p>
      <QuoteButton visit={visit} listing={listing} buyingFor={buyingFor} />
      <div class="row no-print">{children}</div>
      <Line label={t('공급 가격', 'Price')}>{price || t('확인되지 않음', 'Not known')}</Line>
      <Line label={t('기업', 'Firm')}>
        <Link href={visit.href(`/companies/${listing.companyId}`)}>{t(listing.companyKo, listing.companyEn || listing.companyKo)}</Link>
        {listing.regionKo && ` · ${t(listing.regionKo, listing.regionEn ?? listing.regionKo)}`}
      </Line>
      {listing.phone && (
        <Line label={t('대표 전화', 'Telephone')}>
          <Link href={`tel:${listing.phone}`} class="nowrap">
            {listing.phone}
          </Link>
        </Line>
      )}
      {listing.email && (
        <Line label={t('대표 이메일', 'E-mail')}>
          <Link href={`mailto:${listing.email}`}>{listing.email}</Link>
        </Line>
      )}
      {listing.website && (
        <Line label={t('누리집', 'Website')}>
          <Link href={listing.website}>{listing.website}</Link>
        </Line>
      )}
      <Line label={t('등록일', 'Listed')}>
        <Day lang={lang} value={listing.listedAt} weekday={false} />
      </Line>
      {listing.invented && <p class="quiet">{t('꾸며낸 회사와 기술입니다.', 'An invented firm and technology.')}</p>}
      {heldHats(visit.signedIn).isOperator && (
        <p>
          <Link href={visit.href(`/operations/listings/${listing.id}`)}>{t('이 기술 숨기기', 'Hide this listing')}</Link>
        </p>
      )}
    </aside>
  )
}

/** A fact under its name: the box is too narrow for two columns. */
const Line = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <p>
    <span class="quiet block">{label}</span>
    {children}
  </p>
)

const QuoteButton = ({ visit, listing, buyingFor }: { visit: Visit; listing: ListingPage; buyingFor: string | undefined }) => {
  const { t } = visit
  if (!listing.isInForce) return null
  if (buyingFor !== undefined)
    return visit.actor.hat === 'institution' ? <BuyerButtons visit={visit} listing={listing} institution={buyingFor} /> : null
  const buying = visit.signedIn?.hats.filter((hat) => hat.key.startsWith('buying:')) ?? []
  return buying.length === 0 ? (
    <p class="quiet">
      {t(
        '견적은 참여기관의 구매담당자가 요청할 수 있습니다. 기업에 직접 문의하실 수도 있습니다.',
        'Buyers of the institutions can ask for a quote here. You may also contact the firm.',
      )}
    </p>
  ) : (
    <>
      {buying.map((hat) => (
        <BuyerButtons
          key={hat.key}
          visit={visit}
          listing={listing}
          institution={hat.key.slice('buying:'.length)}
          as={buying.length > 1 ? hat.label : undefined}
        />
      ))}
    </>
  )
}

/** What a buyer does with a listing; several institutions to buy for are told apart by name. */
const BuyerButtons = ({
  visit,
  listing,
  institution,
  as,
}: {
  visit: Visit
  listing: ListingPage
  institution: string
  as?: Text | undefined
}) => {
  const { t, lang } = visit
  const name = as && <p class="strong">{t(as)}</p>,
    hidden = as && t(as)
  return (
    <>
      {name}
      <Buttons>
        <ButtonLink href={visit.href(`/buying/${institution}/quotes/new?listing=${listing.id}`)} hidden={hidden}>
          {t('견적 요청하기', 'Ask for a quote')}
        </ButtonLink>
        <Form lang={lang} csrf={visit.csrf} action={visit.href(`/buying/${institution}/listings/${listing.id}/keep`)}>
          <Button kind="secondary" hidden={hidden}>
            {t('비교할 기술로 담기', 'Keep for comparison')}
          </Button>
        </Form>
      </Buttons>
    </>
  )
}

/** What was bought through this market, apart from what the firm says of itself. */
const Purchases = ({ visit, listing }: { visit: Visit; listing: ListingPage }) => {
  const { t, lang } = visit
  return (
    <section id="purchases">
      <h2>{t('이 마켓에 기록된 구매', 'Purchases recorded in this market')}</h2>
      {listing.dossierSupplies > 0 && (
        <p class="quiet">
          {t(
            '위의 ‘공급 실적’은 기업이 적은 것이고, 아래는 구매 기관이 기록한 것입니다.',
            '“Supply record” above is what the firm says; below is what buyers recorded.',
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
