import { execFileSync } from 'node:child_process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { createPerson, grantRole } from '../people/index.ts'
import { generateInstitutionKey, generatePlatformRoot } from '../platform/pdf/keys.ts'
import { makeOwnP12 } from '../platform/pdf/own-p12.fixture.ts'
import { aPage } from '../platform/pdf/plain-page.example.ts'
import { signPdf } from '../platform/pdf/sign.ts'
import { importKey } from './actions/import-key.ts'
import { signInNameOf, signerOf } from './signing.ts'

const kra = { id: 'kra', nameKo: '한국마사회', nameEn: 'Korea Racing Authority' }
const words = { reason: 'Test', location: 'here' }
let market: Market
let paper: Uint8Array
let operator: string
const sign = () => market.set((tx) => signInNameOf(tx, market.app, kra, paper, words))
const hasOpenssl = (() => {
  try {
    execFileSync('openssl', ['version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

beforeAll(async () => {
  market = await openMarket()
  paper = await aPage(market.app.pdf)
  operator = await market.set(async (tx) => {
    const { id } = await createPerson(tx, { email: 'keys@scene.example', name: '윤운영' })
    await grantRole(tx, { personId: id, role: 'operator' })
    return id
  })
})
afterAll(() => market.close())

test('a paper says which institution signed it, and whether a byte was changed since', async () => {
  const signed = await sign()
  const institution = { ko: '한국마사회', en: 'Korea Racing Authority' }
  expect(await signerOf(market.read, signed)).toEqual({ name: '한국마사회', institution, isWhole: true })
  const altered = signed.slice()
  altered[500] = (altered[500] ?? 0) ^ 1
  expect(await signerOf(market.read, altered)).toEqual({ name: '한국마사회', institution, isWhole: false })
  expect(await signerOf(market.read, paper)).toEqual({ name: null, isWhole: false })
})

test('a stranger who signs in the same name is not the institution', async () => {
  const notBefore = new Date(Date.now() - 86_400_000)
  const root = await generatePlatformRoot({ commonName: 'Techmarket Root', organisation: 'Techmarket', country: 'KR', notBefore, years: 2 })
  const key = await generateInstitutionKey({ commonName: kra.nameKo, organisation: kra.nameKo, country: 'KR', notBefore, years: 1 }, root)
  const signed = await signPdf(paper, key, { ...words, name: kra.nameEn, at: new Date() })
  expect(await signerOf(market.read, signed)).toEqual({ name: '한국마사회', isWhole: true })
})

test.skipIf(!hasOpenssl)('an own key from a P12 signs from then on, and papers signed before stay good', async () => {
  const before = await sign()
  const base64 = makeOwnP12('KRA own key')
  const actor = { hat: 'operator', personId: operator, as: 'operations', address: 'test', requestId: null } as const
  expect(await importKey(market.app, actor, 'kra', base64, 'wrong')).toEqual({ ok: false, refusal: 'wrong-passphrase' })
  expect(await importKey(market.app, actor, 'kra', 'garbage', 'secret')).toEqual({ ok: false, refusal: 'not-a-p12' })
  expect(await importKey(market.app, actor, 'kra', base64, 'secret')).toMatchObject({ ok: true })
  expect(await signerOf(market.read, await sign())).toMatchObject({ name: 'KRA own key', institution: { ko: '한국마사회' }, isWhole: true })
  expect(await signerOf(market.read, before)).toMatchObject({ name: '한국마사회', institution: { ko: '한국마사회' }, isWhole: true })
})
