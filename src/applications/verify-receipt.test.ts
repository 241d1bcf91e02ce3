import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { canonicalJson } from '../kernel/canonical-json.ts'
import { sha256Hex } from '../kernel/id.ts'
import { emptyContent } from '../technologies/index.ts'
import { makeManifest } from './manifest.ts'
import type { ManifestParts } from './manifest.ts'
import { verifyReceipt } from './verify-receipt.ts'

const folder = mkdtempSync(join(tmpdir(), 'techmarket-receipt-'))
const put = (name: string, words: string) => {
  writeFileSync(join(folder, name), words)
  return join(folder, name)
}
const paper = put('시험성적서.pdf', 'as submitted')
const other = put('other.pdf', 'changed since')
const firmPaper = put('확인서.pdf', 'of the firm')
const submitted: ManifestParts = {
  applicationId: 'a',
  submittedAt: new Date(0),
  company: {
    id: 'c',
    name: '가나기술',
    businessNumber: null,
    confirmations: [{ number: '확-1', validFrom: '2026-01-01', validTo: '2026-12-31', sha256: sha256Hex('of the firm') }],
  },
  technology: { id: 't', version: 1, sha256: sha256Hex('t'), title: '펌프' },
  content: emptyContent(),
  standing: 'developer',
  answers: {},
  declarations: [],
  documents: [{ kind: 'TEST_REPORT', name: '시험성적서.pdf', bytes: 12, sha256: sha256Hex('as submitted') }],
  tracks: [],
}
const words = makeManifest(submitted).text
const manifest = put('manifest.json', words)
afterAll(() => {
  rmSync(folder, { recursive: true })
})

const verified = async (...given: string[]) => {
  const lines: string[] = []
  const refused = await verifyReceipt((line) => {
    lines.push(line)
  }, given).then(
    () => '',
    (error: unknown) => String(error),
  )
  return { said: lines.join('\n'), refused }
}

test('a receipt, its manifest and its papers fit together', async () => {
  expect(await verified(manifest, sha256Hex(words), paper)).toMatchObject({ refused: '' })
})

test('the value may be copied as the receipt prints it, in groups of eight', async () => {
  const groups = sha256Hex(words).match(/.{8}/g) ?? []
  expect(await verified(manifest, ...groups, paper)).toMatchObject({ refused: '' })
  expect(await verified(manifest, groups.join(' ').toUpperCase())).toMatchObject({ refused: '' })
  expect((await verified(manifest, ...groups.toReversed())).refused).toContain('1 of 1 do not fit')
})

test('the firm’s own papers are among what was submitted; a receipt of before they were named fits as well', async () => {
  expect(await verified(manifest, firmPaper)).toMatchObject({ refused: '' })
  const { confirmations: _none, ...company } = submitted.company
  const older = canonicalJson({ ...(JSON.parse(words) as object), company })
  expect(await verified(put('older.json', older), sha256Hex(older), paper)).toMatchObject({ refused: '' })
  expect((await verified(join(folder, 'older.json'), firmPaper)).refused).toContain('1 of 1 do not fit')
})

test('a file that is no manifest is not called one', async () => {
  expect((await verified(paper)).refused).toContain('시험성적서.pdf is no manifest of an application')
})

test('a changed paper and another receipt are named, each, and refused together', async () => {
  const { said, refused } = await verified(manifest, sha256Hex('another'), paper, other)
  expect(said.split('\n').filter((line) => line.startsWith('DOES NOT'))).toHaveLength(2)
  expect(said).toContain(other)
  expect(refused).toContain('2 of 3 do not fit')
})

test('a name that is none is said in one sentence', async () => {
  expect((await verified(join(folder, 'gone.json'))).refused).toMatch(/gone\.json cannot be read \(ENOENT\)/)
  expect((await verified()).refused).toContain('Say which')
})
