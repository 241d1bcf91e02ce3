import { expect, test } from 'vitest'
import { text } from '../kernel/text.ts'
import { standardRuleSet } from '../rulesets/index.ts'
import { leaderOf, trackStates } from './track.ts'
import type { TrackState } from './track.ts'
import {
  afterConfirming,
  afterRest,
  answerCondition,
  dueAfter,
  effective,
  judgeReport,
  mayMove,
  moves,
  must,
  mayObject,
  object,
  readyForReview,
  requestSupplement,
  restDays,
  returnTrack,
  withdrawRequest,
  withdrawTrack,
} from './workflow.ts'
import type { CheckRow, Move } from './workflow.ts'
import { explain } from './words.ts'

const now = new Date('2026-11-24T10:00:00+09:00')
const names = Object.keys(moves) as Move[]

test('every move is allowed exactly from the states the table names, and refused with the state from all others', () => {
  for (const state of trackStates) {
    for (const move of names) {
      const allowed = (moves[move].from as readonly TrackState[]).includes(state)
      expect(must(state, move)).toEqual(
        allowed ? { ok: true, value: moves[move].to } : { ok: false, refusal: { code: 'wrong-state', state, move } },
      )
    }
  }
})

test('every state can be reached, and from every one that waits there is a way on', () => {
  const reached = new Set<string>(['submitted', ...names.map((move) => moves[move].to)])
  expect([...trackStates].filter((state) => !reached.has(state))).toEqual([])
  const dead = trackStates.filter(
    (state) => !['certified', 'returned', 'withdrawn'].includes(state) && !names.some((move) => mayMove(state, move)),
  )
  expect(dead).toEqual([])
})

test('a firm gives up until the verdict, and also while it owes conditions; never what waits for a certificate', () => {
  const withdrawable = trackStates.filter((state) => mayMove(state, 'withdraw'))
  expect(withdrawable).toEqual(['submitted', 'received', 'checking', 'supplement_requested', 'in_review', 'conditional'])
  expect(withdrawTrack({ state: 'conditional' }, '')).toEqual({ ok: true, value: 'withdrawn' })
  expect(withdrawTrack({ state: 'approved' }, '')).toMatchObject({ refusal: { code: 'wrong-state' } })
  expect(withdrawTrack({ state: 'checking' }, '가'.repeat(2001))).toMatchObject({ refusal: { code: 'text-long', most: 2000 } })
})

test('a road leads from submission to the certificate, also through a supplement, conditions and an objection', () => {
  const walk = (...road: Move[]) =>
    road.reduce<TrackState>((state, move) => {
      const to = must(state, move)
      return to.ok ? to.value : state
    }, 'submitted')
  expect(walk('receive', 'begin-check', 'start-review', 'approve', 'certify')).toBe('certified')
  expect(
    walk(
      'receive',
      'begin-check',
      'request-supplement',
      'answer-supplement',
      'start-review',
      'approve-with-conditions',
      'meet-conditions',
      'certify',
    ),
  ).toBe('certified')
  expect(walk('receive', 'begin-check', 'start-review', 'reject', 'object', 'start-objection-review', 'approve', 'certify')).toBe(
    'certified',
  )
})

test('periods are those of the rules: two business days to receive, counted from the next day', () => {
  expect(dueAfter(standardRuleSet, 'receive', now)?.toISOString()).toBe('2026-11-26T15:00:00.000Z')
  expect(dueAfter({ periods: { supplementRounds: 1 } }, 'receive', now)).toBeNull()
})

test('the clock of the institution rests while the firm answers, over a weekend as over workdays', () => {
  expect(restDays('2026-11-27', '2026-12-01')).toBe(2)
  expect(restDays('2026-11-27', '2026-11-29')).toBe(0)
  const due = new Date('2026-12-02T15:00:00Z')
  expect(afterRest(due, 2)?.toISOString()).toBe('2026-12-04T15:00:00.000Z')
  expect(afterRest(due, 0)?.toISOString()).toBe(due.toISOString())
  expect(afterRest(null, 2)).toBeNull()
})

