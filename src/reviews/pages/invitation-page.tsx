import { text } from '../../kernel/text.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { BackLink, Button, Choice, Due, ErrorSummary, Form, ReasonForm, ReasonList, SummaryList, TextArea, Tick } from '../../ui/index.ts'
import { acceptSeat, answerConflicts, declineSeat, withdrawSeat } from '../actions/seat.ts'
import { conflictsOf } from '../candidates.ts'
import { longest } from '../longest.ts'
import { findMatter, findPool } from '../pool-queries.ts'
import { explain } from '../refusal-words.ts'
import { exclusionWords, pledge, pledgeAbout } from '../words.ts'
import { assignmentFor } from './assignment.tsx'
import type { Assignment } from './assignment.tsx'
import { drawAssignmentWith } from './review-page.tsx'

const here = (visit: Visit, tail = '') => `/reviews/${visit.params['review'] ?? ''}${tail}`
const idOf = (visit: Visit) => visit.params['review'] ?? ''

const About = ({ visit, one }: { visit: Visit; one: Assignment }) => (
  <SummaryList
    lang={visit.lang}
    facts={[
      { label: visit.t('기술', 'Technology'), value: one.title },
      { label: visit.t('기업', 'Firm'), value: one.firm ?? visit.t('규정에 따라 가려져 있습니다.', 'Hidden by the rules.') },
      { label: visit.t('기관', 'Institution'), value: one.review.tracks.map((track) => visit.t(track.ko, track.en)).join(', ') },
      ...(one.seat.answerDueAt
        ? [
            {
              label: visit.t('답변 기한', 'Answer due'),
              value: <Due lang={visit.lang} at={new Date(one.seat.answerDueAt)} now={visit.now} form="sentence" />,
            },
          ]
        : []),
    ]}
  />
)

export const drawConflicts = (visit: Visit) => drawConflictsWith(visit)
const drawConflictsWith = async (visit: Visit, errors: { answer?: string; note?: string } = {}, general?: string, status = 200) => {
  const one = await assignmentFor(visit, 'review')
  if (one?.seat.state !== 'invited') return notFound
  const { t, lang } = visit
  const [me] = await findPool(visit.read, [one.seat.personId])
  const facts = me ? conflictsOf(me, await findMatter(visit.read, one.review.id), one.review.rules.committee.conflictYears) : []
  return page({
    title: t('이해관계 확인', 'Conflicts of interest'),
    density: 'staff',
    status,
    hasErrors: status >= 400,
    body: (
      <div class="stack">
        <BackLink lang={lang} href={visit.href('/reviews')} label={t('맡은 심의', 'My reviews')} />
        <h1>{t('이 신청과 이해관계가 있으신가요?', 'Do you have a conflict of interest?')}</h1>
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <About visit={visit} one={one} />
        <h2>{t('등록된 사실로 확인한 결과', 'What the registered facts say')}</h2>
        <Registered visit={visit} one={one} facts={facts} />
        <ConflictForm visit={visit} errors={errors} />
      </div>
    ),
  })
}

const Registered = ({ visit: { t, lang }, one, facts }: { visit: Visit; one: Assignment; facts: ReturnType<typeof conflictsOf> }) =>
  facts.length > 0 ? (
    <ReasonList
      lang={lang}
      reasons={facts.map((fact, place) => ({
        id: String(place),
        answer: 'no',
        word: t('확인됨', 'Found'),
        rule:
          one.firm === undefined && 'organisation' in fact
            ? t('신청 기업과 관계된 사실이 있습니다.', 'A fact relates you to the applicant.')
            : t(exclusionWords(fact)),
      }))}
    />
  ) : (
    <p>
      {t(
        `최근 ${one.review.rules.committee.conflictYears}년의 소속, 지식재산권, 신고된 관계에서 확인된 것이 없습니다.`,
        `Nothing found in affiliations, rights and known relations of the last ${one.review.rules.committee.conflictYears} years.`,
      )}
    </p>
  )

const ConflictForm = ({ visit, errors }: { visit: Visit; errors: { answer?: string; note?: string } }) => {
  const { t, lang, form } = visit
  return (
    <Form lang={lang} csrf={visit.csrf} action={visit.href(here(visit, '/conflicts'))}>
      <Choice
        lang={lang}
        name="answer"
        label={t('이해관계', 'Conflict')}
        required
        error={errors.answer}
        value={form.text('answer')}
        options={[
          { value: 'none', label: t('없습니다', 'None') },
          {
            value: 'declared',
            label: t('있거나, 있다고 보일 수 있습니다', 'There is one, or it might seem so'),
            hint: t('신고하시면 이 심의에서 바로 빠지며 불이익은 없습니다.', 'You leave this review at once, with no disadvantage.'),
          },
        ]}
      />
      <TextArea
        lang={lang}
        name="note"
        label={t('내용', 'What it is')}
        optionalWord={t('이해관계가 있으면 필수', 'required if there is a conflict')}
        rows={3}
        max={longest.reason}
        error={errors.note}
        value={form.text('note')}
        hint={t(
          '친족, 투자, 거래, 자문, 공동 연구, 분쟁 등. 없어도 알릴 것이 있으면 적어 주세요. 담당자가 읽습니다.',
          'Family, shares, contracts, advice, joint research, disputes. Without a conflict, whatever else the officer should know.',
        )}
      />
      <Button>{t('답하고 계속하기', 'Answer and go on')}</Button>
    </Form>
  )
}

