import { expect, test } from 'vitest'
import { takeFrom, typedFrom } from './answers.ts'
import { technologyFacts } from './facts.ts'
import { dossierInWords } from './in-words.ts'
import { inPageOrder, readSection } from './reading.ts'
import type { Known } from './reading.ts'
import { findSection, progressOf, sections, sectionState } from './sections.ts'
import type { Section } from './sections/section.ts'
import { emptyContent, parseContent } from './technology.ts'
import type { TechnologyContent } from './technology.ts'
import { readDocumentForm } from './pages/document-form.ts'
import { rightProblems } from './possible.ts'
import type { PostedForm } from '../platform/http/form.ts'
import { canonicalVersion, drawnFrom, isStale, readVersionText } from './version.ts'

const known: Known = {
  fields: new Set(['SOC.ROAD', 'SOC.RAIL', 'ICT.IOT']),
  institutions: new Set(['kra']),
  certificateKinds: new Set(['NEP', 'KC_SAFETY']),
}
const today = '2026-11-24'
const section = (id: string): Section => findSection(id) ?? sections[0]!
const read = (id: string, typed: Record<string, string>, before: TechnologyContent = emptyContent()) =>
  readSection(section(id), typed, before, known, today)
const whole = (content: TechnologyContent) => ({ content, documents: [], pictures: [] })

const full = parseContent({
  titleKo: '저소음 배수펌프',
  summaryKo: '소음이 12dB 작습니다.',
  kind: 'construction_method',
  fieldCodes: ['SOC.ROAD', 'ICT.IOT'],
  trl: 8,
  priceFromWon: 12_000_000,
  vatIncluded: false,
  priceUnit: '1대',
  differences: [{ whatKo: '소음', whatEn: 'Noise', unit: 'dB', before: '78', after: '66' }],
  keywords: ['펌프', '저소음'],
  ipRights: [
    {
      right: 'patent',
      numberKind: 'registration',
      number: '10-1234567',
      status: 'registered',
      expiresOn: '2037-05-01',
      owners: [
        { name: '가나기술', share: 60 },
        { name: '다라연구원', share: 40 },
      ],
    },
  ],
  otherCertificates: [
    { kind: 'NEP', number: 'NEP-1', validFrom: '2025-01-01', validTo: '2028-01-01' },
    { kind: 'KC_SAFETY', number: 'KC-1' },
  ],
  supplyRecord: [{ institutionId: 'kra', institutionName: '', year: 2025, month: 3, what: '펌프 2대', amountWon: null }],
})

test('what a form holds reads back to the same content, for every section', () => {
  expect(sections.map((one) => readSection(one, typedFrom(one, full), full, known, today).content)).toEqual(sections.map(() => full))
})
test('every field of the content has its place in a form, once', () => {
  const named = sections.flatMap((one) => [...one.fields.map((field) => field.name.split('.')[0]), ...(one.rows ? [one.rows.name] : [])])
  expect(new Set(named)).toEqual(new Set(Object.keys(emptyContent()).filter((name) => name !== 'declaredNone')))
  const all = sections.flatMap((one) => one.fields.map((field) => field.name))
  expect(new Set(all).size).toBe(all.length)
})
test('a draft may be kept with gaps, which are named for whoever wants to go on', () => {
  const blank = read('title', { titleKo: '' })
  expect(blank.errors).toEqual({})
  expect(blank.missing['titleKo']?.ko).toBe('기술 이름을 입력해 주세요.')
  expect(Object.keys(read('differences', {}).missing)).toEqual(['differences.0.whatKo'])
})
test('what cannot be read is named at its field, and the content stays as it was', () => {
  const price = read(
    'price',
    { priceFromWon: '백만원', priceToWon: '5,000', vatIncluded: 'no' },
    { ...emptyContent(), priceFromWon: 1_000 },
  )
  expect(Object.keys(price.errors)).toEqual(['priceFromWon'])
  expect(price.content.priceFromWon).toBe(1_000)
  expect(Object.keys(read('price', { priceFromWon: '5,000', priceToWon: '4,000' }).errors)).toEqual(['priceToWon'])
  expect(
    Object.keys(read('differences', { 'differences.0.whatKo': '소음', 'differences.0.before': '큼', 'differences.0.after': '66' }).errors),
  ).toEqual(['differences.0.before'])
})
test('codes that stand in no list are dropped, and at most five fields are taken', () => {
  expect(read('fields', { fieldCodes: 'SOC.ROAD,SOC.MOON,SOC' }).content.fieldCodes).toEqual(['SOC.ROAD'])
  expect(read('kind', { kind: 'weapon' }).content.kind).toBe('')
})
test('lines keep their order without the empty and the removed ones', () => {
  const { content } = read('specification', {
    'specification.0.nameKo': '출력',
    'specification.0.value': '15kW',
    'specification.1.nameKo': '무게',
    'specification.1.value': '90kg',
    'specification.1.remove': 'yes',
    'specification.2.nameKo': '',
    'specification.10.nameKo': '높이',
    'specification.10.value': '1m',
  })
  expect(content.specification.map((one) => one.nameKo)).toEqual(['출력', '높이'])
})

