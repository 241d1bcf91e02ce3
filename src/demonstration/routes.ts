import { get, post } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { drawDemo } from './pages/demo-page.tsx'
import { postEnter, postStep } from './pages/enter.ts'

export const routes: readonly Route[] = [
  get('/demo', 'account.open', drawDemo),
  post('/demo/:role', 'account.open', 'demonstration.entered', postEnter),
  post('/demo/steps/:step', 'account.open', 'demonstration.entered', postStep),
]
