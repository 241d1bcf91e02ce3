export { callSource } from './call-source.ts'
export { matchTechnologies } from './needs.ts'
export type { Need, TechnologyMatch } from './needs.ts'
