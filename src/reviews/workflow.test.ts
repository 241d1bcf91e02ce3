import { expect, test } from 'vitest'
import { no, yes } from '../kernel/outcome.ts'
import { standardRuleSet } from '../rulesets/index.ts'
import { blind } from './blinding.ts'
import { effectiveScores, sealHolds, sealOf, sheetGaps } from './meeting.ts'
import type { SheetRow } from './sheet-queries.ts'
import { letterOf, reviewStates } from './review.ts'
import {
  changeFaults,
  gapsBeforeBegin,
  gapsBeforeUnseal,
  lateMembers,
  mayMove,
  mayDraftVerdict,
  maySealStage,
  moves,
  sealedCount,
  sendVerdictBack,
  signVerdict,
  toRemind,
} from './workflow.ts'
import type { CommitteeNow, Move, StageNow } from './workflow.ts'

const rules = { ...standardRuleSet.committee, seats: 3, quorum: 2 }
const seat = (personId: string, state: CommitteeNow['seats'][number]['state'] = 'accepted', isExternal = true) => ({
  personId,
  state,
  isExternal,
})
const sheet = (personId: string, state: 'open' | 'sealed' | 'set_aside', stageId = 's') => ({ personId, stageId, state })
const held: StageNow = { id: 's', kind: 'presentation', state: 'held', isDated: true, hasSheet: true }

test('every move is refused from every state its table does not name', () => {
  for (const [move, { from }] of Object.entries(moves))
    for (const state of reviewStates)
      expect([move, state, mayMove(state, move as Move)]).toEqual([move, state, (from as readonly string[]).includes(state)])
})
test('evaluation waits for answers, a quorum and the external share', () => {
  expect(gapsBeforeBegin({ seats: [seat('a'), seat('b'), seat('c', 'invited')] }, rules)).toEqual(['seat-open'])
  expect(gapsBeforeBegin({ seats: [seat('a'), seat('b', 'declined')] }, rules)).toEqual(['too-few-members'])
  expect(gapsBeforeBegin({ seats: [seat('a'), seat('b', 'accepted', false), seat('c', 'accepted', false)] }, rules)).toEqual([
    'too-few-external',
  ])
  expect(gapsBeforeBegin({ seats: [seat('a'), seat('b'), seat('c', 'recused')] }, rules)).toEqual([])
})
test('the seals stay closed while one sheet of one accepted member is open, and a recused member’s sheet keeps nobody waiting', () => {
  const committee = { seats: [seat('a'), seat('b'), seat('c', 'recused')] }
  expect(gapsBeforeUnseal(committee, [held], [sheet('a', 'sealed'), sheet('b', 'open')], rules)).toEqual(['sheet-open'])
  expect(gapsBeforeUnseal(committee, [held], [sheet('a', 'sealed')], rules)).toEqual(['sheet-open'])
  expect(gapsBeforeUnseal(committee, [held], [sheet('a', 'sealed'), sheet('b', 'set_aside'), sheet('c', 'set_aside')], rules)).toEqual([])
  expect(gapsBeforeUnseal(committee, [{ ...held, state: 'planned' }], [sheet('a', 'sealed'), sheet('b', 'sealed')], rules)).toEqual([
    'stage-not-held',
  ])
  const undated = { ...held, state: 'planned', isDated: false } as const
  expect(gapsBeforeUnseal(committee, [undated], [sheet('a', 'sealed'), sheet('b', 'sealed')], rules)).toEqual(['stage-undated'])
})
test('late is who was asked or has a sheet that could be sealed, and whose day has passed', () => {
  const now = new Date('2026-12-05T00:00:00+09:00')
  const [past, ahead] = ['2026-12-05T00:00:00+09:00', '2026-12-06T00:00:00+09:00']
  const of = (personId: string, state: 'accepted' | 'invited', answerDueAt: string) => ({ personId, state, answerDueAt })
  const seats = [of('a', 'invited', past), of('b', 'invited', ahead), of('c', 'accepted', past), of('d', 'accepted', past)]
  const sheets = [
    { ...sheet('c', 'open'), dueAt: past },
    { ...sheet('d', 'open'), dueAt: ahead },
    { ...sheet('d', 'sealed'), dueAt: past },
  ]
  expect(lateMembers(seats, [held], sheets, now)).toEqual({ answers: ['a'], sheets: ['c'] })
  // Before the meeting was held nobody could seal its sheet.
  expect(lateMembers(seats, [{ ...held, state: 'planned' }], sheets, now)).toEqual({ answers: ['a'], sheets: [] })
})
test('reminded are the late ones who were not told today; nobody is told twice a day, nor where nobody is late', () => {
  const today = '2026-12-05'
  const at = (day: string) => `${day}T00:30:00+09:00`
  const told = (seats: Record<string, string | null>, sheets: Record<string, string | null>) => ({
    seats: Object.entries(seats).map(([personId, remindedAt]) => ({ personId, remindedAt })),
    sheets: Object.entries(sheets).map(([personId, overdueToldAt]) => ({ personId, overdueToldAt })),
  })
  const late = { answers: ['a', 'b'], sheets: ['c', 'd'] }
  // The first half hour of a day in Seoul is still the day before elsewhere.
  expect(toRemind(late, told({ a: at(today), b: at('2026-12-04') }, { c: null, d: at(today) }), today)).toEqual(
    yes({ answers: ['b'], sheets: ['c'] }),
  )
  expect(toRemind(late, told({ a: at(today), b: at(today) }, { c: at(today), d: at(today) }), today)).toEqual(
    no({ code: 'reminded-today' }),
  )
  // What somebody was told as a candidate to be says nothing of their sheet.
  expect(toRemind({ answers: [], sheets: ['c'] }, told({ c: at(today) }, { c: null }), today)).toEqual(yes({ answers: [], sheets: ['c'] }))
  expect(toRemind({ answers: [], sheets: [] }, told({}, {}), today)).toEqual(no({ code: 'nobody-late' }))
})
test('staff learns how many have sealed', () => {
  expect(sealedCount({ seats: [seat('a'), seat('b')] }, [sheet('a', 'sealed'), sheet('a', 'open', 't'), sheet('b', 'sealed')])).toEqual({
    sealed: 1,
    of: 2,
  })
})
test('a sheet of a meeting is sealed by who was there, once attendance is recorded', () => {
  expect(maySealStage({ kind: 'presentation', state: 'planned' }, undefined)).toEqual(no({ code: 'stage-not-held' }))
  expect(maySealStage({ kind: 'presentation', state: 'held' }, false)).toEqual(no({ code: 'not-attended' }))
  expect(maySealStage({ kind: 'presentation', state: 'held' }, true).ok).toBe(true)
  expect(maySealStage({ kind: 'documents', state: 'planned' }, undefined).ok).toBe(true)
})
test('all that is wrong with a changed score is told at once', () => {
  const of = { before: 1200, max: 1500 }
  expect(changeFaults(of, 1300, '다시 보았습니다')).toEqual([])
  expect(changeFaults(of, undefined, '음')).toEqual(['score-unread', 'reason'])
  expect(changeFaults(of, 1501, '')).toEqual(['score-range', 'reason'])
  expect(changeFaults(of, 1200, '')).toEqual(['score-same', 'reason'])
  expect(changeFaults(undefined, undefined, '')).toEqual(['criterion', 'score-unread', 'reason'])
  expect(changeFaults(undefined, 1200, '다시 보았습니다')).toEqual(['criterion'])
  expect(changeFaults(of, 1300, '가'.repeat(1001))).toEqual(['reason-long'])
})
test('nobody signs the verdict they drafted, nor decides on one they did not see', () => {
  const by = { draftedBy: 'dana', version: 3 }
  expect(signVerdict('verdict_drafted', by, 'dana', 3)).toEqual(no({ code: 'own-draft' }))
  expect(signVerdict('verdict_drafted', by, 'ravi', 3).ok).toBe(true)
  expect(signVerdict('meeting', by, 'ravi', 3).ok).toBe(false)
  expect(signVerdict('verdict_drafted', by, 'ravi', 1)).toEqual(no({ code: 'stale' }))
  expect(sendVerdictBack('verdict_drafted', by, 1, '다시 적어 주세요')).toEqual(no({ code: 'stale' }))
  expect(mayDraftVerdict('meeting', by, 1)).toEqual(no({ code: 'stale' }))
  expect([mayDraftVerdict('meeting', null, 0).ok, mayDraftVerdict('meeting', by, 3).ok]).toEqual([true, true])
})

