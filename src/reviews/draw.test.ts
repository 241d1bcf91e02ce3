import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Candidate, CommitteeRules } from './candidates.ts'
import { drawCommittee, drawSubstitute, externalsNeeded, repeats, substitutesMissing } from './draw.ts'

const rules: CommitteeRules = { seats: 5, substitutes: 2, quorum: 3, externalShareAtLeast: 50, conflictYears: 3, fields: [] }
const pool = (internal: number, external: number): Candidate[] =>
  Array.from({ length: internal + external }, (_, place) => ({
    personId: `p${String(place).padStart(3, '0')}`,
    code: '',
    affiliation: '',
    external: place >= internal,
    fields: place % 4 === 0 ? ['road'] : ['rail'],
    excluded: [],
  }))
const seed = (turn: number) => createHash('sha256').update(`seed ${turn}`).digest('hex')
const drawnOf = (turn: number, candidates: readonly Candidate[], asked = rules) => {
  const drawn = drawCommittee(seed(turn), candidates, asked)
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.refusal))
  return drawn.value
}

test('the same seed and list give the same committee, in whatever order the list comes; another seed another one', () => {
  const candidates = pool(10, 10)
  expect(drawnOf(1, candidates.toReversed())).toEqual(drawnOf(1, candidates))
  expect(drawnOf(2, candidates)).not.toEqual(drawnOf(1, candidates))
})
test('every draw keeps the external share and the fields, whatever the seed', () => {
  const candidates = pool(20, 4)
  const asked = { ...rules, fields: [{ field: 'road', atLeast: 2 }] }
  for (let turn = 0; turn < 500; turn += 1) {
    const members = drawnOf(turn, candidates, asked).drawn.map((id) => candidates.find((one) => one.personId === id))
    expect(new Set(members).size).toBe(5)
    expect(members.filter((one) => one?.external).length).toBeGreaterThanOrEqual(externalsNeeded(asked))
    expect(members.filter((one) => one?.fields.includes('road')).length).toBeGreaterThanOrEqual(2)
  }
})
test('among equals everybody is drawn about as often', () => {
  const candidates = pool(0, 20)
  const times = new Map<string, number>()
  for (let turn = 0; turn < 4000; turn += 1) for (const id of drawnOf(turn, candidates).drawn) times.set(id, (times.get(id) ?? 0) + 1)
  // 4000 draws of 5 out of 20: 1000 expected each, standard deviation 27.
  for (const count of times.values()) expect(Math.abs(count - 1000)).toBeLessThan(140)
  expect(times.size).toBe(20)
})
test('a pool that cannot keep the rules is refused by the rule it breaks, with how many are short', () => {
  const refusal = (candidates: Candidate[], asked = rules) => {
    const drawn = drawCommittee(seed(1), candidates, asked)
    return drawn.ok ? undefined : drawn.refusal
  }
  expect(refusal(pool(1, 3))).toEqual({ code: 'pool-too-small', rule: 'seats', needed: 5, there: 4 })
  expect(refusal(pool(9, 2))).toEqual({ code: 'pool-too-small', rule: 'external', needed: 3, there: 2 })
  expect(refusal(pool(2, 5), { ...rules, fields: [{ field: 'water', atLeast: 1 }] })).toEqual({
    code: 'pool-too-small',
    rule: 'field',
    field: 'water',
    needed: 1,
    there: 0,
  })
  const split = pool(3, 3).map((one) => ({ ...one, fields: one.external ? ['rail'] : ['road'] }))
  expect(refusal(split, { ...rules, seats: 4, externalShareAtLeast: 75, fields: [{ field: 'road', atLeast: 2 }] })).toMatchObject({
    rule: 'together',
  })
})
test('a pool that just suffices is drawn, never refused', () => {
  expect(drawnOf(3, pool(2, 3)).drawn.toSorted()).toEqual(pool(2, 3).map((one) => one.personId))
})
test('a pool that fills the seats and not the reserve is said to be short before it is drawn', () => {
  expect([6, 7, 8, 9, 20].map((there) => substitutesMissing(there, { seats: 7, substitutes: 2 }))).toEqual([0, 2, 1, 0, 0])
})

test('substitutes come next in the same order, keep the share, and nobody comes twice', () => {
  const candidates = pool(12, 8)
  for (let turn = 0; turn < 100; turn += 1) {
    const used = [...drawnOf(turn, candidates).drawn]
    let committee = used.slice()
    for (let round = 0; round < 5; round += 1) {
      const [gone, ...kept] = committee
      const next = drawSubstitute(seed(turn), candidates, rules, { kept, used, skipped: [] })
      if (!next.ok) throw new Error(JSON.stringify(next.refusal))
      expect(used).not.toContain(next.value)
      expect(gone).not.toBe(next.value)
      used.push(next.value)
      committee = [...kept, next.value]
      expect(committee.filter((id) => candidates.find((one) => one.personId === id)?.external).length).toBeGreaterThanOrEqual(3)
    }
  }
})
test('where the first reserve keeps the rules, the first substitute is the first reserve', () => {
  const candidates = pool(0, 20)
  const { drawn, reserve } = drawnOf(7, candidates)
  expect(drawSubstitute(seed(7), candidates, rules, { kept: drawn.slice(1), used: drawn, skipped: [] })).toEqual({
    ok: true,
    value: reserve[0],
  })
})
test('a record repeats from its list and seed, and one that was touched does not', () => {
  const candidates = pool(10, 10)
  const drawn = drawnOf(4, candidates)
  const record = { seed: seed(4), result: JSON.stringify({ kind: 'first', ...drawn }) }
  expect(repeats(record, candidates, rules)).toBe(true)
  expect(repeats({ ...record, seed: seed(5) }, candidates, rules)).toBe(false)
  const swapped = candidates.find((one) => !drawn.drawn.includes(one.personId))?.personId ?? ''
  expect(
    repeats(
      { ...record, result: JSON.stringify({ kind: 'first', ...drawn, drawn: [swapped, ...drawn.drawn.slice(1)] }) },
      candidates,
      rules,
    ),
  ).toBe(false)
  const substitution = { kept: drawn.drawn.slice(1), used: drawn.drawn, skipped: drawn.reserve.slice(0, 1) }
  const next = drawSubstitute(seed(4), candidates, rules, substitution)
  expect(
    next.ok &&
      repeats({ seed: seed(4), result: JSON.stringify({ kind: 'substitute', drawn: [next.value], ...substitution }) }, candidates, rules),
  ).toBe(true)
})
