import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { PdfMaker } from '../../platform/pdf/pdf.ts'
import { readList } from '../candidates.ts'
import type { Drawn } from '../draw.ts'
import { drawDrawRecordPdf } from '../pdf/draw-record-pdf.ts'
import type { ReviewDetail, SeatRow } from '../queries.ts'
import { causeWords, exclusionWords } from '../words.ts'
import { momentOf, paperOf } from './paper.ts'

const method = text(
  '후보를 HMAC-SHA256(시드, 위원 식별자)의 작은 순서로 늘어놓고, 외부위원 비율과 분야 규칙을 지킬 수 있는 한 앞에서부터 뽑았습니다(techmarket-draw-1).',
  'Candidates in the order of HMAC-SHA256(seed, person id); taken from the front as long as external share and fields can still be kept (techmarket-draw-1).',
)

/** Member, or substitute for whom and why. */
const roleInDraw = (review: ReviewDetail, seat: SeatRow): Text => {
  const draw = review.draws.find((one) => one.number === seat.drawNumber)
  if (!draw?.cause) return text('위원', 'Member')
  const gone = review.seats.find((one) => one.personId === draw.replacesPersonId)?.name ?? ''
  return text(`대체 위원(${gone} ${causeWords[draw.cause].ko})`, `Substitute (${causeWords[draw.cause].en})`)
}

/** Seed, list and whom the lot drew, in their order; nothing before the draw. */
export const drawTableOf = (review: ReviewDetail) => {
  const first = review.draws[0]
  if (!first || !review.list) return null
  const list = readList(review.list.content)
  const codeOf = (personId: string) => list.members.find((one) => one.personId === personId)
  const { reserve } = JSON.parse(first.result) as Drawn
  return {
    drawnAt: momentOf(first.drawnAt),
    method,
    seed: first.seed,
    commitment: null,
    poolSha256: first.listSha256,
    poolSize: list.members.length,
    drawn: [
      ...review.seats.map((seat, place) => ({
        order: place + 1,
        code: codeOf(seat.personId)?.code ?? '',
        name: seat.name,
        affiliation: seat.affiliation,
        role: roleInDraw(review, seat),
      })),
      ...reserve
        .filter((id) => !review.seats.some((seat) => seat.personId === id))
        .map((id, place) => ({
          order: review.seats.length + place + 1,
          code: codeOf(id)?.code ?? '',
          name: '–',
          affiliation: codeOf(id)?.affiliation ?? '',
          role: text('예비', 'Reserve'),
        })),
    ],
  }
}

/** The record of the draws, complete enough for anybody with the list to repeat them. */
export const drawRecordOfReview = (pdf: PdfMaker, review: ReviewDetail, isDemonstration: boolean): Promise<Uint8Array> | undefined => {
  const draw = drawTableOf(review)
  if (!draw || !review.list) return undefined
  const { committee } = review.rules
  const rule = (ko: string, en: string, valueKo: string, valueEn: string) => ({ name: text(ko, en), value: text(valueKo, valueEn) })
  return drawDrawRecordPdf(pdf, {
    ...paperOf(review, draw.drawnAt.slice(0, 10), isDemonstration),
    draw,
    rules: [
      rule(
        '위원 수',
        'Members',
        `${committee.seats}명, 예비 ${committee.substitutes}명`,
        `${committee.seats} members, ${committee.substitutes} in reserve`,
      ),
      rule('외부위원', 'External members', `${committee.externalShareAtLeast}% 이상`, `at least ${committee.externalShareAtLeast}%`),
      rule('이해관계 기간', 'Conflicts within', `최근 ${committee.conflictYears}년`, `${committee.conflictYears} years`),
      ...committee.fields.map((one) =>
        rule('분야', 'Field', `${one.field} ${one.atLeast}명 이상`, `${one.field}: at least ${one.atLeast}`),
      ),
    ],
    leftOut: readList(review.list.content)
      .members.filter((one) => one.excluded.length > 0)
      .map((one) => ({
        code: one.code,
        affiliation: one.affiliation,
        because: text(
          one.excluded.map((each) => exclusionWords(each).ko).join(' '),
          one.excluded.map((each) => exclusionWords(each).en).join(' '),
        ),
      })),
    repeatSteps: [
      text(
        '심의 화면의 ‘의결서’에서 후보 명부(JSON)를 내려받아, 파일의 SHA-256이 위의 값과 같은지 봅니다.',
        'Download the candidate list (JSON) under Papers of the review and check that the SHA-256 of the file is the one above.',
      ),
      text(
        'members에서 excluded가 빈 후보마다 HMAC-SHA256을 구해 16진수로 적은 값이 작은 것부터 늘어놓습니다. 키는 시드의 글자 64개 그대로이고, 내용은 personId입니다. code가 이 기록의 번호입니다.',
        'For every one of members whose excluded is empty compute HMAC-SHA256, its key the 64 letters of the seed as they stand, its message the personId; sort by the hexadecimal value, ascending. The code is the one of this record.',
      ),
      text(
        '앞에서부터 위원 수만큼 뽑되, 뽑으면 남은 후보로 규칙(rules: 외부위원 external, 분야 fields)을 지킬 수 없게 되는 후보는 건너뜁니다. 뽑히지 않은 후보 가운데 앞에서부터가 예비입니다.',
        'Take as many as there are seats from the front, passing over whoever would make the rules (external, fields) impossible to keep with those left. The first of those not taken are the reserve.',
      ),
      text(
        '대체 위원은 같은 순서에서 아직 뽑히지 않은 다음 후보입니다.',
        'A substitute is the next in the same order who was not drawn before.',
      ),
    ],
  })
}
