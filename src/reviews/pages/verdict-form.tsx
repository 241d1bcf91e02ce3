import { dayAhead } from '../../kernel/day-words.ts'
import { showPoints } from '../../kernel/points.ts'
import type { Visit } from '../../people/index.ts'
import { versionTyped } from '../../platform/http/visit.ts'
import type { ScoringResult } from '../../rulesets/index.ts'
import { Button, Choice, DateField, Field, fieldId, Form, Notice, TextArea } from '../../ui/index.ts'
import { longest } from '../longest.ts'
import { computeResult } from '../meeting.ts'
import type { ReviewDetail } from '../queries.ts'
import { namesOf } from '../review.ts'
import type { Result } from '../review.ts'
import type { SheetRow } from '../sheet-queries.ts'
import { wordsLikeNames } from '../verdict.ts'
import { resultWords } from '../words.ts'
import { resultTone } from './desk-list.tsx'
import { pathOf } from './desk-parts.tsx'
import { conditionSlots, isRoomLeft, moreRoom, readDraft } from './verdict-draft.ts'
import type { Errors } from './verdict-draft.ts'

interface Drafting {
  readonly visit: Visit
  readonly review: ReviewDetail
  readonly errors: Errors
}

/** Whether the form came back with what was typed: a box without a tick is not posted at all. */
const isPosted = ({ form }: Visit) => form.has('result') || form.has('dissent')
const kept = (visit: Visit, name: string, stored: string) => (isPosted(visit) ? visit.form.text(name) : stored)

/** The verdict as the officer drafts it: the computed result beside it, what was typed or sent back kept. */
export const DraftForm = ({
  visit,
  review,
  sheets,
  errors,
  status,
}: Drafting & { readonly sheets: readonly SheetRow[]; readonly status: number }) => {
  const { t, lang } = visit
  const computed = computeResult(review, sheets)
  const before = review.verdict
  return (
    <Form
      lang={lang}
      csrf={visit.csrf}
      action={visit.href(pathOf(visit, '/verdict'))}
      hidden={{ version: versionTyped(visit, before?.version ?? 0, status) }}
    >
      {before?.sentBackNote && (
        <Notice tone="warning" title={t('승인자가 되돌려 보냈습니다.', 'The approver sent this back.')}>
          <p>{before.sentBackNote}</p>
        </Notice>
      )}
      {computed.ok && <Computed visit={visit} computed={computed.value} />}
      {review.chairPersonId === null && (
        <Notice
          tone="warning"
          title={t('위원장을 먼저 정해 주세요. 위원회 화면에서 정합니다.', 'Name the chair first, on the page of the committee.')}
        />
      )}
      <GivenItems visit={visit} review={review} />
      <ResultFields visit={visit} review={review} errors={errors} />
      <ReasonFields visit={visit} review={review} sheets={sheets} errors={errors} />
      {review.rules.conditionalVerdict.allowed && <ConditionFields visit={visit} review={review} errors={errors} />}
      <TextArea
        lang={lang}
        name="dissent"
        label={t('소수 의견', 'Dissent')}
        rows={3}
        max={longest.dissent}
        error={errors['dissent']}
        value={kept(visit, 'dissent', before?.dissent ?? '')}
        hint={t('의결서에만 남고 기업에는 알리지 않습니다.', 'Kept in the minutes only.')}
      />
      <OrdinaryWords visit={visit} review={review} />
      <Button>{t('의결안 저장하고 서명 요청하기', 'Save and ask for the signature')}</Button>
    </Form>
  )
}

/** What reads like a reviewer's name and may be none: whoever drafts says so. */
const OrdinaryWords = ({ visit, review }: { visit: Visit; review: ReviewDetail }) => {
  const { t, lang, form } = visit
  const words = wordsLikeNames(readDraft(visit, review), namesOf(review))
  if (words.length === 0) return null
  return (
    <Choice
      lang={lang}
      name="ordinaryWords"
      kind="checkbox"
      label={t('위원 이름으로 보이는 낱말', 'Words that read like a reviewer’s name')}
      hint={t('직함을 붙여 적은 이름은 표시해도 저장되지 않습니다.', 'A name with a title is not saved all the same.')}
      value={form.texts('ordinaryWords')}
      options={words.map((word) => ({
        value: word,
        label: t(
          `‘${word}’: 확인했습니다. 사람 이름이 아니라 보통 낱말입니다.`,
          `“${word}”: I have looked, it is an ordinary word and nobody’s name.`,
        ),
      }))}
    />
  )
}