const right = (more: Record<string, string>) =>
  Object.fromEntries(
    Object.entries({ right: 'patent', numberKind: 'registration', number: '10-1234567', status: 'registered', ...more }).map(
      ([name, value]) => [`ipRights.0.${name}`, value],
    ),
  )
test('the kind of an IP number is told, never guessed: a number of another kind or right is refused', () => {
  expect(read('ip-rights', right({})).errors).toEqual({})
  expect(read('ip-rights', right({ number: '1012345670000' })).content.ipRights[0]?.number).toBe('10-1234567')
  expect(Object.keys(read('ip-rights', right({ number: '20-1234567' })).errors)).toEqual(['ipRights.0.number'])
  expect(Object.keys(read('ip-rights', right({ number: '10-2026-0012345' })).errors)).toEqual(['ipRights.0.number'])
  expect(read('ip-rights', right({ number: '10-2026-0012345', numberKind: 'application' })).errors).toEqual({})
  expect(Object.keys(read('ip-rights', right({ numberKind: '' })).missing)).toEqual(['ipRights.0.numberKind'])
  expect(read('ip-rights', right({ right: 'software', number: 'C-2026-001234' })).errors).toEqual({})
})
test('everything wrong with a right is said at once, each by its own name and in the order of the page', () => {
  const { missing, errors } = read(
    'ip-rights',
    right({ right: '', numberKind: '', number: '12', status: '', filedOn: '작년', registeredOn: '2026-02-30', expiresOn: '2037.13.1' }),
  )
  const said = inPageOrder(section('ip-rights'), { ...errors, ...missing })
  expect(Object.keys(said).map((name) => name.split('.')[2])).toEqual([
    'right',
    'numberKind',
    'number',
    'status',
    'filedOn',
    'registeredOn',
    'expiresOn',
  ])
  expect(new Set(Object.values(said).map((words) => words.ko)).size).toBe(7)
  expect(said['ipRights.0.registeredOn']?.ko).toBe('등록일에 적은 2026-02-30은 달력에 없는 날입니다.')
})
test('owners are read a line each, and their shares never pass the whole', () => {
  const owners = (typed: string) => read('ip-rights', right({ owners: typed }))
  expect(owners('가나기술, 60\n다라 연구원 39.5%\n마바').content.ipRights[0]?.owners).toEqual([
    { name: '가나기술', share: 60 },
    { name: '다라 연구원', share: 39.5 },
    { name: '마바', share: null },
  ])
  expect(Object.keys(owners('가나기술, 60\n다라, 50').errors)).toEqual(['ipRights.0.owners'])
  expect(Object.keys(owners('가나기술, 0').errors)).toEqual(['ipRights.0.owners'])
})
test('a supply names its institution, from the list or in words', () => {
  expect(Object.keys(read('supply', { 'supplyRecord.0.year': '2025', 'supplyRecord.0.what': '펌프' }).errors)).toEqual([
    'supplyRecord.0.institutionName',
  ])
  expect(
    read('supply', { 'supplyRecord.0.year': '2025', 'supplyRecord.0.what': '펌프', 'supplyRecord.0.institutionName': '가나시' }).content
      .supplyRecord[0],
  ).toEqual({ institutionName: '가나시', year: 2025, month: null, what: '펌프', amountWon: null })
})

