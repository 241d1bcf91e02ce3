import { dayOf } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'
import { confirmationOn } from '../companies/index.ts'
import type { CompanyKind } from '../companies/index.ts'
import { daysOfPreCheck, factsOf } from '../rulesets/index.ts'
import type { DocumentHeld, Facts, KnownFacts } from '../rulesets/index.ts'
import { documentsHeld, fieldFactsOf, technologyFacts } from '../technologies/index.ts'
import type { TechnologyContent } from '../technologies/index.ts'
import type { Declaration, Standing } from './application.ts'
import { applicationForm, firmPapers } from './papers.ts'

/** An SME confirmation a firm holds; the hash of its paper where one was uploaded. */
export interface FirmConfirmation {
  readonly number: string
  readonly validFrom: Day
  readonly validTo: Day
  readonly sha256: string | null
}

/** What the market knows of a firm and one of its technologies, as read from the database. */
export interface Subject {
  readonly company: {
    readonly id: string
    readonly kind: CompanyKind
    readonly nameKo: string
    readonly foundedOn: Day | null
    readonly regionCode: string | null
    readonly ksic: string | null
    readonly hasRegistration: boolean
    readonly confirmations: readonly FirmConfirmation[]
    readonly years: readonly {
      readonly year: number
      readonly salesWon: number | null
      readonly exportsUsd: number | null
      readonly employees: number | null
    }[]
  }
  readonly content: TechnologyContent
  readonly documents: readonly { readonly kind: string; readonly validFrom: Day | null; readonly validTo: Day | null }[]
  readonly purchases: readonly { readonly institutionId: string; readonly contractedOn: Day }[]
  readonly marketCertificates: readonly { readonly number: string; readonly validFrom: Day; readonly validTo: Day }[]
}

/** Whom it is held against: an institution of a call. `fieldCodes`: what the call asks for, or else what the institution buys in. */
export interface Against {
  readonly institutionId: string
  readonly fieldCodes: readonly string[]
  readonly publishedAt: Date | null
}

export interface Applying {
  readonly standing: Standing | undefined
  readonly declared: readonly Declaration[]
}

/** The facts a rule set is asked with, on this day. What nobody has said stays unknown; declarations count as facts once they are made. */
export const gatherFacts = (subject: Subject, against: Against, today: Day, applying: Applying): Facts => {
  const fromTechnology = technologyFacts(subject.content, subject.documents, today)
  const known: KnownFacts = {
    ...daysOfPreCheck(today, against.publishedAt ? dayOf(against.publishedAt) : undefined),
    'institution.code': against.institutionId,
    ...(against.fieldCodes.length > 0 && { 'institution.fields': fieldFactsOf(against.fieldCodes) }),
    ...companyFacts(subject.company, today),
    ...fromTechnology,
    ...suppliesOf(subject, against.institutionId, fromTechnology['technology.supplyRecord']),
    ...certificatesOf(subject, fromTechnology['technology.certificates']),
    ...(applying.standing !== undefined && { 'applicant.standing': applying.standing }),
    ...(applying.declared.includes('not-debarred') && { 'company.debarred': false }),
    ...(applying.declared.includes('no-arrears') && { 'company.taxArrears': false }),
  }
  return factsOf(known)
}

const companyFacts = (company: Subject['company'], today: Day): KnownFacts => {
  const paper = confirmationOn(company.confirmations, today)
  const last = company.years.find((one) => one.year === Number(today.slice(0, 4)) - 1)
  const employees = [...company.years].sort((a, b) => b.year - a.year).find((one) => one.employees !== null)?.employees
  return {
    'company.kind': company.kind,
    // Who holds a Korean business number is a domestic firm; of a private person we know only where they say they are.
    ...((company.kind !== 'individual' || company.regionCode !== null) && { 'company.domestic': company.regionCode !== 'abroad' }),
    ...(company.foundedOn !== null && { 'company.founded': company.foundedOn }),
    ...(company.regionCode !== null && { 'company.region': company.regionCode as NonNullable<KnownFacts['company.region']> }),
    ...(company.ksic !== null && { 'company.ksic': company.ksic }),
    ...(paper && { 'company.smeConfirmation': { validFrom: paper.confirmation.validFrom, validTo: paper.confirmation.validTo } }),
    ...(typeof employees === 'number' && { 'company.employees': employees }),
    ...(typeof last?.salesWon === 'number' && { 'company.sales': last.salesWon }),
    ...(typeof last?.exportsUsd === 'number' && { 'company.exportsUsd': last.exportsUsd }),
  }
}

// Purchases of the market are facts even where the firm has not written them down; but only a list the firm has answered is complete.
const suppliesOf = (subject: Subject, institutionId: string, told: KnownFacts['technology.supplyRecord']): KnownFacts => {
  const bought = subject.purchases.map((one) => ({ institution: one.institutionId, on: one.contractedOn }))
  if (told !== undefined) return { 'technology.supplyRecord': [...told, ...bought] }
  const here = bought.filter((one) => one.institution === institutionId)
  return here.length > 0 ? { 'technology.supplyRecord': here } : {}
}

const certificatesOf = (subject: Subject, told: KnownFacts['technology.certificates']): KnownFacts => {
  if (told === undefined) return {}
  const market = subject.marketCertificates.map((one) => ({
    kind: 'market' as const,
    number: one.number,
    validity: { validFrom: one.validFrom, validTo: one.validTo },
    expiresOn: one.validTo,
  }))
  return { 'technology.certificates': [...told, ...market] }
}

/** The papers there are: of the technology, and those of the firm that need not be uploaded twice. The form itself is made from what was entered. */
export const papersOf = (subject: Subject): readonly DocumentHeld[] => [
  ...documentsHeld(subject.documents),
  ...subject.company.confirmations.map((one) => ({ kind: firmPapers.confirmations, validFrom: one.validFrom, validTo: one.validTo })),
  ...(subject.company.hasRegistration ? [{ kind: firmPapers.registration }] : []),
  { kind: applicationForm },
]
