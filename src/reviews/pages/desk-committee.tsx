import { parseDay, parseSeoulDateTime } from '../../kernel/dates.ts'
import { sha256Hex } from '../../kernel/id.ts'
import { text } from '../../kernel/text.ts'
import { notFound } from '../../platform/http/visit.ts'
import { actingAs, peopleNames } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import {
  Button,
  ButtonLink,
  Buttons,
  Clock,
  DataTable,
  DateField,
  DayTime,
  Disclosure,
  Field,
  Figures,
  Form,
  Id,
  Notice,
  StatusTag,
  SummaryList,
} from '../../ui/index.ts'
import type { Tone } from '../../ui/index.ts'
import { drawReviewCommittee, emptyTheSeat, freezeCandidates, nameChair, substitute } from '../actions/committee.ts'
import { eligibleOf, readList } from '../candidates.ts'
import type { Candidate } from '../candidates.ts'
import { externalsNeeded, repeats } from '../draw.ts'
import type { ReviewDetail, SeatRow } from '../queries.ts'
import { causeOf } from '../review.ts'
import type { SeatState } from '../review.ts'
import { mayMove } from '../workflow.ts'
import { causeWords, exclusionKinds, exclusionWords, moveWords, seatWords } from '../words.ts'
import { afterMove, pathOf, reviewHere, reviewPage, runs } from './desk-parts.tsx'
import type { Moved } from './desk-parts.tsx'

const seatTone: Record<SeatState, Tone> = {
  invited: 'warning',
  accepted: 'success',
  declined: 'neutral',
  recused: 'danger',
  silent: 'neutral',
  absent: 'neutral',
}

export const drawCommitteePage = (visit: Visit) => drawWith(visit)
const drawWith = async (visit: Visit, errors: Record<string, string> = {}, general?: string, status = 200) => {
  const review = await reviewHere(visit)
  if (!review) return notFound
  return reviewPage(
    visit,
    review,
    { tab: '/committee', errors, general, status },
    <>
      <Needed visit={visit} review={review} />
      {runs(visit, review) && mayMove(review.state, 'freeze') && <Freeze visit={visit} review={review} errors={errors} />}
      {runs(visit, review) && review.state === 'candidates_frozen' && <Draw visit={visit} review={review} />}
      {review.seats.length > 0 && <Seats visit={visit} review={review} errors={errors} />}
      {review.draws.length > 0 && <Draws visit={visit} review={review} />}
      {review.list && (
        <Candidates
          visit={visit}
          review={review}
          names={await peopleNames(
            visit.read,
            readList(review.list.content).members.map((one) => one.personId),
          )}
        />
      )}
    </>,
  )
}

const Needed = ({ visit, review }: { visit: Visit; review: ReviewDetail }) => {
  const { t, lang } = visit
  const { committee } = review.rules
  return (
    <SummaryList
      lang={lang}
      facts={[
        {
          label: t('위원 수', 'Seats'),
          value: t(`${committee.seats}명, 예비 ${committee.substitutes}명`, `${committee.seats}, ${committee.substitutes} in reserve`),
        },
        { label: t('정족수', 'Quorum'), value: t(`${committee.quorum}명`, String(committee.quorum)) },
        {
          label: t('외부위원', 'External'),
          value: t(
            `${committee.externalShareAtLeast}% 이상(${externalsNeeded(committee)}명 이상)`,
            `at least ${committee.externalShareAtLeast}% (${externalsNeeded(committee)})`,
          ),
        },
        {
          label: t('분야', 'Fields'),
          value:
            committee.fields.length === 0
              ? t('정한 분야 없음', 'none asked')
              : committee.fields.map((one) => `${one.field} ${one.atLeast}`).join(', '),
        },
        {
          label: t('이해관계 기간', 'Conflicts within'),
          value: t(`최근 ${committee.conflictYears}년`, `${committee.conflictYears} years`),
        },
      ]}
    />
  )
}

