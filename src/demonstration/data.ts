import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { SmeConfirmation } from '../companies/index.ts'
import type { TechnologyContent } from '../technologies/index.ts'

/** What db/demo holds: invented firms, technologies and people, the calls, and which road each technology takes. */
export interface FirmData {
  readonly key: string
  readonly kind: 'corporation' | 'sole_proprietor' | 'individual'
  readonly nameKo: string
  readonly nameEn: string
  readonly businessNumber: string | null
  readonly corporateNumber: string | null
  readonly representative: string
  readonly foundedOn: string | null
  readonly region: string
  readonly ksic: string | null
  readonly email: string
  readonly website: string | null
  readonly smeConfirmation: SmeConfirmation | null
  /** Its registration certificate waits to be looked at. */ readonly claim?: 'waiting'
  readonly years: readonly { readonly year: number; readonly employees: number; readonly salesWon: number }[]
}
export interface TechnologyData {
  readonly key: string
  readonly firm: string
  readonly content: Partial<TechnologyContent>
}

export interface StaffData {
  readonly email: string
  readonly name: string
  readonly institution: string
  readonly role: 'officer' | 'approver' | 'buyer'
}
export interface OtherData {
  readonly email: string
  readonly name: string
  readonly role: 'secretary' | 'operator' | 'auditor'
  readonly council?: string
}
export interface ReviewerData {
  readonly email: string
  readonly name: string
  readonly affiliation: string
  readonly position: string
  readonly home: string | null
  readonly fields: readonly string[]
  readonly experience: string
  readonly formerly?: { readonly firm: string; readonly role: string; readonly untilYearsAgo: number }
  readonly relation?: { readonly firm: string; readonly kind: 'advice' | 'shareholder'; readonly note: string }
  readonly resting?: boolean
}
export interface PeopleData {
  readonly staff: readonly StaffData[]
  readonly others: readonly OtherData[]
  readonly reviewers: readonly ReviewerData[]
}

/** A call; days count back from the day the demonstration began, below zero lies ahead. */
export interface CallData {
  readonly key: string
  readonly lead: string
  readonly members: readonly string[]
  readonly titleKo: string
  readonly titleEn: string
  readonly bodyKo: string
  readonly bodyEn: string
  readonly theme: 'general' | 'themed'
  readonly opensDaysAgo: number
  readonly closesDaysAgo: number | null
  readonly fields?: readonly string[]
  readonly questions: readonly {
    readonly id: string
    readonly ko: string
    readonly en: string
    readonly required: boolean
    readonly maxLength: number
    readonly answer: string
  }[]
  readonly until?: 'draft' | 'awaiting_approval' | 'cancelled'
  readonly reason?: string
  readonly asked?: readonly {
    readonly firm: string
    readonly daysAgo: number
    readonly question: string
    readonly answerDaysAgo?: number
    readonly answer?: string
  }[]
}

/** How far a road goes. What is not yet at its end waits there for somebody. */
export const fates = [
  'draft',
  'submitted',
  'received',
  'checking',
  'supplement',
  'supplement-overdue',
  'supplement-answered',
  'returned',
  'withdrawn',
  'forming',
  'frozen',
  'drawn',
  'evaluating',
  'sealed',
  'meeting',
  'verdict-drafted',
  'rejected',
  'objected',
  'objection-review',
  'objection-upheld',
  'objection-dismissed',
  'conditional',
  'condition-reported',
  'condition-met',
  'condition-certified',
  'approved',
  'certificate-drafted',
  'certified',
  'extended',
  'hearing',
  'suspended',
  'revoked',
] as const
export type Fate = (typeof fates)[number]
/** One application: to which institutions, how many days ago, and what became of it at each. */
export interface RoadData {
  readonly technology: string
  readonly daysAgo: number
  readonly tracks: Readonly<Record<string, Fate>>
  readonly call?: string
  /** Told first or second, before the rest, so that a new market is soon alive in each of its parts. */ readonly first?: 1 | 2
}

/** How a request for a quote ends; those that wait, wait for somebody today. */
export type Ending =
  | 'bought'
  | 'wrongly-recorded'
  | 'requested'
  | 'quoted'
  | 'accepted'
  | 'forgone'
  | 'retracted'
  | 'refused'
  | 'declined'
  | 'withdrawn'
  | 'expired'
export interface DealData {
  readonly technology: string
  readonly buyer: string
  readonly daysAgo: number
  readonly ending: Ending
}

interface Both {
  readonly good: readonly string[]
  readonly bad: readonly string[]
}
export interface Phrases {
  readonly criteria: Readonly<Record<string, Both>>
  readonly overall: Both
  readonly reasons: Readonly<Record<string, Both>>
  readonly conditions: readonly string[]
  readonly conditionReport: string
  readonly supplements: readonly { readonly part: string; readonly request: string; readonly answer: string; readonly paper?: string }[]
  readonly checks: readonly string[]
  readonly returns: readonly string[]
  readonly withdrawals: readonly string[]
  readonly objections: readonly string[]
  readonly declines: readonly string[]
  readonly conflicts: readonly string[]
  readonly scoreChange: string
  readonly places: readonly string[]
  readonly changes: {
    readonly extend: string
    readonly suspend: readonly string[]
    readonly revoke: readonly string[]
    readonly hearing: string
  }
  readonly needs: readonly string[]
  readonly terms: readonly string[]
  /** Why this one: where others were looked at, and where none was. */ readonly chosen: readonly string[]
  readonly chosenAlone: readonly string[]
  readonly counters: readonly string[]
  readonly sites: readonly string[]
  readonly refusals: Readonly<Record<string, string>>
  readonly declined: Readonly<Record<string, string>>
  readonly withdrawn: Readonly<Record<string, string>>
  readonly forgone: Readonly<Record<string, string>>
  readonly retracted: Readonly<Record<string, string>>
  /** What was read before a contract ground was confirmed, by its code; and of the one that was taken back why. */ readonly grounds: Readonly<
    Record<string, string>
  >
  readonly groundWithdrawn: { readonly code: string; readonly reason: string }
  readonly notes: Readonly<Record<'contact' | 'visit' | 'briefing' | 'letter' | 'note', string>>
  readonly nextSteps: readonly string[]
}

export interface DemonstrationData {
  readonly firms: readonly FirmData[]
  readonly technologies: readonly TechnologyData[]
  readonly people: PeopleData
  readonly calls: readonly CallData[]
  readonly roads: readonly RoadData[]
  readonly deals: readonly DealData[]
  readonly phrases: Phrases
}

/** The day the data were written for; days that must stay near today are moved by the distance from it. */
export const writtenFor = '2026-11-25'

// The files are our own, and a test holds them against the schemas of the slices.
const read = async <Content>(folder: string, name: string): Promise<Content> =>
  JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8')) as Content

export const readDemonstration = async (folder: string): Promise<DemonstrationData> => {
  const parts = await Promise.all([1, 2, 3, 4, 5, 6].map((part) => read<TechnologyData[]>(folder, `technologies-${part}`)))
  return {
    firms: await read(folder, 'firms'),
    technologies: parts.flat(),
    people: await read(folder, 'people'),
    calls: await read(folder, 'calls'),
    roads: await read(folder, 'roads'),
    deals: await read(folder, 'deals'),
    phrases: await read(folder, 'phrases'),
  }
}
