import { createHash } from 'node:crypto'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { diskFileStore } from './file-store.ts'
import { bombParts, compoundFile, docx, floodPng, hwp, hwpScript, hwpx, packedObjects, pdf, xlsx, zip } from './hostile-files.fixture.ts'
import type { ZipPart } from './hostile-files.fixture.ts'
import { fileKinds } from './kinds.ts'
import type { FileKind } from './kinds.ts'
import { secondsSince } from '../../../tests/support/processor-time.ts'
import { lockedPdfs } from './locked-pdfs.fixture.ts'
import { receiveUpload } from './receive.ts'
import type { FileRefusal, FileWarning } from './refusal.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'inspect-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const send = (name: string, bytes: Buffer | string, allowed: readonly FileKind[] = fileKinds) =>
  receiveUpload({ store: diskFileStore(folder) }, Readable.from([Buffer.from(bytes)]), { name, allowed })
const picture = (format: 'jpeg' | 'png' | 'webp') =>
  sharp({ create: { width: 600, height: 400, channels: 3, background: '#fff', noise: { type: 'gaussian', mean: 120, sigma: 40 } } })
    .toFormat(format)
    .toBuffer()

describe('a good file is taken for what it is', () => {
  const embeddedChart = (): ZipPart => ({ name: 'word/embeddings/chart.xlsx', content: xlsx() })
  const good: readonly (readonly [string, () => Buffer | Promise<Buffer>, string, readonly FileWarning[]])[] = [
    ['시험성적서.pdf', () => pdf(), 'pdf', []],
    ['도면.PDF', () => pdf([packedObjects('3 0 <</Type/Page>>')]), 'pdf', []],
    ['신청서.hwp', () => hwp(), 'hwp', []],
    ['신청서.hwp', () => hwp(1, { 'Scripts/DefaultJScript': hwpScript('//todo :') }), 'hwp', []],
    ['신청서.hwpx', () => hwpx(), 'hwpx', []],
    ['설명서.docx', () => docx(), 'docx', []],
    ['설명서.docx', () => docx([embeddedChart()]), 'docx', []],
    ['내역.xlsx', () => xlsx(), 'xlsx', []],
    ['현장.jpg', () => picture('jpeg'), 'jpeg', []],
    ['현장.jpeg', () => picture('jpeg'), 'jpeg', []],
    ['현장.png', () => picture('png'), 'png', []],
    ['현장.webp', () => picture('webp'), 'webp', []],
    [
      '링크.docx',
      () =>
        docx([
          {
            name: 'word/_rels/document.xml.rels',
            content:
              '<Relationships><Relationship Id="a" Type="http://x/hyperlink" Target="https://example.invalid" TargetMode="External"/></Relationships>',
          },
        ]),
      'docx',
      [],
    ],
  ]
  test.each(good)('%s (case %#)', async (name, make, kind, warnings) => {
    expect(await send(name, await make())).toMatchObject({ ok: true, value: { kind, warnings, name, scan: 'not-scanned' } })
  })

  test('a name without extension gets the one that fits', async () => {
    expect(await send('사업자등록증', pdf())).toMatchObject({ ok: true, value: { name: '사업자등록증.pdf', kind: 'pdf' } })
  })

  test('a name typed on a Mac comes back composed, without signs that turn the reading, and its bytes unchanged', async () => {
    const bytes = hwp()
    expect(await send('한글\u202E.hwp'.normalize('NFD'), bytes)).toMatchObject({
      ok: true,
      value: { name: '한글.hwp', sha256: createHash('sha256').update(bytes).digest('hex') },
    })
  })
})

