import { readWhole } from '../../kernel/whole.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { actingAs, deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { BackLink, DayTime, Downloads, ErrorSummary, Id, Link, Notice, StatusTag, SummaryList, Tabs, TaskList } from '../../ui/index.ts'
import { draftNextVersion } from '../actions/draft.ts'
import { putVersionInForce, sendBackVersion, submitVersion } from '../actions/move.ts'
import { editorSections, sectionOfPath } from '../editing/sections.ts'
import { proveRuleSet } from '../prove.ts'
import type { Problem } from '../prove.ts'
import { findDecidedTracks, findVersionPage } from '../queries.ts'
import type { VersionPage } from '../queries.ts'
import { originsOf } from '../origin-words.ts'
import { readRuleSet } from '../rule-set-version.ts'
import type { RuleSetContent } from '../rule-set.ts'
import type { Refusal } from '../workflow.ts'
import { explain, stateWords, untouched, versionName } from '../words.ts'
import { isPreview, Preview, previewKinds, previewWords } from './previews.tsx'
import { SourceName, sourceOf } from './source.tsx'
import { stateTone } from './rule-set-list.tsx'
import { baseOf, Moves } from './version-moves.tsx'

export const drawVersion = (visit: Visit) => drawWith(visit)

const drawWith = async (visit: Visit, refused?: Text, status = 200, errors: { readonly note?: string } = {}) => {
  const { t, lang } = visit
  const version = await findVersionPage(visit.read, deskOf(visit), visit.params['ruleset'] ?? '', readWhole(visit.params['number'] ?? ''))
  const content = version && readRuleSet(version.content)
  if (!version || !content) return notFound
  const asked = visit.query('tab')
  const kind = isPreview(asked) ? asked : version.state === 'in_review' ? 'changes' : 'firm'
  const decided = kind === 'effect' ? await findDecidedTracks(visit.read, deskOf(visit)) : []
  const roles = visit.actor.hat === 'institution' ? visit.actor.roles : []
  const problems = proveRuleSet(content)
  const here = `${baseOf(visit)}/versions/${version.number}`
  const canEdit = version.state === 'draft' && roles.includes('officer')
  const title = t(`${version.nameKo} 제${version.number}판`, `${version.nameEn}, version ${version.number}`)
  return page({
    title,
    density: 'staff',
    status,
    hasErrors: status >= 400,
    body: (
      <>
        <BackLink lang={lang} href={visit.href(`/desk/${deskOf(visit)}/rule-sets`)} label={t('심의규정', 'Rule sets')} />
        <h1>{title}</h1>
        <ErrorSummary lang={lang} errors={errors} general={refused && t(refused)} />
        <p class="row">
          <StatusTag tone={stateTone[version.state]} word={t(stateWords[version.state])} />
          {version.versions
            .filter((one) => one.number !== version.number)
            .slice(0, 5)
            .map((one) => (
              <Link key={one.number} href={visit.href(`${baseOf(visit)}/versions/${one.number}`)}>
                {t(versionName(one.number))}
              </Link>
            ))}
        </p>
        {version.versions.length > 1 && (
          <Downloads lang={lang} base={visit.href(baseOf(visit))} what={t('모든 판의 목록', 'All versions')} />
        )}
        <Moves visit={visit} version={version} roles={roles} problems={problems} wrongNote={errors.note} />
        <Notice tone="info" title={t(untouched)} />
        <Facts visit={visit} version={version} />
        {canEdit && <Sections visit={visit} content={content} problems={problems} at={`${here}/edit`} />}
        <Tabs
          label={t('미리 보기', 'Preview')}
          items={previewKinds.map((one) => ({
            label: t(previewWords[one]),
            href: visit.href(`${here}?tab=${one}`),
            current: one === kind,
            ...(one === 'problems' && { count: problems.length }),
          }))}
        />
        <h2>{t(previewWords[kind])}</h2>
        <Preview
          visit={visit}
          kind={kind}
          content={content}
          inForce={readRuleSet(version.inForceContent)}
          source={sourceOf(version)}
          editAt={canEdit ? visit.href(`${here}/edit`) : undefined}
          decided={decided}
        />
      </>
    ),
  })
}

