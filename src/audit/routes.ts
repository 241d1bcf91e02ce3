import { get } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { redirect } from '../platform/http/visit.ts'
import { drawAccess } from './pages/access-page.tsx'
import { exportAccess, exportLog } from './pages/exports.ts'
import { drawLife } from './pages/life-page.tsx'
import { drawLog } from './pages/log-page.tsx'

export const routes: readonly Route[] = [
  get('/audit', 'audit.see', (visit) => drawLog(visit)),
  get('/audit/log', 'audit.see', () => redirect('/audit')),
  get('/audit/export.csv', 'audit.see', exportLog, { perMinute: 10 }),
  get('/audit/access', 'audit.see', (visit) => drawAccess(visit)),
  get('/audit/access/export.csv', 'audit.see', exportAccess, { perMinute: 10 }),
  get('/audit/objects/:kind/:object', 'audit.see', drawLife),
]
