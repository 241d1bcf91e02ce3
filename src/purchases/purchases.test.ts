import { expect, test } from 'vitest'
import { assessGround, assessGrounds, confirm } from './grounds.ts'
import type { Ground, Item } from './grounds.ts'
import { accept, end, enders, mayRecord, moves, purchaseProblems, quote, record, wishProblem } from './workflow.ts'
import type { EndMove, QuoteRequest, RequestState } from './workflow.ts'

const today = '2026-11-24'
const ground: Ground = {
  code: 'X',
  kind: 'negotiated',
  lawKo: '법',
  lawEn: 'Act',
  article: '제26조',
  sentenceKo: '근거',
  sentenceEn: 'ground',
  floorWon: null,
  ceilingWon: null,
  requires: {},
  immunityKo: null,
  immunityEn: null,
  textAsOf: null,
  source: null,
  noteKo: null,
  noteEn: null,
  confirmedAt: new Date('2026-01-01'),
  confirmedBy: 'ravi',
  confirmerName: '라비',
  kindNames: [{ code: 'NEP', ko: '신제품인증(NEP)', en: 'New Excellent Product (NEP)' }],
  confirmation: 1,
  confirmationNote: '2026-01-01 현재 조문',
}
const item: Item = { estimatedWon: 15_000_000, certificates: [], contractedOn: today }
const request: QuoteRequest = {
  id: 'r',
  institutionId: 'kra',
  companyId: 'c',
  listingId: 'l',
  technologyId: 't',
  state: 'quoted',
  version: 1,
}
const offered = { id: 'q', supplyWon: 1000, vatWon: 100, validUntil: today, deliveryDays: 3, terms: '' }
const seen = { seenQuoteId: 'q', knowsOfCertificate: false }

test('a ground that no officer has confirmed is only to be checked', () => {
  expect(assessGround(ground, item).answer).toBe('applies')
  expect(assessGround({ ...ground, confirmedAt: null }, item).answer).toBe('could')
})
test('whether there was a tender nobody but the buyer knows: it is never recommended, and after a quote stands last', () => {
  const tender: Ground = { ...ground, code: 'T', kind: 'tender', article: null, confirmedAt: null }
  const unread: Ground = { ...ground, confirmedAt: null }
  expect(assessGround(tender, item).answer).toBe('could')
  const codes = (isQuoted: boolean) => assessGrounds([tender, unread], { ...item, isQuoted }).could.map((one) => one.ground.code)
  expect([codes(false), codes(true)]).toEqual([
    ['T', 'X'],
    ['X', 'T'],
  ])
})
test('an estimated price above the ceiling rules a ground out, whatever else holds', () => {
  expect(assessGround({ ...ground, ceilingWon: 20_000_000 }, item).answer).toBe('applies')
  expect(assessGround({ ...ground, ceilingWon: 10_000_000, requires: { quotes: 2 } }, item).answer).toBe('does-not')
  expect(assessGround({ ...ground, ceilingWon: 10_000_000 }, { ...item, estimatedWon: undefined }).answer).toBe('could')
})
test('a certificate counts while it is valid, and within the years since designation', () => {
  const needs = { ...ground, requires: { certificateKinds: ['INNOVATION_PRODUCT'], withinYearsOfDesignation: 3 } }
  const held = (validFrom: string, validTo: string, contractedOn = today) =>
    assessGround(needs, { ...item, contractedOn, certificates: [{ kind: 'INNOVATION_PRODUCT', validFrom, validTo }] }).answer
  expect(assessGround(needs, item).answer).toBe('does-not')
  expect(held('2024-11-25', '2027-11-24')).toBe('applies')
  expect(held('2023-11-24', '2027-11-24')).toBe('does-not')
  expect(held('2024-11-25', '2026-11-23')).toBe('does-not')
  expect(held('2024-11-25', '2026-11-23', '2026-11-23')).toBe('applies')
  expect(
    assessGround(needs, {
      ...item,
      contractedOn: undefined,
      certificates: [{ kind: 'INNOVATION_PRODUCT', validFrom: '2020-01-01', validTo: '2021-01-01' }],
    }).answer,
  ).toBe('could')
})
const input = {
  listingId: 'l',
  groundCode: 'X',
  groundNote: '',
  amountWon: 1,
  estimatedWon: null,
  contractedOn: today,
  deliveredOn: null,
  quantity: 1,
  alternatives: [],
  chosenReason: '좋은 기술입니다',
  quoteId: null,
  differsReason: '',
  estimateNote: '',
}
const judged = { ground, certificates: [], today, personId: 'mei', accepted: null }
const refused = (code: string) => ({ ok: false, refusal: { code } })

