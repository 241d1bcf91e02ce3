import { createPerson, grantRole } from '../../src/people/index.ts'
import { standardRuleSet } from '../../src/rulesets/index.ts'
import { sql } from '../../src/platform/database/database.ts'
import type { Tx } from '../../src/platform/database/transaction.ts'
import type { NewListing } from '../../src/catalogue/listing.ts'
import type { Calls } from './calls.ts'
import type { Dice } from './dice.ts'

const states = ['submitted', 'received', 'checking', 'supplement_requested', 'in_review'] as const

/** An officer with so many open tracks in hand. Answers the person. */
export const addQueue = async (tx: Tx, dice: Dice, institutionId: string, listings: readonly NewListing[], calls: Calls): Promise<string> => {
  const { id: officerId } = await createPerson(tx, { email: 'officer@desk.example', name: '김담당' })
  await grantRole(tx, { personId: officerId, role: 'officer', institutionId })
  // Whoever holds certificates has been confirmed.
  const firms = [...new Set(listings.map((one) => one.companyId))]
  await tx.run(sql`insert into company_claims (id, company_id, person_id, state, made_at, decided_at, decided_by)
    select 'claim-' || id, id, ${officerId}, 'confirmed', ${tx.now}, ${tx.now}, ${officerId} from unnest(${firms}::text[]) as id`)
  const rows = listings.map((one, at) => ({
    id: dice.id(), applicationId: dice.id(), companyId: one.companyId, technologyId: one.technologyId, callId: dice.one(calls.callIds), receiptNumber: `BENCH-${at}`,
    state: dice.one(states), dueAt: new Date(Date.now() + (dice.below(60) - 5) * 86_400_000).toISOString(),
  }))
  await tx.run(sql`
    with asked as (select r from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as r),
      sent as (insert into applications (id, company_id, technology_id, state, started_by, started_at, updated_at, technology_version,
        manifest, manifest_sha256, submitted_at, submitted_by)
        select r->>'applicationId', r->>'companyId', r->>'technologyId', 'submitted', 'bench', ${tx.now}, ${tx.now}, 1, '{}', 'x',
          ${tx.now}, 'bench' from asked)
    insert into tracks (id, application_id, company_id, technology_id, institution_id, call_id, receipt_number, rule_set_version_id, rules,
      facts, state, state_since, due_at, submitted_at, officer_id)
    select r->>'id', r->>'applicationId', r->>'companyId', r->>'technologyId', ${institutionId}, r->>'callId', r->>'receiptNumber',
      ${calls.versionOf.get(institutionId)}, ${JSON.stringify(standardRuleSet)}::jsonb, '{}', r->>'state', ${tx.now},
      (r->>'dueAt')::timestamptz, ${tx.now}, ${officerId} from asked`)
  return officerId
}
