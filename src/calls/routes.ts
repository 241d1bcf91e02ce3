import { exportsOf, get, heldHats, post } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { findFile } from '../platform/files/rows.ts'
import { notFound } from '../platform/http/visit.ts'
import { ask, drawAsk } from './pages/ask-page.tsx'
import { drawCall } from './pages/call-page.tsx'
import { sendClosing } from './pages/closing-date.ts'
import { drawCallList } from './pages/call-list.tsx'
import {
  drawDeskCall,
  postAgree,
  postAnswer,
  postAskToClose,
  postCancel,
  postClose,
  postDecline,
  postFile,
  postKeepOpen,
  postPublish,
  postRemoveFile,
  postSendBack,
  postSubmit,
} from './pages/desk-call.tsx'
import { drawEditCall, drawNewCall, saveCall } from './pages/desk-form.tsx'
import { drawDeskCalls } from './pages/desk-list.tsx'
import { exportCalls, exportDeskCalls, exportDeskQuestions, exportQuestions } from './pages/exports.ts'
import { findCall } from './queries.ts'

const desk = '/desk/:institution/calls'

export const routes: readonly Route[] = [
  get('/calls', 'public.see', drawCallList),
  ...exportsOf('/calls', 'public.see', exportCalls),
  get('/calls/:call', 'public.see', drawCall),
  get('/calls/:call/closing.ics', 'public.see', sendClosing, { perMinute: 30 }),
  ...exportsOf('/calls/:call/questions', 'public.see', exportQuestions),
  get('/company/:company/calls/:call/ask', 'question.ask', drawAsk),
  post('/company/:company/calls/:call/ask', 'question.ask', 'call.question-asked', ask),
  get(desk, 'desk.see', drawDeskCalls),
  ...exportsOf(desk, 'desk.see', exportDeskCalls),
  get(`${desk}/new`, 'call.draft', drawNewCall),
  post(`${desk}/new`, 'call.draft', 'call.drafted', saveCall),
  get(`${desk}/:call`, 'desk.see', drawDeskCall),
  ...exportsOf(`${desk}/:call/questions`, 'desk.see', exportDeskQuestions),
  get(`${desk}/:call/edit`, 'call.draft', drawEditCall),
  post(`${desk}/:call/edit`, 'call.draft', 'call.edited', saveCall),
  post(`${desk}/:call/submit`, 'call.draft', 'call.submitted', postSubmit),
  post(`${desk}/:call/send-back`, 'call.approve', 'call.sent-back', postSendBack),
  post(`${desk}/:call/publish`, 'call.approve', 'call.published', postPublish),
  post(`${desk}/:call/agree`, 'call.approve', 'call.agreed', postAgree),
  post(`${desk}/:call/decline`, 'call.approve', 'call.declined', postDecline),
  post(`${desk}/:call/ask-to-close`, 'call.end', 'call.closing-asked', postAskToClose),
  post(`${desk}/:call/keep-open`, 'call.end', 'call.kept-open', postKeepOpen),
  post(`${desk}/:call/close`, 'call.end', 'call.closed', postClose),
  post(`${desk}/:call/cancel`, 'call.end', 'call.cancelled', postCancel),
  post(`${desk}/:call/questions/:question`, 'call.draft', 'call.question-answered', postAnswer),
  post(`${desk}/:call/files`, 'call.draft', 'call.file-added', postFile, {
    upload: { limitBytes: 20 * 1024 * 1024, kinds: ['pdf', 'hwp', 'hwpx', 'docx', 'xlsx'] },
  }),
  post(`${desk}/:call/files/:file/remove`, 'call.draft', 'call.file-removed', postRemoveFile),
  get(
    '/files/calls/:call/:file',
    'public.see',
    async (visit) => {
      const call = await findCall(visit.read, visit.params['call'] ?? '')
      // Before it is published, whoever is to agree to it reads what they agree to.
      const desks = heldHats(visit.signedIn).deskIds
      const may = call && (call.publishedAt || call.rules.some((one) => desks.includes(one.institutionId)))
      const listed = may && call.files.some((one) => one.fileId === visit.params['file'])
      const file = listed ? await findFile(visit.read, visit.params['file'] ?? '') : undefined
      return file ? { kind: 'bytes', body: await visit.app.files.open(file.storageKey), type: file.mediaType, name: file.name } : notFound
    },
    { noLanguage: true },
  ),
]
