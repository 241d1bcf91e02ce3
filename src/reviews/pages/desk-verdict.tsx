import { dueInstant } from '../../kernel/business-days.ts'
import { dayOf, parseDay } from '../../kernel/dates.ts'
import { showPoints } from '../../kernel/points.ts'
import { isTooShort, text } from '../../kernel/text.ts'
import { notFound } from '../../platform/http/visit.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import {
  Button,
  Choice,
  Closing,
  DateField,
  Day,
  DayTime,
  Disclosure,
  Empty,
  Field,
  Form,
  Lines,
  Notice,
  StatusTag,
  SummaryList,
  TextArea,
} from '../../ui/index.ts'
import { draftVerdict, sendBackVerdict, signReviewVerdict } from '../actions/verdict.ts'
import { longest } from '../longest.ts'
import { computeResult } from '../meeting.ts'
import { maySee } from '../policy.ts'
import { findSealedSheets } from '../sheet-queries.ts'
import type { ReviewDetail, VerdictRow } from '../queries.ts'
import type { SheetRow } from '../sheet-queries.ts'
import type { Result } from '../review.ts'
import type { VerdictDraft, VerdictGap } from '../workflow.ts'
import { verdictGapWords } from '../refusal-words.ts'
import { moveWords, resultWords } from '../words.ts'
import { resultTone } from './desk-list.tsx'
import { afterMove, pathOf, reviewHere, reviewPage, runs, signs } from './desk-parts.tsx'

const slots = [1, 2, 3, 4, 5] as const
type Errors = Record<string, string>

export const drawVerdict = (visit: Visit) => drawWith(visit)
const drawWith = async (visit: Visit, errors: Errors = {}, general?: string, status = 200) => {
  const review = await reviewHere(visit)
  if (!review) return notFound
  const { t } = visit
  const shown = { tab: '/verdict', errors, general, status } as const
  if (!maySee({ is: visit.actor.hat === 'auditor' ? 'auditor' : 'staff' }, 'scores', review.state))
    return reviewPage(visit, review, shown, <Empty title={t('회의를 마친 뒤에 의결합니다.', 'The verdict follows the meeting.')} />)
  if (review.state === 'meeting')
    return reviewPage(
      visit,
      review,
      shown,
      runs(visit, review) ? (
        <DraftForm visit={visit} review={review} sheets={await findSealedSheets(visit.read, review.id)} errors={errors} />
      ) : (
        <Empty title={t('담당자가 의결안을 작성하고 있습니다.', 'The officer is drafting the verdict.')} />
      ),
    )
  return reviewPage(
    visit,
    review,
    shown,
    review.verdict && (
      <>
        <Verdict visit={visit} review={review} verdict={review.verdict} />
        {review.state === 'verdict_drafted' && signs(visit, review) && (
          <Sign visit={visit} review={review} verdict={review.verdict} errors={errors} />
        )}
      </>
    ),
  )
}

/** Reasons proposed for a section from what the members wrote, to be edited. */
const proposed = (review: ReviewDetail, sheets: readonly SheetRow[], sectionId: string): string => {
  const criteria = review.rules.sections.find((one) => one.id === sectionId)?.criteria ?? []
  return [...new Set(sheets.flatMap((sheet) => criteria.flatMap((criterion) => sheet.comments[criterion.id] ?? [])))].join('\n')
}