const sealed: SheetRow = {
  id: 'h',
  stageId: 's',
  personId: 'a',
  letter: 'A',
  isExternal: true,
  state: 'sealed',
  scores: { novelty: 1200 },
  comments: {},
  gates: {},
  overall: '',
  conditions: '',
  dueAt: null,
  sealedAt: '2026-11-24T10:00:00.123+09:00',
  sha256: null,
  updatedAt: '',
  version: 2,
  changes: [],
}
test('a seal holds for what was sealed and breaks with one hundredth changed; a change after unsealing leaves the seal whole', () => {
  const whole = { ...sealed, sha256: sealOf({ ...sealed, reviewId: 'r', sealedAt: new Date('2026-11-24T01:00:00.123Z') }) }
  expect(sealHolds('r', whole)).toBe(true)
  expect(sealHolds('r', { ...whole, scores: { novelty: 1201 } })).toBe(false)
  expect(sealHolds('other', whole)).toBe(false)
  const changed = {
    ...whole,
    changes: [
      { criterionId: 'novelty', before: 1200, after: 1300, reason: '자료를 다시 봄', at: '' },
      { criterionId: 'novelty', before: 1300, after: 1250, reason: '자료를 다시 봄', at: '' },
    ],
  }
  expect(sealHolds('r', changed)).toBe(true)
  expect([effectiveScores(changed), changed.scores]).toEqual([{ novelty: 1250 }, { novelty: 1200 }])
})
test('a low and a very high score ask for a comment before the seal', () => {
  const gaps = (novelty: number, comments = {}) =>
    sheetGaps(standardRuleSet, 0, { scores: { novelty, excellence: 1000 }, comments, gates: { applicable: 'pass', safe: 'pass' } })
  expect(gaps(1000)).toEqual([])
  expect(gaps(500)).toEqual([{ criterion: 'novelty', what: 'comment-below' }])
  expect(gaps(1500)).toEqual([{ criterion: 'novelty', what: 'comment-above' }])
  expect(gaps(500, { novelty: '이미 알려진 방법입니다' })).toEqual([])
  expect(sheetGaps(standardRuleSet, 0, { scores: {}, comments: {}, gates: {} }).map((gap) => gap.what)).toEqual([
    'gate',
    'gate',
    'score',
    'score',
  ])
})
test('blinding takes the firm’s name out of every text, however it is written', () => {
  expect(blind({ a: '주식회사 가온누리의 펌프', b: [{ c: '가온누리 특허' }], n: 3 }, ['주식회사 가온누리'], '(신청 기업)')).toEqual({
    a: '(신청 기업)의 펌프',
    b: [{ c: '(신청 기업) 특허' }],
    n: 3,
  })
})
test('members are called A to Z, then AA', () => {
  expect([0, 25, 26, 27].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AB'])
})