test('an empty optional part says so, a half-written one is in progress, a declared none is done', () => {
  const state = (id: string, content: Partial<TechnologyContent>) => sectionState(section(id), whole({ ...emptyContent(), ...content }))
  expect(state('title', {})).toBe('not-started')
  expect(state('ip-rights', {})).toBe('optional')
  expect(state('ip-rights', { declaredNone: ['ipRights'] })).toBe('done')
  expect(state('price', { priceFromWon: 1_000 })).toBe('started')
  expect(state('price', { priceFromWon: 1_000, vatIncluded: false })).toBe('done')
  expect(state('differences', { differences: [{ whatKo: '소음', whatEn: '', unit: 'dB', before: '78', after: '' }] })).toBe('started')
  expect(sectionState(section('documents'), { content: emptyContent(), documents: [1], pictures: [] })).toBe('done')
})
test('progress counts what is needed and leads to the first open part', () => {
  const empty = progressOf(whole(emptyContent()))
  expect([empty.done, empty.next?.id]).toEqual([0, 'title'])
  const begun = progressOf(whole(full))
  expect(begun.done).toBe(7)
  expect(begun.next?.id).toBe('problem')
  expect(begun.minutesLeft).toBeLessThan(empty.minutesLeft)
})

test('an empty list is not known to a rule, a declared one is empty', () => {
  expect(technologyFacts(emptyContent(), [], today)['technology.rights']).toBeUndefined()
  expect(technologyFacts({ ...emptyContent(), declaredNone: ['ipRights'] }, [], today)['technology.rights']).toEqual([])
})
test('a certificate whose last day was left empty has no end', () => {
  const [nep] = full.otherCertificates
  if (!nep) throw new Error('The dossier has a certificate.')
  expect(technologyFacts({ ...full, otherCertificates: [{ ...nep, validTo: null }] }, [], today)['technology.certificates']).toEqual([
    { kind: 'nep', number: 'NEP-1', expiresOn: 'never', validity: { validFrom: '2025-01-01' } },
  ])
})
test('the facts speak the words of the rule language', () => {
  expect(technologyFacts(full, [{ kind: 'DIRECT_PRODUCTION_PROOF', validFrom: '2025-01-01', validTo: '2027-01-01' }], today)).toEqual({
    'technology.kind': 'method',
    'technology.fields': ['road', 'iot'],
    'technology.trl': 8,
    'technology.price': 12_000_000,
    'technology.excellentProcurement': false,
    'technology.directlyPurchasedMaterial': false,
    'technology.rights': [{ kind: 'patent', status: 'granted', number: '10-1234567', expiresOn: '2037-05-01', coOwned: true }],
    'technology.certificates': [
      { kind: 'nep', number: 'NEP-1', expiresOn: '2028-01-01', validity: { validFrom: '2025-01-01', validTo: '2028-01-01' } },
    ],
    'technology.supplyRecord': [{ institution: 'kra', on: '2025-03-01' }],
    'company.directProduction': { validFrom: '2025-01-01', validTo: '2027-01-01' },
  })
})

