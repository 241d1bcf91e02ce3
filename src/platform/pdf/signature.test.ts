import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { longTest } from '../../../tests/support/long.ts'
import { generateInstitutionKey, generatePlatformRoot, describeCertificate, type SigningKey } from './keys.ts'
import { loadP12 } from './p12.ts'
import { openPdfMaker } from './pdf.ts'
import { signPdf } from './sign.ts'
import { verifyPdfSignature } from './verify.ts'
import { aPage } from './plain-page.example.ts'

const notBefore = new Date('2026-01-01T00:00:00+09:00')
const at = new Date('2026-11-30T18:00:00+09:00')
const words = { reason: '문서 발급', location: '대한민국', name: '가나레저공사', at }
const has = (command: string) => {
  try {
    execFileSync('which', [command], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

let folder = ''
let root: SigningKey
let key: SigningKey
let plain: Uint8Array
let signed: Uint8Array

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'signature-'))
  root = await generatePlatformRoot({ commonName: '서명 뿌리', organisation: '운영기관', country: 'KR', notBefore, years: 20 })
  key = await generateInstitutionKey(
    { commonName: '가나레저공사', organisation: '가나레저공사', country: 'KR', notBefore, years: 10 },
    root,
  )
  const maker = openPdfMaker()
  plain = await aPage(maker)
  maker.close()
  signed = await signPdf(plain, key, words)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const pdfsig = (pdf: Uint8Array): string => {
  const file = join(folder, 'checked.pdf')
  writeFileSync(file, pdf)
  return execFileSync('pdfsig', [file], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}
const flipped = (pdf: Uint8Array, position: number): Uint8Array => {
  const copy = pdf.slice()
  copy[position] = (copy[position] ?? 0) ^ 1
  return copy
}
const holeOf = (pdf: Uint8Array) => {
  const text = Buffer.from(pdf).toString('latin1')
  const start = text.lastIndexOf('/Contents <') + '/Contents <'.length
  return { start, end: text.indexOf('>', start) }
}

test('a document signed by the institution is whole, names the institution and the time, and is trusted under our root', async () => {
  const found = await verifyPdfSignature(signed, root.certificateChainDer)
  const leaf = await describeCertificate(key.certificateChainDer[0] ?? new Uint8Array())
  expect(found).toEqual({ signed: true, whole: true, signedBy: '가나레저공사', at, certificateSha256: leaf.sha256, trusted: true })
})

test('a signature under a root of someone else is whole but not trusted', async () => {
  const other = await generatePlatformRoot({ commonName: '서명 뿌리', organisation: '운영기관', country: 'KR', notBefore, years: 20 })
  expect(await verifyPdfSignature(signed, other.certificateChainDer)).toMatchObject({ whole: true, trusted: false })
})

test('a document without a signature says so', async () => {
  expect(await verifyPdfSignature(plain)).toEqual({ signed: false })
})

test.skipIf(!has('pdfsig'))('pdfsig finds the signature valid and covering all, and a changed byte a digest mismatch', () => {
  const answer = pdfsig(signed)
  expect(answer).toContain('Signature is Valid')
  expect(answer).toContain('ETSI.CAdES.detached')
  expect(answer).toContain('Total document signed')
  expect(pdfsig(flipped(signed, 2000))).toContain('Digest Mismatch')
})

longTest('one changed bit anywhere, in the document or in the signature, is noticed', async () => {
  const hole = holeOf(signed)
  const steps = Array.from({ length: 120 }, (_, step) => Math.floor((step * signed.length) / 120))
  const inside = Array.from({ length: 160 }, (_, step) => hole.start + Math.floor((step * (hole.end - hole.start)) / 160))
  const passed: number[] = []
  for (const position of [...steps, ...inside]) {
    const found = await verifyPdfSignature(flipped(signed, position), root.certificateChainDer)
    if (found.signed && found.whole) passed.push(position - hole.start)
  }
  expect(passed).toEqual([])
})

test('a signature in capitals, or anything added after it, is not whole', async () => {
  const hole = holeOf(signed)
  const capital = Buffer.from(signed)
  capital.write(capital.toString('latin1', hole.start, hole.end).toUpperCase(), hole.start, 'latin1')
  expect(await verifyPdfSignature(new Uint8Array(capital))).toMatchObject({ whole: false })
  expect(await verifyPdfSignature(new Uint8Array([...signed, 10]))).toMatchObject({ whole: false })
})

test('a signature made outside the validity of its certificate is not whole', async () => {
  const early = await signPdf(plain, key, { ...words, at: new Date('2020-01-01T00:00:00Z') })
  expect(await verifyPdfSignature(early)).toMatchObject({ signed: true, whole: false })
})

const p12 = (kind: 'ec' | 'rsa', extra: string[] = []) => {
  const file = (name: string) => join(folder, `${kind}-${name}`)
  const algorithm = kind === 'ec' ? ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256'] : ['-newkey', 'rsa:2048']
  execFileSync(
    'openssl',
    [
      'req',
      '-x509',
      '-nodes',
      ...algorithm,
      '-keyout',
      file('key'),
      '-out',
      file('crt'),
      '-days',
      '30',
      '-subj',
      '/C=KR/O=Gana/CN=Gana Corporation',
    ],
    { stdio: 'ignore' },
  )
  execFileSync(
    'openssl',
    ['pkcs12', '-export', '-inkey', file('key'), '-in', file('crt'), '-passout', 'pass:a-long-passphrase', '-out', file('p12'), ...extra],
    { stdio: 'ignore' },
  )
  return new Uint8Array(readFileSync(file('p12')))
}

test.skipIf(!has('openssl')).each(['ec', 'rsa'] as const)("an operator's own %s key in a P12 file signs documents", async (kind) => {
  const file = p12(kind)
  expect(await loadP12(file, 'another')).toEqual({ ok: false, refusal: 'wrong-passphrase' })
  const loaded = await loadP12(file, 'a-long-passphrase')
  if (!loaded.ok) throw new Error(loaded.refusal)
  const document = await signPdf(plain, loaded.value, { ...words, at: new Date() })
  expect(await verifyPdfSignature(document, loaded.value.certificateChainDer)).toMatchObject({
    whole: true,
    trusted: true,
    signedBy: 'Gana Corporation',
  })
  if (has('pdfsig')) expect(pdfsig(document)).toContain('Signature is Valid')
})

test.skipIf(!has('openssl'))('a P12 encrypted in an old way, and a file that is none, are refused with their reason', async () => {
  expect(await loadP12(p12('ec', ['-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES']), 'a-long-passphrase')).toEqual({
    ok: false,
    refusal: 'unsupported-encryption',
  })
  expect(await loadP12(new TextEncoder().encode('hello'), 'x')).toEqual({ ok: false, refusal: 'not-a-p12' })
})