const DraftForm = ({
  visit,
  review,
  sheets,
  errors,
}: {
  visit: Visit
  review: ReviewDetail
  sheets: readonly SheetRow[]
  errors: Errors
}) => {
  const { t, lang, form } = visit
  const computed = computeResult(review, sheets)
  const before = review.verdict
  const posted = form.has('result') || form.has('dissent')
  const kept = (name: string, otherwise: string) => (posted ? form.text(name) : otherwise)
  const items = [...review.rules.bonus, ...review.rules.penalties].filter((item) => item.onlyIf === undefined)
  const results: readonly Result[] = review.rules.conditionalVerdict.allowed
    ? ['approved', 'conditional', 'rejected']
    : ['approved', 'rejected']
  return (
    <Form lang={lang} csrf={visit.csrf} action={visit.href(pathOf(visit, '/verdict'))}>
      {before?.sentBackNote && (
        <Notice tone="warning" title={t('승인자가 되돌려 보냈습니다.', 'The approver sent this back.')}>
          <p>{before.sentBackNote}</p>
        </Notice>
      )}
      {computed.ok && (
        <Notice
          tone={resultTone[computed.value.result]}
          title={t(
            `계산 결과는 ${resultWords[computed.value.result].ko}입니다: ${showPoints(computed.value.total)}점, 합격선 ${showPoints(computed.value.passMark)}점.`,
            `Computed: ${resultWords[computed.value.result].en}, ${showPoints(computed.value.total)} points; pass mark ${showPoints(computed.value.passMark)}.`,
          )}
        >
          <ul>
            {computed.value.reasons.map((reason, place) => (
              <li key={place}>{t(reason.words)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {review.chairPersonId === null && (
        <Notice
          tone="warning"
          title={t('위원장을 먼저 정해 주세요. 위원회 화면에서 정합니다.', 'Name the chair first, on the page of the committee.')}
        />
      )}
      {items.length > 0 && (
        <Choice
          lang={lang}
          name="given"
          kind="checkbox"
          label={t('위원회가 준 가점·감점', 'Bonus and penalty the committee gave')}
          value={posted ? form.texts('given') : (before?.computed.given ?? [])}
          options={items.map((item) => ({ value: item.id, label: `${t(item.name)} (${showPoints(item.points)})` }))}
        />
      )}
      <Choice
        lang={lang}
        name="result"
        label={t('의결 결과', 'Result')}
        required
        inline
        error={errors['result']}
        value={kept('result', before?.result ?? '')}
        options={results.map((one) => ({ value: one, label: t(resultWords[one]) }))}
      />
      <TextArea
        lang={lang}
        name="differsReason"
        label={t('계산 결과와 다르게 의결하는 이유', 'Why it differs from the computed result')}
        rows={3}
        max={longest.differsReason}
        error={errors['differsReason']}
        value={kept('differsReason', before?.differsReason ?? '')}
        hint={t('다를 때만 적습니다. 기업이 그대로 읽습니다.', 'Only if it differs. The firm reads it as it stands.')}
      />
      <h2>{t('의결 이유', 'Reasons')}</h2>
      <p class="hint">
        {t(
          '기업이 그대로 읽습니다. 위원의 이름이나 누가 한 말인지 드러나는 표현은 쓰지 말아 주세요.',
          'The firm reads this as it stands. Name no reviewer.',
        )}
      </p>
      {review.rules.sections.map((section) => (
        <TextArea
          key={section.id}
          lang={lang}
          name={`reason-${section.id}`}
          label={t(section.name)}
          required
          rows={5}
          max={longest.verdictReason}
          error={errors[`reason-${section.id}`]}
          value={kept(`reason-${section.id}`, before?.reasons[section.id] ?? proposed(review, sheets, section.id))}
        />
      ))}
      {review.rules.conditionalVerdict.allowed && (
        <fieldset class="stack">
          <legend class="strong">{t('조건', 'Conditions')}</legend>
          <p class="hint">
            {t(
              '조건부 가결일 때만 적습니다. 기한은 2026-11-30처럼 적습니다.',
              'Only for an approval with conditions. Write the due day like 2026-11-30.',
            )}
          </p>
          {slots.map((slot) => (
            <div key={slot} class="columns">
              <Field
                lang={lang}
                name={`condition-${slot}`}
                label={t(`조건 ${slot}`, `Condition ${slot}`)}
                error={errors[`condition-${slot}`]}
                value={kept(`condition-${slot}`, before?.conditions[slot - 1]?.ko ?? '')}
              />
              <DateField
                lang={lang}
                name={`due-${slot}`}
                label={t(`조건 ${slot}의 기한`, `Condition ${slot}, due`)}
                hint=""
                error={errors[`due-${slot}`]}
                value={kept(`due-${slot}`, before?.conditions[slot - 1]?.dueOn ?? '')}
              />
            </div>
          ))}
        </fieldset>
      )}
      <TextArea
        lang={lang}
        name="dissent"
        label={t('소수 의견', 'Dissent')}
        rows={3}
        max={longest.dissent}
        value={kept('dissent', before?.dissent ?? '')}
        hint={t('의결서에만 남고 기업에는 알리지 않습니다.', 'Kept in the minutes only.')}
      />
      <Button>{t('의결안 저장하고 서명 요청하기', 'Save and ask for the signature')}</Button>
    </Form>
  )
}

const Verdict = ({ visit, review, verdict }: { visit: Visit; review: ReviewDetail; verdict: VerdictRow }) => {
  const { t, lang } = visit
  return (
    <SummaryList
      lang={lang}
      facts={[
        { label: t('결과', 'Result'), value: <StatusTag tone={resultTone[verdict.result]} word={t(resultWords[verdict.result])} /> },
        {
          label: t('총점', 'Total'),
          value: t(
            `${showPoints(verdict.computed.total)}점 / 합격선 ${showPoints(verdict.computed.passMark)}점`,
            `${showPoints(verdict.computed.total)}; pass mark ${showPoints(verdict.computed.passMark)}`,
          ),
        },
        ...(verdict.differsReason
          ? [
              {
                label: t('점수로 계산한 결과', 'Computed from the scores'),
                value: <StatusTag tone={resultTone[verdict.computedResult]} word={t(resultWords[verdict.computedResult])} />,
              },
              { label: t('계산 결과와 다른 이유', 'Why it differs'), value: verdict.differsReason },
            ]
          : []),
        ...review.rules.sections.map((section) => ({ label: t(section.name), value: <Lines words={verdict.reasons[section.id] ?? ''} /> })),
        ...verdict.conditions.map((one, place) => ({
          label: t(`조건 ${place + 1}`, `Condition ${place + 1}`),
          value: (
            <>
              {one.ko} (<Day lang={lang} value={one.dueOn} />)
            </>
          ),
        })),
        ...(verdict.dissent ? [{ label: t('소수 의견', 'Dissent'), value: <Lines words={verdict.dissent} /> }] : []),
        {
          label: t('작성', 'Drafted by'),
          value: (
            <>
              {verdict.drafterName} <DayTime lang={lang} value={verdict.draftedAt} />
            </>
          ),
        },
        {
          label: t('서명', 'Signed by'),
          value: verdict.signedAt ? (
            <>
              {verdict.signerName} <DayTime lang={lang} value={verdict.signedAt} />
            </>
          ) : (
            t('아직 서명하지 않았습니다.', 'Not signed yet.')
          ),
        },
      ]}
    />
  )
}

const Sign = ({ visit, review, verdict, errors }: { visit: Visit; review: ReviewDetail; verdict: VerdictRow; errors: Errors }) => {
  const { t, lang } = visit
  const period = review.rules.periods.objection
  const until = verdict.result !== 'rejected' || review.kind === 'objection' || !period ? undefined : dueInstant(dayOf(visit.now), period)
  const own = verdict.draftedBy === visit.actor.personId
  return (
    <section class="panel stack">
      <h2>{t('서명하면 일어나는 일', 'What the signature does')}</h2>
      <ul>
        <li>
          {t(
            `신청 ${review.tracks.filter((track) => track.state === 'in_review').length}건이 ‘${resultWords[verdict.result].ko}’로 바뀌고 기업에 결과 통지를 보냅니다.`,
            `${review.tracks.filter((track) => track.state === 'in_review').length} applications become “${resultWords[verdict.result].en}” and the firm gets the letter.`,
          )}
        </li>
        {until && (
          <li>
            {t('이의신청 기한:', 'Objections until:')} <Closing lang={lang} value={until} />
          </li>
        )}
        <li>{t('의결서와 결과 통지를 PDF로 만들어 보관합니다.', 'Minutes and letter are made and kept as PDF.')}</li>
      </ul>
      <Form lang={lang} csrf={visit.csrf} action={visit.href(pathOf(visit, '/verdict/sign'))}>
        <Button
          blocked={
            own ? t('본인이 작성한 의결안은 다른 승인자가 서명해야 합니다.', 'Somebody else must sign the verdict you drafted.') : undefined
          }
        >
          {t(moveWords.sign)}
        </Button>
      </Form>
      <Disclosure summary={t(moveWords['send-back'])} open={errors['note'] !== undefined}>
        <Form lang={lang} csrf={visit.csrf} action={visit.href(pathOf(visit, '/verdict/send-back'))}>
          <TextArea
            lang={lang}
            name="note"
            label={t('고칠 점', 'What to mend')}
            required
            rows={3}
            max={longest.reason}
            error={errors['note']}
            value={visit.form.text('note')}
          />
          <Button kind="secondary">{t(moveWords['send-back'])}</Button>
        </Form>
      </Disclosure>
    </section>
  )
}

const readDraft = (visit: Visit, review: ReviewDetail): { draft: VerdictDraft; errors: Errors } => {
  const { form, t } = visit
  const errors: Errors = {}
  const conditions = slots.flatMap((slot) => {
    const ko = form.text(`condition-${slot}`),
      due = parseDay(form.text(`due-${slot}`))
    if (ko === '' && form.text(`due-${slot}`) === '') return []
    if (!due.ok) errors[`due-${slot}`] = t(verdictGapWords['condition-due'])
    return [{ ko: ko.slice(0, longest.condition), dueOn: due.ok ? due.value : '9999-12-31' }]
  })
  return {
    errors,
    draft: {
      result: (['approved', 'conditional', 'rejected'] as const).find((one) => one === form.text('result')),
      conditions,
      dissent: form.text('dissent').slice(0, longest.dissent),
      differsReason: form.text('differsReason').slice(0, longest.differsReason),
      given: form.texts('given'),
      reasons: Object.fromEntries(
        review.rules.sections.map((section) => [section.id, form.text(`reason-${section.id}`).slice(0, longest.verdictReason)]),
      ),
    },
  }
}
const errorsOf = (visit: Visit, review: ReviewDetail, missing: readonly VerdictGap[]): Errors =>
  Object.fromEntries(
    missing.flatMap((gap): [string, string][] => {
      const words = visit.t(verdictGapWords[gap])
      switch (gap) {
        case 'result':
        case 'conditions-not-allowed':
        case 'chair':
          return [['result', words]]
        case 'differs-reason':
          return [['differsReason', words]]
        case 'reasons':
          return review.rules.sections
            .filter((section) => isTooShort(visit.form.text(`reason-${section.id}`)))
            .map((section) => [`reason-${section.id}`, words])
        case 'conditions-missing':
        case 'condition-text':
          return [['condition-1', words]]
        case 'condition-due':
          return [['due-1', words]]
      }
    }),
  )

export const postVerdict = async (visit: Visit) => {
  const review = await reviewHere(visit)
  if (!review) return notFound
  const { draft, errors } = readDraft(visit, review)
  if (draft.result === 'conditional' && Object.keys(errors).length > 0) return drawWith(visit, errors, undefined, 422)
  const drafted = await draftVerdict(visit.app, actingAs(visit, 'institution'), review.id, draft)
  if (!drafted.ok && drafted.refusal.code === 'verdict-incomplete')
    return drawWith(visit, errorsOf(visit, review, drafted.refusal.missing), undefined, 422)
  return afterMove(
    drafted,
    () => ({
      to: pathOf(visit, '/verdict'),
      flash: text('의결안을 저장하고 승인자에게 서명을 요청했습니다.', 'Saved; the approver is asked to sign.'),
    }),
    (sentence, status) => drawWith(visit, {}, visit.t(sentence), status),
  )
}
export const postSign = async (visit: Visit) =>
  afterMove(
    await signReviewVerdict(visit.app, actingAs(visit, 'institution'), visit.params['review'] ?? ''),
    () => ({ to: pathOf(visit, '/minutes'), flash: text('의결에 서명하고 기업에 결과를 알렸습니다.', 'Signed; the firm is told.') }),
    (sentence, status) => drawWith(visit, {}, visit.t(sentence), status),
  )
export const postSendBack = async (visit: Visit) => {
  const moved = await sendBackVerdict(visit.app, actingAs(visit, 'institution'), visit.params['review'] ?? '', visit.form.text('note'))
  return afterMove(
    moved,
    () => ({ to: pathOf(visit), flash: text('작성자에게 되돌려 보냈습니다.', 'Sent back to the drafter.') }),
    (sentence, status) =>
      drawWith(
        visit,
        moved.ok || moved.refusal.code !== 'reason' ? {} : { note: visit.t(sentence) },
        moved.ok || moved.refusal.code !== 'reason' ? visit.t(sentence) : undefined,
        status,
      ),
  )
}
