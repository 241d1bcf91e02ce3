import { afterEach, expect, test } from 'vitest'
import { openPdfMaker, PdfFailure, type PdfLimits, type PdfMaker } from './pdf.ts'
import { aPage } from './plain-page.example.ts'
import { pdfPlaces } from './places.ts'
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

let maker: PdfMaker | undefined
let folder: string | undefined
const open = (limits: PdfLimits = {}) => (maker = openPdfMaker(limits))
afterEach(() => {
  maker?.close()
  if (folder) rmSync(folder, { recursive: true, force: true })
})

// A child of our own making, to see what happens when it fails.
const childThat = (code: string) => {
  folder = mkdtempSync(join(tmpdir(), 'child-'))
  const child = join(folder, 'child.mjs')
  writeFileSync(child, code)
  return { ...pdfPlaces(), child }
}
const latin = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')

test('the same data gives the same bytes, tagged, archival, dated by the data and with its fonts inside', async () => {
  const pdf = open()
  const [first, second] = [await aPage(pdf), await aPage(pdf)]
  expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  expect(latin(first)).toContain('<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>')
  expect(latin(first)).toContain('/MarkInfo')
  expect(latin(first)).toMatch(/CreationDate\s*\(D:20261129150000/)
  expect(latin(first)).toContain('PretendardGOV-Bold')
})

test('an accessible document is to be had as PDF/UA', async () => {
  expect(latin(await aPage(open(), 'x', { standard: 'ua-1' }))).toContain('<pdfuaid:part>1</pdfuaid:part>')
})

test('the process is replaced after its share of documents and all of them arrive', async () => {
  const pdf = open({ recycleAfter: 3 })
  const made = await Promise.all(Array.from({ length: 8 }, (_, n) => aPage(pdf, `문서 ${n}`)))
  expect(made.every((each) => latin(each).startsWith('%PDF-'))).toBe(true)
})

test('a template that does not exist, or a path out of the folder, is refused and the next document still comes', async () => {
  const pdf = open()
  const options = { title: 't', author: 'a', at: new Date(0) }
  await expect(pdf.makePdf('nothing/here.typ', {}, options)).rejects.toThrow(PdfFailure)
  await expect(pdf.makePdf('../secret.typ', {}, options)).rejects.toThrow('Not the name of a template')
  expect(latin(await aPage(pdf))).toContain('%PDF-')
})

test('a process that hangs is ended at the time limit', async () => {
  const pdf = open({ timeLimitMs: 200, places: childThat("process.on('message', () => { for (;;); })") })
  await expect(aPage(pdf)).rejects.toThrow('too slow')
})

test('a process that dies is started again once, then the document is given up', async () => {
  const pdf = open({ places: childThat("process.on('message', () => process.exit(1))") })
  await expect(aPage(pdf)).rejects.toThrow('died twice')
})

test('when too many documents wait, another is refused at once', async () => {
  const pdf = open({ mayWait: 2 })
  const waiting = [aPage(pdf, '1'), aPage(pdf, '2')]
  await expect(aPage(pdf, '3')).rejects.toThrow('waiting already')
  await Promise.all(waiting)
})
