import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect, versionTyped } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import {
  BackLink,
  BothVersions,
  Button,
  Buttons,
  DayTime,
  Disclosure,
  ErrorSummary,
  Form,
  Notice,
  StatusTag,
  SummaryList,
} from '../../ui/index.ts'
import type { ComponentChildren, FieldErrors } from '../../ui/index.ts'
import { editEntry, putLive, removeEntry } from '../actions/entries.ts'
import { previewEntry } from '../preview.ts'
import type { EntryContent } from '../entry.ts'
import { findEntry } from '../queries.ts'
import type { EntryRow } from '../queries.ts'
import { kindWords, stateTone, stateWords } from '../words.ts'
import { inWords, sourceOf } from './entries-page.tsx'
import { EntryFields, errorsOf, fieldWords, readEntry, typedOf } from './entry-form.tsx'
import type { Typed } from './entry-form.tsx'
import { PreviewTable } from './preview-table.tsx'
import { base, mayChange } from './search-frame.tsx'

interface Again {
  readonly status: number
  readonly errors: FieldErrors
  readonly general?: ComponentChildren | undefined
  readonly typed?: Typed | undefined
}
const first: Again = { status: 200, errors: {} }

const typedFrom = (entry: EntryContent): Typed => ({
  words: entry.words.join(', '),
  leadsTo: entry.leadsTo.join(entry.kind === 'word' ? ' + ' : ', '),
  note: entry.note,
  source: entry.source,
})

/** One entry: what it says, what going live or removing it changes, and only then the button that does. */
const draw = async (visit: Visit, again: Again): Promise<Reply> => {
  const { t, lang } = visit
  const entry = await findEntry(visit.read, visit.params['entry'] ?? '')
  if (!entry) return notFound
  const index = visit.app.searches?.get('catalogue')
  const preview =
    entry.state === 'removed' || !mayChange(visit)
      ? undefined
      : index && (await previewEntry(visit.read, index, entry, entry.state === 'draft' ? 'go-live' : 'remove'))
  const changes = preview && (await PreviewTable({ visit, preview, kind: entry.kind }))
  const title = inWords(entry)
  return page({
    title,
    density: 'staff',
    noIndex: true,
    status: again.status,
    hasErrors: again.status >= 400,
    body: (
      <>
        <BackLink lang={lang} href={visit.href(entry.kind === 'word' ? `${base}/words` : base)} label={t('검색 관리', 'Search')} />
        <ErrorSummary lang={lang} errors={again.errors} general={again.general} />
        <h1>{title}</h1>
        <p class="row">
          <StatusTag tone={stateTone[entry.state]} word={t(stateWords[entry.state])} /> <span>{t(kindWords[entry.kind])}</span>
        </p>
        {again.status === 409 && again.typed && <Theirs visit={visit} entry={entry} typed={again.typed} />}
        <Facts visit={visit} entry={entry} />
        {entry.state !== 'removed' && mayChange(visit) && (
          <>
            <WhatChanges visit={visit} state={entry.state} table={changes} />
            <Moves visit={visit} entry={entry} mayGoLive={changes !== undefined} />
          </>
        )}
        {entry.state === 'draft' && mayChange(visit) && <ChangeDraft visit={visit} entry={entry} again={again} />}
      </>
    ),
  })
}

const hereOf = (visit: Visit, entry: EntryRow): string => visit.href(`${base}/entries/${entry.id}`)

const Facts = ({ visit, entry }: { visit: Visit; entry: EntryRow }) => {
  const { t, lang } = visit
  return (
    <SummaryList
      lang={lang}
      facts={[
        { label: t('출처', 'Source'), value: sourceOf(visit, entry) },
        ...(entry.note === '' ? [] : [{ label: t('메모', 'Note'), value: entry.note }]),
        { label: t('초안', 'Drafted'), value: by(visit, entry.draftedAt, entry.draftedBy, entry.seeded) },
        ...(entry.liveAt ? [{ label: t('쓰기 시작한 때', 'Live since'), value: by(visit, entry.liveAt, entry.liveBy, entry.seeded) }] : []),
        ...(entry.removedAt ? [{ label: t('뺀 때', 'Removed'), value: by(visit, entry.removedAt, entry.removedBy, false) }] : []),
      ]}
    />
  )
}

/** What going live or removing changes among results, where the index is ready to tell. */
const WhatChanges = ({ visit, state, table }: { visit: Visit; state: EntryRow['state']; table: ComponentChildren }) => {
  const { t } = visit
  return (
    <section class="stack" aria-labelledby="preview">
      <h2 id="preview">
        {state === 'draft' ? t('쓰기 시작하면 바뀌는 결과', 'What going live changes') : t('빼면 바뀌는 결과', 'What removing it changes')}
      </h2>
      {table === undefined ? (
        <Notice
          tone="warning"
          title={t('검색 색인이 준비되면 바뀌는 결과를 보여 드립니다.', 'What changes can be seen once the search index is ready.')}
        />
      ) : (
        table
      )}
    </section>
  )
}

