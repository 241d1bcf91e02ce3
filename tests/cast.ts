import { newId } from '../src/kernel/id.ts'
import { sql } from '../src/platform/database/database.ts'
import type { Tx } from '../src/platform/database/transaction.ts'
import { setCall, setFirm } from '../src/applications/scene.example.ts'
import { createPerson, grantRole } from '../src/people/index.ts'
import { enterReviewer } from '../src/reviews/index.ts'
import { standardRuleSet } from '../src/rulesets/index.ts'
import type { RuleSetContent } from '../src/rulesets/index.ts'

/**
 * The people everybody knows: 김담당 handles, 박승인 signs, 최구매 buys, at each institution; 가온 and her firm apply; 이브 is from the wrong firm.
 * All of them are invented.
 */
export interface Staff {
  readonly institutionId: string
  readonly officer: string
  readonly approver: string
  readonly buyer: string
}

const person = async (tx: Tx, name: string, email = `${newId()}@cast.example`) => (await createPerson(tx, { email, name })).id

export const setStaff = async (tx: Tx, institutionId: string): Promise<Staff> => {
  const [officer, approver, buyer] = [await person(tx, '김담당'), await person(tx, '박승인'), await person(tx, '최구매')]
  for (const [personId, role] of [
    [officer, 'officer'],
    [approver, 'approver'],
    [buyer, 'buyer'],
  ] as const)
    await grantRole(tx, { personId, role, institutionId })
  return { institutionId, officer, approver, buyer }
}

/** Reviewers of the pool, half of them from the institution; they know every field. */
export const setReviewers = async (tx: Tx, institutionId: string, count: number): Promise<string[]> => {
  const fields = (await tx.many(sql<{ code: string }>`select code from fields where parent_code is not null`)).map((one) => one.code)
  const ids: string[] = []
  for (let place = 1; place <= count; place += 1) {
    const id = await person(tx, `심의위원${place}`)
    await enterReviewer(tx, id, {
      affiliation: `가상대학교 ${place}연구실`,
      affiliationBusinessNumber: null,
      position: '교수',
      homeInstitutionId: place % 2 === 0 ? institutionId : null,
      fieldCodes: fields,
      experience: null,
      state: 'active',
    })
    ids.push(id)
  }
  return ids
}

/** The standard rules with a committee of three, so that a story stays short. */
export const shortRules: RuleSetContent = {
  ...standardRuleSet,
  committee: { seats: 3, substitutes: 2, quorum: 2, externalShareAtLeast: 30, fields: [], conflictYears: 3 },
  trimming: { lowest: 0, highest: 0, fromMembers: 5 },
}

export { setCall, setFirm }
export const somebody = (tx: Tx, name: string, email?: string): Promise<string> => person(tx, name, email)
