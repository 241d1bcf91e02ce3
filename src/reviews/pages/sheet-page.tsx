import { parsePoints, showPoints, sumPoints } from '../../kernel/points.ts'
import { text } from '../../kernel/text.ts'
import { json, notFound, page, redirect } from '../../platform/http/visit.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import type { Criterion } from '../../rulesets/index.ts'
import {
  BackLink,
  Button,
  ButtonLink,
  Buttons,
  Choice,
  DayTime,
  Disclosure,
  Due,
  ErrorSummary,
  Field,
  Form,
  Id,
  Notice,
  SplitView,
  SummaryList,
  TextArea,
} from '../../ui/index.ts'
import { sealSheet, writeSheet } from '../actions/sheet.ts'
import { longest } from '../longest.ts'
import { askedAt, sheetGaps } from '../meeting.ts'
import { findOwnSheets } from '../sheet-queries.ts'
import type { StageRow } from '../queries.ts'
import type { SheetRow } from '../sheet-queries.ts'
import type { SheetContent } from '../review.ts'
import { explain } from '../refusal-words.ts'
import { assignmentFor, stageName } from './assignment.tsx'
import type { Assignment } from './assignment.tsx'
import { dossierOf } from './review-page.tsx'
import { gapErrors, readSheet, typedFrom } from './sheet-form.ts'
import type { Errors } from './sheet-form.ts'

interface Own {
  readonly one: Assignment
  readonly stage: StageRow
  readonly sheet: SheetRow
}
const ownSheet = async (visit: Visit): Promise<Own | undefined> => {
  const one = await assignmentFor(visit, 'own-sheet')
  const stage = one?.review.stages.find((each) => each.id === visit.params['stage'])
  const sheet =
    one && stage && (await findOwnSheets(visit.read, one.review.id, one.seat.personId)).find((each) => each.stageId === stage.id)
  return one && stage && sheet ? { one, stage, sheet } : undefined
}
const here = (visit: Visit, page: 'sheet' | 'seal', tail = '') =>
  `/reviews/${visit.params['review'] ?? ''}/${page}/${visit.params['stage'] ?? ''}${tail}`

/** Leads to the first sheet that is still open. */
export const toFirstSheet = async (visit: Visit) => {
  const one = await assignmentFor(visit, 'own-sheet')
  if (!one) return notFound
  const own = (await findOwnSheets(visit.read, one.review.id, one.seat.personId)).filter((sheet) => sheet.state !== 'set_aside')
  const next =
    one.review.stages.find((stage) => own.some((sheet) => sheet.stageId === stage.id && sheet.state === 'open')) ??
    one.review.stages.find((stage) => own.some((sheet) => sheet.stageId === stage.id))
  return redirect(next ? `/reviews/${one.review.id}/sheet/${next.id}` : `/reviews/${one.review.id}`)
}

export const drawSheet = async (visit: Visit) => {
  const own = await ownSheet(visit)
  return own ? drawWith(visit, own) : notFound
}
const drawWith = async (visit: Visit, own: Own, errors: Errors = {}, general?: string, status = 200) => {
  const { t, lang } = visit
  const { one, stage, sheet } = own
  const name = stageName(visit, one.review, stage.sort)
  const isOpen = sheet.state === 'open' && one.review.state === 'evaluating'
  const dossier = await dossierOf(visit, one)
  return page({
    title: `${name} · ${one.title}`,
    density: 'staff',
    wide: true,
    status,
    hasErrors: status >= 400,
    body: (
      <>
        <BackLink lang={lang} href={visit.href(`/reviews/${one.review.id}`)} label={one.title} />
        <h1>{name}</h1>
        {isOpen && sheet.dueAt && (
          <p>
            {t('언제까지:', 'Until:')} <Due lang={lang} at={sheet.dueAt} now={visit.now} form="sentence" />
          </p>
        )}
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <SplitView
          left={{ label: t('신청 내용', 'Dossier'), children: dossier }}
          right={{
            label: t('평가표', 'Sheet'),
            jump: t('평가표 바로 가기', 'Go to the sheet'),
            children: isOpen ? (
              <>
                {status === 409 && (
                  <Disclosure summary={t('지금 저장되어 있는 평가표', 'The sheet as it stands saved')} open>
                    <SavedSheet visit={visit} own={own} />
                  </Disclosure>
                )}
                <SheetForm
                  visit={visit}
                  own={own}
                  errors={errors}
                  typed={status >= 400 && visit.form.has('version') ? visit.form.values : typedFrom(sheet)}
                />
              </>
            ) : (
              <SavedSheet visit={visit} own={own} />
            ),
          }}
        />
      </>
    ),
  })
}