test('a market certificate alone never becomes a ground that may be chosen', () => {
  expect(record(input, { ...judged, ground: { ...ground, kind: 'path' } })).toEqual(refused('ground-not-choosable'))
  expect(record(input, { ...judged, ground: undefined })).toEqual(refused('ground-not-choosable'))
})
test('a purchase lies in the past, and in our time', () => {
  const days = (contractedOn: string, deliveredOn: string | null) => record({ ...input, contractedOn, deliveredOn }, judged)
  expect(days(today, today).ok).toBe(true)
  expect(days('1901-01-01', null)).toEqual(refused('old-contract'))
  expect(days('2099-01-01', null)).toEqual(refused('future-contract'))
  expect(days(today, '2099-01-01')).toEqual(refused('future-delivery'))
  expect(days(today, '2020-01-01')).toEqual(refused('delivered-before-contract'))
})
test('nobody buys by a ground that the facts contradict, unless they say why it holds', () => {
  const small = { ...judged, ground: { ...ground, ceilingWon: 20_000_000 } }
  const dear = { ...input, estimatedWon: 20_000_001 }
  expect(record(dear, small)).toMatchObject({
    ok: false,
    refusal: { code: 'ground-does-not-fit', because: [{ ko: '추정가격이 20,000,000원을 넘습니다.' }] },
  })
  expect(record({ ...dear, groundNote: '단가계약의 한 건입니다.' }, small).ok).toBe(true)
  expect(record({ ...input, amountWon: 22_000_000, estimatedWon: 20_000_000 }, small).ok).toBe(true)
  expect(record({ ...input, groundNote: '확인했습니다.' }, small)).toEqual(refused('estimate-missing'))
  const held = { kind: 'NEP', validFrom: '2024-01-01', validTo: '2026-06-30' }
  const nep = { ...judged, ground: { ...ground, requires: { certificateKinds: ['NEP'] } }, certificates: [held] }
  expect(record({ ...input, contractedOn: held.validTo }, nep).ok).toBe(true)
  expect(record(input, nep)).toMatchObject(refused('ground-does-not-fit'))
})
test('a contract above its estimated price with VAT is recorded only with the reason, and its small-amount ground is to be checked', () => {
  const small = { ...judged, ground: { ...ground, ceilingWon: 20_000_000 } }
  const dear = { ...input, amountWon: 34_639_000, estimatedWon: 1 }
  expect(record(dear, small)).toEqual({ ok: false, refusal: { code: 'above-estimate', amountWon: 34_639_000, estimatedWon: 1 } })
  expect(record({ ...dear, groundNote: '제30조' }, { ...judged, ground })).toMatchObject(refused('above-estimate'))
  expect(record({ ...dear, estimateNote: '설계를 바꾸어 늘었습니다.' }, small).ok).toBe(true)
  const fits = (amountWon: number) => record({ ...input, amountWon, estimatedWon: 20_000_000 }, small).ok
  expect([fits(22_000_000), fits(22_000_001), fits(1)]).toEqual([true, false, true])
  const told = assessGround(small.ground, { ...item, amountWon: 34_639_000, estimatedWon: 1 })
  expect([told.answer, told.because.map((one) => one.ko)]).toEqual([
    'could',
    ['계약 금액이 추정가격에 부가세를 더한 값보다 큽니다. 추정가격을 확인해야 합니다.'],
  ])
})
test('certificates are named in words, and that of the technology market counts where it is asked for', () => {
  const kindNames = [{ code: 'MARKET', ko: '기술마켓 인증', en: 'Technology market certificate' }]
  const path = { ...ground, kind: 'path' as const, kindNames, requires: { certificateKinds: ['MARKET'] } }
  const said = (certificates: Item['certificates']) => assessGround(path, { ...item, certificates }).because.map((one) => one.ko)
  expect(said([])).toEqual(['필요한 인증이 없습니다: 기술마켓 인증'])
  expect(said([{ kind: 'MARKET', validFrom: '2025-01-01', validTo: '2027-12-31' }])).toEqual(['기술마켓 인증 2027-12-31까지 유효'])
  expect(said([{ kind: 'MARKET', validFrom: '2025-01-01', validTo: '9999-12-31' }])).toEqual(['기술마켓 인증 유효(기한 없음)'])
})
test('only what is a ground is confirmed, and once', () => {
  const asked = (kind: Ground['kind'], confirmedBy: string | null = null) => {
    const decided = confirm({ kind, confirmedBy })
    return decided.ok ? decided.value : decided.refusal.code
  }
  expect([asked('negotiated'), asked('path'), asked('rule'), asked('bar'), asked('negotiated', 'ravi')]).toEqual([
    'confirmed',
    'not-a-ground',
    'not-a-ground',
    'not-a-ground',
    'already-confirmed',
  ])
})
test('a ground that its note must name is not recorded without it', () => {
  for (const requires of [{ statedItem: true }, { statedGround: true }]) {
    const unnamed = { ...judged, ground: { ...ground, requires } }
    expect(record(input, unnamed)).toEqual(refused('ground-not-named'))
    expect(record({ ...input, groundNote: '제1항 제2호 가목' }, unnamed).ok).toBe(true)
  }
})
test('everything that is wrong with a purchase is said at once, and nobody buys by a ground of their own word', () => {
  const mine = { ...judged, ground: { ...ground, confirmedBy: 'mei' } }
  expect(
    purchaseProblems(
      { contractedOn: '2099-01-01', deliveredOn: '2099-02-01', groundNote: '', differsReason: '', estimateNote: '', chosenReason: '' },
      mine,
    ),
  ).toEqual({
    groundCode: { code: 'own-ground' },
    contractedOn: { code: 'future-contract' },
    deliveredOn: { code: 'future-delivery' },
    chosenReason: { code: 'reason-missing' },
  })
  expect(
    purchaseProblems(
      { groundNote: '', differsReason: '', estimateNote: '', chosenReason: '좋은 기술입니다' },
      { ...mine, personId: 'dana' },
    ),
  ).toEqual({})
})
const sameQuote = { seenQuoteId: 'q', lastQuoteId: 'q', isBought: false }
const noBudget = { code: 'NO_BUDGET', note: '', needsNote: false }
test('a note to why a quote ends says something, and must where the reason alone does not', () => {
  const ended = (note: string, needsNote: boolean, code = 'OTHER') => {
    const done = end(request, 'refuse', { code, note, needsNote }, sameQuote)
    return done.ok ? done.value : done.refusal.code
  }
  expect([
    ended('', false),
    ended('', true),
    ended('그냥요.', true),
    ended('그냥', false),
    ended('예산 없음', true),
    ended('', false, ''),
  ]).toEqual(['refused', 'note-missing', 'note-missing', 'note-missing', 'refused', 'reason-missing'])
})
test('every move is refused from every state the table does not name', () => {
  const states: RequestState[] = ['requested', 'quoted', 'accepted', 'refused', 'declined', 'withdrawn', 'expired', 'forgone', 'retracted']
  for (const state of states) {
    const at = { ...request, state }
    expect(quote(at, offered, today).ok).toBe((moves.quote.from as readonly string[]).includes(state))
    expect(accept(at, offered, seen, { today, isCertified: true }).ok).toBe(state === 'quoted')
    for (const move of Object.keys(enders) as EndMove[])
      expect(end(at, move, noBudget, sameQuote).ok).toBe((moves[move].from as readonly string[]).includes(state))
    expect(mayRecord(state)).toBe(['accepted', 'forgone', 'retracted'].includes(state))
  }
})
test('a quote is good through its last day and not after', () => {
  expect(accept(request, offered, seen, { today, isCertified: true }).ok).toBe(true)
  expect(accept(request, { ...offered, validUntil: '2026-11-23' }, seen, { today, isCertified: true })).toEqual({
    ok: false,
    refusal: { code: 'quote-expired', validUntil: '2026-11-23' },
  })
})

