import { addYears } from '../kernel/dates.ts'
import type { Day } from '../kernel/dates.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { IpRightEntry, TechnologyContent } from './technology.ts'

type Problems = Readonly<Record<string, Text>>
type RightDays = Pick<IpRightEntry, 'right' | 'filedOn' | 'registeredOn' | 'expiresOn'> & Partial<Pick<IpRightEntry, 'statusAsOf'>>
type SupplyMonth = Pick<TechnologyContent['supplyRecord'][number], 'year' | 'month'>

/** No right to an invention or a design lasts longer after its filing: patents 20 years and an extension of five, designs 20. */
const longestRight = 30
/** The copyright in a program lasts 70 years after it was made public. */
const longestCopyright = 100

const since = {
  filing: text('출원일부터', 'after its filing'),
  registration: text('등록일부터', 'after its registration'),
  today: text('오늘부터', 'from today'),
} as const
/**
 * How long a right of this kind can hold, and counted from when: from what is known of it. A trade mark is renewed for ten years again and again, and nobody asks when
 * a program was made public: both are counted from today.
 */
const furthestExpiry = ({ right, filedOn, registeredOn }: RightDays, today: Day): { day: Day; years: number; since: Text } => {
  const years = right === 'software' ? longestCopyright : longestRight
  const counted = (from: Day, words: Text) => ({ day: addYears(from, years), years, since: words })
  if (right === 'software' || right === 'trademark') return counted(today, since.today)
  if (filedOn !== null) return counted(filedOn, since.filing)
  return registeredOn === null ? counted(today, since.today) : counted(registeredOn, since.registration)
}
const expiryProblem = (right: RightDays, today: Day): Problems => {
  const furthest = furthestExpiry(right, today)
  if (right.expiresOn === null || right.expiresOn <= furthest.day) return {}
  const check =
    right.right === 'software' ? text('연도를 확인해 주세요.', 'Check the year.') : text('등록원부를 확인해 주세요.', 'Check the register.')
  return {
    expiresOn: text(
      `만료일이 ${furthest.since.ko} ${furthest.years}년을 넘습니다. ${check.ko}`,
      `It expires more than ${furthest.years} years ${furthest.since.en}. ${check.en}`,
    ),
  }
}

const isBefore = (day: Day | null, other: Day | null): boolean => day !== null && other !== null && day < other

/** A right is filed, then registered, and then ends. */
const outOfOrder = ({ filedOn, registeredOn, expiresOn }: RightDays): Problems => ({
  ...(isBefore(registeredOn, filedOn) && {
    registeredOn: text(
      '등록일이 출원일보다 빠릅니다. 등록원부를 확인해 주세요.',
      'It was registered before it was filed. Check the register.',
    ),
  }),
  ...(isBefore(expiresOn, filedOn) && {
    expiresOn: text('만료일이 출원일보다 빠릅니다. 등록원부를 확인해 주세요.', 'It expires before it was filed. Check the register.'),
  }),
  ...(isBefore(expiresOn, registeredOn) && {
    expiresOn: text('만료일이 등록일보다 빠릅니다. 등록원부를 확인해 주세요.', 'It expires before it was registered. Check the register.'),
  }),
})

/** What cannot be of a right on this day, by its field. */
export const rightProblems = (right: RightDays, today: Day): Problems => ({
  ...outOfOrder(right),
  ...((right.statusAsOf ?? '') > today && {
    statusAsOf: text(
      '확인한 날이 오늘보다 늦습니다. 확인하신 날을 적어 주세요.',
      'It was checked in the future. Give the day you checked it.',
    ),
  }),
  ...(right.filedOn !== null &&
    right.filedOn > today && {
      filedOn: text('출원일이 오늘보다 늦습니다. 등록원부를 확인해 주세요.', 'It was filed in the future. Check the register.'),
    }),
  ...(right.registeredOn !== null &&
    right.registeredOn > today && {
      registeredOn: text('등록일이 오늘보다 늦습니다. 등록원부를 확인해 주세요.', 'It was registered in the future. Check the register.'),
    }),
  ...expiryProblem(right, today),
})

/** A supply lies in the past: this month at the latest. */
export const supplyProblems = ({ year, month }: SupplyMonth, today: Day): Problems => {
  const [thisYear, thisMonth] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))]
  const sentence = text(
    '계약한 달이 이번 달보다 늦습니다. 계약한 뒤에 적어 주세요.',
    'The contract lies in the future. Write it down once it is made.',
  )
  if (year === null || year < thisYear) return {}
  if (year > thisYear) return { year: sentence }
  return month !== null && month > thisMonth ? { month: sentence } : {}
}

const isEmpty = (problems: Problems): boolean => Object.keys(problems).length === 0
export const isPossibleRight = (right: RightDays, today: Day): boolean => isEmpty(rightProblems(right, today))
export const isPossibleSupply = (supply: SupplyMonth, today: Day): boolean => isEmpty(supplyProblems(supply, today))
