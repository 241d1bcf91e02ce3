import { exportsOf, get } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { exportJobs, exportReference } from './pages/exports.ts'
import { drawOverview } from './pages/overview-page.tsx'
import { drawReference } from './pages/reference-page.tsx'

export const routes: readonly Route[] = [
  get('/operations', 'operations.see', drawOverview),
  ...exportsOf('/operations', 'operations.see', exportJobs),
  get('/operations/reference-data', 'operations.see', drawReference),
  ...exportsOf('/operations/reference-data', 'operations.see', exportReference),
]
