/** What is entered of an invented firm; a scene or a test says what is its own. */
import type { CompanyFacts } from './company.ts'

export const firmFacts = (own: Partial<CompanyFacts> & Pick<CompanyFacts, 'nameKo'>): CompanyFacts => ({
  kind: 'individual',
  nameEn: null,
  businessNumber: null,
  corporateNumber: null,
  representative: '이대표',
  foundedOn: null,
  regionCode: null,
  address: null,
  ksic: null,
  phone: null,
  email: null,
  website: null,
  ...own,
})
