import { dayOf, yearOf } from '../../kernel/dates.ts'
import { readWhole } from '../../kernel/whole.ts'
import { newId } from '../../kernel/id.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { actingAs, deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { BackLink, BothVersions, Button, Buttons, ErrorSummary, Form, Notice, SplitView, Tabs, Tick } from '../../ui/index.ts'
import type { ComponentChildren } from '../../ui/index.ts'
import { editDraft } from '../actions/draft.ts'
import { differencesBetween } from '../differences.ts'
import { placeAt } from '../editing/asks.ts'
import { drawAgain } from '../editing/draw-again.ts'
import { readSection, typedSection } from '../editing/read.ts'
import { editorSections, findEditorSection, sectionOfPath } from '../editing/sections.ts'
import type { EditorSection } from '../editing/sections.ts'
import { typedFrom } from '../editing/typed.ts'
import type { Typed } from '../editing/typed.ts'
import { exampleNumber } from '../number-pattern.ts'
import { originsOf } from '../origin-words.ts'
import { proveRuleSet } from '../prove.ts'
import { findDecidedTracks, findPaperKinds, findVersionPage } from '../queries.ts'
import type { VersionPage } from '../queries.ts'
import { readRuleSet } from '../rule-set-version.ts'
import type { RuleSetContent } from '../rule-set.ts'
import { standardRuleSet } from '../standard.ts'
import { explain, untouched, versionName } from '../words.ts'
import { AskedFields } from './asked-fields.tsx'
import type { FormInHand } from './asked-fields.tsx'
import { isPreview, Preview, previewKinds, previewWords, Problems } from './previews.tsx'
import type { PreviewKind } from './previews.tsx'
import { sourceOf } from './source.tsx'

interface Editing {
  readonly version: VersionPage
  readonly content: RuleSetContent
  readonly section: EditorSection
}
interface Drawn {
  readonly typed: Typed
  readonly errors?: Readonly<Record<string, Text>>
  readonly preview?: PreviewKind
  readonly confirmed?: boolean
  readonly status?: number
  readonly general?: Text
  readonly row?: number
  readonly theirs?: RuleSetContent | undefined
}

const findEditing = async (visit: Visit): Promise<Editing | undefined> => {
  const section = findEditorSection(visit.params['section'] ?? '')
  const version =
    section && (await findVersionPage(visit.read, deskOf(visit), visit.params['ruleset'] ?? '', readWhole(visit.params['number'] ?? '')))
  const content = version && readRuleSet(version.content)
  return section && version && content ? { section, version, content } : undefined
}

export const drawEditSection = async (visit: Visit) => {
  const editing = await findEditing(visit)
  if (!editing || editing.version.state !== 'draft') return notFound
  return draw(visit, editing, { typed: typedSection(editing.section, editing.content) })
}

/** One form, three ends: draw again with a row more or less, look at a preview, or save. Only saving writes. */
export const postEditSection = async (visit: Visit) => {
  const editing = await findEditing(visit)
  if (!editing) return notFound
  const pressed = visit.form.text('do')
  const confirmed = visit.form.has('confirmed')
  const kept = isPreview(visit.form.text('preview')) ? visit.form.text('preview') : 'firm'
  const preview = (
    isPreview(pressed.slice('preview:'.length)) && pressed.startsWith('preview:') ? pressed.slice('preview:'.length) : kept
  ) as PreviewKind
  const row = visit.form.whole('version')
  const drawn = { typed: typedFrom(visit.form), preview, confirmed, row }
  if (pressed !== '' && pressed !== 'save')
    return draw(visit, editing, { ...drawn, typed: drawAgain(editing.section.asks, drawn.typed, pressed, () => newId(8)) })
  return save(visit, editing, drawn)
}