test('a version is the same bytes for the same content, and other bytes for another paper', () => {
  const paper = {
    id: 'd1',
    kind: 'TEST_REPORT',
    title: null,
    fileId: 'f1',
    name: '시험.pdf',
    fileKind: 'pdf',
    bytes: 9,
    sha256: 'a'.repeat(64),
    isPublic: false,
    validFrom: null,
    validTo: null,
  }
  const kept = canonicalVersion(whole(full))
  expect(canonicalVersion(whole(parseContent(JSON.parse(JSON.stringify(full))))).sha256).toBe(kept.sha256)
  expect(canonicalVersion({ ...whole(full), documents: [paper] }).sha256).not.toBe(kept.sha256)
  expect(readVersionText(kept.text)).toEqual(whole(full))
})
test('a colleague who writes another part does not stand in the way, one who writes the same part does', () => {
  const form = drawnFrom(section('title'), 3, full)
  expect(isStale(section('title'), form, 3, full)).toBe(false)
  expect(isStale(section('title'), form, 4, { ...full, problemKo: '새 문제' })).toBe(false)
  expect(isStale(section('title'), form, 4, { ...full, titleKo: '다른 이름' })).toBe(true)
  expect(isStale(section('title'), '', 3, full)).toBe(true)
})
test('what is kept of a conflict is chosen answer by answer, a list as a whole', () => {
  const mine = { priceFromWon: '1', priceUnit: '1대', 'differences.0.whatKo': '소음', 'differences.1.whatKo': '무게' }
  const theirs = { priceFromWon: '2', priceUnit: '1식', 'differences.0.whatKo': '전력' }
  expect(takeFrom(section('price'), mine, theirs, ['priceUnit'])['priceUnit']).toBe('1식')
  expect(takeFrom(section('price'), mine, theirs, ['priceUnit'])['priceFromWon']).toBe('1')
  expect(takeFrom(section('differences'), mine, theirs, ['differences'])).toEqual({
    priceFromWon: '1',
    priceUnit: '1대',
    'differences.0.whatKo': '전력',
  })
})
test('a share in words is no part of a name', () => {
  const owners = (typed: string) => read('ip-rights', right({ owners: typed }))
  expect(owners('김용접, 칠십').errors['ipRights.0.owners']?.ko).toBe(
    '지분을 읽을 수 없습니다: ‘칠십’. 한 줄에 한 명씩 적고, 지분은 70처럼 숫자로 적어 주세요.',
  )
  expect(Object.keys(owners('김용접, 이용접').errors)).toEqual(['ipRights.0.owners'])
  expect(owners('Hanbit Co., Ltd.\nHanbit Co., Ltd., 50\n김용접, 30%').content.ipRights[0]?.owners).toEqual([
    { name: 'Hanbit Co., Ltd.', share: null },
    { name: 'Hanbit Co., Ltd.', share: 50 },
    { name: '김용접', share: 30 },
  ])
})
test('in words, the days of a right and of a certificate say what they are', () => {
  const [patent] = full.ipRights
  if (!patent) throw new Error('The dossier has a right.')
  const content = { ...full, ipRights: [{ ...patent, statusAsOf: '2026-11-01', filedOn: '2016-05-01', registeredOn: '2018-05-01' }] }
  const line = (name: string) =>
    dossierInWords(whole(content), 'ko', { fields: [], institutions: [], certificateKinds: [], documentKinds: [] }).find(
      (one) => one.name === name,
    )?.text ?? ''
  for (const part of ['확인한 날 2026년 11월 1일', '출원일 2016년 5월 1일', '등록일 2018년 5월 1일', '존속기간 만료일 2037년 5월 1일'])
    expect(line('ipRights')).toContain(part)
  expect(line('otherCertificates')).toContain('유효기간 시작일 2025년 1월 1일 · 유효기간 만료일 2028년 1월 1일')
})
test('the consent of other owners is unknown until it is told', () => {
  const consent = (more: Record<string, string>) =>
    technologyFacts({ ...emptyContent(), ...read('ip-rights', right({ owners: '가나기술\n다라연구원', ...more })).content }, [], today)[
      'technology.rights'
    ]?.[0]?.coOwnersConsent
  expect([consent({}), consent({ coOwnersConsent: 'yes' }), consent({ coOwnersConsent: 'no' })]).toEqual([undefined, true, false])
})

