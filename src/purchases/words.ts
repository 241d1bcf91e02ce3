import { vatOn } from '../kernel/money.ts'
import { showNumber } from '../kernel/show.ts'
import { text, tooLongWords } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { GroundAnswer } from './grounds.ts'
import type { QuoteView } from './queries.ts'
import { furthestYears, mostDeliveryDays, mostQuantity } from './workflow.ts'
import type { Move, Refusal, RequestState } from './workflow.ts'

/** What the buyer reads, and what the firm reads. */
export const stateWords: Readonly<Record<RequestState, { buyer: Text; firm: Text }>> = {
  requested: { buyer: text('견적을 기다립니다', 'Waiting for a quote'), firm: text('견적을 보내 주세요', 'Please send a quote') },
  quoted: {
    buyer: text('견적이 왔습니다', 'Quote received'),
    firm: text('견적을 보냈습니다 · 기관의 답을 기다립니다', 'Quote sent, waiting for the buyer'),
  },
  accepted: {
    buyer: text('수락했습니다 · 구매 기록 전', 'Accepted, not yet recorded'),
    firm: text('수락되었습니다 · 계약 전', 'Accepted, not yet contracted'),
  },
  refused: { buyer: text('견적을 거절했습니다', 'Quote refused'), firm: text('견적이 받아들여지지 않았습니다', 'Your quote was refused') },
  declined: {
    buyer: text('기업이 견적을 내지 않기로 했습니다', 'The firm declined'),
    firm: text('견적을 내지 않기로 했습니다', 'You declined'),
  },
  withdrawn: { buyer: text('요청을 철회했습니다', 'Request withdrawn'), firm: text('기관이 요청을 철회했습니다', 'The buyer withdrew') },
  expired: {
    buyer: text('견적 유효기간이 지났습니다', 'The quote ran out'),
    firm: text('견적 유효기간이 지났습니다', 'Your quote ran out'),
  },
  forgone: {
    buyer: text('수락했지만 구매하지 않기로 했습니다', 'Accepted, not bought in the end'),
    firm: text('수락되었지만 기관이 구매하지 않기로 했습니다', 'Accepted, not bought in the end'),
  },
  retracted: {
    buyer: text('수락했지만 기업이 계약하지 못한다고 알렸습니다', 'Accepted, but the firm cannot contract'),
    firm: text('수락되었지만 계약하지 못한다고 알렸습니다', 'Accepted, but you cannot contract'),
  },
}
/** That it was accepted, whatever came of it. */
export const acceptedWords = {
  buyer: text('견적을 수락했습니다', 'Quote accepted'),
  firm: text('견적이 수락되었습니다', 'Your quote was accepted'),
} as const
/** What is due while a request stands so; in English before “by …”. */
export const dueWords: Readonly<Partial<Record<RequestState, { buyer: Text; firm: Text }>>> = {
  requested: { buyer: text('기업이 답할 기한', 'The firm answers'), firm: text('답할 기한', 'To be answered') },
  quoted: { buyer: text('견적을 결정할 기한', 'To be decided'), firm: text('기관이 결정할 기한', 'The institution decides') },
  accepted: {
    buyer: text('구매를 기록하거나 끝낼 기한', 'To be recorded or ended'),
    firm: text('기관이 구매를 기록하거나 끝낼 기한', 'The institution records or ends it'),
  },
}
/** Of an accepted quote once its purchase is recorded. */
export const boughtWords = {
  buyer: text('구매를 기록했습니다', 'Purchase recorded'),
  firm: text('구매가 기록되었습니다', 'The purchase is recorded'),
} as const
/** How the views of the list of quotes are called: by what waits for whom. */
export const quoteViewWords: Readonly<Record<QuoteView, { buyer: Text; firm: Text }>> = {
  all: { buyer: text('전체', 'All'), firm: text('전체', 'All') },
  requested: { buyer: text('견적을 기다리는 요청', 'Waiting for a quote'), firm: text('답할 견적 요청', 'Requests to answer') },
  quoted: { buyer: text('결정할 견적', 'Quotes to decide'), firm: text('답을 기다리는 견적', 'Waiting for the buyer') },
  accepted: { buyer: text('기록할 구매', 'Purchases to record'), firm: text('계약을 기다리는 견적', 'Waiting for the contract') },
  bought: { buyer: text('구매한 견적', 'Bought'), firm: text('판매한 견적', 'Sold') },
  ended: { buyer: text('구매 없이 끝난 견적', 'Ended without a purchase'), firm: text('판매 없이 끝난 견적', 'Ended without a sale') },
}
export const moveWords: Readonly<Record<Move, Text>> = {
  quote: text('견적 보내기', 'Send a quote'),
  'take-back': text('견적 철회하기', 'Take the quote back'),
  decline: text('견적을 내지 않기', 'Decline'),
  withdraw: text('요청 철회하기', 'Withdraw the request'),
  accept: text('견적 수락하기', 'Accept the quote'),
  refuse: text('견적 거절하기', 'Refuse the quote'),
  expire: text('기간 만료', 'Expire'),
  forgo: text('구매하지 않고 끝내기', 'End without a purchase'),
  retract: text('계약하지 못한다고 알리기', 'Say that you cannot contract'),
  resume: text('구매를 기록해 다시 잇기', 'Resume with a purchase'),
}
/** What may be named as compared: nothing is noted of whoever only looks around. */
export const keptWords = text(
  '기술 페이지에서 ‘구매 후보로 담기’를, 기술 비교에서 ‘비교 기록으로 남기기’를 누르거나 구매 화면에서 연 기술이 90일 동안 구매 후보로 남아, 구매를 기록할 때 비교한 기술로 고를 수 있습니다. 기술 찾기에서 그냥 본 기술은 남지 않습니다.',
  'Listings that you keep with “Keep as a candidate”, or with “Keep this comparison on record”, or open from here, stay candidates for 90 days and can be named as compared when you record a purchase. Those you only look at in the catalogue leave no trace.',
)
export const answerWords: Readonly<Record<GroundAnswer, Text>> = {
  applies: text('해당', 'Applies'),
  could: text('확인 필요', 'To be checked'),
  'does-not': text('해당 없음', 'Does not apply'),
}

