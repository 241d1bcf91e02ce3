import { exportsOf, get, post } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { drawAnswer, postAnswer } from './pages/answer-page.tsx'
import { drawAsk, postAsk, postExtend, postGoOn, postWithdrawRequest } from './pages/ask-page.tsx'
import { drawCheck, postSubmit } from './pages/check-page.tsx'
import { drawApplication, postDiscard, postDraft } from './pages/draft-page.tsx'
import { sendTrackFile } from './pages/files.ts'
import { exportApplications } from './pages/list-export.ts'
import { drawApplications } from './pages/list-page.tsx'
import { drawAdd, drawNew, postAdd, postNew } from './pages/new-page.tsx'
import { drawPreCheck } from './pages/pre-check-page.tsx'
import { drawPublicPreCheck } from './pages/public-pre-check.tsx'
import { exportQueue } from './pages/queue-export.ts'
import { drawQueue, postQueue } from './pages/queue-page.tsx'
import { drawReceipt, sendManifest, sendReceiptDates, sendReceiptPdf } from './pages/receipt-page.tsx'
import { drawTrack, postObjection, postReport, postWithdraw } from './pages/track-page.tsx'
import {
  drawWorkspace,
  postAssign,
  postBeginCheck,
  postCondition,
  postConfirmCondition,
  postReceive,
  postReturn,
  postSendBackCondition,
} from './pages/workspace-page.tsx'

const all = '/company/:company/applications'
const one = `${all}/:application`
const track = '/company/:company/tracks/:track'
const work = '/desk/:institution/tracks/:track'
const papers = { upload: { limitBytes: 20 * 1024 * 1024, kinds: ['pdf', 'hwp', 'hwpx', 'docx', 'xlsx', 'jpeg', 'png'] } }

export const routes: readonly Route[] = [
  get('/pre-check', 'public.see', drawPublicPreCheck, { perMinute: 60 }),
  get('/company/:company/pre-check', 'application.see', drawPreCheck),
  get(all, 'application.see', drawApplications),
  ...exportsOf(all, 'application.see', exportApplications),
  get(`${all}/new`, 'application.write', drawNew),
  post(`${all}/new`, 'application.write', 'application.started', postNew),
  get(one, 'application.see', drawApplication),
  post(one, 'application.write', 'application.saved', postDraft),
  post(`${one}/discard`, 'application.write', 'application.discarded', postDiscard),
  get(`${one}/check`, 'application.write', drawCheck),
  post(`${one}/submit`, 'application.submit', 'application.submitted', postSubmit),
  get(`${one}/receipt`, 'application.see', drawReceipt),
  get(`${one}/receipt.pdf`, 'application.see', sendReceiptPdf, { noLanguage: true, perMinute: 30 }),
  get(`${one}/receipt.ics`, 'application.see', sendReceiptDates, { perMinute: 30 }),
  get(`${one}/manifest.json`, 'application.see', sendManifest, { noLanguage: true }),
  get(`${one}/add`, 'application.write', drawAdd),
  post(`${one}/add`, 'application.write', 'application.institutions-added', postAdd),
  get(track, 'application.see', drawTrack),
  post(`${track}/withdraw`, 'application.submit', 'track.withdrawn', postWithdraw),
  get(`${track}/supplement`, 'application.write', drawAnswer),
  post(`${track}/supplement`, 'application.submit', 'track.supplement-answered', postAnswer, papers),
  post(`${track}/objection`, 'application.submit', 'track.objected', postObjection, papers),
  post(`${track}/conditions/:condition`, 'application.submit', 'track.condition-reported', postReport, papers),
  get('/desk/:institution/queue', 'track.see', drawQueue),
  ...exportsOf('/desk/:institution/queue', 'track.see', exportQueue),
  post('/desk/:institution/queue', 'track.handle', 'track.received or track.assigned', postQueue),
  get(work, 'track.see', drawWorkspace),
  post(`${work}/receive`, 'track.handle', 'track.received', postReceive),
  post(`${work}/assign`, 'track.handle', 'track.assigned', postAssign),
  post(`${work}/begin-check`, 'track.handle', 'track.check-begun', postBeginCheck),
  post(`${work}/conditions/:condition`, 'track.handle', 'track.condition-answered', postCondition),
  post(`${work}/return`, 'track.handle', 'track.returned', postReturn),
  get(`${work}/supplement`, 'track.see', drawAsk),
  post(`${work}/supplement`, 'track.handle', 'track.supplement-requested', postAsk),
  post(`${work}/supplement/extend`, 'track.handle', 'track.supplement-extended', postExtend),
  post(`${work}/supplement/go-on`, 'track.handle', 'track.gone-on-without', postGoOn),
  post(`${work}/supplement/withdraw`, 'track.handle', 'track.supplement-withdrawn', postWithdrawRequest),
  post(`${work}/to-meet/:condition/confirm`, 'condition.judge', 'track.condition-met', postConfirmCondition),
  post(`${work}/to-meet/:condition/send-back`, 'condition.judge', 'track.condition-sent-back', postSendBackCondition),
  get('/files/tracks/:track/:file', 'account.own', sendTrackFile, { noLanguage: true }),
]
