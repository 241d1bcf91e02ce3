import { addDays, addMonths } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'
import { isConfirmed } from '../companies/index.ts'
import type { FirmClaim } from '../companies/index.ts'
import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { isTooLong, isTooShort } from '../kernel/text.ts'
import { noEnd } from './certificate.ts'
import type { Certificate, CertificateRules, CertificateState, Drafted, Issued, Standing } from './certificate.ts'

/** The table of moves: from which states each may be made, and where it leads. docs/workflows is printed from here. */
export const moves = {
  edit: { from: ['drafted'], to: 'drafted' },
  'send-back': { from: ['drafted'], to: 'drafted' },
  sign: { from: ['drafted'], to: 'valid' },
  extend: { from: ['valid'], to: 'valid' },
  suspend: { from: ['valid'], to: 'suspended' },
  reinstate: { from: ['suspended'], to: 'valid' },
  revoke: { from: ['valid', 'suspended'], to: 'revoked' },
} as const satisfies Record<string, { from: readonly CertificateState[]; to: CertificateState }>
export type Move = keyof typeof moves
export const changes = ['extend', 'suspend', 'reinstate', 'revoke'] as const
export type Change = (typeof changes)[number]

export type Refusal =
  | { readonly code: 'not-found' }
  | { readonly code: 'wrong-state'; readonly state: CertificateState; readonly move: Move }
  | { readonly code: 'own-draft' }
  | { readonly code: 'own-firm' }
  | ({ readonly code: 'firm-unconfirmed' } & FirmClaim)
  | { readonly code: 'own-proposal' }
  | {
      readonly code: 'incomplete'
      readonly field: 'titleKo' | 'titleEn' | 'companyNameKo' | 'reason' | 'note' | 'opinion' | 'asking' | 'declining'
    }
  | { readonly code: 'expired' }
  | { readonly code: 'no-extension-left'; readonly allowed: number }
  | { readonly code: 'too-early'; readonly from: Day }
  | { readonly code: 'already-proposed' }
  | { readonly code: 'already-asked' }
  | { readonly code: 'being-heard'; readonly until: Day }
  | { readonly code: 'already-drafted' }
  | { readonly code: 'track-not-approved' }
  | { readonly code: 'number-pattern' }
  | { readonly code: 'stale' }

export const mayMove = (state: CertificateState, move: Move): boolean => (moves[move].from as readonly CertificateState[]).includes(state)
const stay = (certificate: { state: CertificateState }, move: Move) => no({ code: 'wrong-state', state: certificate.state, move } as const)

/** What a certificate is worth on a day of Seoul. Revoked stays revoked; a suspended one past its last day has expired. */
export const standing = (
  certificate: { readonly state: 'valid' | 'suspended' | 'revoked'; readonly validTo: Day },
  today: Day,
): Standing => {
  if (certificate.state === 'revoked') return 'revoked'
  if (certificate.validTo < today) return 'expired'
  return certificate.state
}

/** The most letters of why a certificate changes, of what is to be mended, and of what a firm says to it; the database says the same (0073). */
export const longest = { reason: 1000, note: 1000, opinion: 4000, asking: 1000, declining: 1000 } as const
/** Words that say something, and not too much of it. */
export const saidIn = (words: string, field: 'reason' | 'note' | 'opinion' | 'declining'): Outcome<string, Refusal> =>
  isTooShort(words) || isTooLong(words, longest[field]) ? no({ code: 'incomplete', field }) : yes(words)

/** Sent back as it was seen, too: a note on words that are gone helps nobody. */
export const sendBack = (certificate: Certificate, seen: number, note: string): Outcome<Drafted, Refusal> => {
  if (certificate.state !== 'drafted') return stay(certificate, 'send-back')
  if (certificate.version !== seen) return no({ code: 'stale' })
  const said = saidIn(note, 'note')
  return said.ok ? yes(certificate) : said
}

export interface Term {
  readonly validFrom: Day
  readonly validTo: Day
}

/** From the day of issue, so many months: 2 March 2026 and 36 months end on 1 March 2029. No months: no end. */
export const termFrom = (today: Day, rules: Pick<CertificateRules, 'validityMonths'>): Term => ({
  validFrom: today,
  validTo: rules.validityMonths === 0 ? noEnd : addDays(addMonths(today, rules.validityMonths), -1),
})

/**
 * Signed by another person than drafted it, and only as that person saw it: `seen` is the version of the page they signed on. A number is public, so the firm
 * must be confirmed.
 */
export const sign = (
  certificate: Certificate,
  by: string,
  seen: number,
  today: Day,
  firm: FirmClaim,
): Outcome<{ certificate: Drafted; term: Term }, Refusal> => {
  if (certificate.state !== 'drafted') return stay(certificate, 'sign')
  if (certificate.draftedBy === by) return no({ code: 'own-draft' })
  if (certificate.version !== seen) return no({ code: 'stale' })
  if (certificate.titleEn === '') return no({ code: 'incomplete', field: 'titleEn' })
  if (!isConfirmed(firm)) return no({ code: 'firm-unconfirmed', ...firm })
  return yes({ certificate, term: termFrom(today, certificate.rules) })
}