describe('a reader is told what a file would do', () => {
  const rels =
    '<Relationships><Relationship Id="a" Type="http://x/attachedTemplate" Target="https://example.invalid/t.dotm" TargetMode="External"/></Relationships>'
  const flagged: readonly (readonly [string, () => Buffer, FileWarning])[] = [
    ['a.pdf', () => pdf(['<</S/JavaScript/JS(app.alert(1))>>']), 'script'],
    ['a.pdf', () => pdf(['<</S/J#61va#53cript/JS(app.alert(1))>>']), 'script'],
    ['a.pdf', () => pdf([packedObjects('9 0 <</S/JavaScript/JS(x)>>')]), 'script'],
    ['a.pdf', () => pdf([packedObjects(`9 0 ${' '.repeat(100_000)}<</S/Java#53cript>>`)]), 'script'],
    ['a.pdf', () => pdf(['% >>\nstream\n<</S/JavaScript>>']), 'script'],
    ['a.pdf', () => pdf(['<</S/Launch/F(cmd.exe)>>']), 'launches-programs'],
    ['a.pdf', () => pdf([], '', '/Names<</EmbeddedFiles 3 0 R>>'), 'embedded-file'],
    ['a.pdf', () => pdf(['<</S/SubmitForm/F(https://example.invalid)>>']), 'sends-form'],
    ['a.pdf', () => pdf(['<</Subtype/RichMedia>>']), 'rich-media'],
    ['a.pdf', () => pdf([packedObjects('x', '/DecodeParms<</Predictor 12>>')]), 'not-fully-read'],
    ['a.pdf', () => Buffer.from(lockedPdfs['RC4-40-open'], 'base64'), 'restricted'],
    ['a.pdf', () => Buffer.from(lockedPdfs['RC4-128-open'], 'base64'), 'restricted'],
    ['a.hwp', () => hwp(1, { 'Scripts/DefaultJScript': hwpScript('XHwp.Run("x");') }), 'script'],
    ['a.hwp', () => hwp(1, { 'BinData/BIN0001.OLE': Buffer.alloc(100) }), 'embedded-object'],
    ['a.hwp', () => hwp(1 | (1 << 2)), 'distribution-only'],
    ['a.hwpx', () => hwpx([{ name: 'Scripts/more.js', content: Buffer.from('function OnDocument_Open(){ run() }', 'utf16le') }]), 'script'],
    ['a.hwpx', () => hwpx([{ name: 'BinData/ole1.ole', content: 'x' }]), 'embedded-object'],
    ['a.docx', () => docx([{ name: 'word/embeddings/oleObject1.bin', content: 'x' }]), 'embedded-object'],
    ['a.docx', () => docx([{ name: 'word/_rels/settings.xml.rels', content: rels }]), 'external-link'],
    ['a.xlsx', () => xlsx([{ name: 'xl/externalLinks/externalLink1.xml', content: '<x/>' }]), 'external-link'],
  ]
  test.each(flagged)('%s (case %#): %s', async (name, make, warning) => {
    const sent = await send(name, make())
    expect(sent.ok && sent.value.warnings).toContain(warning)
  })
})

