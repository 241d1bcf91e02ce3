import { exportsOf, get } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { redirect } from '../platform/http/visit.ts'
import { drawAccess } from './pages/access-page.tsx'
import { exportAccess, exportLife, exportLog } from './pages/exports.ts'
import { drawLife } from './pages/life-page.tsx'
import { drawLog } from './pages/log-page.tsx'

export const routes: readonly Route[] = [
  get('/audit', 'audit.see', (visit) => drawLog(visit)),
  get('/audit/log', 'audit.see', () => redirect('/audit')),
  ...exportsOf('/audit', 'audit.see', exportLog),
  get('/audit/access', 'audit.see', (visit) => drawAccess(visit)),
  ...exportsOf('/audit/access', 'audit.see', exportAccess),
  get('/audit/objects/:kind/:object', 'audit.see', drawLife),
  ...exportsOf('/audit/objects/:kind/:object', 'audit.see', exportLife),
]
