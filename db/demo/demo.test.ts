import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { standingOf } from '../../src/demonstration/claims.ts'
import { readDemonstration } from '../../src/demonstration/data.ts'
import { parseBusinessNumber, parseCorporateNumber } from '../../src/kernel/korean-identifiers.ts'
import { parseIpNumber } from '../../src/kernel/ip-numbers.ts'
import type { IpNumberKind, IpRight } from '../../src/kernel/ip-numbers.ts'
import { nearDuplicates } from '../../src/matching/duplicates.ts'
import { technologyContent } from '../../src/technologies/technology.ts'

interface Firm {
  key: string
  kind: string
  invented: boolean
  nameKo: string
  businessNumber: string | null
  corporateNumber: string | null
  region: string
  email: string
}
interface Technology {
  key: string
  firm: string
  invented: boolean
  content: unknown
}

const read = <Row>(path: string): Row[] => JSON.parse(readFileSync(join(import.meta.dirname, path), 'utf8')) as Row[]
const codesOf = (name: string) => new Set(read<{ code: string }>(`../seed/${name}.json`).map((row) => row.code))
const firms = read<Firm>('firms.json')
const technologies = [1, 2, 3, 4, 5, 6].flatMap((file) => read<Technology>(`technologies-${file}.json`))
const contents = technologies.map((row) => technologyContent.strict().parse(row.content))

describe('the demonstration', () => {
  test('has 40 firms and 120 technologies, each of its own and each marked invented', () => {
    expect([firms.length, technologies.length]).toEqual([40, 120])
    for (const rows of [firms, technologies]) {
      expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length)
      expect(rows.every((row) => row.invented)).toBe(true)
    }
    expect(new Set(firms.map((firm) => firm.nameKo)).size).toBe(40)
    expect(new Set(firms.map((firm) => firm.businessNumber ?? firm.key)).size).toBe(40)
    for (const word of ['titleKo', 'titleEn', 'summaryKo', 'summaryEn', 'problemKo', 'approachKo', 'effectsKo'] as const)
      expect(new Set(contents.map((row) => row[word])).size).toBe(120)
  })

  test('gives each kind of firm the numbers it must have, all of them nobody’s', () => {
    for (const firm of firms) {
      expect(firm.businessNumber === null).toBe(firm.kind === 'individual')
      expect(firm.corporateNumber === null).toBe(firm.kind !== 'corporation')
      if (firm.businessNumber !== null)
        expect([parseBusinessNumber(firm.businessNumber).ok, firm.businessNumber < '100']).toEqual([true, true])
      if (firm.corporateNumber !== null)
        expect([parseCorporateNumber(firm.corporateNumber).ok, firm.corporateNumber < '01']).toEqual([true, true])
      expect(firm.email).toMatch(/\.example$/)
      expect(codesOf('regions')).toContain(firm.region)
    }
  })

  test('refers only to firms, fields and certificate kinds that exist, and every firm offers something', () => {
    const fields = codesOf('fields')
    const kinds = codesOf('certificate-kinds')
    expect(new Set(technologies.map((row) => row.firm))).toEqual(new Set(firms.map((firm) => firm.key)))
    for (const row of contents) {
      expect(row.fieldCodes.filter((code) => !fields.has(code))).toEqual([])
      expect(row.otherCertificates.filter(({ kind }) => !kinds.has(kind))).toEqual([])
    }
    const shown = new Set(contents.flatMap((row) => row.fieldCodes))
    expect([...fields].filter((code) => code.includes('.') && !shown.has(code))).toEqual([])
  })

  test('tells numbers that can be true: a difference, a price from low to high, rights in the right shape, days in order', () => {
    for (const row of contents) {
      expect(
        row.differences.every(({ before, after }) => before !== after && Number.isFinite(Number(before)) && Number.isFinite(Number(after))),
      ).toBe(true)
      expect(row.priceFromWon).toBeLessThan(row.priceToWon ?? 0)
      for (const right of row.ipRights.filter((one) => one.right !== 'software')) {
        expect(parseIpNumber(right.number, right.right as IpRight, right.numberKind as IpNumberKind)).toMatchObject({ ok: true })
        expect(right.number).toMatch(/-9\d{6}$/)
      }
      for (const { validFrom, validTo } of row.otherCertificates) if (validTo !== null) expect(String(validFrom) < validTo).toBe(true)
      for (const { year, month, amountWon, institutionName } of row.supplyRecord) {
        expect([(year ?? 0) * 100 + (month ?? 0) < 202611, (amountWon ?? 0) > 0]).toEqual([true, true])
        expect(institutionName).toMatch(/\(가상\)$/)
      }
    }
    const numbers = contents.flatMap((row) => row.ipRights.map((right) => right.number))
    expect(new Set(numbers).size).toBe(numbers.length)
  })

  test('says "none" of a list exactly where the list is empty', () => {
    for (const row of contents)
      expect(row.declaredNone).toEqual(
        (['ipRights', 'otherCertificates', 'supplyRecord'] as const).filter((list) => row[list].length === 0),
      )
  })

  test('has a firm that sent something and whose registration certificate waits to be looked at', async () => {
    const data = await readDemonstration(import.meta.dirname)
    const waiting = data.firms.filter((firm) => standingOf(data, firm) === 'waiting').map((firm) => firm.key)
    const sent = data.roads.filter(({ tracks }) => !Object.values(tracks).includes('draft')).map((road) => road.technology)
    expect(waiting).toHaveLength(1)
    expect(data.technologies.some((one) => waiting.includes(one.firm) && sent.includes(one.key))).toBe(true)
  })

  test('has one application waiting at an institution that says some sentences of another firm’s certified technology', () => {
    const roads = read<{ technology: string; tracks: Record<string, string> }>('roads.json')
    const having = (fates: readonly string[]) =>
      roads
        .filter(({ tracks }) => Object.values(tracks).some((fate) => fates.includes(fate)))
        .flatMap(({ technology }) =>
          technologies.flatMap(({ key, firm }, at) => (key === technology && contents[at] ? [{ key, firm, content: contents[at] }] : [])),
        )
    const listed = having(['certified', 'extended']).map(({ key, firm, content }) => ({
      kind: 'listing' as const,
      id: key,
      technologyId: key,
      companyId: firm,
      companyKo: firm,
      companyEn: null,
      titleKo: content.titleKo,
      content,
      receiptNumber: null,
      at: new Date(0),
    }))
    const found = having(['submitted', 'received', 'checking']).flatMap(({ key, firm, content }) =>
      nearDuplicates({ content, companyId: firm }, listed).map((one) => ({
        key,
        like: one.found.id,
        share: one.share,
        sentences: one.sentences.length,
      })),
    )
    expect(found).toEqual([{ key: 'technology-099', like: 'technology-096', share: expect.closeTo(0.2, 1), sentences: 2 }])
  })
})