test('a supplement names its parts with a request each, within the rounds of the rules and with a day to come', () => {
  const track = { state: 'checking' as const, rules: standardRuleSet }
  const asked = {
    parts: [{ part: 'effects', request: '시험성적서를 다시 올려 주세요.' }],
    dueOn: '2026-12-08',
    rounds: 0,
    today: '2026-11-24',
  }
  expect(requestSupplement(track, asked)).toEqual({ ok: true, value: new Date('2026-12-08T15:00:00Z') })
  const wrong = [
    { part: 'effects', request: '다시' },
    { part: 'other', request: '가'.repeat(1001) },
  ]
  expect(requestSupplement(track, { ...asked, parts: [] })).toMatchObject({ refusal: { code: 'parts-faulty', short: [], long: [] } })
  expect(requestSupplement(track, { ...asked, parts: wrong })).toMatchObject({ refusal: { short: ['effects'], long: ['other'] } })
  expect(requestSupplement(track, { ...asked, parts: [], dueOn: '2026-11-24' })).toEqual({
    ok: false,
    refusal: { code: 'parts-faulty', short: [], long: [], due: { code: 'due-in-the-past' } },
  })
  expect(requestSupplement(track, { ...asked, parts: [], dueOn: undefined })).toEqual({
    ok: false,
    refusal: { code: 'parts-faulty', short: [], long: [], due: { code: 'no-due-day' } },
  })
  expect(requestSupplement(track, { ...asked, rounds: 2 })).toMatchObject({ refusal: { code: 'rounds-used', rounds: 2 } })
  expect(requestSupplement(track, { ...asked, dueOn: '2099-01-01' })).toMatchObject({
    refusal: { code: 'due-too-far', last: '2027-11-24' },
  })
  expect(requestSupplement(track, { ...asked, dueOn: '2026-11-24' })).toMatchObject({ refusal: { code: 'due-in-the-past' } })
})

test('a request is taken back with a reason of five letters, and only while the firm has not answered', () => {
  expect(withdrawRequest({ state: 'supplement_requested' }, '잘못 보냈습니다.')).toEqual({ ok: true, value: 'checking' })
  expect(withdrawRequest({ state: 'supplement_requested' }, '실수')).toMatchObject({ refusal: { code: 'reason' } })
  expect(withdrawRequest({ state: 'supplement_requested' }, '가'.repeat(2001))).toMatchObject({ refusal: { code: 'text-long' } })
  expect(withdrawRequest({ state: 'checking' }, '잘못 보냈습니다.')).toMatchObject({ refusal: { code: 'wrong-state' } })
})

const row = (machineAnswer: CheckRow['machineAnswer'], officerAnswer: CheckRow['officerAnswer'] = null): CheckRow => ({
  conditionId: 'c',
  machineAnswer,
  officerAnswer,
})
test('an officer overrules the machine only with a note; what the machine does not know needs none', () => {
  expect(answerCondition(row('no'), 'yes', '')).toMatchObject({ refusal: { code: 'note' } })
  expect(answerCondition(row('no'), 'yes', '등록증을 확인했습니다.')).toMatchObject({ ok: true })
  expect(answerCondition(row('unknown'), 'no', '')).toMatchObject({ ok: true })
  expect(answerCondition(row('yes'), 'yes', '')).toMatchObject({ ok: true })
})

test('a track goes to review only when every condition counts as met', () => {
  const track = { state: 'checking' as const }
  expect(readyForReview(track, [row('yes'), row('unknown', 'yes')])).toMatchObject({ ok: true, value: 'in_review' })
  expect(readyForReview(track, [row('yes'), row('unknown'), row('no')])).toMatchObject({ refusal: { code: 'not-checked', open: 2 } })
  expect(readyForReview(track, [row('no', 'no')])).toMatchObject({ refusal: { code: 'not-eligible' } })
  expect(readyForReview({ state: 'objected' }, [row('no', 'no')])).toMatchObject({ ok: true })
  expect([effective(row('no')), effective(row('no', 'yes')), effective(row('yes', 'no'))]).toEqual([undefined, 'yes', 'no'])
})

test('a joint road is led by the lead, or where it has no part left by the first member in the order of the call', () => {
  const at = (name: string, state: TrackState) => ({ name, state })
  const leads = (state: TrackState, ...parts: { name: string; state: TrackState }[]) => leaderOf(parts, state)?.name
  expect(leads('checking', at('lead', 'submitted'), at('member', 'checking'))).toBe('lead')
  for (const gone of ['withdrawn', 'returned', 'rejected'] as const)
    expect(leads('checking', at('lead', gone), at('first', 'received'), at('second', 'checking'))).toBe('first')
  expect(leads('in_review', at('lead', 'withdrawn'), at('first', 'in_review'), at('second', 'in_review'))).toBe('first')
  expect(leads('objected', at('lead', 'rejected'), at('member', 'objected'))).toBe('member')
  expect(leads('approved', at('lead', 'approved'))).toBeUndefined()
})

