import { noEnd } from '../certificates/index.ts'
import { addYears } from '../kernel/dates.ts'
import { vatOn } from '../kernel/money.ts'
import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'

export type GroundKind = 'negotiated' | 'priority-purchase' | 'tender' | 'other-route' | 'path' | 'rule' | 'bar'
export interface Ground {
  readonly code: string
  readonly kind: GroundKind
  readonly lawKo: string
  readonly lawEn: string
  readonly article: string | null
  readonly sentenceKo: string
  readonly sentenceEn: string
  readonly floorWon: number | null
  readonly ceilingWon: number | null
  readonly requires: Readonly<Record<string, unknown>>
  readonly immunityKo: string | null
  readonly immunityEn: string | null
  readonly textAsOf: string | null
  readonly source: string | null
  readonly noteKo: string | null
  readonly noteEn: string | null
  /** What the certificates it asks for are called. */ readonly kindNames: readonly {
    readonly code: string
    readonly ko: string
    readonly en: string
  }[]
  /** The confirmation of this institution that stands: its number among all, when, by whom, and which text of which date was read. */
  readonly confirmation: number | null
  readonly confirmedAt: Date | null
  readonly confirmedBy: string | null
  readonly confirmerName: string | null
  readonly confirmationNote: string | null
}

/** What is known of the item and its contract. The estimated price (추정가격) is whole won without VAT, the contract with it; days are 'YYYY-MM-DD'. */
export interface Item {
  readonly amountWon?: number | undefined
  readonly estimatedWon: number | undefined
  readonly certificates: readonly { readonly kind: string; readonly validFrom: string | null; readonly validTo: string | null }[]
  readonly contractedOn: string | undefined
  /** Whether it comes from the quote of one firm. */ readonly isQuoted?: boolean | undefined
}

export type GroundAnswer = 'applies' | 'could' | 'does-not'
export interface Assessed {
  readonly ground: Ground
  readonly answer: GroundAnswer
  readonly because: readonly Text[]
}

/** Whether a ground speaks of amounts: they are compared with the estimated price. */
export const hasLimits = (ground: Ground): boolean => ground.floorWon !== null || ground.ceilingWon !== null

/**
 * Whether a contract (with VAT) is dearer than its estimated price (without) and a tenth of VAT: then one of the two is wrong, or somebody can say why.
 * What is exempt from VAT costs less than that, and passes.
 */
export const isAboveEstimate = (amountWon: number | undefined, estimatedWon: number | null | undefined): boolean =>
  typeof amountWon === 'number' && typeof estimatedWon === 'number' && amountWon > estimatedWon + vatOn(estimatedWon)

/** A contract by tender needs neither an article that allows it nor a confirmation of one. */
export const needsNoArticle = ({ kind, article }: Pick<Ground, 'kind' | 'article'>): boolean => kind === 'tender' && article === null

/** Whether it says so little by itself that only the purchase's note tells which ground it is. */
export const isNamedInNote = (ground: Ground): boolean =>
  ground.requires['statedItem'] !== undefined || ground.requires['statedGround'] !== undefined

/** Kinds that a purchase may name as its ground; a rule, a bar or a path is shown and never chosen. */
export const choosable = (kind: GroundKind): boolean =>
  kind === 'negotiated' || kind === 'priority-purchase' || kind === 'tender' || kind === 'other-route'

/** Only what may be chosen is confirmed as a ground; what an institution confirmed stands until that is withdrawn. */
export const confirm = (
  ground: Pick<Ground, 'kind' | 'confirmedBy'>,
): Outcome<'confirmed', { readonly code: 'not-a-ground' } | { readonly code: 'already-confirmed' }> => {
  if (!choosable(ground.kind)) return no({ code: 'not-a-ground' })
  return ground.confirmedBy === null ? yes('confirmed') : no({ code: 'already-confirmed' })
}

/**
 * Whether a ground holds for this item on the day of its contract, from its dated data alone. What the platform cannot know ("named social firm", "two quotes") is
 * 'could' and says what must be shown, as whether there was a tender; an unmet amount or certificate is 'does-not'. Never more than the sources say.
 */
export const assessGround = (ground: Ground, item: Item): Assessed => {
  const because: Text[] = []
  let answer: GroundAnswer = 'applies'
  const worse = (to: GroundAnswer, reason: Text) => {
    because.push(reason)
    if (answer === 'applies' || to === 'does-not') answer = to
  }
  judgeAmount(ground, item, worse)
  judgeCertificates(ground, item, worse, (met) => {
    because.push(met)
  })
  for (const [fact, sentence] of Object.entries(mustBeShown)) if (ground.requires[fact] !== undefined) worse('could', sentence)
  if (ground.kind === 'tender') worse('could', item.isQuoted ? quotedTender : onlyTender)
  else if (ground.confirmedAt === null)
    worse('could', text('우리 기관에서 아직 확인하지 않은 근거입니다.', 'Not confirmed by this institution yet.'))
  return { ground, answer, because }
}

/** Nothing here tells whether there was a tender, and a quote speaks against one. */
const onlyTender = text('입찰로 계약한 경우에만 고를 수 있습니다.', 'Only where the contract came of a tender.')
const quotedTender = text(
  '견적에서 이어진 구매입니다. 입찰을 거쳐 계약한 경우에만 고르세요.',
  'This purchase comes from a quote. Only where there was a tender all the same.',
)

type Worse = (to: GroundAnswer, reason: Text) => void

