import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'

export const measures = ['registrations', 'certificates', 'purchases', 'amount'] as const
export type Measure = (typeof measures)[number]

export interface Definition {
  readonly name: Text
  readonly unit: Text
  readonly definition: Text
}

/** What each figure counts, said so that two people counting the rows get the same number. */
export const definitions: Readonly<Record<Measure, Definition>> = {
  registrations: {
    name: text('등록기술', 'Listed technologies'),
    unit: text('건', ''),
    definition: text(
      '이 플랫폼에서 인증을 받아 기술 목록에 오른 기술의 수입니다. 처음 인증받은 날의 연도로 셉니다. 여러 기관이 인증한 기술은 기관별 수치에서는 기관마다 그 기관이 처음 인증한 해에 세고, 협의체와 전체 수치에서는 한 번만 셉니다. 가져온 기록은 넣지 않습니다.',
      'Technologies that entered the catalogue of this platform with a certificate, by the year of the first. One that several institutions certified counts for each of them, in the year it first did; for a council and in total it counts once. Imported records are not counted.',
    ),
  },
  certificates: {
    name: text('발급한 인증서', 'Certificates issued'),
    unit: text('건', ''),
    definition: text(
      '기관이 발급한 인증서의 수입니다. 발급일의 연도로 세고, 뒤에 취소된 것도 발급한 해에 셉니다. 공동심의는 기관마다 하나씩 셉니다.',
      'Certificates issued, by the year of issue; those revoked later still count in their year. A joint review counts once per institution.',
    ),
  },
  purchases: {
    name: text('구매', 'Purchases'),
    unit: text('건', ''),
    definition: text(
      '기관이 기록한 구매의 수입니다. 계약일의 연도로 세고, 정정 기록은 정정한 구매와 함께 뺍니다.',
      'Purchases recorded by institutions, by the year of contract. A counter-record takes its purchase out.',
    ),
  },
  amount: {
    name: text('구매 금액', 'Amount purchased'),
    unit: text('원', 'KRW'),
    definition: text(
      '기록된 구매의 계약 금액(부가세 포함)을 더한 값입니다. 정정 기록의 금액은 뺍니다.',
      'Contract amounts incl. VAT of recorded purchases; counter-records are subtracted.',
    ),
  },
}

/** Beside the certificates that were issued: those among them that can be relied on today. */
export const validNow: Definition = {
  name: text('지금 유효', 'Valid now'),
  unit: text('건', ''),
  definition: text(
    '발급한 인증서 가운데 오늘 효력이 있는 것의 수입니다. 정지되었거나 취소되었거나 유효기간이 끝난 것은 뺍니다.',
    'Of the certificates issued, those in force today: neither suspended nor revoked nor expired.',
  ),
}

export interface YearRow {
  readonly year: number
  readonly registrations: number
  readonly certificates: number
  readonly purchases: number
  readonly amount: number
}
/** The rows of a list added up, of one year or of all: what the headline must equal. */
export const totalOf = (rows: readonly YearRow[], measure: Measure, year?: number): number =>
  rows.reduce((sum, row) => (year === undefined || row.year === year ? sum + row[measure] : sum), 0)

export const goalMeasures = ['registrations', 'purchases_won', 'meetings', 'firms_helped'] as const
export type GoalMeasure = (typeof goalMeasures)[number]
export const goalWords: Readonly<Record<GoalMeasure, { name: Text; unit: Text }>> = {
  registrations: { name: text('인증', 'Certificates'), unit: text('건', '') },
  purchases_won: { name: text('구매 금액', 'Amount purchased'), unit: text('원', 'KRW') },
  meetings: { name: text('상담과 방문', 'Meetings and visits'), unit: text('회', '') },
  firms_helped: { name: text('동행 기업', 'Firms accompanied'), unit: text('개사', 'firms') },
}
export const isMeasure = (word: string): word is Measure => (measures as readonly string[]).includes(word)
export const isGoalMeasure = (word: string): word is GoalMeasure => (goalMeasures as readonly string[]).includes(word)
