export { purchaseRecorded } from './events.ts'
export { seedGrounds } from './store.ts'
export { keepView } from './actions/keep-view.ts'
export type { PurchaseInput } from './workflow.ts'
/** The verbs, for whoever walks the whole road: the demonstration. */
export { acceptQuote, endRequest, requestQuote, sendQuote } from './actions/quotes.ts'
export { confirmGroundHere, counterPurchase, keepForComparison, recordPurchase } from './actions/record-purchase.ts'
export { tendQuotes } from './jobs.ts'
export { purchasesWaiting } from './home.ts'
