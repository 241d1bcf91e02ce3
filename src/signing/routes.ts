import { exportsOf, get, post } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { exportKeys } from './pages/keys-export.ts'
import { drawKeys, postKey } from './pages/keys-page.tsx'
import { sendRoots } from './pages/roots.ts'

export const routes: readonly Route[] = [
  get('/operations/keys', 'operations.see', drawKeys),
  ...exportsOf('/operations/keys', 'operations.see', exportKeys),
  post('/operations/keys', 'operations.work', 'signing-key.imported', postKey),
  get('/files/signing-root.pem', 'public.see', sendRoots, { noLanguage: true }),
]
