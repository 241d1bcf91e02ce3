import { get } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { drawOverview } from './pages/overview-page.tsx'
import { drawReference } from './pages/reference-page.tsx'

export const routes: readonly Route[] = [
  get('/operations', 'operations.see', drawOverview),
  get('/operations/reference-data', 'operations.see', drawReference),
]