const Freeze = ({ visit, review, errors }: { visit: Visit; review: ReviewDetail; errors: Record<string, string> }) => {
  const { t, lang, form } = visit
  return (
    <section class="panel stack">
      <h2>{t('후보 명부 확정', 'Freeze the candidates')}</h2>
      <p>
        {review.list
          ? t(
              '추첨 전이어서 새 사실이 있으면 명부를 다시 만들 수 있습니다. 앞의 명부도 남습니다.',
              'Until the draw the list can be made anew when a fact arrives; the earlier one is kept.',
            )
          : t(
              '명부에서 이해관계가 있는 위원을 가려내고 그 결과를 먼저 고정합니다. 추첨 시드는 그 뒤에 만들어집니다.',
              'Conflicts are worked out and the list is fixed first. The seed of the draw is made only afterwards.',
            )}
      </p>
      <Form lang={lang} csrf={visit.csrf} action={visit.href(pathOf(visit, '/freeze'))}>
        <div class="columns">
          <DateField
            lang={lang}
            name="drawDay"
            label={t('이때부터 추첨', 'Draw not before')}
            error={errors['drawDay']}
            value={form.text('drawDay')}
            hint={t('비우면 바로 추첨할 수 있습니다.', 'Empty: at once.')}
          />
          <Field lang={lang} name="drawTime" label={t('시각', 'Time')} width="short" value={form.text('drawTime')} />
        </div>
        <Button kind={review.list ? 'secondary' : 'primary'}>
          {review.list ? t('명부 다시 확정하기', 'Freeze anew') : t(moveWords.freeze)}
        </Button>
      </Form>
    </section>
  )
}

const Draw = ({ visit, review }: { visit: Visit; review: ReviewDetail }) => {
  const { t, lang } = visit
  const early = review.drawAllowedFrom && visit.now < review.drawAllowedFrom
  return (
    <section class="panel stack">
      <h2>{t('추첨', 'Draw')}</h2>
      <p>
        {t(
          '추첨은 한 번만 합니다. 누르는 순간 서버가 시드를 만들고 결과를 기록합니다.',
          'The draw happens once. The server makes the seed at that moment and records the outcome.',
        )}
      </p>
      {review.drawAllowedFrom && (
        <p>
          {t('추첨할 수 있는 때:', 'Not before:')} <DayTime lang={lang} value={review.drawAllowedFrom} />
        </p>
      )}
      <Form lang={lang} csrf={visit.csrf} action={visit.href(pathOf(visit, '/draw'))}>
        <Button blocked={early ? t('정해 둔 추첨 시각이 아직 되지 않았습니다.', 'The time set for the draw has not come.') : undefined}>
          {t(moveWords.draw)}
        </Button>
      </Form>
    </section>
  )
}