/** Goes live only where what that changes was seen. */
const Moves = ({ visit, entry, mayGoLive }: { visit: Visit; entry: EntryRow; mayGoLive: boolean }) => {
  const { t, lang } = visit
  return (
    <Buttons>
      {entry.state === 'draft' && mayGoLive && (
        <Form lang={lang} csrf={visit.csrf} action={`${hereOf(visit, entry)}/live`} hidden={{ version: entry.version }}>
          <Button>{t('이대로 쓰기 시작하기', 'Put it live')}</Button>
        </Form>
      )}
      <Form lang={lang} csrf={visit.csrf} action={`${hereOf(visit, entry)}/remove`}>
        <Button kind={entry.state === 'draft' ? 'secondary' : 'danger'}>
          {entry.state === 'draft' ? t('초안 버리기', 'Throw the draft away') : t('검색에서 빼기', 'Remove it')}
        </Button>
      </Form>
    </Buttons>
  )
}

const ChangeDraft = ({ visit, entry, again }: { visit: Visit; entry: EntryRow; again: Again }) => {
  const { t, lang } = visit
  return (
    <Disclosure summary={t('초안 고치기', 'Change the draft')} open={again.status >= 400}>
      <Form
        lang={lang}
        csrf={visit.csrf}
        action={hereOf(visit, entry)}
        hidden={{ version: versionTyped(visit, entry.version, again.status) }}
      >
        <EntryFields visit={visit} kind={entry.kind} typed={again.typed ?? typedFrom(entry)} errors={again.errors} />
        <Button kind="secondary">{t('초안 고쳐 저장하기', 'Save the draft')}</Button>
      </Form>
    </Disclosure>
  )
}

const by = (visit: Visit, at: Date, name: string | null, seeded: boolean) => (
  <>
    <DayTime lang={visit.lang} value={at} /> ·{' '}
    {name ?? (seeded ? visit.t('소프트웨어와 함께 옴', 'came with the software') : visit.t('시스템', 'the system'))}
  </>
)

/** A stale edit: what stands there now beside what was typed. */
const Theirs = ({ visit, entry, typed }: { visit: Visit; entry: EntryRow; typed: Typed }) => {
  const { t, lang } = visit
  const [stored, mine] = [typedFrom(entry), typedFrom(readEntry(entry.kind, typed))]
  const both = (name: keyof Typed, label: Text) => ({ label: t(label), stored: stored[name], typed: mine[name] })
  const labels = fieldWords(entry.kind)
  return (
    <BothVersions
      lang={lang}
      title={t('지금 저장되어 있는 것과 적으신 것', 'What is stored now, and what you wrote')}
      facts={[both('words', labels.words), both('leadsTo', labels.leadsTo), both('source', labels.source), both('note', labels.note)]}
    />
  )
}

export const drawEntry = (visit: Visit): Promise<Reply> => draw(visit, first)

export const postEntry = async (visit: Visit): Promise<Reply> => {
  const id = visit.params['entry'] ?? ''
  const entry = await findEntry(visit.read, id)
  if (!entry) return notFound
  const typed = typedOf(visit)
  const done = await editEntry(visit.app, visit.actor, id, visit.form.whole('version'), readEntry(entry.kind, typed))
  if (done.ok) return redirect(`${base}/entries/${id}`, text('초안을 고쳐 저장했습니다.', 'The draft is saved.'))
  return draw(visit, { status: done.refusal.code === 'stale' ? 409 : 422, typed, ...errorsOf(visit, done.refusal, entry.kind) })
}

const moved = async (visit: Visit, done: Awaited<ReturnType<typeof putLive>>, flash: Text): Promise<Reply> => {
  if (done.ok) return redirect(`${base}/entries/${done.value.id}`, flash)
  return done.refusal.code === 'not-found'
    ? notFound
    : draw(visit, { status: done.refusal.code === 'stale' ? 409 : 422, ...errorsOf(visit, done.refusal, 'group') })
}
export const postLive = async (visit: Visit): Promise<Reply> =>
  moved(
    visit,
    await putLive(visit.app, visit.actor, visit.params['entry'] ?? '', visit.form.whole('version')),
    text('이제 검색에 씁니다. 2초 안에 모든 검색에 반영됩니다.', 'It is live: searches use it within two seconds.'),
  )
export const postRemove = async (visit: Visit): Promise<Reply> =>
  moved(
    visit,
    await removeEntry(visit.app, visit.actor, visit.params['entry'] ?? ''),
    text('뺐습니다. 2초 안에 모든 검색에 반영됩니다.', 'Removed: searches know it no more within two seconds.'),
  )
