export { findCouncils, findFields, findInstitutions, findRegions, institutionName, sourcesOf } from './queries.ts'
export type { FieldRow, Named, SourceFace } from './queries.ts'
export { seedInstitutions } from './seed.ts'
export { nextCertificateSequence } from './sequence.ts'
