/** What the people of a review are told. No sentence names the firm, and titles are blinded for reviewers where the rules say so. */
import { lastDayOf } from '../kernel/dates.ts'
import { showDay, showDayTime } from '../kernel/show.ts'
import { joined, text } from '../kernel/text.ts'
import type { Lang, Text } from '../kernel/text.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { tell } from '../platform/mail/notices.ts'
import { officersOf } from '../people/index.ts'
import { applicant, blind } from './blinding.ts'
import type { ReviewDetail } from './queries.ts'
import type { StageDue } from './sheet-due.ts'
import { stageWords } from './words.ts'

type About = Pick<
  ReviewDetail,
  'id' | 'leadInstitutionId' | 'titleKo' | 'titleEn' | 'leadKo' | 'leadEn' | 'companyKo' | 'companyEn' | 'rules'
>
type Titled = Pick<About, 'titleKo' | 'titleEn' | 'companyKo' | 'companyEn' | 'rules'>
/** The title as a reviewer may read it. */
export const titleFor = ({ rules, titleKo, titleEn, companyKo, companyEn }: Titled): Text =>
  rules.blinding.companyName
    ? text(blind(titleKo, [companyKo, companyEn], applicant.ko), blind(titleEn, [companyKo, companyEn], applicant.en))
    : text(titleKo, titleEn)
type Stage = Pick<ReviewDetail['stages'][number], 'id' | 'sort' | 'kind'>
const nameOf = ({ rules }: About, { sort, kind }: Stage): Text => rules.stages[sort]?.name ?? stageWords[kind]
const desk = (review: About, tail = '') => `/desk/${review.leadInstitutionId}/reviews/${review.id}${tail}`

export const tellInvited = (tx: Tx, review: About, personIds: readonly string[], answerDueAt: Date) =>
  tell(tx, personIds, {
    kind: 'review.invited',
    link: `/reviews/${review.id}`,
    subject: text(`심의위원으로 추첨되셨습니다: ${titleFor(review).ko}`, `You were drawn as a reviewer: ${titleFor(review).en}`),
    body: text(
      `${review.leadKo} 심의위원으로 추첨되셨습니다. ${showDay(lastDayOf(answerDueAt), 'ko')}까지 이해관계를 확인하고 수락 여부를 알려 주세요.`,
      `${review.leadEn} drew you as a reviewer. Please say by ${showDay(lastDayOf(answerDueAt), 'en')} whether you have a conflict, then accept or decline.`,
    ),
  })
export const tellAnswerOverdue = (tx: Tx, review: Titled & Pick<About, 'id' | 'leadKo' | 'leadEn'>, personIds: readonly string[]) =>
  tell(tx, personIds, {
    kind: 'review.invitation-overdue',
    link: `/reviews/${review.id}`,
    subject: text(
      `심의위원 위촉 답변을 기다립니다: ${titleFor(review).ko} (${review.leadKo})`,
      `Your invitation as a reviewer waits for an answer: ${titleFor(review).en} (${review.leadEn})`,
    ),
    body: text('답변 기한이 지났습니다. 수락하거나 사양해 주세요.', 'The day to answer has passed. Please accept or decline.'),
  })
export const tellRecused = (tx: Tx, review: About, personId: string) =>
  tell(tx, [personId], {
    kind: 'review.seat-lost',
    link: '/reviews',
    subject: text(`심의에서 빠지셨습니다: ${titleFor(review).ko}`, `You are no longer on this review: ${titleFor(review).en}`),
    body: text(
      `${review.leadKo} 심의의 자료는 더 이상 볼 수 없습니다. 사유는 맡은 심의 목록에 있습니다.`,
      `The papers of this review of ${review.leadEn} are closed to you now. The reason stands in your list of reviews.`,
    ),
  })
export const tellOfficers = async (tx: Tx, review: About, kind: string, ko: string, en: string, tail = '') =>
  tell(tx, await officersOf(tx, review.leadInstitutionId, 'officer'), {
    kind,
    link: desk(review, tail),
    subject: text(`${ko}: ${review.titleKo}`, `${en}: ${review.titleEn}`),
    body: text('심의 화면에서 확인해 주세요.', 'Please see the page of the review.'),
  })
export const tellApprovers = async (tx: Tx, review: About) =>
  tell(tx, await officersOf(tx, review.leadInstitutionId, 'approver'), {
    kind: 'verdict.drafted',
    link: desk(review, '/verdict'),
    subject: text(`서명을 기다리는 의결안이 있습니다: ${review.titleKo}`, `A verdict waits for your signature: ${review.titleEn}`),
    body: text('의결 결과와 이유를 확인하고 서명하거나 되돌려 보내 주세요.', 'Check result and reasons, then sign or send back.'),
  })
