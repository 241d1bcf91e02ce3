import { Readable } from 'node:stream'
import type { CompanyActor, InstitutionActor, ReviewerActor } from '../../../src/people/index.ts'
import { inTransaction } from '../../../src/platform/database/transaction.ts'
import type { GoodFile } from '../../../src/technologies/index.ts'
import { aPdf } from '../../support/papers.ts'
import type { Market } from '../../support/market.ts'

/** Whose things: side A is 'ours', side B is the same once more, of another firm and another institution. */
export const sides = { A: { institution: 'kra', business: '1234567891' }, B: { institution: 'lh', business: '2208162517' } } as const

export type SideName = keyof typeof sides

/** A word that stands in one private thing only, so that it can be looked for everywhere. */
export const mark = (side: SideName, what: string): string => `zq${side}${what}`

export type Who = 'owner' | 'member' | 'joiner' | 'officer' | 'second' | 'approver' | 'buyer' | 'stranger'

export interface Side {
  readonly name: SideName
  readonly institution: string
  readonly company: string
  readonly people: Readonly<Record<Who, string>>
  readonly reviewers: readonly string[]
  /** Every thing of this side by what it is: 'track.submitted', 'review.frozen' … */
  readonly ids: Record<string, string>
}

export interface World {
  readonly A: Side
  readonly B: Side
  readonly market: Market
  readonly common: Readonly<Record<'secretary' | 'operator' | 'auditor', string>> & { readonly ids: Record<string, string> }
}

export const acting = { address: '127.0.0.1', requestId: null }

export const asStaff = (side: Side, who: 'officer' | 'second' | 'approver' | 'buyer'): InstitutionActor => ({
  ...acting,
  hat: 'institution',
  personId: side.people[who],
  institutionId: side.institution,
  roles: [who === 'second' ? 'officer' : who],
  as: `desk:${side.institution}`,
})

export const asFirm = (side: Side): CompanyActor => ({
  ...acting,
  hat: 'company',
  personId: side.people.owner,
  companyId: side.company,
  role: 'owner',
  as: `company:${side.company}`,
})

export const asReviewer = (personId: string): ReviewerActor => ({ ...acting, hat: 'reviewer', personId, as: 'reviewer' })

export const staffOf = (side: Side) => ({
  institutionId: side.institution,
  officer: side.people.officer,
  approver: side.people.approver,
  buyer: side.people.buyer,
})

export const byOfficer = <Result>(
  market: Market,
  side: Side,
  act: (tx: Parameters<Parameters<Market['set']>[0]>[0], by: InstitutionActor) => Promise<Result>,
) => {
  const officer = asStaff(side, 'officer')
  return inTransaction(market.app.db, officer, (tx) => act(tx, officer))
}

export const paperOf = async (market: Market, name: string): Promise<GoodFile> => {
  const received = await market.app.receive(Readable.from([aPdf(name, name).buffer]), { name, limitBytes: 1e6, kinds: ['pdf'] })
  if (!received.ok) throw new Error(received.sentence.en)
  return received
}