/** What is wrong with a number, and between which it may lie. */
export const numberWords = {
  quantity: text(
    `수량을 1부터 ${showNumber(mostQuantity)}까지의 숫자로 입력해 주세요.`,
    `Enter a whole quantity from 1 to ${showNumber(mostQuantity)}.`,
  ),
  deliveryDays: text(
    `납기를 0일부터 ${showNumber(mostDeliveryDays)}일까지의 날수로 입력해 주세요.`,
    `Enter the delivery time in days, from 0 to ${showNumber(mostDeliveryDays)}.`,
  ),
  supplyWon: text(
    '공급가액을 1200000처럼 원 단위로, 100조 원까지 입력해 주세요.',
    'Enter the amount in won, like 1200000, up to 100 trillion.',
  ),
  amountWon: text(
    '계약 금액을 12000000처럼 원 단위로, 100조 원까지 입력해 주세요.',
    'Enter the amount in won, like 12000000, up to 100 trillion.',
  ),
  estimatedWon: text(
    '추정가격을 12000000처럼 원 단위로, 100조 원까지 입력해 주세요.',
    'Enter the estimated price in won, like 12000000, up to 100 trillion.',
  ),
} as const

/** Where the same words fit every case. */
const plainWords = {
  'not-found': text('찾으시는 건이 없거나 볼 수 있는 권한이 없습니다.', 'This does not exist, or you may not see it.'),
  'past-validity': text(
    '견적 유효기간이 이미 지난 날입니다. 앞으로 올 날을 입력해 주세요.',
    'The last day of validity has passed. Enter a day to come.',
  ),
  'late-validity': text(
    `견적 유효기간은 오늘부터 ${furthestYears}년 안이어야 합니다. 연도를 확인해 주세요.`,
    `A quote holds for ${furthestYears} years at most. Check the year.`,
  ),
  'past-wish': text(
    '희망 납기가 이미 지난 날입니다. 앞으로 올 날을 입력하거나 비워 두세요.',
    'The day you want it by has passed. Enter a day to come, or leave it empty.',
  ),
  'late-wish': text(
    `희망 납기는 오늘부터 ${furthestYears}년 안이어야 합니다. 연도를 확인하거나 비워 두세요.`,
    `The day you want it by lies more than ${furthestYears} years ahead. Check the year, or leave it empty.`,
  ),
  stale: text(
    '그사이 기업이 견적을 다시 보냈습니다. 보신 견적과 지금 견적을 비교한 뒤 다시 결정해 주세요.',
    'The firm has sent another quote meanwhile. Compare the one you saw with the one that stands now, and decide again.',
  ),
  'taken-back': text(
    '그사이 기업이 견적을 철회했습니다. 기업이 새 견적을 보내거나 내지 않겠다고 하면 알려 드립니다.',
    'The firm has taken this quote back meanwhile. You are told when it sends another, or declines.',
  ),
  'certificate-not-in-force': text(
    '지금 유효한 인증서가 없습니다. 알고도 수락하신다면 그렇다고 표시해 주세요.',
    'No certificate is in force today. If you accept all the same, say that you know.',
  ),
  'reason-missing': text('사유를 적어 주세요.', 'Please give the reason.'),
  'note-missing': text('어떤 까닭인지 다섯 글자 이상 적어 주세요.', 'Say what the reason is, in five letters or more.'),
  'no-valid-certificate': text(
    '유효한 인증서가 없어 견적을 요청할 수 없습니다.',
    'There is no valid certificate, so a quote cannot be asked for.',
  ),
  'ground-not-choosable': text('계약 근거를 골라 주세요.', 'Choose the contract ground.'),
  'own-ground': text(
    '본인이 확인한 계약 근거로는 구매를 기록할 수 없습니다. 다른 담당자가 기록하거나, 다른 근거를 골라 주세요.',
    'You confirmed this ground yourself, so a colleague must record the purchase. Or choose another ground.',
  ),
  'ground-not-named': text(
    '이 근거는 메모에 적어야 알 수 있습니다. 해당하는 조·항·호·목이나 근거를 적어 주세요.',
    'The note says which ground this is: write the article, item and sub-item, or the ground itself.',
  ),
  'estimate-missing': text(
    '고르신 근거는 추정가격으로 따집니다. 추정가격(부가세 제외)을 입력해 주세요.',
    'This ground depends on the estimated price. Enter it, without VAT.',
  ),
  'old-contract': text(
    '계약일이 10년보다 오래되었습니다. 연도를 확인해 주세요.',
    'The contract is more than ten years old. Check the year.',
  ),
  'future-delivery': text(
    '납품일이 오늘보다 늦습니다. 아직 납품되지 않았으면 비워 두세요.',
    'The delivery lies in the future. Leave it empty until it is delivered.',
  ),
  'future-contract': text(
    '계약일이 오늘보다 늦습니다. 계약한 뒤에 기록해 주세요.',
    'The contract lies in the future. Record it once it is made.',
  ),
  'delivered-before-contract': text(
    '납품일이 계약일보다 빠릅니다. 두 날짜를 확인해 주세요.',
    'Delivery is before the contract. Check both days.',
  ),
  'delivery-known': text(
    '납품일이 이미 적혀 있습니다. 잘못 적었으면 정정 기록을 더한 뒤 구매를 다시 기록해 주세요.',
    'The day of delivery is entered already. Where it is wrong, counter the record and record the purchase again.',
  ),
  bought: text(
    '구매가 기록되어 있어 구매 없이 끝낼 수 없습니다. 기록이 잘못되었으면 구매 담당자가 정정 기록을 더한 뒤에 끝냅니다.',
    'A purchase of it is recorded, so it cannot end without one. If the record is wrong, the buyer counters it first.',
  ),
  'already-recorded': text('이미 구매를 기록했습니다.', 'The purchase is recorded already.'),
  'own-firm': text('본인이 속한 회사의 판매는 기록할 수 없습니다.', 'You cannot record a sale of a firm you belong to.'),
  'already-countered': text('이미 정정한 기록입니다.', 'This record is corrected already.'),
  'not-a-ground': text(
    '계약 근거가 아니라 절차나 규정이어서, 근거로 확인할 수 없습니다.',
    'This is a path or a rule, not a ground of contract, so it is not confirmed as one.',
  ),
  'already-confirmed': text('우리 기관에서 이미 확인한 근거입니다.', 'This institution has confirmed the ground already.'),
  'not-confirmed': text(
    '지금은 확인되지 않은 근거여서 철회할 것이 없습니다.',
    'The ground is not confirmed now, so there is nothing to withdraw.',
  ),
  'thread-over': text('끝난 견적 건이어서 질문하거나 답할 수 없습니다.', 'This request has ended: nothing is asked or answered any more.'),
  'many-questions': text(
    '질문은 견적 한 건에 스무 개까지입니다. 더 물으실 것은 공개된 연락처로 문의해 주세요.',
    'A request takes twenty questions. For more, use the contact that is shown.',
  ),
  'question-missing': text('질문을 다섯 글자 이상 적어 주세요.', 'Write the question, in five letters or more.'),
  'answer-missing': text('답을 두 글자 이상 적어 주세요.', 'Write the answer, in two letters or more.'),
  'already-answered': text('이미 답한 질문입니다.', 'This question is answered already.'),
  'not-a-purchase': text('정정 기록은 다시 정정할 수 없습니다.', 'A counter-record cannot be countered.'),
} satisfies Partial<Record<Refusal['code'], Text>>