describe('a hostile or hopeless file is refused after little work and leaves nothing behind', () => {
  const locked = (name: keyof typeof lockedPdfs) => Buffer.from(lockedPdfs[name], 'base64')
  const lockedOffice = compoundFile({ EncryptionInfo: Buffer.alloc(200), EncryptedPackage: Buffer.alloc(9_000) })
  const [salt, other] = [Buffer.from([0, 1, 2, 3, 4, 5, 6, 7]), '952a028e406d92accedad37501d7f8ffe7e3d9582c35336d4e434b580de7de76']
  const pdfR6 = (check: string) => pdf([], `/Encrypt<</Filter/Standard/V 5/R 6/U<${check}${salt.toString('hex')}0000000000000000>>>`)
  const halfOf = (bytes: Buffer) => bytes.subarray(0, Math.floor(bytes.length / 2))
  const inZip = (bytes: Buffer, name = 'word/embeddings/in.xlsx'): ZipPart => ({ name, content: bytes, stored: true })
  const corpus: readonly (readonly [
    what: string,
    name: string,
    bytes: () => Buffer | string | Promise<Buffer>,
    refusal: Partial<FileRefusal>,
  ])[] = [
    ['nothing', 'a.pdf', () => '', { code: 'empty' }],
    ['a program', 'a.exe', () => 'MZ', { code: 'wrong-type', extension: 'exe' }],
    [
      'a program called PDF',
      'a.pdf',
      () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500)]),
      { code: 'other-type-than-name', named: 'pdf', found: 'exe' },
    ],
    ['a page called PDF', 'a.pdf', () => '\ufeff<!DOCTYPE html><script>1</script>', { code: 'other-type-than-name', found: 'html' }],
    [
      'SVG called PNG',
      'a.png',
      () => '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
      { code: 'other-type-than-name', found: 'svg' },
    ],
    ['SVG', 'a.svg', () => '<svg/>', { code: 'wrong-type', extension: 'svg' }],
    ['plain text called HWP', 'a.hwp', () => '안녕하세요', { code: 'other-type-than-name', found: 'unknown' }],
    ['ZIP called PDF', 'a.pdf', () => zip([{ name: 'a.txt', content: 'a' }]), { code: 'other-type-than-name', named: 'pdf', found: 'zip' }],
    ['ZIP called HWPX', 'a.hwpx', () => zip([{ name: 'a.txt', content: 'a' }]), { code: 'other-type-than-name', found: 'zip' }],
    ['HWPX called HWP', 'a.hwp', () => hwpx(), { code: 'other-type-than-name', found: 'hwpx' }],
    ['HWP called HWPX', 'a.hwpx', () => hwp(), { code: 'other-type-than-name', found: 'hwp' }],
    ['DOCX called XLSX', 'a.xlsx', () => docx(), { code: 'other-type-than-name', found: 'docx' }],
    ['PDF called DOCX', 'a.docx', () => pdf(), { code: 'other-type-than-name', found: 'pdf' }],
    ['PNG called JPG', 'a.jpg', () => picture('png'), { code: 'other-type-than-name', found: 'png' }],
    [
      'old Word called HWP',
      'a.hwp',
      () => compoundFile({ WordDocument: Buffer.alloc(600) }),
      { code: 'other-type-than-name', found: 'doc' },
    ],
    [
      'PowerPoint called DOCX',
      'a.docx',
      () => docx([], 'presentationml.presentation.main'),
      { code: 'other-type-than-name', found: 'pptx' },
    ],
    ['HWP 3.0', 'a.hwp', () => 'HWP Document File V3.00 \u001a\u0001\u0002', { code: 'other-type-than-name', found: 'hwp 3.0' }],
    ['a nameless ZIP', '첨부', () => zip([{ name: 'a.txt', content: 'a' }]), { code: 'wrong-type', extension: 'zip' }],
    ['PDF with a password (40 bits)', 'a.pdf', () => locked('RC4-40-secret'), { code: 'password-protected' }],
    ['PDF with a password (128 bits)', 'a.pdf', () => locked('RC4-128-secret'), { code: 'password-protected' }],
    ['PDF with a password (revision 6)', 'a.pdf', () => pdfR6(other), { code: 'password-protected' }],
    [
      'PDF locked, its key escaped and in a cross-reference stream',
      'a.pdf',
      () =>
        Buffer.concat([
          pdf(),
          Buffer.from('9 0 obj\n<</Type/X#52ef/Root 1 0 R/#45ncrypt 8 0 R>>\nstream\nendstream\nendobj\nstartxref\n9\n%%EOF'),
        ]),
      { code: 'password-protected' },
    ],
    ['PDF under another security handler', 'a.pdf', () => pdf(['<</Filter/Adobe.PubSec>>'], '/Encrypt 3 0 R'), { code: 'rights-managed' }],
    ['HWP with a password', 'a.hwp', () => hwp(1 | 2), { code: 'password-protected' }],
    ['HWP under document security', 'a.hwp', () => hwp(1 | (1 << 4)), { code: 'rights-managed' }],
    [
      'HWPX with a password',
      'a.hwpx',
      () =>
        hwpx([
          {
            name: 'META-INF/manifest.xml',
            content: '<odf:manifest><odf:file-entry><odf:encryption-data/></odf:file-entry></odf:manifest>',
          },
        ]),
      { code: 'password-protected' },
    ],
    ['DOCX with a password', 'a.docx', () => lockedOffice, { code: 'password-protected' }],
    ['locked Office called HWP', 'a.hwp', () => lockedOffice, { code: 'other-type-than-name', found: 'ole' }],
    ['ZIP entry with a password', 'a.xlsx', () => xlsx([{ name: 'b', content: 'b', flags: 1 }]), { code: 'password-protected' }],
    ['PDF cut in half', 'a.pdf', () => halfOf(pdf(['(long)'.repeat(500)])), { code: 'damaged' }],
    ['PDF of a header only', 'a.pdf', () => '%PDF-1.7\n', { code: 'damaged' }],
    ['HWP cut in half', 'a.hwp', () => halfOf(hwp()), { code: 'damaged' }],
    ['HWP of a header only', 'a.hwp', () => hwp().subarray(0, 512), { code: 'damaged' }],
    [
      'HWP without body',
      'a.hwp',
      () => {
        const head = Buffer.alloc(256)
        head.write('HWP Document File')
        head.writeUInt32LE(0x05010001, 32)
        return compoundFile({ FileHeader: head })
      },
      { code: 'damaged' },
    ],
    ['DOCX cut in half', 'a.docx', () => halfOf(docx()), { code: 'damaged' }],
    [
      'HWPX without a section',
      'a.hwpx',
      () => zip([{ name: 'mimetype', content: 'application/hwp+zip', stored: true }]),
      { code: 'damaged' },
    ],
    ['JPEG cut in half', 'a.jpg', async () => halfOf(await picture('jpeg')), { code: 'damaged' }],
    ['PNG cut in half', 'a.png', async () => halfOf(await picture('png')), { code: 'damaged' }],
    ['WebP cut in half', 'a.webp', async () => halfOf(await picture('webp')), { code: 'damaged' }],
    ['PNG of 30,000 × 30,000', 'a.png', () => floodPng(30_000, 30_000), { code: 'too-many-pixels', width: 30_000, height: 30_000 }],
    ['PNG of one very long row', 'a.png', () => floodPng(1_000_000, 1), { code: 'too-many-pixels' }],
    ['zip bomb of zeros', 'a.docx', () => docx(bombParts(40, 8 * 1024 * 1024)), { code: 'zip-bomb', why: 'ratio' }],
    [
      'zip bomb among real bytes',
      'a.docx',
      () =>
        docx([{ name: 'word/media/noise', content: Buffer.alloc(3 * 1024 * 1024, 'x'), stored: true }, ...bombParts(40, 8 * 1024 * 1024)]),
      { code: 'zip-bomb', why: 'size' },
    ],
    [
      'entries that share their bytes',
      'a.docx',
      () => docx([{ name: 'b', content: 'b', sharesFirst: true }]),
      { code: 'zip-bomb', why: 'overlap' },
    ],
    [
      'a directory that lies about sizes',
      'a.docx',
      () => docx([{ name: 'b', content: Buffer.alloc(1_000_000), claimedSize: 10 }]),
      { code: 'zip-bomb', why: 'lying-directory' },
    ],
    [
      'a directory that promises more than there is',
      'a.docx',
      () => docx([{ name: 'b', content: 'b', claimedSize: 10 }]),
      { code: 'damaged' },
    ],
    ['archives in archives', 'a.docx', () => docx([inZip(xlsx([inZip(xlsx([inZip(xlsx())]))]))]), { code: 'zip-bomb', why: 'nesting' }],
    [
      'a bomb in an archive inside',
      'a.docx',
      () => docx([inZip(xlsx(bombParts(40, 8 * 1024 * 1024)))]),
      { code: 'zip-bomb', why: 'ratio' },
    ],
    [
      '6,000 entries',
      'a.xlsx',
      () => xlsx(Array.from({ length: 6_000 }, (_, number) => ({ name: `xl/${number}`, content: '', stored: true }))),
      { code: 'zip-bomb', why: 'entries' },
    ],
    [
      'laughing entities',
      'a.docx',
      () => docx([{ name: 'word/styles.xml', content: '<!DOCTYPE x [<!ENTITY a "ha">]><x>&a;</x>' }]),
      { code: 'zip-bomb', why: 'entities' },
    ],
    ['a way up', 'a.docx', () => docx([{ name: '../../etc/passwd', content: 'x' }]), { code: 'unsafe-names' }],
    ['an absolute path', 'a.docx', () => docx([{ name: '/etc/passwd', content: 'x' }]), { code: 'unsafe-names' }],
    ['a drive', 'a.docx', () => docx([{ name: 'C:/x', content: 'x' }]), { code: 'unsafe-names' }],
    ['a backslash', 'a.docx', () => docx([{ name: '..\\x', content: 'x' }]), { code: 'unsafe-names' }],
    ['NUL in a name', 'a.docx', () => docx([{ name: 'a\0b', content: 'x' }]), { code: 'unsafe-names' }],
    ['a symbolic link', 'a.docx', () => docx([{ name: 'link', content: '/etc/passwd', unixMode: 0o120777 }]), { code: 'unsafe-names' }],
    ['two entries of one name', 'a.docx', () => docx([{ name: 'word/document.xml', content: 'other' }]), { code: 'damaged' }],
    ['a macro in Word', 'a.docx', () => docx([{ name: 'word/vbaProject.bin', content: 'x' }]), { code: 'macro' }],
    [
      'a macro workbook renamed',
      'a.xlsx',
      () =>
        zip([
          { name: '[Content_Types].xml', content: 'application/vnd.ms-excel.sheet.macroEnabled.main+xml' },
          { name: 'xl/workbook.xml', content: '' },
        ]),
      { code: 'macro' },
    ],
    [
      'a PDF whose packed objects burst',
      'a.pdf',
      () => pdf([packedObjects(Buffer.alloc(70 * 1024 * 1024))]),
      { code: 'zip-bomb', why: 'size' },
    ],
    ['deflate alone', 'a.docx', () => deflateRawSync('x'), { code: 'other-type-than-name', found: 'unknown' }],
  ]

  type Case = (typeof corpus)[number]
  /** As much as unpacking a gigabyte, measured beside it: the limit grows with the slowness of the machine. */
  let mostWork = 0
  beforeAll(() => {
    const packed = deflateRawSync(Buffer.alloc(64 * 1024 * 1024))
    const before = process.cpuUsage()
    inflateRawSync(packed)
    mostWork = 16 * secondsSince(before)
  })
  const isBomb = ([what]: Case) => /bomb/.test(what)
  const sent = async (name: string, make: Case[2]) => {
    const bytes = await make()
    const before = process.cpuUsage()
    return { ...(await send(name, bytes)), isLittleWork: secondsSince(before) < mostWork }
  }
  test.each(corpus.filter((one) => !isBomb(one)))('%s', async (_, name, make, refusal) => {
    expect(await sent(name, make)).toMatchObject({ ok: false, refusal, isLittleWork: true })
  })
  test.each(corpus.filter(isBomb))('%s', async (_, name, make, refusal) => {
    expect(await sent(name, make)).toMatchObject({ ok: false, refusal, isLittleWork: true })
  })

  test('nothing of them is in the store', async () => {
    const clean = await mkdtemp(join(tmpdir(), 'refused-'))
    const store = diskFileStore(clean)
    for (const [, name, make] of corpus.slice(0, 35))
      await receiveUpload({ store }, Readable.from([Buffer.from(await make())]), { name, allowed: fileKinds })
    const left = (await readdir(clean, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile())
    await rm(clean, { recursive: true })
    expect(left).toEqual([])
  })

  test('revision 6 with the empty password is only restricted', async () => {
    expect(await send('a.pdf', pdfR6('1403c04eb647d2e60452dfc4eb0a5e0cf322e8a83a759eabbd17d498a93ba041'))).toMatchObject({
      ok: true,
      value: { warnings: ['restricted'] },
    })
  })

  test('random damage to good files never ends in an exception', async () => {
    const files: (readonly [string, Buffer])[] = [
      ['a.pdf', pdf([packedObjects('1 0 <<>>')])],
      ['a.hwp', hwp()],
      ['a.hwpx', hwpx()],
      ['a.docx', docx()],
      ['a.png', await picture('png')],
    ]
    let seed = 7
    const random = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31
      return seed % below
    }
    for (let round = 0; round < 200; round += 1) {
      const [name, bytes] = files[round % files.length] ?? ['a.pdf', pdf()]
      const hurt = Buffer.from(bytes)
      for (let hit = 0; hit < 8; hit += 1) hurt[random(hurt.length)] = random(256)
      expect(await send(name, hurt)).toHaveProperty('ok')
    }
  })
})