const SheetForm = ({
  visit,
  own: { one, stage, sheet },
  errors,
  typed,
}: {
  visit: Visit
  own: Own
  errors: Errors
  typed: Readonly<Record<string, string>>
}) => {
  const { t, lang } = visit
  const { criteria, gates } = askedAt(one.review.rules, stage.sort)
  const sections = one.review.rules.sections
    .map((section) => ({ ...section, criteria: section.criteria.filter((each) => criteria.includes(each)) }))
    .filter((section) => section.criteria.length > 0)
  return (
    <Form
      lang={lang}
      csrf={visit.csrf}
      action={visit.href(here(visit, 'sheet'))}
      autosave={{ url: visit.href(here(visit, 'sheet', '/autosave')), version: sheet.version, own: true }}
    >
      {gates.map((gate) => (
        <Choice
          key={gate.id}
          lang={lang}
          name={`gate-${gate.id}`}
          label={t(gate.name)}
          hint={t(gate.guidance)}
          required
          inline
          error={errors[`gate-${gate.id}`]}
          value={typed[`gate-${gate.id}`]}
          options={[
            { value: 'pass', label: t('적합', 'Pass') },
            { value: 'fail', label: t('부적합', 'Fail') },
          ]}
        />
      ))}
      {criteria.length > 0 && <SoFar visit={visit} criteria={criteria} typed={typed} />}
      {sections.map((section) => (
        <section key={section.id}>
          <h2>{t(section.name)}</h2>
          {section.criteria.map((criterion) => (
            <div key={criterion.id} class="criterion">
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
                label={t(`${criterion.name.ko} 의견`, `Comment on ${criterion.name.en.toLowerCase()}`)}
                rows={3}
                max={longest.comment}
                error={errors[`comment-${criterion.id}`]}
                value={typed[`comment-${criterion.id}`]}
                hint={commentHint(visit, criterion)}
              />
            </div>
          ))}
        </section>
      ))}
      <TextArea
        lang={lang}
        name="overall"
        label={t('종합 의견', 'Overall comment')}
        rows={5}
        max={longest.overall}
        error={errors['overall']}
        value={typed['overall']}
      />
      <TextArea
        lang={lang}
        name="conditions"
        label={t('인증한다면 필요한 조건', 'Conditions, if it is certified')}
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

/** Stays in sight while one scores: the sum, how many criteria have a score, and the way to the first that has none. With script it follows what is typed. */
const SoFar = ({
  visit: { t },
  criteria,
  typed,
}: {
  visit: Visit
  criteria: readonly Criterion[]
  typed: Readonly<Record<string, string>>
}) => {
  const scores = criteria.map(({ id, max }) => {
    const points = parsePoints(typed[`score-${id}`] ?? '')
    return { id, points: points.ok && points.value <= max ? points.value : undefined }
  })
  const given = scores.flatMap(({ points }) => (points === undefined ? [] : [points])),
    next = scores.find(({ points }) => points === undefined)
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

const SavedSheet = ({ visit, own: { one, stage, sheet } }: { visit: Visit; own: Own }) => {
  const { t, lang } = visit
  const { criteria, gates } = askedAt(one.review.rules, stage.sort)
  const notYet = <span class="quiet">{t('아직 적지 않았습니다.', 'Not filled in yet.')}</span>
  return (
    <>
      {sheet.sealedAt && (
        <Notice tone="success" title={t('봉인했습니다.', 'Sealed.')}>
          <p>
            <DayTime lang={lang} value={sheet.sealedAt} /> · SHA-256 <Id>{sheet.sha256 ?? ''}</Id>
          </p>
        </Notice>
      )}
      <SummaryList
        lang={lang}
        facts={[
          ...gates.map((gate) => ({
            label: t(gate.name),
            value: sheet.gates[gate.id] === 'pass' ? t('적합', 'Pass') : sheet.gates[gate.id] === 'fail' ? t('부적합', 'Fail') : notYet,
          })),
          ...criteria.map((criterion) => {
            const score = sheet.scores[criterion.id]
            return {
              label: t(criterion.name),
              value:
                score === undefined ? (
                  notYet
                ) : (
                  <>
                    {t(`${showPoints(score)}점 / ${showPoints(criterion.max)}점`, `${showPoints(score)} of ${showPoints(criterion.max)}`)}
                    {sheet.comments[criterion.id] && <span class="block quiet">{sheet.comments[criterion.id]}</span>}
                  </>
                ),
            }
          }),
          { label: t('종합 의견', 'Overall comment'), value: sheet.overall || '–' },
          { label: t('조건', 'Conditions'), value: sheet.conditions || '–' },
        ]}
      />
    </>
  )
}

const read = (visit: Visit, { one, stage, sheet }: Own) => readSheet(visit, one.review.rules, stage.sort, sheet)
const write = (visit: Visit, { one, stage }: Own, content: SheetContent) =>
  writeSheet(visit.app, actingAs(visit, 'reviewer'), one.review.id, stage.id, visit.form.whole('version'), content)

/** Only its writer writes a sheet: whoever is late was so in another window of their own. */
const tooLate = (sheet: SheetRow) =>
  sheet.state === 'open'
    ? text(
        '다른 창에서 먼저 저장한 내용이 있습니다. 저장되어 있는 평가표와 지금 적은 내용을 견주어 보고, 지금 적은 내용을 남기려면 다시 저장해 주세요.',
        'Another window of yours saved first. Compare the saved sheet with what you typed; save again to keep what you typed.',
      )
    : text('이미 봉인한 평가표여서 고칠 수 없습니다.', 'This sheet is sealed and cannot be changed.')

export const postSheet = async (visit: Visit) => {
  const own = await ownSheet(visit)
  if (!own) return notFound
  const { content, errors } = read(visit, own)
  if (Object.keys(errors).length > 0) return drawWith(visit, own, errors, undefined, 422)
  const saved = await write(visit, own, content)
  if (saved.ok)
    return redirect(
      visit.form.text('do') === 'seal' ? here(visit, 'seal') : here(visit, 'sheet'),
      visit.form.text('do') === 'seal' ? undefined : text('저장했습니다.', 'Saved.'),
    )
  return saved.refusal.code === 'not-found'
    ? notFound
    : drawWith(visit, own, {}, visit.t(saved.refusal.code === 'stale' ? tooLate(own.sheet) : explain(saved.refusal)), 409)
}
/** Saves what can be saved while typing; the rest stays in the browser, each with its sentence. */
export const autosaveSheet = async (visit: Visit) => {
  const own = await ownSheet(visit)
  if (!own) return json({}, 404)
  const { content, errors } = read(visit, own)
  const saved = await write(visit, own, content)
  return saved.ok ? json({ ...saved.value, errors }) : json({}, 409)
}

/** Everything once more, and what sealing means. */
export const drawSeal = async (visit: Visit) => {
  const own = await ownSheet(visit)
  return own ? drawSealWith(visit, own) : notFound
}
const drawSealWith = (visit: Visit, own: Own, general?: string, status = 200) => {
  const { t, lang } = visit
  const { one, stage, sheet } = own
  if (sheet.state !== 'open') return redirect(here(visit, 'sheet'))
  const missing = gapErrors(visit, sheetGaps(one.review.rules, stage.sort, sheet))
  const edit = visit.href(here(visit, 'sheet'))
  return page({
    title: t('평가표 봉인', 'Seal the sheet'),
    density: 'staff',
    status,
    hasErrors: status >= 400,
    body: (
      <div class="stack">
        <BackLink lang={lang} href={edit} label={stageName(visit, one.review, stage.sort)} />
        <h1>{t('평가표를 봉인하시겠습니까?', 'Seal this sheet?')}</h1>
        <ErrorSummary lang={lang} errors={{}} general={general} />
        {Object.keys(missing).length > 0 && (
          <Notice
            tone="warning"
            title={t(
              `봉인하기 전에 확인할 항목이 ${Object.keys(missing).length}개 있습니다.`,
              `${Object.keys(missing).length} things to check first.`,
            )}
          >
            <ul>
              {Object.entries(missing).map(([field, words]) => (
                <li key={field}>
                  <a href={`${edit}#field-${field}`}>
                    {labelOf(visit, own, field)}: {words}
                  </a>
                </li>
              ))}
            </ul>
          </Notice>
        )}
        <SavedSheet visit={visit} own={own} />
        {sheet.dueAt && (
          <p>
            {t('언제까지:', 'Until:')} <Due lang={lang} at={sheet.dueAt} now={visit.now} form="sentence" />
          </p>
        )}
        <Notice
          tone="info"
          title={t(
            '봉인한 뒤에는 고칠 수 없습니다. 회의 전까지 다른 위원에게 보이지 않습니다.',
            'It cannot be changed afterwards. No other member sees it before the meeting.',
          )}
        />
        <Form lang={lang} csrf={visit.csrf} action={visit.href(here(visit, 'seal'))} hidden={{ version: sheet.version }}>
          <Buttons>
            <Button
              blocked={
                Object.keys(missing).length > 0 ? t('빠진 항목을 채우면 봉인할 수 있습니다.', 'Fill in what is missing first.') : undefined
              }
            >
              {t('봉인하기', 'Seal')}
            </Button>
            <ButtonLink kind="secondary" href={edit}>
              {t('고치기', 'Edit')}
            </ButtonLink>
          </Buttons>
        </Form>
      </div>
    ),
  })
}
const labelOf = (visit: Visit, { one, stage }: Own, field: string): string => {
  const { criteria, gates } = askedAt(one.review.rules, stage.sort)
  const named = [...criteria, ...gates].find((each) => field.endsWith(`-${each.id}`))
  return named ? visit.t(named.name) : field
}

export const postSeal = async (visit: Visit) => {
  const sealed = await sealSheet(
    visit.app,
    actingAs(visit, 'reviewer'),
    visit.params['review'] ?? '',
    visit.params['stage'] ?? '',
    visit.form.whole('version'),
  )
  if (sealed.ok)
    return sealed.value.recused
      ? redirect(
          '/reviews',
          text('새로 확인된 이해관계가 있어 이 심의에서 빠지셨습니다.', 'A conflict was found; you are off this review.'),
        )
      : redirect(here(visit, 'sheet'), text('평가표를 봉인했습니다.', 'The sheet is sealed.'))
  const own = sealed.refusal.code === 'not-found' ? undefined : await ownSheet(visit)
  return own
    ? drawSealWith(
        visit,
        own,
        visit.t(explain(sealed.refusal as Parameters<typeof explain>[0])),
        sealed.refusal.code === 'stale' ? 409 : 422,
      )
    : notFound
}
