import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { yes } from '../../kernel/outcome.ts'
import { diskFileStore } from './file-store.ts'
import type { FileStore } from './file-store.ts'
import { pdf } from './hostile-files.fixture.ts'
import { receiveFor } from './receive-for.ts'

let folder = ''
let store: FileStore
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'store-'))
  store = diskFileStore(folder)
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const agree = async () => yes(undefined)
const filesLeft = async () =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

test('bytes come back as they went in, under a name that tells nothing, readable by nobody else', async () => {
  const taken = await store.take<undefined, never>(Readable.from([Buffer.from('한글'), Buffer.from('.hwp')]), 100, agree)
  if (!taken.ok) throw new Error('refused')
  expect(taken.value).toMatchObject({ bytes: 10, sha256: createHash('sha256').update('한글.hwp').digest('hex') })
  expect(taken.value.storageKey).toMatch(/^(..)\/\1[2-9a-z]{22}$/)
  expect(String(await buffer(await store.open(taken.value.storageKey)))).toBe('한글.hwp')
  expect((await stat((await filesLeft())[0] ?? '')).mode & 0o077).toBe(0)
})

test('two gigabytes are refused at the limit, with memory flat and nothing left', async () => {
  const piece = Buffer.alloc(64 * 1024, 1)
  let given = 0
  const endless = Readable.from(
    (function* () {
      for (; given < 2 * 1024 ** 3; given += piece.length) yield piece
    })(),
  )
  const before = process.memoryUsage().rss
  expect(await store.take(endless, 20 * 1024 * 1024, agree)).toEqual({
    ok: false,
    refusal: { code: 'too-big', limitBytes: 20 * 1024 * 1024 },
  })
  expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
  expect(given).toBeLessThan(120 * 1024 * 1024)
  expect(await filesLeft()).toEqual([])
})

test('a file a little over the limit is told its size; one cut off by the form reader is not', async () => {
  expect(await store.take(Readable.from([Buffer.alloc(24)]), 20, agree)).toEqual({
    ok: false,
    refusal: { code: 'too-big', limitBytes: 20, bytes: 24 },
  })
  expect(await store.take(Object.assign(Readable.from([Buffer.alloc(21)]), { truncated: true }), 20, agree)).toEqual({
    ok: false,
    refusal: { code: 'too-big', limitBytes: 20 },
  })
  expect(await store.take<undefined, never>(Readable.from([Buffer.alloc(20)]), 20, agree)).toMatchObject({ ok: true })
})

test('a connection that breaks leaves nothing behind', async () => {
  const broken = Readable.from(
    (function* () {
      yield Buffer.from('half')
      throw new Error('ECONNRESET')
    })(),
  )
  expect(await store.take(broken, 100, agree)).toEqual({ ok: false, refusal: { code: 'interrupted' } })
  expect(await filesLeft()).toEqual([])
})

test('a judge that fails leaves nothing behind either, and the failure is ours to see', async () => {
  await expect(store.take(Readable.from([Buffer.from('x')]), 100, () => Promise.reject(new Error('our mistake')))).rejects.toThrow(
    'our mistake',
  )
  expect(await filesLeft()).toEqual([])
})

test('one flipped bit is found, and so is a missing file', async () => {
  const { storageKey, sha256 } = await store.keep(Buffer.from('certificate'))
  expect(await store.verify(storageKey, sha256)).toBe('same')
  await writeFile(join(folder, 'kept', storageKey), 'certificatd')
  expect(await store.verify(storageKey, sha256)).toBe('changed')
  await store.remove(storageKey)
  await store.remove(storageKey)
  expect(await store.verify(storageKey, sha256)).toBe('missing')
  await expect(store.open(storageKey)).rejects.toThrow('ENOENT')
})

