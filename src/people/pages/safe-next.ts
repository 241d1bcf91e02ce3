/**
 * A path here, also once its /en is taken off: two strokes at the start name another site. It is as long as it needs to be: a Korean reason of 200 letters stands
 * in an address with nine signs each.
 */
export const isOurs = (asked: string): boolean => /^\/(?![/\\])[^\s\\]{0,2400}$/.test(asked.replace(/^\/en(?=\/)/, ''))

/** Where to go on after a detour: a path of our own, or the person's start page. Never another site. */
export const safeNext = (asked: string, otherwise = '/home'): string =>
  isOurs(asked) && !/^(\/en)?\/(sign-in|sign-out|sign-up|links|account\/(confirm|second-factor))/.test(asked) ? asked : otherwise
