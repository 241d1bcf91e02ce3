import { join } from 'node:path'
import { tmpdir } from 'node:os'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { execFileSync } from 'node:child_process'
import { afterAll, expect, test } from 'vitest'
import { names, openCertificates } from '../../tests/support/certifying.ts'
import { openMarket, sql } from '../../tests/support/market.ts'
import type { Market } from '../../tests/support/market.ts'
import { inTransaction } from '../platform/database/transaction.ts'
import { signerOf } from '../signing/index.ts'
import { draftCertificate, startDraft } from './actions/draft.ts'
import { issueCertificate } from './actions/issue.ts'
import { findPaperFile } from './queries.ts'
import { placeTrack, setScene } from './scene.fixture.ts'

const { market, scene, actor, approved, drafted, issued, pdfOf, desk, today } = await openCertificates()
afterAll(() => market.close())

const has = (command: string): boolean => {
  try {
    execFileSync(command, [command === 'pdfsig' ? '-v' : 'version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const issueCertificateAt = async (
  shown: Market,
  by: { personId: string; as: string; address: string; requestId: null; shift: string },
  personId: string,
  id: string,
): Promise<string> => {
  const { signCertificate } = await import('./actions/issue.ts')
  const signed = await inTransaction(shown.app.db, by, (tx) => signCertificate(tx, shown.app, { personId, institutionId: 'kra' }, id, 1))
  if (!signed.ok) throw new Error(signed.refusal.code)
  return signed.value.id
}

test('only an approved track gets a certificate, once, and not by its drafter’s own hand', async () => {
  const { id, trackId } = await drafted('배수펌프')
  expect(await startDraft(market.app, actor(scene.officer), trackId, names('배수펌프'))).toMatchObject({
    refusal: { code: 'already-drafted' },
  })
  expect(await issueCertificate(market.app, actor(scene.officer), id, 1)).toMatchObject({ refusal: { code: 'own-draft' } })
  expect(await issueCertificate(market.app, actor(scene.approver, 'kwater'), id, 1)).toMatchObject({ refusal: { code: 'not-found' } })
  const other = await approved('심의 중인 기술')
  await market.set((tx) => tx.run(sql`update tracks set state = 'in_review' where id = ${other.trackId}`))
  expect(await market.set((tx) => draftCertificate(tx, { personId: scene.officer, institutionId: 'kra' }, other.trackId))).toMatchObject({
    refusal: { code: 'track-not-approved' },
  })
})

test('nothing is signed for a firm nobody has confirmed; the desk reads who confirms it, and the database holds it, too', async () => {
  const { id } = await drafted('확인 전 회사의 기술')
  const claim = (state: 'provisional' | 'confirmed') =>
    market.set((tx) => tx.run(sql`update company_claims set state = ${state} where company_id = ${scene.companyId}`))
  await claim('provisional')
  const refused = await issueCertificate(market.app, actor(scene.approver), id, 1)
  expect(refused).toMatchObject({ refusal: { code: 'firm-unconfirmed', claim: 'provisional' } })
  const page = (await (await market.as(scene.approver)).get(`/desk/kra/certificates/${id}`)).body
  expect(page).toContain('회사 확인이 끝나지 않아 서명할 수 없습니다. 기관 담당자나 운영자가 ‘회사 확인’ 화면에서 확인합니다.')
  expect(page).toContain('/desk/kra/claims')
  await expect(market.set((tx) => tx.run(sql`update certificates set state = 'valid' where id = ${id}`))).rejects.toThrow(
    'a_certificate_is_signed_for_a_confirmed_firm',
  )
  await claim('confirmed')
  expect(await issueCertificate(market.app, actor(scene.approver), id, 1)).toMatchObject({ ok: true })
})

test('signing gives number, validity, signed paper, certified track and news to the firm, all at once', async () => {
  const { id, number, trackId } = await issued('누수 감지기')
  expect(number).toMatch(/^KRA-\d{4}-\d{4}$/)
  const one = await desk(id)
  expect(one).toMatchObject({ state: 'valid', number, issuedOn: today(), validFrom: today() })
  expect(await market.read.one(sql`select state from tracks where id = ${trackId}`)).toEqual({ state: 'certified' })
  expect(
    await market.read.one(
      sql<{ told: number }>`select count(*) as told from notices where person_id = ${scene.owner} and kind = 'certificate.issued'`,
    ),
  ).toMatchObject({ told: expect.any(Number) as number })
  expect(one?.history.map((entry) => entry.event)).toEqual(['issued'])
})

test('the paper is signed under our root, and pdfsig agrees', async () => {
  const { id } = await issued('서명 확인')
  const pdf = await pdfOf(id)
  expect(await signerOf(market.read, pdf)).toEqual({
    name: '한국마사회',
    institution: { ko: '한국마사회', en: 'Korea Racing Authority' },
    isWhole: true,
  })
  if (!has('pdfsig')) return
  const folder = mkdtempSync(join(tmpdir(), 'cert-'))
  writeFileSync(join(folder, 'a.pdf'), pdf)
  const said = execFileSync('pdfsig', [join(folder, 'a.pdf')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  rmSync(folder, { recursive: true })
  expect(said).toContain('Signature is Valid')
  expect(said).toContain('Total document signed')
})

test('ten approvers who sign at once get ten numbers in a row', async () => {
  const ids = []
  for (let count = 0; count < 10; count += 1) ids.push((await drafted(`동시 ${count}`)).id)
  const results = await Promise.all(ids.map((id) => issueCertificate(market.app, actor(scene.approver), id, 1)))
  const sequences = results.map((one) => (one.ok ? Number(one.value.number.slice(-4)) : 0)).sort((a, b) => a - b)
  expect(sequences).toEqual(sequences.map((_, at) => (sequences[0] ?? 0) + at))
  expect(sequences[0]).toBeGreaterThan(0)
})

test('two who sign the same draft at once issue it once', async () => {
  const { id } = await drafted('두 번 누름')
  const both = await Promise.all([1, 2].map(() => issueCertificate(market.app, actor(scene.approver), id, 1)))
  expect(both.filter((one) => one.ok)).toHaveLength(1)
})

test('a refusal in the middle leaves no number, no paper and no key behind', async () => {
  const fresh = await market.set((tx) => setScene(tx, 'kisa', '{nonsense}'))
  const { id } = await drafted('번호 없는 규정', fresh)
  expect(await issueCertificate(market.app, actor(fresh.approver, 'kisa'), id, 1)).toMatchObject({ refusal: { code: 'number-pattern' } })
  expect(
    await market.read.one(sql`select (select count(*) from certificate_sequences where institution_id = 'kisa') as sequences,
        (select count(*) from signing_keys where institution_id = 'kisa') as keys,
    (select state from certificates where id = ${id}) as state`),
  ).toEqual({ sequences: 0, keys: 0, state: 'drafted' })
})

test('time shifts in a demonstration do not break a signature', async () => {
  const shown = await openMarket({ demonstration: true })
  try {
    const cast = await shown.set((tx) => setScene(tx, 'kra'))
    const at = (shift: string, personId: string) => ({ personId, as: 'test', address: 'test', requestId: null, shift })
    const run = async (shift: string) => {
      const { trackId } = await shown.set((tx) => placeTrack(tx, cast, { titleKo: `지난 ${shift}`, titleEn: 'Past', summaryKo: '.' }))
      const draft = await inTransaction(shown.app.db, at(shift, cast.officer), (tx) =>
        draftCertificate(tx, { personId: cast.officer, institutionId: 'kra' }, trackId),
      )
      if (!draft.ok) throw new Error(draft.refusal.code)
      const signed = await issueCertificateAt(shown, at(shift, cast.approver), cast.approver, draft.value.id)
      return shown.app.files.read((await findPaperFile(shown.read, signed))?.storageKey ?? '')
    }
    for (const shift of ['0 days', '-900 days'])
      expect(await signerOf(shown.read, new Uint8Array(await run(shift)))).toMatchObject({ isWhole: true })
  } finally {
    await shown.close()
  }
})
