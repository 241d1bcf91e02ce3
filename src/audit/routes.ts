import { exportsOf, get } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { redirect } from '../platform/http/visit.ts'
import { drawAccess } from './pages/access-page.tsx'
import { exportAccess, exportLife, exportLog } from './pages/exports.ts'
import { drawFirm } from './pages/firm-page.tsx'
import { drawFirms, exportFirms } from './pages/firms-page.tsx'
import { drawInstitutions, exportInstitutions } from './pages/institutions-page.tsx'
import { drawLife } from './pages/life-page.tsx'
import { drawLog } from './pages/log-page.tsx'

export const routes: readonly Route[] = [
  get('/audit', 'audit.see', (visit) => drawLog(visit)),
  get('/audit/log', 'audit.see', () => redirect('/audit')),
  ...exportsOf('/audit', 'audit.see', exportLog),
  get('/audit/figures', 'audit.see', () => redirect('/figures')),
  get('/audit/institutions', 'audit.see', drawInstitutions),
  ...exportsOf('/audit/institutions', 'audit.see', exportInstitutions),
  get('/audit/companies', 'audit.see', drawFirms),
  ...exportsOf('/audit/companies', 'audit.see', exportFirms),
  get('/audit/companies/:company', 'audit.see', drawFirm),
  get('/audit/access', 'audit.see', (visit) => drawAccess(visit)),
  ...exportsOf('/audit/access', 'audit.see', exportAccess),
  get('/audit/objects/:kind/:object', 'audit.see', drawLife),
  ...exportsOf('/audit/objects/:kind/:object', 'audit.see', exportLife),
]