const Computed = ({ visit: { t }, computed }: { visit: Visit; computed: ScoringResult }) => (
  <Notice
    tone={resultTone[computed.result]}
    title={t(
      `계산 결과는 ${resultWords[computed.result].ko}입니다: ${showPoints(computed.total)}점, 합격선 ${showPoints(computed.passMark)}점.`,
      `Computed: ${resultWords[computed.result].en}, ${showPoints(computed.total)} points; pass mark ${showPoints(computed.passMark)}.`,
    )}
  >
    <ul>
      {computed.reasons.map((reason, place) => (
        <li key={place}>{t(reason.words)}</li>
      ))}
    </ul>
  </Notice>
)

/** Bonus and penalty only the committee can give; the others follow from facts. */
const GivenItems = ({ visit, review: { rules, verdict } }: { visit: Visit; review: ReviewDetail }) => {
  const { t, lang, form } = visit
  const items = [...rules.bonus, ...rules.penalties].filter((item) => item.onlyIf === undefined)
  if (items.length === 0) return null
  return (
    <Choice
      lang={lang}
      name="given"
      kind="checkbox"
      label={t('위원회가 준 가점·감점', 'Bonus and penalty the committee gave')}
      value={isPosted(visit) ? form.texts('given') : (verdict?.computed.given ?? [])}
      options={items.map((item) => ({ value: item.id, label: `${t(item.name)} (${showPoints(item.points)})` }))}
    />
  )
}

const ResultFields = ({ visit, review: { rules, verdict }, errors }: Drafting) => {
  const { t, lang } = visit
  const results: readonly Result[] = rules.conditionalVerdict.allowed ? ['approved', 'conditional', 'rejected'] : ['approved', 'rejected']
  return (
    <>
      <Choice
        lang={lang}
        name="result"
        label={t('의결 결과', 'Result')}
        required
        inline
        error={errors['result']}
        value={kept(visit, 'result', verdict?.result ?? '')}
        options={results.map((one) => ({ value: one, label: t(resultWords[one]) }))}
      />
      <TextArea
        lang={lang}
        name="differsReason"
        label={t('계산 결과와 다르게 의결하는 이유', 'Why it differs from the computed result')}
        rows={3}
        max={longest.differsReason}
        error={errors['differsReason']}
        value={kept(visit, 'differsReason', verdict?.differsReason ?? '')}
        hint={t('다를 때만 적습니다. 기업이 그대로 읽습니다.', 'Only if it differs. The firm reads it as it stands.')}
      />
    </>
  )
}

/** Reasons proposed for a section from what the members wrote, to be edited. */
const proposed = (review: ReviewDetail, sheets: readonly SheetRow[], sectionId: string): string => {
  const criteria = review.rules.sections.find((one) => one.id === sectionId)?.criteria ?? []
  return [...new Set(sheets.flatMap((sheet) => criteria.flatMap((criterion) => sheet.comments[criterion.id] ?? [])))].join('\n')
}

const ReasonFields = ({ visit, review, sheets, errors }: Drafting & { readonly sheets: readonly SheetRow[] }) => {
  const { t, lang } = visit
  return (
    <>
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
          value={kept(visit, `reason-${section.id}`, review.verdict?.reasons[section.id] ?? proposed(review, sheets, section.id))}
        />
      ))}
    </>
  )
}

const ConditionFields = ({ visit, review: { verdict }, errors }: Drafting) => {
  const { t, lang } = visit
  const slots = conditionSlots(visit, verdict?.conditions.length ?? 0)
  return (
    <fieldset class="stack">
      <legend class="strong">{t('조건', 'Conditions')}</legend>
      <p class="hint">
        {t(
          `조건부 가결일 때만 적습니다. 기한은 ${dayAhead(visit.now)}처럼 앞으로 올 날짜로 적습니다.`,
          `Only for an approval with conditions. Write a due day to come, like ${dayAhead(visit.now)}.`,
        )}
      </p>
      {slots.map((slot) => (
        <div key={slot} class="columns">
          <Field
            lang={lang}
            name={`condition-${slot}`}
            label={t(`조건 ${slot}`, `Condition ${slot}`)}
            error={errors[`condition-${slot}`]}
            value={kept(visit, `condition-${slot}`, verdict?.conditions[slot - 1]?.ko ?? '')}
          />
          <DateField
            lang={lang}
            name={`due-${slot}`}
            label={t(`조건 ${slot}의 기한`, `Condition ${slot}, due`)}
            hint=""
            error={errors[`due-${slot}`]}
            value={kept(visit, `due-${slot}`, verdict?.conditions[slot - 1]?.dueOn ?? '')}
          />
        </div>
      ))}
      {isRoomLeft(slots) && (
        <Button
          small
          kind="secondary"
          name={moreRoom.name}
          value={moreRoom.value}
          action={`${visit.href(pathOf(visit, '/verdict'))}#${fieldId(`condition-${slots.length + 1}`)}`}
        >
          {t('조건 더하기', 'Add a condition')}
        </Button>
      )}
    </fieldset>
  )
}
