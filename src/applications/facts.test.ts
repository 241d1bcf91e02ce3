import { expect, test } from 'vitest'
import { factPaths } from '../rulesets/index.ts'
import { emptyContent, parseContent, sections } from '../technologies/index.ts'
import { gatherFacts } from './facts.ts'
import type { Subject } from './facts.ts'
import { firmPages } from './pages/marks.tsx'

const today = '2026-11-24'
const subject: Subject = {
  company: {
    id: 'c',
    kind: 'corporation',
    nameKo: '가나기술',
    foundedOn: '2015-03-02',
    regionCode: 'abroad',
    ksic: 'C28119',
    hasRegistration: true,
    confirmations: [{ number: '확-1', validFrom: '2026-01-01', validTo: '2027-01-01', sha256: null }],
    years: [{ year: 2025, salesWon: 1, exportsUsd: 1, employees: 1 }],
  },
  content: parseContent({
    ...emptyContent(),
    kind: 'product',
    fieldCodes: ['SOC.ROAD'],
    trl: 8,
    priceFromWon: 1,
    materialsOrigin: 'domestic',
    declaredNone: ['ipRights', 'otherCertificates', 'supplyRecord'],
  }),
  documents: [{ kind: 'DIRECT_PRODUCTION_PROOF', validFrom: '2026-01-01', validTo: null }],
  purchases: [],
  marketCertificates: [],
}

test('whatever a rule may ask of a firm, the firm is asked somewhere, and unknown leads there', () => {
  const asked = Object.entries(factPaths)
    .filter(([, { mend }]) => firmPages.some((page) => page === mend))
    .map(([path]) => path)
  const known = gatherFacts(subject, { institutionId: 'kra', fieldCodes: [], publishedAt: null }, today, {
    standing: 'developer',
    declared: ['not-debarred', 'no-arrears'],
  })
  expect(asked.filter((path) => known[path] === undefined)).toEqual([])
  expect(known['company.domestic']).toBe(false)
  const pages = new Set(['documents', ...sections.map((one) => one.id)])
  expect(
    firmPages
      .filter((page) => page.startsWith('technology.'))
      .map((page) => page.split('.')[1])
      .filter((page) => !pages.has({ rights: 'ip-rights' }[page ?? ''] ?? page ?? '')),
  ).toEqual([])
})