const Seats = ({ visit, review, errors }: { visit: Visit; review: ReviewDetail; errors: Record<string, string> }) => {
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
          { key: 'letter', header: t('위원', 'Member'), nowrap: true, cell: (seat) => seat.letter },
          {
            key: 'name',
            header: t('성명', 'Name'),
            rowHeader: true,
            cell: (seat) => (
              <>
                {seat.name}
                {seat.personId === review.chairPersonId && (
                  <>
                    {' '}
                    <StatusTag tone="info" word={t('위원장', 'Chair')} />
                  </>
                )}
              </>
            ),
          },
          { key: 'affiliation', header: t('소속', 'Affiliation'), cell: (seat) => seat.affiliation },
          { key: 'side', header: t('구분', 'Side'), cell: (seat) => (seat.isExternal ? t('외부', 'External') : t('내부', 'Internal')) },
          {
            key: 'state',
            header: t('답변', 'Answer'),
            cell: (seat) => (
              <>
                <StatusTag tone={seatTone[seat.state]} word={t(seatWords[seat.state])} />
                {seat.state === 'invited' && seat.answerDueAt && (
                  <span class="block quiet">
                    <Clock lang={lang} closesAt={new Date(seat.answerDueAt)} now={visit.now} />
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
            ),
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
  const to = (tail: string) => visit.href(pathOf(visit, `/seats/${seat.personId}${tail}`))
  if (replacement) return <span class="quiet">{t(`위원 ${replacement} 대체`, `Replaced by ${replacement}`)}</span>
  const mayRun = mayMove(review.state, 'substitute')
  if (mayRun && causeOf(seat.state))
    return (
      <Form lang={lang} csrf={visit.csrf} action={to('/substitute')}>
        <Button small kind="secondary" hidden={seat.name}>
          {t(moveWords.substitute)}
        </Button>
      </Form>
    )
  const empty = (move: string, label: string) => (
    <Button small kind="secondary" name="move" value={move}>
      {label}
    </Button>
  )
  return (
    <>
      {seat.state === 'accepted' && seat.personId !== review.chairPersonId && review.state !== 'verdict_signed' && (
        <Form lang={lang} csrf={visit.csrf} action={to('/chair')}>
          <Button small kind="text" hidden={seat.name}>
            {t('위원장으로 정하기', 'Name as chair')}
          </Button>
        </Form>
      )}
      {mayRun && (seat.state === 'invited' || seat.state === 'accepted') && (
        <Disclosure summary={t('위원에서 빼기', 'Take off the committee')} open={errors[`reason-${seat.personId}`] !== undefined}>
          <Form lang={lang} csrf={visit.csrf} action={to('/empty')}>
            <Field
              lang={lang}
              name={`reason-${seat.personId}`}
              label={t('사유', 'Reason')}
              required
              error={errors[`reason-${seat.personId}`]}
              value={visit.form.text(`reason-${seat.personId}`)}
            />
            <Buttons>
              {empty('recuse', t('이해관계로 제척하기', 'Recuse for a conflict'))}
              {seat.state === 'invited'
                ? empty('call-silent', t('무응답으로 처리하기', 'Call silent'))
                : empty('call-absent', t('불참으로 처리하기', 'Call absent'))}
            </Buttons>
          </Form>
        </Disclosure>
      )}
    </>
  )
}

const Draws = ({ visit, review }: { visit: Visit; review: ReviewDetail }) => {
  const { t, lang } = visit
  const first = review.draws[0]
  const list = review.list && readList(review.list.content)
  const nameOf = (personId: string | null) => review.seats.find((seat) => seat.personId === personId)?.letter ?? ''
  const listHolds =
    review.list !== null &&
    sha256Hex(review.list.content) === review.list.sha256 &&
    review.draws.every((draw) => draw.listSha256 === review.list?.sha256)
  const same =
    visit.query('check') === '1' && list
      ? listHolds && review.draws.every((draw) => repeats(draw, eligibleOf(list), list.rules))
      : undefined
  return (
    <section id="draws" class="stack">
      <h2>{t('추첨 기록', 'Record of the draws')}</h2>
      {same !== undefined &&
        (same ? (
          <Notice
            tone="success"
            title={t(
              '일치합니다. 명부와 시드로 다시 계산한 결과가 기록과 같습니다.',
              'They match: list and seed give the same members again.',
            )}
            live
          />
        ) : (
          <Notice
            tone="danger"
            title={t(
              '일치하지 않습니다. 기록과 다시 계산한 결과가 다릅니다. 감사자에게 알려 주세요.',
              'They do not match. Tell the auditor.',
            )}
            live
          />
        ))}
      <SummaryList
        lang={lang}
        facts={[
          { label: t('시드', 'Seed'), value: <Id>{first?.seed ?? ''}</Id> },
          { label: t('방법', 'Algorithm'), value: first?.algorithm },
          { label: t('명부 해시(SHA-256)', 'List (SHA-256)'), value: <Id>{first?.listSha256 ?? ''}</Id> },
          ...review.draws.map((draw) => ({
            label: draw.kind === 'first' ? t('첫 추첨', 'First draw') : t(`대체 추첨 ${draw.number - 1}`, `Substitute ${draw.number - 1}`),
            value: (
              <>
                <DayTime lang={lang} value={draw.drawnAt} /> {draw.drawerName}
                {draw.cause &&
                  t(
                    ` · 위원 ${nameOf(draw.replacesPersonId)} ${causeWords[draw.cause].ko}`,
                    ` · member ${nameOf(draw.replacesPersonId)}, ${causeWords[draw.cause].en}`,
                  )}
              </>
            ),
          })),
        ]}
      />
      <Buttons>
        <ButtonLink kind="secondary" href={visit.href(pathOf(visit, '/committee?check=1#draws'))}>
          {t('다시 계산해 확인하기', 'Recompute and check')}
        </ButtonLink>
        <ButtonLink kind="secondary" href={visit.href(pathOf(visit, '/draw.pdf'))}>
          {t('추첨 기록 내려받기(PDF)', 'Draw record (PDF)')}
        </ButtonLink>
      </Buttons>
    </section>
  )
}

const Candidates = ({ visit, review, names }: { visit: Visit; review: ReviewDetail; names: ReadonlyMap<string, string> }) => {
  const { t, lang } = visit
  if (!review.list) return null
  const list = readList(review.list.content)
  const excluded = list.members.filter((one) => one.excluded.length > 0),
    eligible = eligibleOf(list)
  return (
    <section class="stack">
      <h2>{t('후보 명부', 'Candidates')}</h2>
      <Figures
        items={[
          { label: t('명부', 'Pool'), value: list.members.length, unit: t('명', '') },
          { label: t('제외', 'Excluded'), value: excluded.length, unit: t('명', '') },
          {
            label: t('추첨 대상', 'Eligible'),
            value: eligible.length,
            unit: t('명', ''),
            note: t(`외부 ${eligible.filter((one) => one.external).length}명`, `${eligible.filter((one) => one.external).length} external`),
          },
        ]}
      />
      <LeftOut visit={visit} excluded={excluded} />
      <p class="quiet">
        {t('확정', 'Frozen')} <DayTime lang={lang} value={review.list.frozenAt} /> · {review.list.frozenByName} · SHA-256{' '}
        <Id>{review.list.sha256}</Id>
      </p>
      <DataTable
        lang={lang}
        caption={t('제외된 후보와 사유', 'Excluded, and why')}
        rows={excluded}
        rowKey={(one) => one.personId}
        columns={[
          { key: 'code', header: t('번호', 'Code'), nowrap: true, cell: (one) => one.code },
          { key: 'name', header: t('성명', 'Name'), rowHeader: true, cell: (one) => names.get(one.personId) ?? '–' },
          { key: 'affiliation', header: t('소속', 'Affiliation'), cell: (one) => one.affiliation },
          {
            key: 'why',
            header: t('사유', 'Reason'),
            cell: (one) =>
              one.excluded.map((each, place) => (
                <span key={place} class="block">
                  {t(exclusionWords(each))}
                </span>
              )),
          },
        ]}
      />
      <Disclosure summary={t(`추첨 대상 ${eligible.length}명 보기`, `See the ${eligible.length} eligible`)}>
        <DataTable
          lang={lang}
          caption={t('추첨 대상', 'Eligible')}
          captionHidden
          rows={eligible}
          rowKey={(one) => one.personId}
          columns={[
            { key: 'code', header: t('번호', 'Code'), nowrap: true, cell: (one) => one.code },
            { key: 'name', header: t('성명', 'Name'), rowHeader: true, cell: (one) => names.get(one.personId) ?? '–' },
            { key: 'affiliation', header: t('소속', 'Affiliation'), cell: (one) => one.affiliation },
            { key: 'side', header: t('구분', 'Side'), cell: (one) => (one.external ? t('외부', 'External') : t('내부', 'Internal')) },
          ]}
        />
      </Disclosure>
    </section>
  )
}

/** How many each reason leaves out; one person may have several. */
const LeftOut = ({ visit, excluded }: { visit: Visit; excluded: readonly Candidate[] }) => {
  const { t } = visit
  const counts = (Object.keys(exclusionKinds) as (keyof typeof exclusionKinds)[])
    .map((code) => ({ code, count: excluded.filter((one) => one.excluded.some((why) => why.code === code)).length }))
    .filter(({ count }) => count > 0)
  if (counts.length === 0) return null
  return (
    <>
      <p>
        {t('제외한 사유:', 'Left out:')}{' '}
        {counts.map(({ code, count }) => t(`${exclusionKinds[code].ko} ${count}명`, `${count} ${exclusionKinds[code].en}`)).join(' · ')}
      </p>
      {counts.some(({ code }) => code === 'reviewed-before') && (
        <p class="hint">
          {t(
            '이의신청은 다른 위원회가 심의합니다. 앞선 심의에서 위원으로 추첨된 사람은 수락하지 않았거나 물러났더라도 제외합니다.',
            'Another committee judges an objection: whoever was drawn for the earlier review is left out, even if they declined or left.',
          )}
        </p>
      )}
    </>
  )
}

const idOf = (visit: Visit) => visit.params['review'] ?? ''
const personOf = (visit: Visit) => visit.params['person'] ?? ''
const flashing = <Value,>(visit: Visit, moved: Moved<Value>, flash: ReturnType<typeof text>, reasonAt?: string) =>
  afterMove(
    moved,
    () => ({ to: pathOf(visit, '/committee'), flash }),
    (sentence, status) =>
      !moved.ok && moved.refusal.code === 'reason' && reasonAt
        ? drawWith(visit, { [reasonAt]: visit.t(sentence) }, undefined, 422)
        : drawWith(visit, {}, visit.t(sentence), status),
  )

export const postFreeze = async (visit: Visit) => {
  const typed = visit.form.text('drawDay')
  const day = typed === '' ? undefined : parseDay(typed)
  const at = day?.ok ? parseSeoulDateTime(day.value, visit.form.text('drawTime') || '09:00') : undefined
  if (day && !at?.ok)
    return drawWith(
      visit,
      {
        drawDay: visit.t(
          '날짜를 2026-11-30처럼, 시각을 09:00처럼 입력해 주세요.',
          'Enter the day like 2026-11-30 and the time like 09:00.',
        ),
      },
      undefined,
      422,
    )
  return flashing(
    visit,
    await freezeCandidates(visit.app, actingAs(visit, 'institution'), idOf(visit), at?.ok ? at.value : null),
    text('후보 명부를 확정했습니다.', 'The candidate list is frozen.'),
  )
}
export const postDraw = async (visit: Visit) =>
  flashing(
    visit,
    await drawReviewCommittee(visit.app, actingAs(visit, 'institution'), idOf(visit)),
    text('위원을 추첨하고 위촉을 알렸습니다.', 'The committee is drawn and told.'),
  )
export const postSubstitute = async (visit: Visit) =>
  flashing(
    visit,
    await substitute(visit.app, actingAs(visit, 'institution'), idOf(visit), personOf(visit)),
    text('대체 위원을 추첨했습니다.', 'A substitute is drawn.'),
  )
export const postEmpty = async (visit: Visit) => {
  const move = (['recuse', 'call-silent', 'call-absent'] as const).find((one) => one === visit.form.text('move')) ?? 'recuse'
  return flashing(
    visit,
    await emptyTheSeat(
      visit.app,
      actingAs(visit, 'institution'),
      idOf(visit),
      personOf(visit),
      move,
      visit.form.text(`reason-${personOf(visit)}`),
    ),
    text('위원에서 뺐습니다. 대체 위원을 추첨할 수 있습니다.', 'The seat is empty; you can draw a substitute.'),
    `reason-${personOf(visit)}`,
  )
}
export const postChair = async (visit: Visit) =>
  flashing(
    visit,
    await nameChair(visit.app, actingAs(visit, 'institution'), idOf(visit), personOf(visit)),
    text('위원장을 정했습니다.', 'The chair is named.'),
  )
