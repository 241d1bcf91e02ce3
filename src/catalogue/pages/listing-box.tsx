import type { Text } from '../../kernel/text.ts'
import { heldHats } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { priceInWords } from '../../technologies/index.ts'
import { Button, ButtonLink, Buttons, Day, Form, Link } from '../../ui/index.ts'
import type { ComponentChildren } from '../../ui/index.ts'
import type { ListingPage } from '../queries.ts'
import { CertificateMark } from './hits.tsx'

interface Part {
  readonly visit: Visit
  readonly listing: ListingPage
}
interface QuoteProps extends Part {
  readonly buyingFor: string | undefined
}

/** What it is bought by: certificates, the one button, price. */
export const Box = ({ visit, listing, buyingFor, children }: QuoteProps & { children: ComponentChildren }) => {
  const { t, lang } = visit
  return (
    <aside class="panel stack" aria-label={t('인증과 가격', 'Certificates and price')}>
      <Certificates visit={visit} listing={listing} />
      <QuoteButton visit={visit} listing={listing} buyingFor={buyingFor} />
      <div class="row no-print">{children}</div>
      <Line label={t('공급 가격', 'Price')}>{priceInWords(listing.content, lang) || t('확인되지 않음', 'Not known')}</Line>
    </aside>
  )
}

/** Whose it is, how they are reached, and since when it stands here. */
export const ContactBox = ({ visit, listing }: Part) => {
  const { t, lang } = visit
  return (
    <aside class="panel stack" aria-label={t('기업과 문의', 'Firm and contact')}>
      <Firm visit={visit} listing={listing} />
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

const Certificates = ({ visit, listing }: Part) => {
  const { t } = visit
  return (
    <>
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
    </>
  )
}

/** The firm, and how it is reached. */
const Firm = ({ visit, listing }: Part) => {
  const { t } = visit
  return (
    <>
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
    </>
  )
}

/** A fact under its name: the box is too narrow for two columns. */
const Line = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <p>
    <span class="quiet block">{label}</span>
    {children}
  </p>
)

const QuoteButton = ({ visit, listing, buyingFor }: QuoteProps) => {
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
const BuyerButtons = ({ visit, listing, institution, as }: Part & { institution: string; as?: Text | undefined }) => {
  const { t, lang } = visit
  const name = as && <p class="strong">{t(as)}</p>
  const hidden = as && t(as)
  return (
    <>
      {name}
      <Buttons>
        <ButtonLink href={visit.href(`/buying/${institution}/quotes/new?listing=${listing.id}`)} hidden={hidden}>
          {t('견적 요청하기', 'Ask for a quote')}
        </ButtonLink>
        <Form lang={lang} csrf={visit.csrf} action={visit.href(`/buying/${institution}/listings/${listing.id}/keep`)}>
          <Button kind="secondary" hidden={hidden}>
            {t('구매 후보로 담기', 'Keep as a candidate')}
          </Button>
        </Form>
      </Buttons>
    </>
  )
}