test('a return gives its reason', () => {
  expect(returnTrack({ state: 'checking' }, '없음')).toMatchObject({ refusal: { code: 'reason' } })
  expect(returnTrack({ state: 'checking' }, '중소기업이 아닙니다.')).toMatchObject({ ok: true, value: 'returned' })
  expect(returnTrack({ state: 'checking' }, '가'.repeat(2001))).toMatchObject({ refusal: { code: 'text-long', most: 2000 } })
  expect(returnTrack({ state: 'in_review' }, '')).toMatchObject({ refusal: { code: 'wrong-state' } })
})

test('an objection comes in time, with grounds: at the very instant the period is over', () => {
  const grounds = '시험 조건이 심의 자료에 반영되지 않아 다시 심의해 주시기 바랍니다.'
  const rejected = { state: 'rejected' as const, objectionUntil: now, isAppliedAgain: false }
  expect(object(rejected, grounds, new Date(now.getTime() - 1))).toMatchObject({ ok: true, value: 'objected' })
  expect(object(rejected, grounds, now)).toMatchObject({ refusal: { code: 'too-late' } })
  expect(object({ ...rejected, objectionUntil: null }, grounds, now)).toMatchObject({ refusal: { code: 'no-period' } })
  expect(object(rejected, '억울합니다.', new Date(now.getTime() - 1))).toMatchObject({ refusal: { code: 'grounds' } })
})

test('the period for objections ended with its last day, in the words of every deadline', () => {
  const until = new Date('2026-01-24T00:00:00+09:00')
  expect(explain({ code: 'too-late', until })).toEqual(
    text('이의신청 기간이 2026년 1월 23일(금) 24:00에 끝났습니다.', 'The period for objections ended on Fri 23 Jan 2026, 24:00 KST.'),
  )
})

test('nobody objects to a rejection once the same technology is on its way again', () => {
  const again = { state: 'rejected' as const, objectionUntil: now, isAppliedAgain: true }
  expect(mayObject(again, new Date(now.getTime() - 1))).toMatchObject({ refusal: { code: 'live-track' } })
  expect(mayObject(again, now)).toMatchObject({ refusal: { code: 'too-late' } })
})

test('a report is judged by whom the rules name and by nobody else, once it is there', () => {
  const ruledBy = (confirmer?: 'officer' | 'approver') => ({
    state: 'conditional' as const,
    rules: { ...standardRuleSet, conditionalVerdict: { allowed: true as const, confirmer } },
  })
  const reported = { state: 'reported' as const }
  const met = { met: true, note: '' }
  expect(judgeReport(ruledBy('approver'), reported, { roles: ['approver'] }, met)).toMatchObject({ ok: true, value: 'approved' })
  expect(judgeReport(ruledBy('approver'), reported, { roles: ['officer'] }, met)).toMatchObject({
    refusal: { code: 'not-the-confirmer', confirmer: 'approver' },
  })
  expect(judgeReport(ruledBy('officer'), reported, { roles: ['approver'] }, met)).toMatchObject({
    refusal: { code: 'not-the-confirmer', confirmer: 'officer' },
  })
  expect(judgeReport(ruledBy(), reported, { roles: ['officer'] }, met)).toMatchObject({ ok: true })
  expect(judgeReport(ruledBy(), { state: 'open' }, { roles: ['officer'] }, met)).toMatchObject({ refusal: { code: 'already' } })
  expect(judgeReport(ruledBy(), reported, { roles: ['officer'] }, { met: false, note: '음' })).toMatchObject({
    refusal: { code: 'reason' },
  })
  expect(judgeReport({ ...ruledBy(), state: 'approved' }, reported, { roles: ['officer'] }, met)).toMatchObject({
    refusal: { code: 'wrong-state' },
  })
})

test('the certificate follows only when every condition is confirmed', () => {
  expect(afterConfirming(['met', 'reported'])).toBe('conditional')
  expect(afterConfirming(['met', 'met'])).toBe('approved')
})
