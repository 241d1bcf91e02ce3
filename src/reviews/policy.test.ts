import { expect, test } from 'vitest'
import { maySee } from './policy.ts'
import type { Thing, Viewer } from './policy.ts'
import { reviewStates } from './review.ts'
import type { ReviewState } from './review.ts'

const things: readonly Thing[] = ['review', 'names', 'candidates', 'dossier', 'own-sheet', 'counts', 'scores', 'minutes', 'letter']
const seen = (viewer: Viewer, state: ReviewState) => things.filter((thing) => maySee(viewer, thing, state))
const sealedStates = reviewStates.filter((state) => !['meeting', 'verdict_drafted', 'verdict_signed'].includes(state))

test('nobody whosoever sees a score before the seals are open', () => {
  const viewers: Viewer[] = [
    ...(['staff', 'auditor', 'secretary', 'firm', 'anyone'] as const).map((is) => ({ is })),
    ...(['invited', 'accepted', 'declined', 'recused', 'silent', 'absent', undefined] as const).map((seat) => ({
      is: 'reviewer' as const,
      seat,
    })),
  ]
  for (const state of sealedStates)
    for (const viewer of viewers) expect([state, viewer, maySee(viewer, 'scores', state)]).toEqual([state, viewer, false])
})
test('a recused, declining, silent or absent reviewer sees nothing at all, in any state', () => {
  for (const state of reviewStates)
    for (const seat of ['recused', 'declined', 'silent', 'absent', undefined] as const)
      expect([state, seat, seen({ is: 'reviewer', seat }, state)]).toEqual([state, seat, []])
})
test('the firm sees the letter once it is signed, and never a name, a score of a member, or the minutes', () => {
  for (const state of reviewStates) expect(seen({ is: 'firm' }, state)).toEqual(state === 'verdict_signed' ? ['letter'] : [])
})
test('an invited reviewer learns what it is about; the dossier opens with the pledge', () => {
  expect(seen({ is: 'reviewer', seat: 'invited' }, 'drawn')).toEqual(['review'])
  expect(seen({ is: 'reviewer', seat: 'accepted' }, 'evaluating')).toEqual(['review', 'dossier', 'own-sheet'])
  expect(seen({ is: 'reviewer', seat: 'accepted' }, 'meeting')).toEqual(['review', 'dossier', 'own-sheet', 'scores'])
})
test('staff and auditor see the same: counts while it runs, scores from the meeting, papers after the signature, no sheet of their own', () => {
  for (const is of ['staff', 'auditor'] as const) {
    expect(seen({ is }, 'evaluating')).toEqual(['review', 'names', 'candidates', 'dossier', 'counts'])
    expect(seen({ is }, 'meeting')).toEqual(['review', 'names', 'candidates', 'dossier', 'counts', 'scores'])
    expect(seen({ is }, 'verdict_signed')).toEqual(['review', 'names', 'candidates', 'dossier', 'counts', 'scores', 'minutes', 'letter'])
  }
})
test('the secretary sees who and how far, and scores only of what is decided', () => {
  expect(seen({ is: 'secretary' }, 'meeting')).toEqual(['review', 'names', 'candidates', 'counts'])
  expect(seen({ is: 'secretary' }, 'verdict_signed')).toEqual(['review', 'names', 'candidates', 'counts', 'scores'])
  expect(seen({ is: 'anyone' }, 'verdict_signed')).toEqual([])
})
