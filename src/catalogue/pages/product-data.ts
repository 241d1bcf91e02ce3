import { nameOf } from '../../technologies/index.ts'
import type { TechnologyNames } from '../../technologies/index.ts'
import type { Visit } from '../../people/index.ts'
import type { ListingPage } from '../queries.ts'

/** The listing as a schema.org Product. Says no more than the page does. */
export const productData = (visit: Visit, listing: ListingPage, names: TechnologyNames): object => {
  const { t, app } = visit
  const { priceFromWon: from, priceToWon: to } = listing.content
  const [picture] = listing.pictures
  return {
    '@context': 'https://schema.org',
    '@type': 'Product',
    '@id': `${app.publicUrl}/catalogue/${listing.id}`,
    url: `${app.publicUrl}${visit.href(`/catalogue/${listing.id}`)}`,
    name: t(listing.titleKo, listing.titleEn || listing.titleKo),
    description: t(listing.summaryKo, listing.summaryEn || listing.summaryKo),
    manufacturer: { '@type': 'Organization', name: t(listing.companyKo, listing.companyEn || listing.companyKo) },
    category: listing.content.fieldCodes.map((code) => t(nameOf(names.fields, code))),
    keywords: listing.content.keywords.join(', '),
    ...(picture && { image: `${app.publicUrl}/files/pictures/${picture.largeFileId}` }),
    ...((from ?? to) !== null && {
      offers: { '@type': 'AggregateOffer', priceCurrency: 'KRW', lowPrice: from ?? to, highPrice: to ?? from },
    }),
    hasCertification: listing.certificates.map((held) => ({
      '@type': 'Certification',
      certificationIdentification: held.number,
      issuedBy: { '@type': 'Organization', name: t(held.ko, held.en) },
      validFrom: held.validFrom,
      expires: held.validTo,
      certificationStatus: held.state === 'valid' ? 'https://schema.org/CertificationActive' : 'https://schema.org/CertificationInactive',
      url: `${app.publicUrl}/certificates/${held.id}`,
    })),
  }
}
