/** Where to go on after a detour: a path of our own, or the person's start page. Never another site. */
export const safeNext = (asked: string, otherwise = '/home'): string =>
  /^\/(?![/\\])[^\s\\]{0,400}$/.test(asked) && !/^(\/en)?\/(sign-in|sign-out|sign-up|links|account\/(confirm|second-factor))/.test(asked)
    ? asked
    : otherwise
