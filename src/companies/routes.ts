import type { InForce } from '../institutions/index.ts'
import { exportsOf, get, keepAccess, post } from '../people/index.ts'
import type { Route, Visit } from '../people/index.ts'
import { findFile } from '../platform/files/rows.ts'
import { notFound } from '../platform/http/visit.ts'
import type { Reply } from '../platform/http/visit.ts'
import { exportClaims } from './pages/claims-export.ts'
import { confirmClaim, drawClaims, rejectClaim } from './pages/claims-page.tsx'
import { makeClosePage } from './pages/close-page.tsx'
import { drawFirm } from './pages/firm-page.tsx'
import { makeOverview } from './pages/overview-page.tsx'
import type { TrackStates } from './pages/overview-page.tsx'
import { exportMembers } from './pages/people-export.ts'
import { acceptJoin, changeMemberRole, drawPeople, refuseJoin } from './pages/people-page.tsx'
import {
  drawProfile,
  postWithdrawClaim,
  removeConfirmationFrom,
  saveConfirmation,
  saveKindOf,
  saveProfile,
  saveRegistration,
  saveYearOf,
} from './pages/profile-page.tsx'
import { drawJoin, drawRegister, join, register, withdraw } from './pages/register-page.tsx'
import { mayReadCompanyFiles } from './reading.ts'

const papers = { upload: { limitBytes: 20 * 1024 * 1024, kinds: ['pdf', 'jpeg', 'png', 'hwp', 'hwpx'] } }

/** A firm's paper, to its members, to officers with a track of it, and to operators and auditors; every reading by staff leaves a row. */
const sendCompanyFile = async (visit: Visit): Promise<Reply> => {
  const company = visit.params['company'] ?? ''
  const file = await findFile(visit.read, visit.params['file'] ?? '')
  if (!file || file.ownerKind !== 'company' || file.ownerId !== company) return notFound
  const reader = await mayReadCompanyFiles(visit.read, visit.signedIn?.personId ?? '', company)
  if (reader === 'nobody') return notFound
  if (reader === 'staff') await keepAccess(visit, { whose: ['company', company], what: `downloaded ${file.name}` })
  return { kind: 'bytes', body: await visit.app.files.open(file.storageKey), type: file.mediaType, name: file.name }
}

export const makeRoutes = (trackStates: TrackStates, isInForce: InForce): readonly Route[] => {
  const closing = makeClosePage(trackStates)
  return [
    get('/companies/new', 'company.register', drawRegister),
    post('/companies/new', 'company.register', 'company.registered', register),
    get('/companies/join', 'company.join', drawJoin),
    post('/companies/join', 'company.join', 'company.join-asked', join),
    post('/companies/join/:company/withdraw', 'company.join', 'company.join-withdrawn', withdraw),
    get('/companies/:company', 'public.see', drawFirm),
    get('/company/:company', 'company.see', makeOverview(trackStates, isInForce)),
    get('/company/:company/profile', 'company.see', drawProfile),
    post('/company/:company/profile', 'company.edit', 'company.edited', saveProfile),
    post('/company/:company/profile/confirmations', 'company.edit', 'company.confirmation-added', saveConfirmation, papers),
    post(
      '/company/:company/profile/confirmations/:confirmation/remove',
      'company.edit',
      'company.confirmation-removed',
      removeConfirmationFrom,
    ),
    post('/company/:company/profile/kind', 'company.govern', 'company.kind-corrected', saveKindOf),
    post('/company/:company/profile/registration', 'company.edit', 'company.registration-added', saveRegistration, papers),
    post('/company/:company/profile/years', 'company.edit', 'company.year-entered', saveYearOf),
    post('/company/:company/profile/claims/:claim/withdraw', 'company.edit', 'company.claim-withdrawn', postWithdrawClaim),
    get('/company/:company/close', 'company.govern', closing.draw),
    post('/company/:company/close', 'company.govern', 'company.closed-down', closing.post),
    get('/company/:company/people', 'company.see', drawPeople),
    ...exportsOf('/company/:company/people', 'company.see', exportMembers),
    post('/company/:company/people/:person/accept', 'company.govern', 'company.member-accepted', acceptJoin),
    post('/company/:company/people/:person/refuse', 'company.govern', 'company.member-refused', refuseJoin),
    post('/company/:company/people/:person/change', 'company.govern', 'company.member-changed', changeMemberRole),
    get('/operations/claims', 'operations.see', drawClaims),
    ...exportsOf('/operations/claims', 'operations.see', exportClaims),
    post('/operations/claims/:claim/confirm', 'operations.work', 'company.claim-confirmed', confirmClaim),
    post('/operations/claims/:claim/reject', 'operations.work', 'company.claim-rejected', rejectClaim),
    get('/desk/:institution/claims', 'desk.see', drawClaims),
    ...exportsOf('/desk/:institution/claims', 'desk.see', exportClaims),
    post('/desk/:institution/claims/:claim/confirm', 'claim.decide', 'company.claim-confirmed', confirmClaim),
    post('/desk/:institution/claims/:claim/reject', 'claim.decide', 'company.claim-rejected', rejectClaim),
    get('/files/companies/:company/:file', 'account.own', sendCompanyFile, { noLanguage: true }),
  ]
}
