import { get } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { drawInstitution } from './pages/institution-page.tsx'
import { drawInstitutions } from './pages/institution-list.tsx'

export const routes: readonly Route[] = [
  get('/institutions', 'public.see', drawInstitutions),
  get('/institutions/:institution', 'public.see', drawInstitution),
]
