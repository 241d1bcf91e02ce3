import { text } from '../kernel/text.ts'
import { tell } from '../platform/mail/notices.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { buyersOf } from './buyers.ts'
import { findAwaited } from './store.ts'

/** Hears of a firm that was closed. A quote that was accepted keeps no firm open, for a contract may have been made; its buyer is told, who knows and says which. */
export const tellBuyersOfClosed = async (tx: Tx, { companyId }: { readonly companyId: string }): Promise<void> => {
  for (const one of await findAwaited(tx, companyId))
    await tell(tx, await buyersOf(tx, one), {
      kind: 'quote.firm-closed',
      link: `/buying/${one.institutionId}/quotes/${one.id}`,
      subject: text(
        `수락한 견적의 기업이 문을 닫았습니다: ${one.titleKo} (${one.companyKo})`,
        `The firm whose quote you accepted has closed: ${one.titleEn} (${one.companyEn})`,
      ),
      body: text(
        '이미 계약했으면 구매를 기록하고, 계약하지 않았으면 사유를 적어 끝내 주세요.',
        'Record the purchase if there is a contract, or end the request with a reason if there is none.',
      ),
    })
}