test('a buyer decides on the quote that was seen, and on no other', () => {
  const stale = { ok: false, refusal: { code: 'stale' } }
  expect(accept(request, { ...offered, id: 'dearer' }, seen, { today, isCertified: true })).toEqual(stale)
  expect(end(request, 'refuse', noBudget, { ...sameQuote, lastQuoteId: 'dearer' })).toEqual(stale)
  expect(end(request, 'withdraw', noBudget, { ...sameQuote, seenQuoteId: '' })).toEqual(stale)
  const accepted = { quoteId: 'q', totalWon: 1, quantity: 1, on: today }
  expect(record({ ...input, quoteId: 'other' }, { ...judged, accepted })).toEqual(stale)
})
test('without a certificate in force a quote is accepted only by somebody who knows', () => {
  const uncertified = { today, isCertified: false }
  expect(accept(request, offered, seen, uncertified)).toEqual(refused('certificate-not-in-force'))
  expect(accept(request, offered, { ...seen, knowsOfCertificate: true }, uncertified).ok).toBe(true)
})
test('a purchase follows its quote: contracted once it was accepted, and what differs is explained', () => {
  const accepted = { quoteId: 'q', totalWon: 1, quantity: 1, on: '2026-11-23' }
  const from = (change: Partial<typeof input>) => record({ ...input, quoteId: 'q', ...change } as typeof input, { ...judged, accepted })
  expect(from({}).ok).toBe(true)
  expect(from({ contractedOn: '2026-11-22' })).toEqual({
    ok: false,
    refusal: { code: 'contract-before-quote', acceptedOn: '2026-11-23' },
  })
  for (const change of [{ amountWon: 2 }, { quantity: 999_999 }]) {
    expect(from(change)).toMatchObject(refused('difference-unexplained'))
    expect(from({ ...change, differsReason: '협의하여 수량을 바꾸었습니다.' }).ok).toBe(true)
  }
})
test('a quote holds, and something is wanted, within two years', () => {
  expect(quote(request, { ...offered, validUntil: '2028-11-24' }, today).ok).toBe(true)
  expect(quote(request, { ...offered, validUntil: '2028-11-25' }, today)).toEqual(refused('late-validity'))
  expect([wishProblem('2028-11-25', today), wishProblem('2026-11-23', today), wishProblem('2028-11-24', today)]).toEqual([
    { code: 'late-wish' },
    { code: 'past-wish' },
    undefined,
  ])
})