/** To the buyer, unless the firm reads it. */
export const explain = (refusal: Refusal, side: 'buyer' | 'firm' = 'buyer'): Text => {
  switch (refusal.code) {
    case 'wrong-state':
      return text(
        `지금은 ‘${stateWords[refusal.state][side].ko}’ 상태여서 ‘${moveWords[refusal.move].ko}’를 할 수 없습니다.`,
        `“${moveWords[refusal.move].en}” is not possible now: ${stateWords[refusal.state][side].en}.`,
      )
    case 'stale':
      return side === 'firm'
        ? text(
            '그사이 동료가 견적을 다시 보냈습니다. 보신 견적과 지금 견적을 비교한 뒤 다시 정해 주세요.',
            'A colleague has sent another quote meanwhile. Compare the one you saw with the one that stands now, and decide again.',
          )
        : plainWords.stale
    case 'quote-expired':
      return text(
        `견적이 ${refusal.validUntil}에 끝났습니다. 기업에 새 견적을 요청해 주세요.`,
        `The quote ended on ${refusal.validUntil}. Ask for a new one.`,
      )
    case 'too-long':
      return tooLongWords(refusal.most)
    case 'ground-does-not-fit':
      return text(
        `고르신 근거가 이 계약에 맞지 않습니다. ${refusal.because.map((one) => one.ko).join(' ')} 다른 근거를 고르거나, 그래도 맞다면 ‘근거에 대한 메모’에 까닭을 적어 주세요.`,
        `This ground does not fit this contract. ${refusal.because.map((one) => one.en).join(' ')} Choose another, or say in the note on the ground why it holds.`,
      )
    case 'above-estimate':
      return text(
        `계약 금액 ${showNumber(refusal.amountWon)}원(부가세 포함)이 추정가격 ${showNumber(refusal.estimatedWon)}원(부가세 제외)에 부가세 10%를 더한 ${showNumber(refusal.estimatedWon + vatOn(refusal.estimatedWon))}원보다 큽니다. 두 금액을 확인하고, 맞다면 까닭을 다섯 글자 이상 적어 주세요. 기록에 남습니다.`,
        `The contract is KRW ${showNumber(refusal.amountWon)} with VAT; the estimated price of KRW ${showNumber(refusal.estimatedWon)} without VAT comes to KRW ${showNumber(refusal.estimatedWon + vatOn(refusal.estimatedWon))} with 10 % of VAT. Check both amounts; if they are right, say why in five letters or more. It stays in the record.`,
      )
    case 'contract-before-quote':
      return text(
        `계약일이 견적을 수락한 날(${refusal.acceptedOn})보다 빠릅니다. 계약서를 보고 다시 입력해 주세요.`,
        `The contract is before the day the quote was accepted (${refusal.acceptedOn}). Check the contract.`,
      )
    case 'difference-unexplained':
      return text(
        `수락한 견적은 ${showNumber(refusal.accepted.totalWon)}원, 수량 ${showNumber(refusal.accepted.quantity)}입니다. 금액이나 수량이 다른 까닭을 다섯 글자 이상 적어 주세요.`,
        `The accepted quote is KRW ${showNumber(refusal.accepted.totalWon)} for ${showNumber(refusal.accepted.quantity)}. Say in five letters or more why amount or quantity differ.`,
      )
    default:
      return plainWords[refusal.code]
  }
}
