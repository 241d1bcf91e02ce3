import { showDayTime, showTime } from '../../kernel/show.ts'
import { text } from '../../kernel/text.ts'
import { actingAs, safeNext } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { json, notFound, page, redirect } from '../../platform/http/visit.ts'
import { BackLink, Button, Buttons, Disclosure, ErrorSummary, Form } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { saveSection } from '../actions/save-section.ts'
import { takeFrom, typedFrom } from '../answers.ts'
import type { Typed } from '../answers.ts'
import { findTechnology, findTechnologyNames } from '../queries.ts'
import type { TechnologyDetail, TechnologyNames } from '../queries.ts'
import { findSection, groupWords, sectionAfter, sections } from '../sections.ts'
import type { Section } from '../sections/section.ts'
import { titleOf } from '../title.ts'
import { drawnFrom } from '../version.ts'
import { explain } from '../words.ts'
import { drawConflict } from './conflict-page.tsx'
import { Control, Rows } from './controls.tsx'
import { base, knownFrom, typedOf } from './posted.ts'

const asked = async (visit: Visit) => {
  const section = findSection(visit.params['section'] ?? '')
  const technology =
    section && !section.own ? await findTechnology(visit.read, visit.params['technology'] ?? '', visit.params['company'] ?? '') : undefined
  return section && technology ? { section, technology, names: await findTechnologyNames(visit.read) } : undefined
}

export const drawSection = async (visit: Visit) => {
  const found = await asked(visit)
  return found ? drawForm(visit, { ...found, typed: typedFrom(found.section, found.technology.content) }) : notFound
}

/** Saves and goes on; keeps everything typed when something is wrong, and shows both when a colleague was faster. */
export const postSection = async (visit: Visit) => {
  const found = await asked(visit)
  if (!found) return notFound
  const { section, technology } = found
  const { form } = visit
  const theirs = typedFrom(section, technology.content)
  const kept = form
    .names('keep.')
    .filter((name) => form.text(name) === 'theirs')
    .map((name) => name.slice('keep.'.length))
  const typed = takeFrom(section, typedOf(section, form), theirs, kept)
  if (form.text('do') === 'add') return drawForm(visit, { ...found, typed, version: form.text('version'), blanks: 1 })
  const whole = form.text('do') === 'next'
  const saved = await saveSection(visit.app, actingAs(visit, 'company'), technology.id, {
    section,
    drawnFrom: form.text('version'),
    typed,
    known: knownFrom(found.names),
    whole,
  })
  if (saved.ok)
    return redirect(
      cameFrom(visit) || afterSaving(visit, section, whole),
      text(`${showTime(saved.value.savedAt, 'ko')}에 저장했습니다.`, `Saved at ${showTime(saved.value.savedAt, 'en')}.`),
    )
  switch (saved.refusal.code) {
    case 'not-found':
      return notFound
    case 'stale':
      return drawConflict(visit, {
        ...found,
        mine: typed,
        theirs,
        version: drawnFrom(section, technology.version, technology.content),
        andThen: form.text('do'),
      })
    case 'archived':
      return drawForm(visit, { ...found, typed, status: 422, general: visit.t(explain(saved.refusal)) })
    case 'wrong':
      return drawForm(visit, {
        ...found,
        typed,
        status: 422,
        version: form.text('version'),
        errors: Object.fromEntries(Object.entries(saved.refusal.errors).map(([name, words]) => [name, visit.t(words)])),
      })
  }
}

/** The page that sent here to have one part changed, such as the answer to a supplement request: it is returned to. */
const cameFrom = (visit: Visit): string => safeNext(visit.form.text('next') || visit.query('next'), '')

const afterSaving = (visit: Visit, section: Section, whole: boolean): string => {
  const next = whole ? sectionAfter(section.id) : undefined
  return `${base(visit, visit.params['technology'])}${next ? `/${next.id}` : ''}`
}

/** Saves while typing: JSON {version, savedAt}; 409 when a colleague was faster, 422 when something cannot be read. */
export const autosaveSection = async (visit: Visit) => {
  const found = await asked(visit)
  if (!found) return json({ code: 'not-found' }, 404)
  const { section, technology, names } = found
  const saved = await saveSection(visit.app, actingAs(visit, 'company'), technology.id, {
    section,
    drawnFrom: visit.form.text('version'),
    typed: typedOf(section, visit.form),
    known: knownFrom(names),
    whole: false,
    automatic: true,
  })
  if (saved.ok) return json({ version: saved.value.version, savedAt: saved.value.savedAt.toISOString() })
  return json({ code: saved.refusal.code }, { 'not-found': 404, stale: 409, archived: 422, wrong: 422 }[saved.refusal.code])
}

interface FormProps {
  section: Section
  technology: TechnologyDetail
  names: TechnologyNames
  typed: Typed
  errors?: FieldErrors
  general?: string
  status?: number
  version?: string
  blanks?: number
}

const drawForm = (
  visit: Visit,
  { section, technology, names, typed, errors = {}, general, status = 200, version, blanks = 0 }: FormProps,
) => {
  const { t, lang } = visit
  const back = base(visit, technology.id)
  const next = cameFrom(visit)
  const single = section.fields.length === 1 && !section.rows ? section.fields[0] : undefined
  const question = { label: t(section.question), hint: section.help && t(section.help) }
  const editable = technology.archivedAt === null
  return page({
    title: t(section.question),
    status,
    hasErrors: Object.keys(errors).length > 0 || general !== undefined,
    body: (
      <div class="reading">
        {next === '' ? (
          <BackLink lang={lang} href={visit.href(back)} label={titleOf(t, technology.content) || t('할 일 목록', 'Task list')} />
        ) : (
          <BackLink lang={lang} href={visit.href(next)} />
        )}
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <p class="caption">
          {t(groupWords[section.group])} · {sections.indexOf(section) + 1}/{sections.length}
        </p>
        {!single && <h1>{question.label}</h1>}
        {!single && question.hint && <p class="lead">{question.hint}</p>}
        <Form
          lang={lang}
          csrf={visit.csrf}
          action={visit.href(`${back}/${section.id}`)}
          hidden={next === '' ? {} : { next }}
          autosave={
            editable
              ? {
                  url: visit.href(`${back}/${section.id}/autosave`),
                  version: version ?? drawnFrom(section, technology.version, technology.content),
                  savedAt: showDayTime(technology.updatedAt, lang, visit.now),
                }
              : undefined
          }
        >
          {section.fields.map((field) => (
            <Control
              key={field.name}
              visit={visit}
              field={field}
              name={field.name}
              value={typed[field.name] ?? ''}
              error={errors[field.name]}
              names={names}
              question={field === single ? question : undefined}
            />
          ))}
          {section.rows && <Rows visit={visit} rows={section.rows} typed={typed} errors={errors} names={names} blanks={blanks} />}
          {section.example && (
            <Disclosure summary={t('좋은 예 보기', 'See an example')}>
              <p>{t(section.example)}</p>
            </Disclosure>
          )}
          <Buttons>
            <Button name="do" value="next">
              {next === '' ? t('저장하고 계속하기', 'Save and go on') : t('저장하고 돌아가기', 'Save and go back')}
            </Button>
            {section.rows && (
              <Button kind="secondary" name="do" value="add">
                {t(`${section.rows.one.ko} 한 칸 더하기`, `Add another: ${section.rows.one.en.toLowerCase()}`)}
              </Button>
            )}
            {next === '' && (
              <Button kind="secondary" name="do" value="later">
                {t('저장하고 나중에 하기', 'Save and come back later')}
              </Button>
            )}
          </Buttons>
        </Form>
      </div>
    ),
  })
}
