export { findHeadline } from './queries.ts'
export type { Headline } from './queries.ts'
export { seedBackground } from './store.ts'