const Facts = ({ visit, visit: { t, lang, href }, version }: { visit: Visit; version: VersionPage }) => (
  <SummaryList
    lang={lang}
    facts={[
      ...(version.source
        ? [{ label: t('복사해 온 규정', 'Copied from'), value: <SourceName visit={visit} source={version.source} /> }]
        : []),
      { label: t('작성', 'Drafted by'), value: version.drafterName ?? t('표준 자료', 'Reference data') },
      {
        label: t('승인', 'Approved by'),
        value: version.approverName ?? (version.draftedBy === null ? t('표준 자료', 'Reference data') : t('아직 없음', 'Not yet')),
      },
      {
        label: t('시행', 'In force'),
        value: version.inForceAt ? (
          <>
            <DayTime lang={lang} value={version.inForceAt} />
            {version.retiredAt && (
              <>
                {' – '}
                <DayTime lang={lang} value={version.retiredAt} />
              </>
            )}
          </>
        ) : (
          t('아직 시행하지 않았습니다.', 'Not yet')
        ),
      },
      {
        label: version.number === 1 ? t('이렇게 정한 까닭', 'Why it is so') : t('바꾸는 까닭', 'Why it changes'),
        value: version.note || t('적지 않았습니다.', 'Not said'),
      },
      {
        label: t('쓰는 공모', 'Calls using it'),
        value:
          version.calls.length === 0 ? (
            t('없음', 'None')
          ) : (
            <ul class="plain-list">
              {version.calls.map((call) => (
                <li key={call.id}>
                  <Link href={href(`/desk/${version.institutionId}/calls/${call.id}`)}>{t(call.titleKo, call.titleEn) || call.id}</Link>
                </li>
              ))}
            </ul>
          ),
      },
      { label: t('이 판으로 고정된 신청', 'Applications frozen on it'), value: t(`${version.tracks}건`, String(version.tracks)) },
      ...(version.sha256 ? [{ label: t('내용 지문(SHA-256)', 'Hash of its content (SHA-256)'), value: <Id>{version.sha256}</Id> }] : []),
    ]}
  />
)

const Sections = ({
  visit: { t, href },
  content,
  problems,
  at,
}: {
  visit: Visit
  content: RuleSetContent
  problems: readonly Problem[]
  at: string
}) => (
  <TaskList
    groups={[
      {
        title: t('고칠 수 있는 부분', 'What you can edit'),
        tasks: editorSections.map((section) => {
          const own = problems.filter(({ path }) => sectionOfPath(path)?.id === section.id)
          const stops = own.filter(({ severity }) => severity === 'stops').length
          return {
            id: section.id,
            label: t(`${section.title.ko} 고치기`, `Edit ${section.title.en.toLowerCase()}`),
            href: href(`${at}/${section.id}`),
            ...(section.group && { note: t(originsOf(content, section.group)) }),
            status:
              stops > 0
                ? { tone: 'danger' as const, word: t(`고칠 것 ${stops}개`, `${stops} to mend`) }
                : own.length > 0
                  ? { tone: 'warning' as const, word: t('확인 권장', 'Look again') }
                  : { tone: 'success' as const, word: t('문제 없음', 'Fine') },
          }
        }),
      },
    ]}
  />
)

type Moved = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }
const afterMove = (visit: Visit, moved: Moved, flash: Text) => {
  if (moved.ok) return redirect(`${baseOf(visit)}/versions/${visit.params['number']}`, flash)
  if (moved.refusal.code === 'not-found') return notFound
  if (moved.refusal.code === 'note-long') return drawWith(visit, undefined, 422, { note: visit.t(explain(moved.refusal)) })
  return drawWith(visit, explain(moved.refusal), moved.refusal.code === 'wrong-state' ? 409 : 422)
}
const which = (visit: Visit) => ({ ruleSetId: visit.params['ruleset'] ?? '', number: readWhole(visit.params['number'] ?? '') })

export const postSubmit = async (visit: Visit) =>
  afterMove(
    visit,
    await submitVersion(visit.app, actingAs(visit, 'institution'), which(visit), visit.form.text('note')),
    text('승인을 요청했습니다.', 'Approval was asked for.'),
  )
export const postSendBack = async (visit: Visit) =>
  afterMove(
    visit,
    await sendBackVersion(visit.app, actingAs(visit, 'institution'), which(visit), visit.form.text('note')),
    text('작성자에게 되돌려 보냈습니다.', 'Sent back to the drafter.'),
  )
export const postPutInForce = async (visit: Visit) =>
  afterMove(
    visit,
    await putVersionInForce(visit.app, actingAs(visit, 'institution'), which(visit)),
    text('이 규정을 시행합니다. 이제 공모에서 고를 수 있습니다.', 'These rules are in force and can be chosen for a call.'),
  )

export const postDraft = async (visit: Visit) => {
  const drafted = await draftNextVersion(visit.app, actingAs(visit, 'institution'), visit.params['ruleset'] ?? '')
  if (drafted.ok)
    return redirect(
      `${baseOf(visit)}/versions/${drafted.value.number}`,
      text('시행 중인 판을 복사해 새 판을 만들었습니다.', 'A copy of the version in force is your new draft.'),
    )
  return drafted.refusal.code === 'draft-open'
    ? redirect(`${baseOf(visit)}/versions/${drafted.refusal.number}`, explain(drafted.refusal))
    : notFound
}
