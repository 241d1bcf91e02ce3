import { newId } from '../kernel/id.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { CertificateFact } from '../certificates/index.ts'
import { findVersion, parseContent } from '../technologies/index.ts'
import type { NewListing } from './listing.ts'
import { findListingForUpdate, recountPurchases, saveListing } from './store.ts'

interface Around {
  companyNameKo: string
  companyNameEn: string
  regionCode: string | null
  invented: boolean
  institutionKo: string
  /** What the signed certificate calls it in English; '' where it has no other name than the Korean one. */
  certifiedTitleEn: string
  pictureFileId: string | null
}

/**
 * Hears of every certificate: the technology's listing is made or brought up to date from the version that was reviewed last.
 * Runs in the transaction that issued or changed the certificate.
 */
export const listCertified = async (tx: Tx, fact: CertificateFact): Promise<void> => {
  const known = await findListingForUpdate(tx, fact.technologyId)
  const isNewer = known === undefined || fact.technologyVersion >= known.technologyVersion
  const version = isNewer ? await findVersion(tx, fact.technologyId, fact.technologyVersion) : undefined
  const around = await tx.one(sql<Around>`
    select c.name_ko as company_name_ko, coalesce(c.name_en, '') as company_name_en, c.region_code, c.invented, i.name_ko as institution_ko,
      coalesce((select nullif(k.title_en, k.title_ko) from certificates k where k.id = ${fact.certificateId}), '') as certified_title_en,
      (select p.small_file_id from technology_pictures p where p.technology_id = ${fact.technologyId} and p.removed_at is null
        order by p.sort, p.id limit 1) as picture_file_id
    from companies c, institutions i where c.id = ${fact.companyId} and i.id = ${fact.institutionId}`)
  const { certificateId, institutionId, number, validFrom, validTo, state } = fact
  const content = version?.content ?? parseContent(known?.content)
  const listing: NewListing = {
    ...around,
    id: known?.id ?? newId(),
    technologyId: fact.technologyId,
    companyId: fact.companyId,
    technologyVersion: version?.number ?? known?.technologyVersion ?? fact.technologyVersion,
    content: { ...content, titleEn: content.titleEn || around.certifiedTitleEn },
    listedAt: known?.listedAt ?? tx.now,
    certificates: [
      ...(known?.certificates ?? []).filter((one) => one.certificateId !== certificateId),
      { certificateId, institutionId, number, validFrom, validTo, state },
    ],
    institutionNames: [...new Set([...(known?.institutionNames ?? []), around.institutionKo])],
  }
  await saveListing(tx, listing)
  if (known === undefined)
    await tx.record({
      action: 'listing.listed',
      kind: 'listing',
      id: listing.id,
      companyId: fact.companyId,
      institutionId,
      detail: { technologyId: fact.technologyId, certificateId },
    })
}

/** Hears of purchases that were recorded or countered. */
export const countPurchase = (tx: Tx, fact: { readonly listingId: string }): Promise<void> => recountPurchases(tx, fact.listingId)
