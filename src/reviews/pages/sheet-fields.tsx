import { parsePoints, showPoints, sumPoints } from '../../kernel/points.ts'
import type { Visit } from '../../people/index.ts'
import type { Criterion, Gate } from '../../rulesets/index.ts'
import { Button, Buttons, Choice, Field, Form, TextArea } from '../../ui/index.ts'
import { longest } from '../longest.ts'
import { askedAt } from '../meeting.ts'
import { gateWords, askedOnSheet } from '../words.ts'
import { sheetPath } from './own-sheet.tsx'
import type { Own } from './own-sheet.tsx'
import type { Errors } from './sheet-form.ts'

interface Filling {
  readonly visit: Visit
  readonly errors: Errors
  readonly typed: Readonly<Record<string, string>>
}

/** The form of a sheet; what is typed is saved by itself. */
export const SheetForm = ({ visit, own: { one, stage, sheet }, errors, typed }: Filling & { readonly own: Own }) => {
  const { t, lang } = visit
  const { criteria, gates } = askedAt(one.review.rules, stage.sort)
  const sections = one.review.rules.sections
    .map((section) => ({ ...section, criteria: section.criteria.filter((each) => criteria.includes(each)) }))
    .filter((section) => section.criteria.length > 0)
  return (
    <Form
      lang={lang}
      csrf={visit.csrf}
      action={visit.href(sheetPath(visit, 'sheet'))}
      autosave={{ url: visit.href(sheetPath(visit, 'sheet', '/autosave')), version: sheet.version, own: true }}
    >
      {gates.map((gate) => (
        <GateChoice key={gate.id} visit={visit} gate={gate} errors={errors} typed={typed} />
      ))}
      {criteria.length > 0 && <SoFar visit={visit} criteria={criteria} typed={typed} />}
      {sections.map((section) => (
        <section key={section.id}>
          <h2>{t(section.name)}</h2>
          {section.criteria.map((criterion) => (
            <CriterionFields key={criterion.id} visit={visit} criterion={criterion} errors={errors} typed={typed} />
          ))}
        </section>
      ))}
      <TextArea
        lang={lang}
        name="overall"
        label={t(askedOnSheet.overall)}
        rows={5}
        max={longest.overall}
        error={errors['overall']}
        value={typed['overall']}
      />
      <TextArea
        lang={lang}
        name="conditions"
        label={t(askedOnSheet.conditions)}
        rows={3}
        max={longest.proposed}
        error={errors['conditions']}
        value={typed['conditions']}
      />
      <Buttons>
        <Button name="do" value="seal">
          {t('저장하고 봉인하러 가기', 'Save and go to the seal')}
        </Button>
        <Button kind="secondary" name="do" value="save">
          {t('저장하기', 'Save')}
        </Button>
      </Buttons>
    </Form>
  )
}

const GateChoice = ({ visit: { t, lang }, gate, errors, typed }: Filling & { readonly gate: Gate }) => (
  <Choice
    lang={lang}
    name={`gate-${gate.id}`}
    label={t(gate.name)}
    hint={t(gate.guidance)}
    required
    inline
    error={errors[`gate-${gate.id}`]}
    value={typed[`gate-${gate.id}`]}
    options={[
      { value: 'pass', label: t(gateWords.pass) },
      { value: 'fail', label: t(gateWords.fail) },
    ]}
  />
)

const CriterionFields = ({ visit, criterion, errors, typed }: Filling & { readonly criterion: Criterion }) => {
  const { t, lang } = visit
  return (
    <div class="criterion">
      <Field
        lang={lang}
        name={`score-${criterion.id}`}
        type="number"
        label={t(criterion.name)}
        required
        unit={t(`/ ${showPoints(criterion.max)}점`, `of ${showPoints(criterion.max)}`)}
        hint={t(criterion.guidance)}
        error={errors[`score-${criterion.id}`]}
        value={typed[`score-${criterion.id}`]}
      />
      <TextArea
        lang={lang}
        name={`comment-${criterion.id}`}
        label={t(askedOnSheet.commentOn(criterion.name))}
        rows={3}
        max={longest.comment}
        error={errors[`comment-${criterion.id}`]}
        value={typed[`comment-${criterion.id}`]}
        hint={commentHint(visit, criterion)}
      />
    </div>
  )
}

/** When a comment must be written; nothing where it never must. */
const commentHint = ({ t }: Visit, { commentBelowShare: below, commentAboveShare: above }: Criterion): string | undefined => {
  const bounds = [
    ...(below === undefined ? [] : [t(`배점의 ${below}% 미만`, `below ${below}%`)]),
    ...(above === undefined ? [] : [t(`배점의 ${above}% 초과`, `above ${above}%`)]),
  ]
  return bounds.length === 0
    ? undefined
    : t(`점수가 ${bounds.join('이거나 ')}이면 꼭 적어 주세요.`, `Required where the score is ${bounds.join(' or ')} of the maximum.`)
}

/** Stays in sight while one scores: the sum, how many criteria have a score, and the way to the first that has none. With script it follows what is typed. */
const SoFar = ({ visit: { t }, criteria, typed }: Omit<Filling, 'errors'> & { readonly criteria: readonly Criterion[] }) => {
  const scores = criteria.map(({ id, max }) => {
    const points = parsePoints(typed[`score-${id}`] ?? '')
    return { id, points: points.ok && points.value <= max ? points.value : undefined }
  })
  const given = scores.flatMap(({ points }) => (points === undefined ? [] : [points]))
  const next = scores.find(({ points }) => points === undefined)
  const most = showPoints(sumPoints(criteria.map(({ max }) => max)))
  return (
    <div class="so-far">
      <p>
        <span class="strong">
          {t('합계', 'Sum')} <span data-sum="score-">{showPoints(sumPoints(given))}</span>
          {t(`점 / ${most}점`, ` of ${most}`)}
        </span>{' '}
        · {t(`${criteria.length}개 중 `, '')}
        <span data-filled="score-">{given.length}</span>
        {t('개 채점', ` of ${criteria.length} scored`)}
      </p>
      <a class="no-print" data-next-empty="score-" href={`#field-score-${next?.id ?? ''}`} hidden={next === undefined}>
        {t('다음 빈 항목으로', 'To the next without a score')}
      </a>
    </div>
  )
}
