import type { Day } from '../kernel/dates.ts'
import { defineEvent } from '../platform/events/events.ts'

/** What everybody may know of a certificate after it was issued or changed. */
export interface CertificateFact {
  readonly change: 'issued' | 'extended' | 'suspended' | 'reinstated' | 'revoked'
  readonly certificateId: string
  readonly number: string
  readonly institutionId: string
  readonly companyId: string
  readonly technologyId: string
  /** The version that was reviewed: what a listing shows. */
  readonly technologyVersion: number
  readonly state: 'valid' | 'suspended' | 'revoked'
  readonly validFrom: Day
  readonly validTo: Day
}
export const certificateChanged = defineEvent<CertificateFact>('certificate.changed')
