export { findCouncils, findFields, findInstitutions, findRegions } from './queries.ts'
export type { FieldRow, Named } from './queries.ts'
export { seedInstitutions } from './seed.ts'
export { nextCertificateSequence } from './sequence.ts'
