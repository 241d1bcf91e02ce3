import type { Day } from '../kernel/dates.ts'
import { certificateFactKinds, fieldFactOf, kindFacts, rightFacts, statusFacts } from './fact-codes.ts'
import type { FieldFact } from './fact-codes.ts'
import { isPossibleRight, isPossibleSupply } from './possible.ts'
import type { IpRightEntry, TechnologyContent } from './technology.ts'

type Values<Of> = Of[keyof Of]
type Paper = 'none' | { readonly validFrom: Day; readonly validTo?: Day | undefined }
/** As the rule language calls the last day of what has no end. */
const endless = 'never'

/** What a rule may ask about a technology, under the paths of the rule language. What is absent is not known, which is not the same as no. */
export interface TechnologyFacts {
  readonly 'technology.kind'?: Values<typeof kindFacts>
  readonly 'technology.fields'?: readonly FieldFact[]
  readonly 'technology.trl'?: number
  readonly 'technology.price'?: number
  readonly 'technology.origin'?: 'domestic' | 'foreign'
  readonly 'technology.excellentProcurement': boolean
  readonly 'technology.directlyPurchasedMaterial': boolean
  readonly 'technology.rights'?: readonly {
    readonly kind?: Values<typeof rightFacts> | undefined
    readonly status?: Values<typeof statusFacts> | undefined
    readonly number?: string | undefined
    readonly expiresOn?: Day | undefined
    readonly coOwned?: boolean | undefined
    readonly coOwnersConsent?: boolean | undefined
  }[]
  readonly 'technology.certificates'?: readonly {
    readonly kind: Values<typeof certificateFactKinds>
    readonly number?: string | undefined
    readonly validity?: Paper | undefined
    readonly expiresOn?: Day | undefined
  }[]
  readonly 'technology.supplyRecord'?: readonly { readonly institution: string; readonly on?: Day | undefined }[]
  /** From the paper that hangs on this technology: direct production is confirmed product by product. */
  readonly 'company.directProduction'?: Paper
}

type Papers = readonly { readonly kind: string; readonly validFrom: string | null; readonly validTo: string | null }[]

/** Codes of the reference table as the rule language calls them. */
export const fieldFactsOf = (codes: readonly string[]): readonly FieldFact[] => codes.flatMap((code) => fieldFactOf(code) ?? [])

/**
 * The facts of one dossier on a day. An empty list is 'none' only where the firm said so; otherwise it is not known. What cannot be on that day (kept before it
 * was refused) proves nothing: it is left out.
 */
export const technologyFacts = (content: TechnologyContent, documents: Papers, today: Day): TechnologyFacts => {
  const rights = content.ipRights.filter((right) => isPossibleRight(right, today))
  const supplies = content.supplyRecord.filter((supply) => isPossibleSupply(supply, today))
  const fields = fieldFactsOf(content.fieldCodes)
  const directProduction = paperOf(documents, 'DIRECT_PRODUCTION_PROOF')
  const none = (list: TechnologyContent['declaredNone'][number]) => content.declaredNone.includes(list)
  return {
    ...(content.kind !== '' && { 'technology.kind': kindFacts[content.kind] }),
    ...(fields.length > 0 && { 'technology.fields': fields }),
    ...(content.trl !== null && { 'technology.trl': content.trl }),
    ...(content.priceFromWon !== null && { 'technology.price': content.priceFromWon }),
    ...(content.materialsOrigin !== 'unknown' && { 'technology.origin': content.materialsOrigin }),
    'technology.excellentProcurement': content.flags.excellentProcurement,
    'technology.directlyPurchasedMaterial': content.flags.directlyPurchasedMaterial,
    ...((rights.length > 0 || none('ipRights')) && { 'technology.rights': rights.map(rightFact) }),
    ...((content.otherCertificates.length > 0 || none('otherCertificates')) && {
      'technology.certificates': content.otherCertificates.flatMap(certificateFact),
    }),
    ...((supplies.length > 0 || none('supplyRecord')) && { 'technology.supplyRecord': supplies.map(supplyFact) }),
    ...(directProduction && { 'company.directProduction': directProduction }),
  }
}

const rightFact = (right: IpRightEntry) => ({
  ...(right.right !== '' && { kind: rightFacts[right.right] }),
  ...(right.status !== '' && { status: statusFacts[right.status] }),
  ...(right.number !== '' && { number: right.number }),
  ...(right.expiresOn !== null && { expiresOn: right.expiresOn }),
  ...(right.owners.length > 0 && { coOwned: right.owners.length > 1 }),
  ...(right.coOwnersConsent !== null && { coOwnersConsent: right.coOwnersConsent }),
})

// A certificate of a kind the rule language has no word for proves nothing a rule could ask.
const certificateFact = (held: TechnologyContent['otherCertificates'][number]) => {
  const kind = certificateFactKinds[held.kind as keyof typeof certificateFactKinds]
  return kind === undefined
    ? []
    : [
        {
          kind,
          ...(held.number !== '' && { number: held.number }),
          // The form says to leave the last day empty where there is none; without a first day nobody has filled in the validity.
          ...(held.validTo !== null ? { expiresOn: held.validTo } : held.validFrom !== null && { expiresOn: endless }),
          ...(held.validFrom !== null && {
            validity: { validFrom: held.validFrom, ...(held.validTo !== null && { validTo: held.validTo }) },
          }),
        },
      ]
}

// Of a contract whose month alone is known, the first day counts: it never makes a supply look more recent than it is.
const supplyFact = (supply: TechnologyContent['supplyRecord'][number]) => ({
  institution: supply.institutionId ?? supply.institutionName,
  ...(supply.year !== null && supply.month !== null && { on: `${supply.year}-${String(supply.month).padStart(2, '0')}-01` }),
})

const paperOf = (documents: Papers, kind: string): Paper | undefined => {
  const dated = documents.filter((one) => one.kind === kind && one.validFrom !== null)
  const last = dated.reduce<Papers[number] | undefined>(
    (best, one) => (best === undefined || (one.validTo ?? '9999') > (best.validTo ?? '9999') ? one : best),
    undefined,
  )
  return last?.validFrom ? { validFrom: last.validFrom, ...(last.validTo !== null && { validTo: last.validTo }) } : undefined
}

/** The papers as rules ask for them: kind and validity. */
export const documentsHeld = (documents: Papers): { readonly kind: string; readonly validFrom?: Day; readonly validTo?: Day }[] =>
  documents.map((one) => ({
    kind: one.kind,
    ...(one.validFrom !== null && { validFrom: one.validFrom }),
    ...(one.validTo !== null && { validTo: one.validTo }),
  }))