test('a key that is none never reaches the disk', async () => {
  for (const key of ['../../etc/passwd', 'ab/../../etc/passwd', '/etc/passwd', 'ab/cdefghjkmnpqrstuvwxyz2345', '']) {
    await expect(store.open(key)).rejects.toThrow('Not a storage key')
    expect(() => store.remove(key)).toThrow('Not a storage key')
  }
})

test('sweeping removes old bytes without a row and old drafts, and keeps the named and the young', async () => {
  const [named, orphan, young] = [
    await store.keep(Buffer.from('named')),
    await store.keep(Buffer.from('orphan')),
    await store.keep(Buffer.from('young')),
  ]
  await mkdir(join(folder, 'incoming'), { recursive: true })
  await writeFile(join(folder, 'incoming', 'draft'), 'left by a power cut')
  const yesterday = new Date(Date.now() - 2 * 86_400_000)
  for (const path of [join('kept', named.storageKey), join('kept', orphan.storageKey), 'incoming/draft'])
    await utimes(join(folder, path), yesterday, yesterday)
  expect(
    await store.sweep({ olderThanMs: 86_400_000, stillNamed: async (keys) => new Set(keys.filter((key) => key === named.storageKey)) }),
  ).toBe(2)
  expect(await Promise.all([named, orphan, young].map((one) => store.verify(one.storageKey, one.sha256)))).toEqual([
    'same',
    'missing',
    'same',
  ])
})

test('over the rows of another installation nothing is swept', async () => {
  const own = diskFileStore(join(folder, 'of-another'))
  const all = await Promise.all(Array.from({ length: 101 }, (_, n) => own.keep(Buffer.from(`paper ${n}`))))
  const yesterday = new Date(Date.now() - 2 * 86_400_000)
  for (const { storageKey } of all) await utimes(join(folder, 'of-another', 'kept', storageKey), yesterday, yesterday)
  const sweepOver = (rows: number) =>
    own.sweep({
      olderThanMs: 86_400_000,
      stillNamed: async (keys) => new Set(keys.filter((key) => all.slice(0, rows).some((one) => one.storageKey === key))),
    })
  await expect(sweepOver(0)).rejects.toThrow('101 of 101 stored files have no row')
  expect(await own.verify(all[0]?.storageKey ?? '', all[0]?.sha256 ?? '')).toBe('same')
  expect(await sweepOver(60)).toBe(41)
})

test('on a disk that is nearly full no more files of strangers are taken, papers of our own are', async () => {
  const full = diskFileStore(join(folder, 'full'), Number.MAX_SAFE_INTEGER)
  const sent = Readable.from([pdf()])
  const receive = receiveFor(full)
  expect(await receive(sent, { limitBytes: 1_000_000, kinds: ['pdf'], name: '시험성적서.pdf' })).toMatchObject({
    ok: false,
    sentence: { en: expect.stringContaining('There is no room') },
  })
  expect(sent.readableFlowing).toBe(true)
  const own = await full.keep(Buffer.from('a certificate'))
  expect(await full.verify(own.storageKey, own.sha256)).toBe('same')
})

test('a form gets the file, or a sentence in both languages', async () => {
  const receive = receiveFor(store)
  const asked = { limitBytes: 1_000_000, kinds: ['pdf', 'hwp'] }
  expect(await receive(Readable.from([pdf()]), { ...asked, name: '시험성적서.pdf' })).toMatchObject({
    ok: true,
    name: '시험성적서.pdf',
    kind: 'pdf',
    mediaType: 'application/pdf',
    scan: 'not-scanned',
  })
  expect(await receive(Readable.from([Buffer.from('PK\u0003\u0004')]), { ...asked, name: '시험성적서.pdf' })).toEqual({
    ok: false,
    name: '시험성적서.pdf',
    sentence: {
      ko: '‘시험성적서.pdf’는 이름과 달리 ZIP 파일입니다. PDF로 저장해 다시 올려 주세요.',
      en: '“시험성적서.pdf” is in fact a ZIP file. Save it as PDF and upload it again.',
    },
  })
})
