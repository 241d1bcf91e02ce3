import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { sha256Hex } from '../kernel/id.ts'
import { verifyReceipt } from './verify-receipt.ts'

const folder = mkdtempSync(join(tmpdir(), 'techmarket-receipt-'))
const put = (name: string, words: string) => { writeFileSync(join(folder, name), words); return join(folder, name) }
const paper = put('시험성적서.pdf', 'as submitted'), other = put('other.pdf', 'changed since')
const words = `{"applicationId":"a","documents":[{"name":"시험성적서.pdf","sha256":"${sha256Hex('as submitted')}"}]}`
const manifest = put('manifest.json', words)
afterAll(() => { rmSync(folder, { recursive: true }) })

const verified = async (...given: string[]) => {
  const lines: string[] = []
  const refused = await verifyReceipt((line) => { lines.push(line) }, given).then(() => '', (error: unknown) => String(error))
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
