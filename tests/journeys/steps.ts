import { addDays, dayOf } from '../../src/kernel/dates.ts'
import type { Walker } from '../support/stage.ts'

/** What several stories walk in the same way, page by page. */

/** The day so many days from today, as it is typed. */
export const inDays = (days: number): string => addDays(dayOf(new Date()), days)

/** The member of a committee who stands on an invitation: no conflict, the pledge, and the seat is taken. */
export const takeSeat = async (reviewer: Walker): Promise<void> => {
  await reviewer.choose('없습니다')
  await reviewer.press('답하고 계속하기')
  await reviewer.choose('위 내용을 서약합니다.')
  await reviewer.press('서약하고 수락하기')
}

/** By how many pixels the page is wider than the window. */
export const excessOf = ({ page }: Walker): Promise<number> =>
  page.evaluate(() => (document.scrollingElement ?? document.body).scrollWidth - innerWidth)

/** The approver signs the verdict that stands on the page. */
export const signVerdict = async (approver: Walker): Promise<void> => {
  await approver.press('의결 서명하기')
  await approver.sees('의결에 서명하고 기업에 결과를 알렸습니다.')
}

/** The officer, on the track, drafts its certificate; the approver signs it. */
export const issueCertificate = async (officer: Walker, approver: Walker, titleEn?: string): Promise<void> => {
  await officer.press('인증서 작성하기')
  if (titleEn !== undefined) await officer.fill('영문 기술 이름', titleEn)
  await officer.press('초안 저장하기')
  await approver.open(officer.path)
  await approver.press('서명하고 발급하기')
  await approver.sees('인증서에 서명하고 발급했습니다.')
}

/** Anybody asks for a certificate by its number, and is told so. */
export const checkNumber = async (anybody: Walker, number: string, told: string): Promise<void> => {
  await anybody.open('/certificates')
  await anybody.fill('인증번호 또는 확인 코드', number)
  await anybody.press('인증서 확인하기')
  await anybody.sees(told)
}