const judgeAmount = (ground: Ground, item: Item, worse: Worse): void => {
  if (!hasLimits(ground)) return
  if (item.estimatedWon === undefined)
    return worse('could', text('추정가격을 입력하면 금액 기준을 확인합니다.', 'Enter the estimated price to check the amount.'))
  if (ground.ceilingWon !== null && item.estimatedWon > ground.ceilingWon)
    worse(
      'does-not',
      text(`추정가격이 ${won(ground.ceilingWon)}원을 넘습니다.`, `The estimated price is above KRW ${won(ground.ceilingWon)}.`),
    )
  if (isAboveEstimate(item.amountWon, item.estimatedWon))
    worse(
      'could',
      text(
        '계약 금액이 추정가격에 부가세를 더한 값보다 큽니다. 추정가격을 확인해야 합니다.',
        'The contract is above the estimated price with VAT: the estimate must be checked.',
      ),
    )
  if (ground.floorWon !== null && item.estimatedWon < ground.floorWon)
    worse(
      'does-not',
      text(`추정가격이 ${won(ground.floorWon)}원보다 적습니다.`, `The estimated price is below KRW ${won(ground.floorWon)}.`),
    )
}

const judgeCertificates = (ground: Ground, item: Item, worse: Worse, met: (reason: Text) => void): void => {
  const kinds = Array.isArray(ground.requires['certificateKinds'])
    ? ground.requires['certificateKinds'].filter((one): one is string => typeof one === 'string')
    : []
  if (kinds.length === 0) return
  const held = item.certificates.filter((one) => kinds.includes(one.kind))
  if (held.length === 0)
    return worse(
      'does-not',
      text(
        `필요한 인증이 없습니다: ${kinds.map((one) => kindName(ground, one).ko).join(', ')}`,
        `The certificate it needs is missing: ${kinds.map((one) => kindName(ground, one).en).join(', ')}`,
      ),
    )
  const on = item.contractedOn
  if (on === undefined)
    return worse(
      'could',
      text('계약일을 입력하면 인증의 유효기간을 확인합니다.', 'Enter the day of the contract to check the validity of its certificate.'),
    )
  const valid = held.find((one) => one.validTo !== null && on <= one.validTo && (one.validFrom === null || one.validFrom <= on))
  if (!valid)
    return worse(
      held.some((one) => one.validTo === null) ? 'could' : 'does-not',
      text(
        '계약일에 유효한 인증인지 확인할 수 없거나, 유효하지 않습니다.',
        'Its validity on the day of the contract is unknown, or it was not in force.',
      ),
    )
  const years = ground.requires['withinYearsOfDesignation']
  if (typeof years === 'number' && valid.validFrom !== null && addYears(valid.validFrom, years) <= on)
    return worse('does-not', text(`지정일부터 ${years}년이 지났습니다.`, `${years} years have passed since designation.`))
  const { ko, en } = kindName(ground, valid.kind)
  met(
    valid.validTo === noEnd
      ? text(`${ko} 유효(기한 없음)`, `${en}, valid without an end`)
      : text(`${ko} ${valid.validTo}까지 유효`, `${en}, valid until ${valid.validTo}`),
  )
}
/** A kind that no list knows stands as it is written. */
const kindName = ({ kindNames }: Ground, code: string): Text => {
  const known = kindNames.find((one) => one.code === code)
  return known ? text(known.ko, known.en) : text(code, code)
}

const won = (amount: number) => amount.toLocaleString('ko-KR')

/** Conditions that only the buyer's papers can show. */
const mustBeShown: Readonly<Record<string, Text>> = {
  firmIsNamedSocialFirm: text(
    '여성기업 등 조문에 적힌 기업인지 확인서로 확인해야 합니다.',
    'Papers must show that the firm is one of those named (women-owned and the like).',
  ),
  quotes: text('견적서를 둘 이상 받아야 합니다.', 'Two or more quotes are needed.'),
  electronicSystem: text('전자조달시스템으로 견적을 받아야 합니다.', 'Quotes must come through the e-procurement system.'),
  statedItem: text('어느 호와 목에 해당하는지 적어야 합니다.', 'The item and sub-item must be stated.'),
  statedGround: text('어떤 근거인지 메모에 적어야 합니다.', 'The note must say which ground it is.'),
  statedReason: text('사유를 공고나 시스템에 적어야 합니다.', 'The reason must be entered in the notice or system.'),
  trialPurchaseSelection: text('시범구매 대상으로 선정된 제품이어야 합니다.', 'The product must have been selected for trial purchase.'),
  ventureMarketListing: text('벤처나라에 등록된 상품이어야 합니다.', 'It must be listed in the venture market.'),
  digitalServiceSelection: text('디지털서비스로 선정되어야 합니다.', 'It must have been selected as a digital service.'),
  buyerKind: text('지방자치단체 등 발주기관의 종류를 확인해야 합니다.', 'The kind of buyer must be checked.'),
}

export const assessGrounds = (grounds: readonly Ground[], item: Item): Record<GroundAnswer | 'note', Assessed[]> => {
  const sorted: Record<GroundAnswer | 'note', Assessed[]> = { applies: [], could: [], 'does-not': [], note: [] }
  for (const ground of grounds) {
    const assessed = assessGround(ground, item)
    sorted[choosable(ground.kind) ? assessed.answer : 'note'].push(assessed)
  }
  // What came from a quote was hardly tendered: every other ground is looked at first.
  if (item.isQuoted) sorted.could.sort((a, b) => Number(a.ground.kind === 'tender') - Number(b.ground.kind === 'tender'))
  return sorted
}
