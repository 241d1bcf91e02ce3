import { exportsOf, get, post } from '../people/index.ts'
import type { Route, Visit } from '../people/index.ts'
import { redirect } from '../platform/http/visit.ts'
import { drawContact, postContact } from './pages/contact-page.tsx'
import { makeInstitutionPage } from './pages/institution-page.tsx'
import { makeInstitutionExport } from './pages/institution-export.ts'
import { makeInstitutionList } from './pages/institution-list.tsx'
import type { InForce } from './queries.ts'

/** A council's address as people type it leads to its public page, and its secretary on to the own place (/council/SOC), which is shut to everybody else. */
const leadToCouncil = (code: string) => (visit: Visit) => {
  const ownPlace = `/council/${code.toUpperCase()}`
  return redirect(visit.signedIn?.hats.some((hat) => hat.path === ownPlace) ? ownPlace : `/institutions?council=${code}`)
}

export const makeRoutes = (isInForce: InForce): readonly Route[] => [
  get('/institutions', 'public.see', makeInstitutionList(isInForce)),
  ...exportsOf('/institutions', 'public.see', makeInstitutionExport(isInForce)),
  get('/institutions/:institution', 'public.see', makeInstitutionPage(isInForce)),
  get('/desk/:institution/contact', 'desk.see', drawContact),
  post('/desk/:institution/contact', 'institution.edit', 'institution.contact-kept', postContact),
  ...['soc', 'energy', 'ict'].map((code) => get(`/council/${code}`, 'public.see', leadToCouncil(code))),
]