const save = async (visit: Visit, editing: Editing, drawn: Drawn & { row: number }) => {
  const { section, version, content } = editing
  const read = readSection(section, drawn.typed, content, drawn.confirmed ?? false)
  if (!read.ok) return draw(visit, editing, { ...drawn, errors: read.refusal, status: 422 })
  const saved = await editDraft(visit.app, actingAs(visit, 'institution'), {
    ruleSetId: version.ruleSetId,
    number: version.number,
    version: drawn.row,
    content: read.value,
  })
  if (saved.ok)
    return redirect(
      `${baseOf(visit)}/edit/${section.id}`,
      text(`${section.title.ko} 부분을 저장했습니다.`, `“${section.title.en}” is saved.`),
    )
  if (saved.refusal.code === 'not-found') return notFound
  if (saved.refusal.code !== 'stale') return draw(visit, editing, { ...drawn, status: 409, general: explain(saved.refusal) })
  const theirs = saved.refusal.theirs
  return draw(visit, editing, { ...drawn, status: 409, row: theirs?.version ?? drawn.row, theirs: theirs?.content })
}

const baseOf = (visit: Visit) => `/desk/${deskOf(visit)}/rule-sets/${visit.params['ruleset']}/versions/${visit.params['number']}`

const draw = async (visit: Visit, editing: Editing, drawn: Drawn) => {
  const { version, content, section } = editing
  const { t, lang } = visit
  const { typed, preview = 'firm', confirmed = false, status = 200, theirs } = drawn
  const errors = Object.fromEntries(Object.entries(drawn.errors ?? {}).map(([name, words]) => [name, t(words)]))
  const read = readSection(section, typed, theirs ?? content, confirmed)
  const shown = read.ok ? read.value : content
  const papers = section.id === 'documents' ? await findPaperKinds(visit.read) : []
  const decided = preview === 'effect' ? await findDecidedTracks(visit.read, deskOf(visit)) : []
  const href = visit.href(`${baseOf(visit)}/edit/${section.id}`)
  const title = t(
    `${version.nameKo} ${versionName(version.number).ko}: ${section.title.ko}`,
    `${version.nameEn}, ${versionName(version.number).en}: ${section.title.en}`,
  )
  const form = {
    lang,
    t,
    typed,
    errors,
    href,
    stages: content.stages.map((one) => ({ value: one.id, label: t(one.name) })),
    papers: paperOptions(visit, papers, content),
  }
  return page({
    title,
    density: 'staff',
    wide: true,
    status,
    hasErrors: status >= 400,
    body: (
      <>
        <BackLink lang={lang} href={visit.href(baseOf(visit))} label={t('이 판으로 돌아가기', 'Back to this version')} />
        <h1>{title}</h1>
        <ErrorSummary lang={lang} errors={placedErrors(visit, section, errors)} general={drawn.general && t(drawn.general)} />
        {theirs && <Stale visit={visit} theirs={theirs} mine={shown} />}
        <Tabs
          label={t('규정의 부분', 'Sections')}
          items={editorSections.map((one) => ({
            label: t(one.title),
            href: visit.href(`${baseOf(visit)}/edit/${one.id}`),
            current: one.id === section.id,
          }))}
        />
        <p class="quiet">{t(untouched)}</p>
        <Form lang={lang} csrf={visit.csrf} action={href} hidden={{ version: drawn.row ?? version.version, preview }}>
          <SplitView
            left={{
              label: t(section.title),
              children: <Fields visit={visit} editing={editing} form={form} shown={shown} confirmed={confirmed} />,
            }}
            right={{
              label: t('미리 보기', 'Preview'),
              children: (
                <Previews visit={visit} editing={editing} shown={shown} kind={preview} isRead={read.ok}>
                  <Preview
                    visit={visit}
                    kind={preview}
                    content={shown}
                    inForce={readRuleSet(version.inForceContent)}
                    source={sourceOf(version)}
                    editAt={visit.href(`${baseOf(visit)}/edit`)}
                    decided={decided}
                  />
                </Previews>
              ),
            }}
          />
        </Form>
      </>
    ),
  })
}

// Many fields fail with the same sentence: in the summary each says where.
const placedErrors = ({ t }: Visit, section: EditorSection, errors: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(errors).map(([name, words]) => [
      name,
      [
        placeAt(section.asks, name)
          .map((one) => t(one))
          .join(' › '),
        words,
      ]
        .filter((one) => one !== '')
        .join(': '),
    ]),
  )

interface Part {
  readonly visit: Visit
  readonly editing: Editing
  readonly shown: RuleSetContent
}

const Saving = ({ visit }: { visit: Visit }) => (
  <Buttons>
    <Button name="do" value="save">
      {visit.t('저장하기', 'Save')}
    </Button>
  </Buttons>
)

