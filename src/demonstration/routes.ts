import { get, post } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { drawDemo, postEnter } from './pages/demo-page.tsx'

export const routes: readonly Route[] = [
  get('/demo', 'account.open', drawDemo),
  post('/demo/:role', 'account.open', 'demonstration.entered', postEnter),
]
