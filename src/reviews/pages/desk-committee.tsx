import { readMoment } from '../../kernel/dates.ts'
import { dayAhead, notAMomentWords } from '../../kernel/day-words.ts'
import { several, text } from '../../kernel/text.ts'
import { notFound } from '../../platform/http/visit.ts'
import { findFields } from '../../institutions/index.ts'
import type { FieldRow } from '../../institutions/index.ts'
import { actingAs, keepAccess, peopleNames } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { Button, DateField, DayTime, Field, Form, Link, Notice, SummaryList } from '../../ui/index.ts'
import { drawReviewCommittee, emptyTheSeat, freezeCandidates, nameChair, substitute } from '../actions/committee.ts'
import { eligibleOf, readList } from '../candidates.ts'
import { externalsNeeded, substitutesMissing } from '../draw.ts'
import type { ListRecord, ReviewDetail } from '../queries.ts'
import { explain } from '../refusal-words.ts'
import { mayMove } from '../workflow.ts'
import { moveWords } from '../words.ts'
import { Candidates } from './committee-candidates.tsx'
import { Draws } from './committee-draws.tsx'
import { Seats } from './committee-seats.tsx'
import { afterMove, pathOf, reviewHere, reviewPage, runs } from './desk-parts.tsx'
import type { Moved } from './desk-parts.tsx'

export const drawCommitteePage = (visit: Visit) => drawWith(visit)
const drawWith = async (visit: Visit, errors: Record<string, string> = {}, general?: string, status = 200) => {
  const review = await reviewHere(visit)
  if (!review) return notFound
  if (review.list) await keepAccess(visit, { whose: ['review', review.id], what: 'read the committee and its candidates' })
  return reviewPage(
    visit,
    review,
    { tab: '/committee', errors, general, status },
    <>
      <Needed visit={visit} review={review} fields={review.rules.committee.fields.length > 0 ? await findFields(visit.read) : []} />
      {runs(visit, review) && mayMove(review.state, 'freeze') && <Freeze visit={visit} review={review} errors={errors} />}
      {runs(visit, review) && review.state === 'candidates_frozen' && <Draw visit={visit} review={review} />}
      {review.seats.length > 0 && <Seats visit={visit} review={review} errors={errors} />}
      {review.draws.length > 0 && <Draws visit={visit} review={review} />}
      {review.list && (
        <Candidates visit={visit} frozen={review.list} names={await namesOn(visit, review.list)} isDrawn={review.draws.length > 0} />
      )}
    </>,
  )
}

const namesOn = (visit: Visit, { content }: ListRecord) =>
  peopleNames(
    visit.read,
    readList(content).members.map((one) => one.personId),
  )

const Needed = ({ visit, review, fields }: { visit: Visit; review: ReviewDetail; fields: readonly FieldRow[] }) => {
  const { t, lang } = visit
  const nameOf = (code: string) => {
    const field = fields.find((one) => one.code === code)
    return field ? t(field.ko, field.en) : code
  }
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
          label: t('분야별 최소 인원', 'Least of a field'),
          value:
            committee.fields.length === 0
              ? t('정하지 않음', 'none set')
              : committee.fields.map((one) => t(`${nameOf(one.field)} ${one.atLeast}명`, `${nameOf(one.field)} ${one.atLeast}`)).join(', '),
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
          <Field
            lang={lang}
            name="drawTime"
            label={t('시각', 'Time')}
            width="short"
            value={form.text('drawTime')}
            hint={t('예: 09:00. 비우면 09:00입니다.', 'Like 09:00, which it is if left empty.')}
          />
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
  const there = review.list ? eligibleOf(readList(review.list.content)).length : 0
  const missing = substitutesMissing(there, review.rules.committee)
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
      {missing > 0 && (
        <Notice
          tone="warning"
          title={t(
            `추첨 대상이 ${there}명이라 예비위원이 ${missing}명 모자랍니다.`,
            `With ${there} eligible, ${several(missing, 'substitute is', 'substitutes are')} missing.`,
          )}
        >
          <p>
            {t(
              '그대로 추첨할 수 있습니다. 예비위원을 갖추려면 심의위원을 더 등록하고 명부를 다시 확정해 주세요.',
              'You can draw all the same. For the full number enter more reviewers and freeze the list anew.',
            )}{' '}
            <Link href={visit.href(`/desk/${review.leadInstitutionId}/reviewers`)}>{t('심의위원 명부 보기', 'See the pool')}</Link>
          </p>
        </Notice>
      )}
      <Form lang={lang} csrf={visit.csrf} action={visit.href(pathOf(visit, '/draw'))}>
        <Button blocked={early ? t(explain({ code: 'too-early' })) : undefined}>{t(moveWords.draw)}</Button>
      </Form>
    </section>
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
  const at = readMoment(typed, visit.form.text('drawTime'), '09:00')
  if (!at.ok) {
    const words = at.refusal.map((fault) =>
      visit.t(notAMomentWords(text('추첨하는 날', 'Day of the draw'), typed, fault, '09:00', dayAhead(visit.now))),
    )
    return drawWith(visit, { drawDay: words.join(' ') }, undefined, 422)
  }
  const frozen = await freezeCandidates(visit.app, actingAs(visit, 'institution'), idOf(visit), at.value)
  if (!frozen.ok && (frozen.refusal.code === 'draw-past' || frozen.refusal.code === 'draw-far'))
    return drawWith(visit, { drawDay: visit.t(explain(frozen.refusal)) }, undefined, 422)
  return flashing(visit, frozen, text('후보 명부를 확정했습니다.', 'The candidate list is frozen.'))
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
