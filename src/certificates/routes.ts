import { exportsOf, get, post } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { drawCertificate, sendPaper } from './pages/certificate-page.tsx'
import { drawChange, postChange } from './pages/change-page.tsx'
import { checkFile, checkUpload, drawCheck } from './pages/check-page.tsx'
import { exportFirmCertificates } from './pages/company-export.ts'
import { drawFirmCertificates, postExtension, postOpinion } from './pages/company-page.tsx'
import {
  drawDeskCertificate,
  postApprove,
  postDecline,
  postRefuse,
  postSendBack,
  postSign,
  postWithdraw,
  previewPaper,
} from './pages/desk-certificate.tsx'
import { drawDeskCertificates, exportCertificates } from './pages/desk-list.tsx'
import { drawEditDraft, drawNewDraft, postEditDraft, postNewDraft } from './pages/draft-page.tsx'

const desk = '/desk/:institution/certificates'
const one = `${desk}/:certificate`

export const routes: readonly Route[] = [
  get('/certificates', 'public.see', drawCheck, { perMinute: 60 }),
  post('/certificates', 'public.see', 'none: the file is compared and forgotten', checkFile, { upload: checkUpload, perMinute: 20 }),
  get('/certificates/:certificate', 'public.see', drawCertificate, { perMinute: 60 }),
  get('/files/certificates/:certificate', 'public.see', sendPaper, { noLanguage: true }),
  get(desk, 'certificate.see', drawDeskCertificates),
  ...exportsOf(desk, 'certificate.see', exportCertificates),
  get(`${desk}/new`, 'certificate.draft', drawNewDraft),
  post(`${desk}/new`, 'certificate.draft', 'certificate.drafted', postNewDraft),
  get(one, 'certificate.see', drawDeskCertificate),
  get(`${one}/preview.pdf`, 'certificate.see', previewPaper, { noLanguage: true }),
  get(`${one}/edit`, 'certificate.draft', drawEditDraft),
  post(`${one}/edit`, 'certificate.draft', 'certificate.edited', postEditDraft),
  post(`${one}/sign`, 'certificate.sign', 'certificate.issued', postSign),
  post(`${one}/send-back`, 'certificate.sign', 'certificate.sent-back', postSendBack),
  post(`${one}/extension/decline`, 'certificate.draft', 'certificate.extension-declined', postDecline),
  get(`${one}/changes/:change`, 'certificate.draft', drawChange),
  post(`${one}/changes/:change`, 'certificate.draft', 'certificate.change-proposed', postChange),
  post(
    `${one}/proposals/:proposal/approve`,
    'certificate.sign',
    'certificate.extended or certificate.suspended or certificate.reinstated or certificate.revoked',
    postApprove,
  ),
  post(`${one}/proposals/:proposal/refuse`, 'certificate.sign', 'certificate.change-refused', postRefuse),
  post(`${one}/proposals/:proposal/withdraw`, 'certificate.draft', 'certificate.change-withdrawn', postWithdraw),
  get('/company/:company/certificates', 'company.see', drawFirmCertificates),
  ...exportsOf('/company/:company/certificates', 'company.see', exportFirmCertificates),
  post('/company/:company/certificates/:certificate/extension', 'company.edit', 'certificate.extension-asked', postExtension),
  post('/company/:company/certificates/:certificate/opinion', 'hearing.answer', 'certificate.opinion-given', postOpinion),
]
