import type { Visit } from '../../people/index.ts'
import { Button, Buttons, DataTable, Disclosure, Due, Field, Form, StatusTag } from '../../ui/index.ts'
import type { Tone } from '../../ui/index.ts'
import type { ReviewDetail, SeatRow } from '../queries.ts'
import { causeOf } from '../review.ts'
import type { SeatState } from '../review.ts'
import { mayMove } from '../workflow.ts'
import { moveWords, seatWords, sideWord } from '../words.ts'
import { pathOf, runs } from './desk-parts.tsx'

const seatTone: Record<SeatState, Tone> = {
  invited: 'warning',
  accepted: 'success',
  declined: 'neutral',
  recused: 'danger',
  silent: 'neutral',
  absent: 'neutral',
}

/** Who was drawn, what each answered, and what the officer may do with a seat. */
export const Seats = ({ visit, review, errors }: { visit: Visit; review: ReviewDetail; errors: Record<string, string> }) => {
  const { t, lang } = visit
  const mayRun = runs(visit, review)
  const replacedBy = (seat: SeatRow) => {
    const draw = review.draws.find((one) => one.replacesPersonId === seat.personId)
    return draw && review.seats.find((one) => one.drawNumber === draw.number)
  }
  return (
    <section>
      <h2>{t('위원', 'Members')}</h2>
      <DataTable
        lang={lang}
        caption={t('추첨된 위원', 'Drawn members')}
        captionHidden
        rows={review.seats}
        rowKey={(seat) => seat.personId}
        columns={[
          {
            key: 'member',
            header: t('위원', 'Member'),
            rowHeader: true,
            cell: (seat) => <Name visit={visit} seat={seat} isChair={seat.personId === review.chairPersonId} />,
          },
          { key: 'affiliation', header: t('소속', 'Affiliation'), cell: (seat) => seat.affiliation },
          { key: 'side', header: t('구분', 'Side'), cell: (seat) => t(sideWord(seat.isExternal)) },
          {
            key: 'state',
            header: t('답변', 'Answer'),
            cell: (seat) => <Answer visit={visit} seat={seat} />,
          },
          {
            key: 'do',
            header: t('처리', 'Act'),
            cell: (seat) =>
              mayRun ? <SeatMoves visit={visit} review={review} seat={seat} replacement={replacedBy(seat)?.letter} errors={errors} /> : '–',
          },
        ]}
      />
    </section>
  )
}

const Name = ({ visit: { t }, seat, isChair }: { visit: Visit; seat: SeatRow; isChair: boolean }) => (
  <>
    {seat.letter} {seat.name}
    {isChair && (
      <>
        {' '}
        <StatusTag tone="info" word={t('위원장', 'Chair')} />
      </>
    )}
  </>
)

const Answer = ({ visit, seat }: { visit: Visit; seat: SeatRow }) => {
  const { t, lang } = visit
  return (
    <>
      <StatusTag tone={seatTone[seat.state]} word={t(seatWords[seat.state])} />
      {seat.state === 'invited' && seat.answerDueAt && (
        <span class="block quiet">
          {t('답변 기한', 'Answer')} <Due lang={lang} at={new Date(seat.answerDueAt)} now={visit.now} form="sentence" />
        </span>
      )}
      {seat.reason && <span class="block quiet">{seat.reason}</span>}
      {seat.conflictAnswer === 'none' && seat.conflictNote && (
        <span class="block quiet">
          {t(`이해관계 없음, 덧붙인 말: ${seat.conflictNote}`, `No conflict, and added: ${seat.conflictNote}`)}
        </span>
      )}
      {seat.pledgeSha256 && (
        <span class="block quiet">
          {t('청렴서약', 'Pledge')} {seat.pledgeSha256.slice(0, 8)}
        </span>
      )}
    </>
  )
}

const seatPath = (visit: Visit, seat: SeatRow, move: 'substitute' | 'chair' | 'empty') =>
  visit.href(pathOf(visit, `/seats/${seat.personId}/${move}`))

const SeatMoves = ({
  visit,
  review,
  seat,
  replacement,
  errors,
}: {
  visit: Visit
  review: ReviewDetail
  seat: SeatRow
  replacement: string | undefined
  errors: Record<string, string>
}) => {
  const { t, lang } = visit
  if (replacement) return <span class="quiet">{t(`위원 ${replacement} 대체`, `Replaced by ${replacement}`)}</span>
  const mayChange = mayMove(review.state, 'substitute')
  if (mayChange && causeOf(seat.state))
    return (
      <Form lang={lang} csrf={visit.csrf} action={seatPath(visit, seat, 'substitute')}>
        <Button small kind="secondary" hidden={seat.name}>
          {t(moveWords.substitute)}
        </Button>
      </Form>
    )
  const mayBeChair = seat.state === 'accepted' && seat.personId !== review.chairPersonId && review.state !== 'verdict_signed'
  const mayBeEmptied = mayChange && (seat.state === 'invited' || seat.state === 'accepted')
  return (
    <>
      {mayBeChair && (
        <Form lang={lang} csrf={visit.csrf} action={seatPath(visit, seat, 'chair')}>
          <Button small kind="text" hidden={seat.name}>
            {t('위원장으로 정하기', 'Name as chair')}
          </Button>
        </Form>
      )}
      {mayBeEmptied && <EmptySeat visit={visit} seat={seat} error={errors[`reason-${seat.personId}`]} />}
    </>
  )
}

const EmptySeat = ({ visit, seat, error }: { visit: Visit; seat: SeatRow; error: string | undefined }) => {
  const { t, lang } = visit
  const reason = `reason-${seat.personId}`
  const move = (value: string, label: string) => (
    <Button small kind="secondary" name="move" value={value}>
      {label}
    </Button>
  )
  return (
    <Disclosure summary={t('위원에서 빼기', 'Take off the committee')} open={error !== undefined}>
      <Form lang={lang} csrf={visit.csrf} action={seatPath(visit, seat, 'empty')}>
        <Field lang={lang} name={reason} label={t('사유', 'Reason')} required error={error} value={visit.form.text(reason)} />
        <Buttons>
          {move('recuse', t('이해관계로 제척하기', 'Recuse for a conflict'))}
          {seat.state === 'invited'
            ? move('call-silent', t('무응답으로 처리하기', 'Call silent'))
            : move('call-absent', t('불참으로 처리하기', 'Call absent'))}
        </Buttons>
      </Form>
    </Disclosure>
  )
}
