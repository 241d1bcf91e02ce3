import { text } from '../kernel/text.ts'
import type { HatLink, SignedIn } from '../platform/http/visit.ts'
import type { InstitutionRole } from './actor.ts'
import { evenClosed, permissions } from './permissions.ts'
import type { Permission, Role } from './permissions.ts'

/** Everything a person may act as, as the doorkeeper's one statement finds it. */
export interface Hats {
  readonly companies: readonly {
    readonly id: string
    readonly role: 'owner' | 'member'
    readonly nameKo: string
    readonly nameEn: string | null
    /** Its record is read; nothing is done in its name but what `evenClosed` names. */ readonly isClosed: boolean
  }[]
  readonly institutions: readonly {
    readonly id: string
    readonly nameKo: string
    readonly nameEn: string
    readonly roles: readonly InstitutionRole[]
  }[]
  readonly councils: readonly { readonly id: string; readonly nameKo: string; readonly nameEn: string }[]
  readonly isReviewer: boolean
  readonly isOperator: boolean
  readonly isAuditor: boolean
}

/** Whose pages an address belongs to. The hat is in the address, never in the session. */
export type Place =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'person' }
  | { readonly kind: 'company' | 'institution' | 'council'; readonly id: string }
  | { readonly kind: 'reviewer' | 'operator' | 'auditor' }

export type WornHat =
  | { readonly hat: 'person' }
  | { readonly hat: 'company'; readonly companyId: string; readonly role: 'owner' | 'member' }
  | { readonly hat: 'institution'; readonly institutionId: string; readonly roles: readonly InstitutionRole[] }
  | { readonly hat: 'council'; readonly councilId: string }
  | { readonly hat: 'reviewer' }
  | { readonly hat: 'operator' }
  | { readonly hat: 'auditor' }

const isUnder = (path: string, prefix: string) => path === prefix || path.startsWith(`${prefix}/`)

export const placeOf = (routePath: string, may: string, params: Readonly<Record<string, string>>): Place => {
  const allowed: readonly Role[] = permissions[may as Permission] ?? []
  if (allowed.includes('anyone')) return { kind: 'everybody' }
  if (allowed.includes('person')) return { kind: 'person' }
  if (isUnder(routePath, '/reviews')) return { kind: 'reviewer' }
  if (isUnder(routePath, '/operations')) return { kind: 'operator' }
  if (isUnder(routePath, '/audit')) return { kind: 'auditor' }
  const kind = isUnder(routePath, '/council')
    ? 'council'
    : isUnder(routePath, '/desk') || isUnder(routePath, '/buying')
      ? 'institution'
      : isUnder(routePath, '/company')
        ? 'company'
        : (['company', 'institution', 'council'] as const).find((name) => params[name] !== undefined)
  return kind === undefined ? { kind: 'person' } : { kind, id: params[kind] ?? '' }
}

/** Which hat is worn there, with the roles it brings; nothing where it is not held. */
const heldAt = (place: Place, hats: Hats): { worn: WornHat; roles: readonly Role[] } | undefined => {
  switch (place.kind) {
    case 'everybody':
    case 'person':
      return { worn: { hat: 'person' }, roles: ['anyone', 'person'] }
    case 'company': {
      const company = hats.companies.find((one) => one.id === place.id)
      return (
        company && {
          worn: { hat: 'company', companyId: company.id, role: company.role },
          roles: [company.role === 'owner' ? 'company-owner' : 'company-member'],
        }
      )
    }
    case 'institution': {
      const institution = hats.institutions.find((one) => one.id === place.id)
      return (
        institution && { worn: { hat: 'institution', institutionId: institution.id, roles: institution.roles }, roles: institution.roles }
      )
    }
    case 'council':
      return hats.councils.some((one) => one.id === place.id)
        ? { worn: { hat: 'council', councilId: place.id }, roles: ['secretary'] }
        : undefined
    case 'reviewer':
      return hats.isReviewer ? { worn: { hat: 'reviewer' }, roles: ['reviewer'] } : undefined
    case 'operator':
      return hats.isOperator ? { worn: { hat: 'operator' }, roles: ['operator'] } : undefined
    case 'auditor':
      return hats.isAuditor ? { worn: { hat: 'auditor' }, roles: ['auditor'] } : undefined
  }
}

/**
 * Under which hat a person may do this here; undefined where they may not. Decided by the permission table alone.
 * An auditor reads what names the auditor, on anybody's page, and posts nothing.
 */
export const hatFor = (
  asked: { method: 'GET' | 'POST'; routePath: string; may: string; params: Readonly<Record<string, string>> },
  hats: Hats,
): WornHat | undefined => {
  const allowed: readonly Role[] = permissions[asked.may as Permission] ?? []
  const held = heldAt(placeOf(asked.routePath, asked.may, asked.params), hats)
  if (held?.roles.some((role) => allowed.includes(role))) return held.worn
  if (asked.method === 'GET' && hats.isAuditor && allowed.includes('auditor')) return { hat: 'auditor' }
  return undefined
}

