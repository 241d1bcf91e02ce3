import type { Route } from './actor.ts'
import { permissions, roles } from './permissions.ts'

/** docs/permissions.md, printed from the table and the routes: who may do what, behind which doors. */
export const printPermissions = (routes: readonly Route[]): string => {
  const doors = [...routes].sort((a, b) => a.path.localeCompare(b.path, 'en') || methodOf(a).localeCompare(methodOf(b), 'en'))
  return [
    '# Who may do what',
    '',
    'Printed from `src/people/permissions.ts` and the routes by `tools/print-docs.ts`; a test compares it with the code.',
    "A role is bounded by whose thing it is: the hat stands in the address, and another firm's or institution's thing answers like one that is not there.",
    'An auditor reads what names the auditor and posts nothing.',
    '',
    `| permission | ${roles.join(' | ')} |`,
    `|---|${roles.map(() => '---').join('|')}|`,
    ...Object.entries(permissions).map(
      ([may, allowed]) => `| ${may} | ${roles.map((role) => ((allowed as readonly string[]).includes(role) ? '✓' : '')).join(' | ')} |`,
    ),
    '',
    '## Doors',
    '',
    '| method | address | permission | audit |',
    '|---|---|---|---|',
    ...doors.map(
      (route) =>
        `| ${methodOf(route)} | \`${route.path}\` | ${route.may} | ${route.kind === 'page' && route.method === 'POST' ? route.audit : ''} |`,
    ),
    '',
  ].join('\n')
}

const methodOf = (route: Route) => (route.kind === 'page' ? route.method : 'GET')