test('what cannot be of a right or a supply is told at its field, and proves nothing where it is kept', () => {
  const days = (filedOn: string, registeredOn: string, expiresOn: string) =>
    Object.keys(read('ip-rights', right({ filedOn, registeredOn, expiresOn })).errors)
  expect(days('2016-05-01', '2018-05-01', '2036-05-01')).toEqual([])
  expect(days('2030-01-01', '2031-01-01', '9999-12-31')).toEqual(['ipRights.0.filedOn', 'ipRights.0.registeredOn', 'ipRights.0.expiresOn'])
  expect(days('2018-05-01', '2016-05-01', '2036-05-01')).toEqual(['ipRights.0.registeredOn'])
  expect(days('2016-05-01', '2018-05-01', '2017-05-01')).toEqual(['ipRights.0.expiresOn'])
  expect(days('2016-05-01', '', '2015-05-01')).toEqual(['ipRights.0.expiresOn'])
  expect(Object.keys(read('ip-rights', right({ statusAsOf: '2026-11-25' })).errors)).toEqual(['ipRights.0.statusAsOf'])
  expect(read('ip-rights', right({ statusAsOf: today })).errors).toEqual({})
  const supply = (year: string, month: string) =>
    Object.keys(
      read('supply', {
        'supplyRecord.0.year': year,
        'supplyRecord.0.month': month,
        'supplyRecord.0.what': '펌프',
        'supplyRecord.0.institutionName': '가나시',
      }).errors,
    )
  expect([supply('2026', '11'), supply('2026', '12'), supply('2099', '')]).toEqual([[], ['supplyRecord.0.month'], ['supplyRecord.0.year']])
  const [patent] = full.ipRights
  const [sold] = full.supplyRecord
  if (!patent || !sold) throw new Error('no line')
  const old = { ...full, ipRights: [{ ...patent, expiresOn: '9999-12-31' }], supplyRecord: [{ ...sold, year: 2099 }, sold] }
  const facts = technologyFacts(old, [], today)
  expect([facts['technology.rights'], facts['technology.supplyRecord']?.length]).toEqual([undefined, 1])
})
test('a trade mark is renewed, a copyright lasts: their ends are counted otherwise', () => {
  const right = { filedOn: '1980-01-01', registeredOn: '1981-01-01', expiresOn: '2031-01-01' }
  expect([
    rightProblems({ ...right, right: 'trademark' }, today),
    Object.keys(rightProblems({ ...right, right: 'patent' }, today)),
    rightProblems({ ...right, right: 'software', expiresOn: '2096-01-01' }, today),
  ]).toEqual([{}, ['expiresOn'], {}])
  const said = (right: Partial<Parameters<typeof rightProblems>[0]>) =>
    rightProblems({ right: 'patent', filedOn: null, registeredOn: null, expiresOn: '9999-12-31', ...right }, today)['expiresOn']?.ko
  expect([
    said({ right: 'trademark', filedOn: '1980-01-01' }),
    said({ filedOn: '2020-01-01' }),
    said({ registeredOn: '2020-01-01' }),
    said({}),
    said({ right: 'software', filedOn: '2020-01-01' }),
  ]).toEqual([
    '만료일이 오늘부터 30년을 넘습니다. 등록원부를 확인해 주세요.',
    '만료일이 출원일부터 30년을 넘습니다. 등록원부를 확인해 주세요.',
    '만료일이 등록일부터 30년을 넘습니다. 등록원부를 확인해 주세요.',
    '만료일이 오늘부터 30년을 넘습니다. 등록원부를 확인해 주세요.',
    '만료일이 오늘부터 100년을 넘습니다. 연도를 확인해 주세요.',
  ])
})
test('days of a paper without validity, and days of no calendar, are told', () => {
  const kinds = [
    { code: 'BROCHURE', ko: '브로슈어', en: 'Brochure', hasValidity: false },
    { code: 'TEST_REPORT', ko: '시험성적서', en: 'Test report', hasValidity: true },
  ]
  const form = (typed: Record<string, string>) => ({ text: (name: string) => typed[name] ?? '' }) as PostedForm
  const errors = (typed: Record<string, string>) =>
    Object.fromEntries(Object.entries(readDocumentForm(form(typed), kinds).errors).map(([name, words]) => [name, words.ko]))
  expect(errors({ kind: 'BROCHURE', validFrom: '내일', validTo: '2026-02-30' })).toEqual({
    validFrom: '유효기간 시작일을 2026-11-30처럼 입력해 주세요.',
    validTo: '유효기간 만료일에 적은 2026-02-30은 달력에 없는 날입니다.',
  })
  expect(errors({ kind: 'BROCHURE', validTo: '2027-01-01' })).toEqual({
    validTo: '이 종류의 서류에는 유효기간이 없습니다. 비워 두세요.',
  })
  expect(errors({ kind: 'TEST_REPORT', validTo: '2027-01-01' })).toEqual({})
})