/** Until when the sheet is to be sealed, as a sentence of its own; none where no day is set. */
const sealBy = (due: Date | null): Text[] =>
  due === null
    ? []
    : [text(`평가표는 ${showDay(lastDayOf(due), 'ko')}까지 봉인해 주세요.`, `Please seal your sheet by ${showDay(lastDayOf(due), 'en')}.`)]

export interface Plan {
  readonly heldAt: Date | null
  readonly place: string
  readonly sheetsDueAt: Date | null
}
const whenAndWhere = ({ heldAt, place }: Plan): Text[] => {
  const said = (lang: Lang) => [...(heldAt ? [showDayTime(heldAt, lang)] : []), ...(place ? [place] : [])].join(', ')
  return heldAt || place ? [text(`${said('ko')}.`, `${said('en')}.`)] : []
}
export const tellStage = (tx: Tx, review: About, stage: Stage, personIds: readonly string[], plan: Plan) => {
  const told = joined([...whenAndWhere(plan), ...sealBy(plan.sheetsDueAt)])
  return tell(tx, personIds, {
    kind: 'review.stage-planned',
    link: `/reviews/${review.id}`,
    subject: text(`심의 일정이 정해졌습니다: ${titleFor(review).ko}`, `The date is set: ${titleFor(review).en}`),
    body: text(`${nameOf(review, stage).ko}: ${told.ko}`, `${nameOf(review, stage).en}: ${told.en}`),
  })
}
const duesIn = (review: About & Pick<ReviewDetail, 'stages'>, dues: readonly StageDue[], lang: Lang) =>
  dues
    .flatMap(({ stageId, dueAt }) =>
      review.stages
        .filter((stage) => stage.id === stageId)
        .map((stage) => `${nameOf(review, stage)[lang]} ${showDay(lastDayOf(dueAt), lang)}`),
    )
    .join(', ')
export const tellBegun = (tx: Tx, review: About & Pick<ReviewDetail, 'stages'>, dues: readonly StageDue[], personIds: readonly string[]) =>
  tell(tx, personIds, {
    kind: 'review.begun',
    link: `/reviews/${review.id}`,
    subject: text(`평가를 시작해 주세요: ${titleFor(review).ko}`, `Please begin your evaluation: ${titleFor(review).en}`),
    body: text(
      `평가표가 열렸습니다. 신청 내용을 보며 적고 봉인해 주세요. 적는 동안 저절로 저장됩니다. 기한: ${duesIn(review, dues, 'ko')}`,
      `Your sheets are open. Fill them in beside the dossier and seal them; they save themselves as you write. Due: ${duesIn(review, dues, 'en')}`,
    ),
  })
export const tellHeld = (tx: Tx, review: About, stage: Stage, due: Date | null, personIds: readonly string[]) =>
  tell(tx, personIds, {
    kind: 'review.stage-held',
    link: `/reviews/${review.id}/sheet/${stage.id}`,
    subject: text(`이제 평가표를 봉인할 수 있습니다: ${titleFor(review).ko}`, `Your sheet can be sealed now: ${titleFor(review).en}`),
    body: joined([
      text(
        `${nameOf(review, stage).ko}의 참석이 기록되었습니다. 평가표를 마치고 봉인해 주세요.`,
        `Attendance is recorded (${nameOf(review, stage).en}). Please finish your sheet and seal it.`,
      ),
      ...sealBy(due),
    ]),
  })
export const tellMeeting = (tx: Tx, review: About, personIds: readonly string[]) =>
  tell(tx, personIds, {
    kind: 'review.unsealed',
    link: `/reviews/${review.id}/meeting`,
    subject: text(`모든 평가표의 봉인이 열렸습니다: ${titleFor(review).ko}`, `The sheets are open: ${titleFor(review).en}`),
    body: text(
      '회의 화면에서 점수와 의견을 볼 수 있습니다. 점수를 고치려면 사유를 적어 주세요.',
      'You can read scores and comments now. A score is changed only with a reason.',
    ),
  })
export const tellCancelled = (tx: Tx, review: About & Pick<ReviewDetail, 'seats'>, why: Text) =>
  tell(
    tx,
    review.seats.filter((seat) => seat.state === 'invited' || seat.state === 'accepted').map((seat) => seat.personId),
    {
      kind: 'review.cancelled',
      link: '/reviews',
      subject: text(
        `맡으신 심의가 취소되었습니다: ${titleFor(review).ko}`,
        `A review you were asked for is cancelled: ${titleFor(review).en}`,
      ),
      body: text(`${review.leadKo}: ${why.ko}`, `${review.leadEn}: ${why.en}`),
    },
  )
