import { longestWayBack } from '../../platform/http/language.ts'

/** A path here, also once its /en is taken off: two strokes at the start name another site. */
export const isOurs = (asked: string): boolean =>
  asked.length <= longestWayBack && /^\/(?![/\\])[^\s\\]*$/.test(asked.replace(/^\/en(?=\/)/, ''))

/** Where to go on after a detour: a path of our own, or the person's start page. Never another site. */
export const safeNext = (asked: string, otherwise = '/home'): string =>
  isOurs(asked) && !/^(\/en)?\/(sign-in|sign-out|sign-up|links|account\/(confirm|second-factor))/.test(asked) ? asked : otherwise
