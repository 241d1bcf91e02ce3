import { exportsOf, get, keepAccess, post } from '../people/index.ts'
import type { Route } from '../people/index.ts'
import { sql } from '../platform/database/database.ts'
import { findFile } from '../platform/files/rows.ts'
import { notFound } from '../platform/http/visit.ts'
import { drawBuying, postComparison, postKeep } from './pages/buying-page.tsx'
import { exportGrounds } from './pages/ground-export.ts'
import { drawGrounds, postConfirmGround, postWithdrawConfirmation } from './pages/grounds-page.tsx'
import { drawNewPurchase, postNewPurchase } from './pages/new-purchase.tsx'
import { drawNewRequest, postNewRequest } from './pages/new-request.tsx'
import { drawPurchase, postCounter, postDelivery, sendEvidence } from './pages/purchase-page.tsx'
import { drawPurchases, exportPurchases } from './pages/purchases-page.tsx'
import { exportQuotes } from './pages/quote-export.ts'
import { drawQuotes } from './pages/quote-list.tsx'
import { drawQuote, postAccept, postAnswer, postEnd, postQuestion, postQuote, postTakeBack } from './pages/quote-page.tsx'

const buying = '/buying/:institution'
const firm = '/company/:company'
const papers = { upload: { limitBytes: 20 * 1024 * 1024, kinds: ['pdf', 'hwp', 'hwpx', 'docx', 'xlsx'] } }

export const routes: readonly Route[] = [
  get(buying, 'buying.see', drawBuying),
  get(`${buying}/quotes`, 'buying.see', drawQuotes('buyer')),
  ...exportsOf(`${buying}/quotes`, 'buying.see', exportQuotes('buyer')),
  get(`${buying}/quotes/new`, 'buying.work', drawNewRequest),
  post(`${buying}/quotes/new`, 'buying.work', 'quote.requested', postNewRequest, papers),
  get(`${buying}/quotes/:request`, 'buying.see', drawQuote('buyer')),
  post(`${buying}/quotes/:request/accept`, 'buying.work', 'quote.accepted', postAccept),
  post(`${buying}/quotes/:request/refuse`, 'buying.work', 'quote.refused', postEnd('buyer', 'refuse')),
  post(`${buying}/quotes/:request/withdraw`, 'buying.work', 'quote.withdrawn', postEnd('buyer', 'withdraw')),
  post(`${buying}/quotes/:request/forgo`, 'buying.work', 'quote.forgone', postEnd('buyer', 'forgo')),
  post(`${buying}/quotes/:request/questions`, 'buying.work', 'quote.question-asked', postQuestion('buyer')),
  post(`${buying}/quotes/:request/questions/:question`, 'buying.work', 'quote.question-answered', postAnswer('buyer')),
  get(`${buying}/purchases`, 'buying.see', drawPurchases),
  ...exportsOf(`${buying}/purchases`, 'buying.see', exportPurchases),
  get(`${buying}/purchases/new`, 'buying.work', drawNewPurchase),
  post(`${buying}/purchases/new`, 'buying.work', 'purchase.recorded', postNewPurchase),
  get(`${buying}/purchases/:purchase`, 'buying.see', drawPurchase),
  get(`${buying}/purchases/:purchase/evidence.pdf`, 'buying.see', sendEvidence, { noLanguage: true, perMinute: 30 }),
  post(`${buying}/purchases/:purchase/delivery`, 'buying.work', 'purchase.delivered', postDelivery),
  post(`${buying}/purchases/:purchase/counter`, 'buying.work', 'purchase.countered', postCounter),
  get(`${buying}/grounds`, 'buying.see', drawGrounds),
  ...exportsOf(`${buying}/grounds`, 'buying.see', exportGrounds),
  post(`${buying}/grounds/:ground`, 'buying.work', 'ground.confirmed', postConfirmGround),
  post(`${buying}/grounds/:ground/withdraw`, 'buying.work', 'ground.withdrawn', postWithdrawConfirmation),
  get('/desk/:institution/grounds', 'desk.see', drawGrounds),
  ...exportsOf('/desk/:institution/grounds', 'desk.see', exportGrounds),
  post('/desk/:institution/grounds/:ground', 'ground.confirm', 'ground.confirmed', postConfirmGround),
  post('/desk/:institution/grounds/:ground/withdraw', 'ground.confirm', 'ground.withdrawn', postWithdrawConfirmation),
  post(`${buying}/listings/:listing/keep`, 'buying.work', 'listing.kept-for-comparison', postKeep),
  post(`${buying}/comparisons`, 'buying.work', 'listing.kept-for-comparison', postComparison),
  get(`${firm}/quotes`, 'company.see', drawQuotes('firm')),
  ...exportsOf(`${firm}/quotes`, 'company.see', exportQuotes('firm')),
  get(`${firm}/quotes/:request`, 'company.see', drawQuote('firm')),
  post(`${firm}/quotes/:request/quote`, 'quote.answer', 'quote.sent', postQuote, papers),
  post(`${firm}/quotes/:request/take-back`, 'quote.answer', 'quote.taken-back', postTakeBack),
  post(`${firm}/quotes/:request/questions`, 'quote.answer', 'quote.question-asked', postQuestion('firm')),
  post(`${firm}/quotes/:request/questions/:question`, 'quote.answer', 'quote.question-answered', postAnswer('firm')),
  post(`${firm}/quotes/:request/decline`, 'quote.answer', 'quote.declined', postEnd('firm', 'decline')),
  post(`${firm}/quotes/:request/retract`, 'quote.answer', 'quote.retracted', postEnd('firm', 'retract')),
  get(
    '/files/quotes/:request/:file',
    'account.own',
    async (visit) => {
      const file = await findFile(visit.read, visit.params['file'] ?? '')
      if (!file || file.ownerKind !== 'quote' || file.ownerId !== visit.params['request']) return notFound
      const { member, auditor, buyer } = await visit.read.one(sql<{ member: boolean; auditor: boolean; buyer: boolean }>`select
      exists (select from company_members where person_id = ${visit.actor.personId} and company_id = ${file.companyId}
        and state = 'active') as member,
      exists (select from role_grants where person_id = ${visit.actor.personId} and withdrawn_at is null and role = 'auditor') as auditor,
      exists (select from role_grants where person_id = ${visit.actor.personId} and withdrawn_at is null and role = 'buyer'
        and institution_id = ${file.institutionId}) as buyer`)
      if (!member && !auditor && !buyer) return notFound
      if (!member) await keepAccess(visit, { whose: ['quote-request', file.ownerId], what: `downloaded ${file.name}` })
      return { kind: 'bytes', body: await visit.app.files.open(file.storageKey), type: file.mediaType, name: file.name }
    },
    { noLanguage: true },
  ),
]