/** Worn by whoever acts for a public body or for the market. */
export const isStaffHat = ({ hat }: WornHat): boolean => hat !== 'person' && hat !== 'company'

/** Whoever acts for a public body or for the market signs in with two factors. */
export const needsSecondFactor = (hats: Hats): boolean =>
  hats.institutions.length > 0 || hats.councils.length > 0 || hats.isReviewer || hats.isOperator || hats.isAuditor

/** The name under which the audit log keeps what was done: 'company:abc', 'desk:kra', 'operations' … */
export const actingName = (worn: WornHat, routePath: string): string => {
  switch (worn.hat) {
    case 'company':
      return `company:${worn.companyId}`
    case 'institution':
      return `${isUnder(routePath, '/buying') ? 'buying' : 'desk'}:${worn.institutionId}`
    case 'council':
      return `council:${worn.councilId}`
    case 'operator':
      return 'operations'
    case 'auditor':
      return 'audit'
    default:
      return worn.hat
  }
}

/** Whether a post would act for a firm that is closed, in what nobody does for one. */
export const isForClosedFirm = (
  { method, may }: { readonly method: 'GET' | 'POST'; readonly may: string },
  worn: WornHat,
  hats: Hats,
): boolean =>
  method === 'POST' &&
  !evenClosed.has(may) &&
  worn.hat === 'company' &&
  hats.companies.some((one) => one.id === worn.companyId && one.isClosed)

interface Named {
  readonly id: string
  readonly nameKo: string
  readonly nameEn: string
}
const deskLink = (one: Named): HatLink => ({ key: `desk:${one.id}`, label: text(one.nameKo, one.nameEn), path: `/desk/${one.id}` })
const buyingLink = (one: Named): HatLink => ({
  key: `buying:${one.id}`,
  label: text(`${one.nameKo} 구매`, `${one.nameEn}, buying`),
  path: `/buying/${one.id}`,
})
const councilLink = (one: Named): HatLink => ({
  key: `council:${one.id}`,
  label: text(`${one.nameKo} 간사`, `${one.nameEn}, secretary`),
  path: `/council/${one.id}`,
})
const operationsLink: HatLink = { key: 'operations', label: text('운영자', 'Operator'), path: '/operations' }
/** Whose pages an auditor reads there without working there; nobody's on the auditor's own. */
export const visitedBy = (routePath: string, place: Place, named: Omit<Named, 'id'> | null): HatLink | undefined => {
  if (place.kind === 'operator') return operationsLink
  if (named === null || !('id' in place)) return undefined
  const link = isUnder(routePath, '/council') ? councilLink : isUnder(routePath, '/buying') ? buyingLink : deskLink
  return link({ ...named, id: place.id })
}

/** The hats a person can put on, in the order of the switcher; that of a closed firm only to read, last of the firms. */
export const hatLinks = (hats: Hats): HatLink[] => [
  ...hats.companies
    .toSorted((one, other) => Number(one.isClosed) - Number(other.isClosed))
    .map((one) => ({
      key: `${one.isClosed ? 'closed' : 'company'}:${one.id}`,
      label: one.isClosed
        ? text(`${one.nameKo} (닫음)`, `${one.nameEn ?? one.nameKo} (closed)`)
        : text(one.nameKo, one.nameEn ?? one.nameKo),
      path: `/company/${one.id}`,
    })),
  ...hats.institutions.flatMap((one) => [
    ...(one.roles.some((role) => role !== 'buyer') ? [deskLink(one)] : []),
    ...(one.roles.includes('buyer') ? [buyingLink(one)] : []),
  ]),
  ...(hats.isReviewer ? [{ key: 'reviews', label: text('심의위원', 'Reviewer'), path: '/reviews' }] : []),
  ...hats.councils.map(councilLink),
  ...(hats.isOperator ? [operationsLink] : []),
  ...(hats.isAuditor ? [{ key: 'audit', label: text('감사자', 'Auditor'), path: '/audit' }] : []),
]

/** The hats of whoever is signed in, by id: what a page that looks over all hats asks with. */
export interface HeldHats {
  readonly companyIds: readonly string[]
  readonly deskIds: readonly string[]
  readonly buyingIds: readonly string[]
  readonly councilIds: readonly string[]
  readonly isReviewer: boolean
  readonly isOperator: boolean
  readonly isAuditor: boolean
}

export const heldHats = (signedIn: SignedIn | undefined): HeldHats => {
  const keys = signedIn?.hats.map((hat) => hat.key) ?? []
  const ids = (kind: string) => keys.filter((key) => key.startsWith(`${kind}:`)).map((key) => key.slice(kind.length + 1))
  return {
    companyIds: ids('company'),
    deskIds: ids('desk'),
    buyingIds: ids('buying'),
    councilIds: ids('council'),
    isReviewer: keys.includes('reviews'),
    isOperator: keys.includes('operations'),
    isAuditor: keys.includes('audit'),
  }
}
