import { addDays, addYears, daysBetween, yearOf } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'
import { parseContent } from '../technologies/index.ts'
import type { TechnologyContent } from '../technologies/index.ts'
import { writtenFor } from './data.ts'

type Right = TechnologyContent['ipRights'][number]
const lifetime = { patent: 20, utility_model: 10, design: 20, trademark: 10, software: 0, '': 0 } as const
/** A right is granted some 14 months after it was filed; before that day nobody could have shown it. */
const grantedBy = (right: Right): Day | null =>
  right.expiresOn === null || lifetime[right.right] === 0 ? null : addDays(addYears(right.expiresOn, -lifetime[right.right]), 420)

/** A dossier as its firm could write it on a day: nothing in it lies ahead of that day. Validities of certificates are moved to where today is. */
export const dossierOn = (given: Partial<TechnologyContent>, on: Day, today: Day): TechnologyContent => {
  const content = parseContent(given)
  const distance = daysBetween(writtenFor, today)
  const later = yearOf(today) - yearOf(writtenFor)
  const moved = (day: Day | null) => day && addDays(day, distance)
  const ipRights = content.ipRights
    .filter((right) => (right.status === 'registered' ? (grantedBy(right) ?? on) <= on : (right.filedOn ?? on) <= on))
    .map((right) => ({ ...right, statusAsOf: addDays(on, -14) }))
  const otherCertificates = content.otherCertificates
    .map((held) => ({ ...held, validFrom: moved(held.validFrom), validTo: moved(held.validTo) }))
    .filter((held) => (held.validFrom ?? on) <= on && (held.validTo ?? on) >= on)
  const supplyRecord = content.supplyRecord
    .map((one) => ({ ...one, year: one.year && one.year + later }))
    .filter((one) => one.year === null || `${one.year}-${String(one.month ?? 12).padStart(2, '0')}-01` < on)
  const none = { ipRights, otherCertificates, supplyRecord }
  return {
    ...content,
    ...none,
    declaredNone: (['ipRights', 'otherCertificates', 'supplyRecord'] as const).filter((name) => none[name].length === 0),
  }
}

/** A dossier somebody is still writing: its later sections are empty. */
export const halfWritten = (content: TechnologyContent, kept: number): TechnologyContent => ({
  ...content,
  effectsKo: '',
  effectsEn: '',
  applicationsKo: '',
  priceFromWon: null,
  priceToWon: null,
  vatIncluded: null,
  declaredNone: [],
  supplyRecord: [],
  otherCertificates: [],
  ...(kept < 2 && { differences: [], specification: [], approachKo: '', ipRights: [] }),
})
