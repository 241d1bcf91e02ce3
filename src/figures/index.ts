export { findHeadline } from './queries.ts'
export type { Headline } from './queries.ts'
export { seedBackground } from './store.ts'
export { makeDeskHome } from './pages/desk-home.tsx'
/** The verbs, for whoever walks the whole road: the demonstration. */
export { accompany, writeNote } from './actions/accompany.ts'
export { setGoals } from './actions/set-goals.ts'
export { noteWords } from './words.ts'
export type { NoteKind } from './words.ts'
