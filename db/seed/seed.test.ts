import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

type Row = Readonly<Record<string, unknown>>

const read = (name: string): Row[] => JSON.parse(readFileSync(join(import.meta.dirname, `${name}.json`), 'utf8')) as Row[]
const rowsOf = (row: Row, key: string): Row[] => (row[key] as Row[] | undefined) ?? []
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const files = [
  'councils',
  'institutions',
  'ministries',
  'fields',
  'certificate-kinds',
  'document-kinds',
  'contract-grounds',
  'background-series',
  'regions',
  'refusal-reasons',
]
const all = files.flatMap((file) => read(file).map((row) => ({ file, row })))
const keyOf = (row: Row): string => textOf(row.id ?? row.code ?? row.series ?? `${textOf(row.ministry)} ${textOf(row.nameKo)}`)

/** Every object inside a row, the row itself first. */
const within = (value: unknown): Row[] => {
  if (Array.isArray(value)) return value.flatMap(within)
  if (typeof value !== 'object' || value === null) return []
  return [value as Row, ...Object.values(value).flatMap(within)]
}

describe('the reference data', () => {
  const sources = new Set(read('sources').map((row) => row.id))
  const councils = new Set(read('councils').map((row) => row.code))
  const sections = new Set(
    read('councils')
      .flatMap((row) => rowsOf(row, 'sections'))
      .map((row) => row.code),
  )
  const fields = new Set(read('fields').map((row) => row.code))
  const kinds = new Set(read('certificate-kinds').map((row) => row.code))
  const institutions = read('institutions')

  test('names 48 institutions, each with an id that can stand in an address', () => {
    expect(institutions).toHaveLength(48)
    for (const { id } of institutions) expect(id).toMatch(/^[a-z0-9-]{2,20}$/)
  })

  test.each(files)('gives every row of %s a key of its own', (file) => {
    const keys = read(file).map(keyOf)
    expect(keys).not.toContain('')
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('says of every row where it comes from and how sure it is', () => {
    for (const { file, row } of all) {
      if (file === 'background-series') {
        expect(rowsOf(row, 'points')).not.toHaveLength(0)
        continue
      }
      const told = { where: `${file}: ${keyOf(row)}`, confidence: row.confidence, source: JSON.stringify(row.source) }
      expect(row).toHaveProperty('asOf')
      expect(told).toMatchObject({ confidence: expect.stringMatching(/^(sourced|common-knowledge|default)$/) as string })
      if (row.confidence === 'default') expect(told).toMatchObject({ source: expect.stringContaining('"P:default"') as string })
      if (row.confidence === 'sourced') expect(told).toMatchObject({ source: expect.stringMatching(/"[TN]:/) as string })
    }
  })

  test('resolves every source it names, and names every source it lists', () => {
    const named = new Set(all.flatMap(({ row }) => within(row)).flatMap((row) => (Array.isArray(row.source) ? row.source : [])))
    expect([...named].filter((id) => !sources.has(id))).toEqual([])
    expect([...sources].filter((id) => !named.has(id))).toEqual([])
  })

  test('speaks Korean and English wherever it speaks', () => {
    for (const row of all.flatMap((one) => within(one.row))) {
      for (const key of Object.keys(row).filter((name) => name === 'ko' || name.endsWith('Ko'))) {
        const english = key === 'ko' ? 'en' : key.replace(/Ko$/, 'En')
        expect({ row, said: textOf(row[english]).trim() !== '' }).toEqual({ row, said: textOf(row[key]).trim() !== '' })
        if (key === 'nameKo' || key === 'ko' || key.startsWith('sentence')) expect(row[key]).toMatch(/\S/)
      }
    }
  })

  test('lets every council, section, field and institution it mentions be found', () => {
    for (const membership of institutions.flatMap((row) => rowsOf(row, 'memberships'))) {
      expect(councils).toContain(membership.council)
      if (membership.section !== undefined) expect(sections).toContain(membership.section)
      expect(['lead', 'secretary', 'operator', 'general-operator', 'specialist', 'buyer', 'review', 'member']).toContain(membership.role)
    }
    for (const field of read('fields')) {
      expect(councils).toContain(field.council)
      if (field.parent !== null) expect(fields).toContain(field.parent)
    }
    const bought = institutions.flatMap((row) => within(row.buysIn)).flatMap((row) => row.fieldCodes as string[])
    expect(bought.filter((code) => !fields.has(code))).toEqual([])
    const ids = new Set(institutions.map((row) => row.id))
    for (const section of read('councils').flatMap((row) => rowsOf(row, 'sections'))) {
      expect(ids).toContain(section.leadInstitution)
      expect(ids).toContain(section.secretaryInstitution)
    }
  })

  test('never calls a contract ground confirmed, and never lets the market certificate alone be one', () => {
    for (const ground of read('contract-grounds')) {
      expect(ground.confirmed).toBe(false)
      const needed = ((ground.requires as Row).certificateKinds as string[] | undefined) ?? []
      expect(needed.filter((code) => !kinds.has(code))).toEqual([])
      if (needed.includes('MARKET')) expect([ground.kind, ground.immunity]).toEqual(['path', null])
    }
  })

  test('keeps both values told for the purchases of 2023', () => {
    const yearly = read('background-series').find((row) => row.series === 'yearly-purchases')
    const told = rowsOf(yearly ?? {}, 'points')
      .filter((point) => point.period === '2023')
      .map((point) => point.value)
    expect(told).toEqual([220_600_000_000, 235_200_000_000])
  })

  test('knows 17 regions, abroad, and more than 3,000 common passwords, each once', () => {
    expect(read('regions')).toHaveLength(18)
    const passwords = readFileSync(join(import.meta.dirname, 'common-passwords.txt'), 'utf8')
      .trimEnd()
      .split('\n')
    expect(passwords.length).toBeGreaterThan(3_000)
    expect(new Set(passwords).size).toBe(passwords.length)
    expect(passwords).toEqual(expect.arrayContaining(['password123!', '1q2w3e4r5t', 'rhksflwk1234']))
  })
})