/** How long a firm is heard before its certificate is suspended or revoked, in calendar days. */
export const hearingDays = 10

export interface Asked {
  readonly change: Change
  readonly reason: string
  /** A suspension that cannot wait for the hearing. */ readonly urgent: boolean
}

/** Whether a change may be proposed today, and until when the firm is heard. */
export const propose = (
  certificate: Certificate,
  asked: Asked,
  today: Day,
): Outcome<{ certificate: Issued; hearingUntil: Day | null }, Refusal> => {
  if (certificate.state === 'drafted' || !mayMove(certificate.state, asked.change)) return stay(certificate, asked.change)
  const said = saidIn(asked.reason, 'reason')
  if (!said.ok) return said
  const possible = stillPossible(certificate, asked.change, today)
  if (!possible.ok) return possible
  const isHeard = asked.change === 'revoke' || (asked.change === 'suspend' && !asked.urgent)
  return yes({ certificate, hearingUntil: isHeard ? addDays(today, hearingDays) : null })
}

/** Whether the rules of a certificate allow it to be extended today: before its end, not more often and not earlier than they say. */
export const mayExtend = (
  { validTo, extensions, rules }: Pick<Issued, 'validTo' | 'extensions' | 'rules'>,
  today: Day,
): Outcome<true, Refusal> => {
  if (validTo < today) return no({ code: 'expired' })
  const { count, months, fromMonthsBefore } = rules.extensions
  const allowed = months === 0 ? 0 : count
  if (extensions >= allowed) return no({ code: 'no-extension-left', allowed })
  const from = fromMonthsBefore === undefined ? today : addMonths(validTo, -fromMonthsBefore)
  return today < from ? no({ code: 'too-early', from }) : yes(true)
}

/** The last day of a certificate that is extended once more. */
export const extendedUntil = ({ validTo, rules }: Pick<Issued, 'validTo' | 'rules'>): Day =>
  addDays(addMonths(addDays(validTo, 1), rules.extensions.months), -1)

/** Whether a firm may ask today that its certificate be extended, with a note where it has something to say. */
export const askExtension = (certificate: Certificate, note: string, today: Day): Outcome<Issued, Refusal> => {
  if (certificate.state === 'drafted') return no({ code: 'not-found' })
  if (!mayMove(certificate.state, 'extend')) return stay(certificate, 'extend')
  const possible = mayExtend(certificate, today)
  if (!possible.ok) return possible
  return isTooLong(note, longest.asking) ? no({ code: 'incomplete', field: 'asking' }) : yes(certificate)
}
const stillPossible = (certificate: Issued, change: Change, today: Day): Outcome<true, Refusal> =>
  change === 'extend' ? mayExtend(certificate, today) : yes(true)

export interface Proposal {
  readonly id: string
  readonly certificateId: string
  readonly change: Change
  readonly reason: string
  readonly proposedBy: string
  readonly hearingUntil: Day | null
  readonly opinion: string | null
}
export interface Changed {
  readonly state: 'valid' | 'suspended' | 'revoked'
  readonly validTo: Day
  readonly extensions: number
  readonly reason: string | null
}

/** Approved by another person than proposed it, after the firm was heard: what the certificate becomes. */
export const approve = (certificate: Certificate, proposal: Proposal, by: string, today: Day): Outcome<Changed, Refusal> => {
  const { change } = proposal
  if (certificate.state === 'drafted' || !mayMove(certificate.state, change)) return stay(certificate, change)
  if (proposal.proposedBy === by) return no({ code: 'own-proposal' })
  if (proposal.hearingUntil !== null && today <= proposal.hearingUntil && proposal.opinion === null)
    return no({ code: 'being-heard', until: proposal.hearingUntil })
  const possible = stillPossible(certificate, change, today)
  if (!possible.ok) return possible
  const { validTo, extensions } = certificate
  return yes(
    change === 'extend'
      ? {
          state: 'valid',
          validTo: extendedUntil({ validTo, rules: certificate.rules }),
          extensions: extensions + 1,
          reason: null,
        }
      : { state: moves[change].to, validTo, extensions, reason: change === 'reinstate' ? null : proposal.reason },
  )
}

/** For so many days after its end a certificate's end is still told; later it is no news. */
export const endToldFor = 30

/**
 * Which of the rules' reminders are due and were not sent: days before the end, the nearest last; -1 stands for the day after. All of them are behind us
 * once the nearest is told.
 */
export const remindersDue = (
  certificate: { readonly validTo: Day; readonly rules: Pick<CertificateRules, 'reminderDays'>; readonly reminded: readonly number[] },
  today: Day,
): number[] =>
  [
    ...certificate.rules.reminderDays.filter((days) => today >= addDays(certificate.validTo, -days) && today <= certificate.validTo),
    ...(today > certificate.validTo && today <= addDays(certificate.validTo, endToldFor) ? [-1] : []),
  ]
    .filter((days) => !certificate.reminded.includes(days))
    .sort((a, b) => b - a)
