export { purchaseRecorded } from './events.ts'
export { seedGrounds } from './store.ts'
export { keepView } from './actions/keep-view.ts'
export type { PurchaseInput } from './workflow.ts'