export const postConflicts = async (visit: Visit) => {
  const answer = visit.form.text('answer')
  if (answer !== 'none' && answer !== 'declared')
    return drawConflictsWith(
      visit,
      { answer: visit.t('이해관계가 있는지 골라 주세요.', 'Choose whether there is a conflict.') },
      undefined,
      422,
    )
  const answered = await answerConflicts(visit.app, actingAs(visit, 'reviewer'), idOf(visit), answer, visit.form.text('note'))
  if (answered.ok)
    return answered.value.recused
      ? redirect(
          '/reviews',
          text(
            '알려 주셔서 고맙습니다. 담당자에게 알리고 이 심의에서 빠졌습니다.',
            'Thank you. The officer is told, and you are off this review.',
          ),
        )
      : redirect(here(visit, '/accept'))
  if (answered.refusal.code === 'not-found') return notFound
  const words = visit.t(explain(answered.refusal))
  return answered.refusal.code === 'reason'
    ? drawConflictsWith(visit, { note: words }, undefined, 422)
    : drawConflictsWith(visit, {}, words, 422)
}

export const drawAccept = (visit: Visit) => drawAcceptWith(visit)
const drawAcceptWith = async (visit: Visit, errors: Record<string, string> = {}, general?: string, status = 200) => {
  const one = await assignmentFor(visit, 'review')
  if (one?.seat.state !== 'invited') return notFound
  if (one.seat.conflictAnswer === null) return redirect(here(visit, '/conflicts'))
  const { t, lang, form } = visit
  return page({
    title: t('위촉 수락', 'Accept the seat'),
    density: 'staff',
    status,
    hasErrors: status >= 400,
    body: (
      <div class="stack">
        <BackLink lang={lang} href={visit.href('/reviews')} label={t('맡은 심의', 'My reviews')} />
        <h1>{t('심의위원을 맡으시겠습니까?', 'Will you take the seat?')}</h1>
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <About visit={visit} one={one} />
        <section class="panel stack">
          <h2>{t('청렴서약', 'Integrity pledge')}</h2>
          <p>{t(pledgeAbout(one.title))}</p>
          <p>{t(pledge)}</p>
        </section>
        <Form lang={lang} csrf={visit.csrf} action={visit.href(here(visit, '/accept'))}>
          <Tick lang={lang} name="pledge" label={t('위 내용을 서약합니다.', 'I pledge this.')} required error={errors['pledge']} />
          <Button>{t('서약하고 수락하기', 'Pledge and accept')}</Button>
        </Form>
        <ReasonForm
          lang={lang}
          csrf={visit.csrf}
          action={visit.href(here(visit, '/decline'))}
          summary={t('맡기 어렵습니다', 'I cannot take it')}
          label={t('사유', 'Reason')}
          max={longest.reason}
          error={errors['reason']}
          value={form.text('reason')}
          button={<Button kind="secondary">{t('사양하기', 'Decline')}</Button>}
        />
      </div>
    ),
  })
}
export const postAccept = async (visit: Visit) => {
  const accepted = await acceptSeat(visit.app, actingAs(visit, 'reviewer'), idOf(visit), visit.form.text('pledge') === 'yes')
  if (accepted.ok)
    return accepted.value.recused
      ? redirect(
          '/reviews',
          text(
            '새로 확인된 이해관계가 있어 이 심의를 맡지 않으시게 되었습니다.',
            'A conflict was found just now; you are not on this review.',
          ),
        )
      : redirect(
          here(visit),
          text(
            '수락하셨습니다. 고맙습니다. 평가가 시작되면 메일과 이 화면으로 알려 드립니다.',
            'Accepted. Thank you. We write to you when the evaluation begins.',
          ),
        )
  if (accepted.refusal.code === 'not-found') return notFound
  const words = visit.t(explain(accepted.refusal))
  return accepted.refusal.code === 'pledge'
    ? drawAcceptWith(visit, { pledge: words }, undefined, 422)
    : drawAcceptWith(visit, {}, words, 409)
}
export const postDecline = async (visit: Visit) => {
  const declined = await declineSeat(visit.app, actingAs(visit, 'reviewer'), idOf(visit), visit.form.text('reason'))
  if (declined.ok) return redirect('/reviews', text('사양하셨습니다. 담당자에게 알렸습니다.', 'Declined; the officer is told.'))
  return declined.refusal.code === 'not-found'
    ? notFound
    : drawAcceptWith(visit, { reason: visit.t(explain(declined.refusal)) }, undefined, 422)
}
export const postWithdraw = async (visit: Visit) => {
  const left = await withdrawSeat(visit.app, actingAs(visit, 'reviewer'), idOf(visit), visit.form.text('reason'))
  if (left.ok)
    return redirect('/reviews', text('이 심의에서 물러나셨습니다. 담당자에게 알렸습니다.', 'You are off this review; the officer is told.'))
  if (left.refusal.code === 'not-found') return notFound
  const words = visit.t(explain(left.refusal))
  return left.refusal.code === 'reason'
    ? drawAssignmentWith(visit, { reason: words }, undefined, 422)
    : drawAssignmentWith(visit, {}, words, 409)
}
