import { z } from 'zod'
import type { Day } from '../kernel/dates.ts'
import { ruleSetSchema, standardRuleSet } from '../rulesets/index.ts'

export const certificateStates = ['drafted', 'valid', 'suspended', 'revoked'] as const
export type CertificateState = (typeof certificateStates)[number]
/** What a certificate is worth on a day. */
export type Standing = 'valid' | 'expired' | 'suspended' | 'revoked'

/** The part of a rule set a certificate was issued under, kept with it: later rules do not touch it. */
const rulesShape = ruleSetSchema.shape.certificate.unwrap()
export type CertificateRules = z.infer<typeof rulesShape>

interface Common {
  readonly id: string
  readonly institutionId: string
  readonly trackId: string
  readonly companyId: string
  readonly technologyId: string
  readonly technologyVersion: number
  readonly titleKo: string
  readonly titleEn: string
  readonly companyNameKo: string
  readonly companyNameEn: string
  readonly rules: CertificateRules
  readonly draftedBy: string
  readonly extensions: number
  readonly version: number
}
export interface Drafted extends Common {
  readonly state: 'drafted'
}
export interface Issued extends Common {
  readonly state: 'valid' | 'suspended' | 'revoked'
  readonly number: string
  readonly issuedOn: Day
  readonly validFrom: Day
  readonly validTo: Day
}
export type Certificate = Drafted | Issued

/** The last day of a certificate whose rules know no end. */
export const noEnd: Day = '9999-12-31'

/** The certificate's rules out of a track's frozen rule set; the standard ones where the set gives none. */
export const rulesOf = (ruleSet: unknown): CertificateRules => {
  const found = z.looseObject({ certificate: rulesShape.optional() }).safeParse(ruleSet)
  const rules = found.success ? found.data.certificate : undefined
  return rules ?? rulesShape.parse(standardRuleSet.certificate)
}
export const parseRules = (stored: unknown): CertificateRules => rulesShape.parse(stored)
