import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { json, notFound, page, redirect } from '../../platform/http/visit.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { BackLink, BothVersions, ErrorSummary, SplitView } from '../../ui/index.ts'
import { writeSheet } from '../actions/sheet.ts'
import { askedAt } from '../meeting.ts'
import { explain } from '../refusal-words.ts'
import type { SheetContent } from '../review.ts'
import { findOwnSheets } from '../sheet-queries.ts'
import type { SheetRow } from '../sheet-queries.ts'
import { gateWords, askedOnSheet } from '../words.ts'
import { assignmentFor, assignmentToJudge, stageName } from './assignment.tsx'
import { ownSheet, SavedSheet, sheetPath, Until } from './own-sheet.tsx'
import type { Own } from './own-sheet.tsx'
import { dossierOf } from './review-page.tsx'
import { SheetForm } from './sheet-fields.tsx'
import { readSheet, typedFrom } from './sheet-form.ts'
import type { Errors } from './sheet-form.ts'

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
  const own = await ownSheet(visit, assignmentToJudge)
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
        {isOpen && <Until visit={visit} sheet={sheet} />}
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <SplitView
          left={{ label: t('신청 내용', 'Dossier'), children: dossier }}
          right={{
            label: t('평가표', 'Sheet'),
            jump: t('평가표 바로 가기', 'Go to the sheet'),
            children: isOpen ? (
              <>
                {status === 409 && <OtherSheet visit={visit} own={own} />}
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

/** What another window saved of the sheet beside what was typed in this one. */
const OtherSheet = ({ visit, own }: { visit: Visit; own: Own }) => {
  const { t, lang } = visit
  const { criteria, gates } = askedAt(own.one.review.rules, own.stage.sort)
  const [stored, typed] = [typedFrom(own.sheet), typedFrom(read(visit, own).content)]
  const both = (name: string, label: Text) => ({ label: t(label), stored: stored[name] ?? '', typed: typed[name] ?? '' })
  const gateAnswer = (answer: string | undefined) => (answer === 'pass' || answer === 'fail' ? t(gateWords[answer]) : '')
  return (
    <BothVersions
      lang={lang}
      title={t('저장되어 있는 평가표와 지금 적은 내용', 'The saved sheet, and what you typed')}
      facts={[
        ...gates.map(({ id, name }) => ({
          label: t(name),
          stored: gateAnswer(stored[`gate-${id}`]),
          typed: gateAnswer(typed[`gate-${id}`]),
        })),
        ...criteria.flatMap(({ id, name }) => [both(`score-${id}`, name), both(`comment-${id}`, askedOnSheet.commentOn(name))]),
        both('overall', askedOnSheet.overall),
        both('conditions', askedOnSheet.conditions),
      ]}
    />
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
      visit.form.text('do') === 'seal' ? sheetPath(visit, 'seal') : sheetPath(visit, 'sheet'),
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