/** The section as it is being typed, to be saved from above or below. */
const Fields = ({ visit, editing: { content, section }, form, shown, confirmed }: Part & { form: FormInHand; confirmed: boolean }) => {
  const { t, lang } = visit
  return (
    <>
      <Saving visit={visit} />
      {section.group && (
        <p class="quiet">
          {t('지금 값의 출처: ', 'These values are from: ')}
          {t(originsOf(content, section.group))}
        </p>
      )}
      <AskedFields form={form} asks={section.asks} />
      {section.id === 'certificate' && <NumberExample visit={visit} content={shown} />}
      {section.group && content.origins[section.group]?.kind !== 'institution' && (
        <Tick
          lang={lang}
          name="confirmed"
          checked={confirmed}
          label={t('이 값들을 우리 기관의 규정으로 확인합니다.', 'These values are our institution’s own rules.')}
          hint={t('값을 바꾸면 확인한 것으로 봅니다.', 'Changing a value confirms it, too.')}
        />
      )}
      <Saving visit={visit} />
    </>
  )
}

interface PreviewsProps extends Part {
  readonly kind: PreviewKind
  /** Whether every field could be read, so that what is typed is what is shown. */ readonly isRead: boolean
  readonly children: ComponentChildren
}

/** The kinds of preview to choose from, what is wrong with the section, and the preview. */
const Previews = ({ visit, editing, shown, kind, isRead, children }: PreviewsProps) => {
  const { t } = visit
  return (
    <>
      <Buttons>
        {previewKinds.map((one) => (
          <Button key={one} small kind={one === kind ? 'secondary' : 'text'} name="do" value={`preview:${one}`}>
            {t(previewWords[one])}
          </Button>
        ))}
      </Buttons>
      {!isRead && (
        <Notice
          tone="warning"
          title={t('아직 읽을 수 없는 칸이 있어 저장된 내용으로 보여 드립니다.', 'Some fields cannot be read yet; this is what is saved.')}
        />
      )}
      <SectionProblems visit={visit} content={shown} section={editing.section} />
      <h2>{t(previewWords[kind])}</h2>
      {children}
    </>
  )
}

/** Kinds firms keep, with those already asked for that the list does not know. */
const paperOptions = (visit: Visit, kinds: readonly { code: string; ko: string; en: string }[], content: RuleSetContent) => {
  const known = new Map([...standardRuleSet.documents, ...content.documents].map((one) => [one.kind, visit.t(one.name)]))
  for (const kind of kinds) known.set(kind.code, visit.t(kind.ko, kind.en))
  return [...known].map(([value, label]) => ({ value, label }))
}

const SectionProblems = ({ visit, content, section }: { visit: Visit; content: RuleSetContent; section: EditorSection }) => {
  const problems = proveRuleSet(content).filter(({ path }) => sectionOfPath(path)?.id === section.id)
  return problems.length === 0 ? null : <Problems visit={visit} problems={problems} editAt={undefined} />
}

const NumberExample = ({ visit, content }: { visit: Visit; content: RuleSetContent }) => {
  if (!content.certificate) return null
  const example = exampleNumber(content.certificate.numberPattern, deskOf(visit), yearOf(dayOf(visit.now)))
  return example === undefined ? null : (
    <p>{visit.t(`이 형식이면 첫 인증번호는 ${example}입니다.`, `The first number would be ${example}.`)}</p>
  )
}

const Stale = ({ visit, theirs, mine }: { visit: Visit; theirs: RuleSetContent; mine: RuleSetContent }) => (
  <BothVersions
    lang={visit.lang}
    title={visit.t(
      '그사이 다른 담당자가 이 규정을 고쳤습니다. 아래 칸은 지금 입력하신 내용이며, 다시 저장하면 이 부분이 그 내용으로 바뀝니다.',
      'A colleague changed these rules meanwhile. The fields hold what you typed; saving again puts yours in this section.',
    )}
    facts={differencesBetween(theirs, mine).map(({ label, before, after }) => ({
      label: visit.t(label),
      stored: before ? visit.t(before) : '',
      typed: after ? visit.t(after) : '',
    }))}
  />
)