test.each(['trailer<<', '9 0 obj ', 'obj<</Type/XRef/A[', 'obj<</Type/ObjStm/A[', '/'])(
  'a PDF full of “%s” is read quickly, and others may work meanwhile',
  async (words) => {
    const bytes = pdf([Buffer.alloc(19 * 1024 * 1024, words)], '/Encrypt 9 0 R')
    const before = process.cpuUsage()
    // Processor time of this thread between two ticks: that others on the machine are busy says nothing.
    const spent = () => {
      const { user, system } = process.threadCpuUsage()
      return (user + system) / 1_000
    }
    let [longest, last] = [0, spent()]
    const watching = setInterval(() => {
      ;[longest, last] = [Math.max(longest, spent() - last), spent()]
    }, 5)
    await send('a.pdf', bytes)
    clearInterval(watching)
    expect(secondsSince(before)).toBeLessThan(4)
    expect(longest).toBeLessThan(3_000)
  },
)

test('a picture stored in passes may have fewer pixels, for it is held in memory whole', async () => {
  const large = await sharp({ create: { width: 5_200, height: 5_200, channels: 3, background: '#123' } })
    .png({ progressive: true })
    .toBuffer()
  expect(await send('a.png', large)).toMatchObject({ ok: false, refusal: { code: 'too-many-pixels', limitPixels: 25_000_000 } })
})

test('a name that this place does not take is refused before the content is read', async () => {
  expect(await send('a.docx', docx(), ['pdf', 'jpeg'])).toMatchObject({
    ok: false,
    refusal: { code: 'wrong-type', extension: 'docx', allowed: ['pdf', 'jpeg'] },
  })
})

test('a loop inside a compound file is damage, not an endless reading', async () => {
  const bytes = hwp()
  for (let sector = 1; sector < 20; sector += 1) bytes.writeUInt32LE(sector, 512 + sector * 4)
  expect(await send('loop.hwp', bytes)).toEqual({ ok: false, refusal: { code: 'damaged' } })
})
