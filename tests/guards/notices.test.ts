import { readFileSync, readdirSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { expect, test } from 'vitest'

const src = resolve(import.meta.dirname, '../../src')

/** From an opening place to the end of the expression that begins there: a comma, a closing bracket or the next statement on its own level. */
const expressionAt = (code: string, from: number): string => {
  let depth = 0
  for (let at = from; at < code.length; at += 1) {
    const letter = code[at] ?? ''
    if (letter === "'" || letter === '`') at = endOfLiteral(code, at)
    else if ('([{'.includes(letter)) depth += 1
    else if (')]}'.includes(letter) && (depth -= 1) < 0) return code.slice(from, at)
    else if (depth === 0 && (letter === ',' || /^\n\s*(?:const|await|return|let|if|for)\b/.test(code.slice(at, at + 40))))
      return code.slice(from, at)
  }
  return code.slice(from)
}
const endOfLiteral = (code: string, from: number): number => {
  const quote = code[from]
  let at = from + 1
  for (; at < code.length && code[at] !== quote; at += 1) {
    if (code[at] === '\\') at += 1
    else if (quote === '`' && code.startsWith('${', at)) {
      for (let depth = 0; at < code.length; at += 1) {
        if (code[at] === '{') depth += 1
        if (code[at] === '}' && (depth -= 1) === 0) break
      }
    }
  }
  return at
}

/** A variable that says which one: the title of a technology or a call, the name of a firm or an institution, the number of a certificate; the role somebody is given. */
const names = /\$\{[^}]*(?:title|name|number|company|institution|lead|role)[^}]*\}/i
/** A notice about the reader's own account is about the reader; these have no other object. */
const aboutTheReader = /'(?:person|second-factor|sign-in|reviewer)\.|`second-factor\./

/** Subjects of notices that do not say of what: texts of either language without a variable that names it. */
export const namelessNotices = (code: string): string[] => {
  const subjects = [
    ...[...code.matchAll(/\bsubject\s*[:=]\s*(?!Text\b)/g)].map((found) => found.index + found[0].length),
    // The tidings of tracks take kind, subject, body, one after the other.
    ...[...code.matchAll(/\btell(?:Firm|Desk|Confirmer)\((?=\s*tx,)[^()]*?'[a-z-]+\.[a-z-]+',\s*/g)].map(
      (found) => found.index + found[0].length,
    ),
  ]
  return subjects.flatMap((from) => {
    const subject = expressionAt(code, from)
    if (aboutTheReader.test(code.slice(Math.max(0, from - 220), from + subject.length + 60))) return []
    return [...subject.matchAll(/\b(?:text|named)\(/g)].flatMap((found) => {
      const both = found.index + found[0].length
      const ko = expressionAt(subject, both)
      const en = expressionAt(subject, both + ko.length + 1)
      return [ko, en].filter((words) => !names.test(words)).map((words) => words.trim())
    })
  })
}

test('every notice says of what: its subject names the technology, the call, the certificate, the firm or the institution, in both languages', () => {
  const files = readdirSync(src, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !/\.(?:test|fixture|example)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, code: readFileSync(path, 'utf8') }))
    .filter(({ code }) => /mail\/notices\.ts|tidings\.ts/.test(code))
  expect(files.length).toBeGreaterThan(20)
  expect(files.flatMap(({ path, code }) => namelessNotices(code).map((words) => `${relative(src, path)}: ${words}`))).toEqual([])
})

test('planted notices that name nothing are found, and those that name it are not', () => {
  expect(namelessNotices("tell(tx, ids, { kind: 'review.opened', subject: text('시작되었습니다.', 'It began.'), body })")).toHaveLength(2)
  expect(namelessNotices('tell(tx, ids, { subject: text(`시작: ${one.titleKo}`, `It began.`), body })')).toEqual(['`It began.`'])
  expect(namelessNotices("tellDesk(tx, names, 'a.b', text('왔습니다', 'Here'), text(`${names.titleKo}`, ''))")).toHaveLength(2)
  expect(
    namelessNotices(
      'const subject =\n  left < 0\n    ? text(`끝 ${one.number}`, `End ${one.number}`)\n    : text(`${word.ko}`, `${one.number}`)\n',
    ),
  ).toEqual(['`${word.ko}`'])
  expect(namelessNotices('tell(tx, ids, { subject: text(`시작: ${one.titleKo}`, `Begun: ${one.titleEn}`), body })')).toEqual([])
})
