import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentDisposition, extensionOf, safeFileName } from './names.ts'

test('an honest name stays as it is, and a Mac’s Hangul is put together', () => {
  expect(safeFileName('시험 성적서 (최종).pdf')).toBe('시험 성적서 (최종).pdf')
  expect(safeFileName('시험성적서.pdf'.normalize('NFD'))).toBe('시험성적서.pdf')
})

test('a name cannot leave its folder, hide its extension or break a line', () => {
  expect(safeFileName('../../etc/passwd')).toBe('_.._etc_passwd')
  expect(safeFileName('C:\\secret\\a.pdf')).toBe('C__secret_a.pdf')
  expect(safeFileName('report\u202Efdp.exe')).toBe('reportfdp.exe')
  expect(safeFileName('a\r\nSet-Cookie: x\0.pdf')).toBe('aSet-Cookie_ x.pdf')
  expect(safeFileName('con.pdf')).toBe('_con.pdf')
  expect(safeFileName('e\u200b\u0301.pdf')).toBe('é.pdf')
  for (const nothing of ['', '...', ' \u200b ', '\u0000']) expect(safeFileName(nothing)).toBe('파일')
})

test('a long name is cut between characters and keeps its extension', () => {
  const cut = safeFileName(`${'가'.repeat(200)}.hwpx`)
  expect(cut).toBe(`${'가'.repeat(65)}.hwpx`)
})

test('whatever is given, the name is safe, and safe names do not change again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
      const name = safeFileName(given)
      expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200)
      expect(name.length).toBeGreaterThan(0)
      expect(safeFileName(name)).toBe(name)
    }),
  )
})

test('a download carries its Korean name, and a stand-in for clients that cannot read it', () => {
  expect(contentDisposition('attachment', '성적서 (1).pdf')).toBe(
    `attachment; filename="___ (1).pdf"; filename*=UTF-8''%EC%84%B1%EC%A0%81%EC%84%9C%20%281%29.pdf`,
  )
})

test('a download header is one line of ASCII whose quotes cannot be closed early', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (given) => {
      expect(contentDisposition('inline', given)).toMatch(
        /^inline; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[\w.!~%&+^`|$#-]+$/,
      )
    }),
  )
})

test('an extension is told in lower case', () => {
  expect([extensionOf('A.PDF'), extensionOf('a.tar.gz'), extensionOf('a'), extensionOf('a.한글')]).toEqual(['pdf', 'gz', '', ''])
})
