import type { VersionState } from './rule-set-version.ts'

/** What is or was in force is public; drafts are their institution's own. */
export const isPublished = (state: VersionState): boolean => state === 'in_force' || state === 'retired'
/** Whether staff of `institutionId` may read, and copy from, a version of `owner` (null: the platform's). */
export const mayReadVersion = (institutionId: string, owner: string | null, state: VersionState): boolean =>
  isPublished(state) || owner === institutionId
