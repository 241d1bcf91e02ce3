import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { page, redirect } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { BackLink, Button, Buttons, ErrorSummary, Field, Form, Link, TextArea } from '../../ui/index.ts'
import type { ComponentChildren, FieldErrors } from '../../ui/index.ts'
import { draftEntry } from '../actions/entries.ts'
import { entryKinds, readWords } from '../entry.ts'
import type { EntryContent, EntryKind } from '../entry.ts'
import { explain, gapField, gapWords, kindWords } from '../words.ts'
import type { Refusal } from '../workflow.ts'
import { base } from './search-frame.tsx'

export interface Typed {
  readonly words: string
  readonly leadsTo: string
  readonly note: string
  readonly source: string
}
export const typedOf = (visit: Visit): Typed => ({
  words: visit.form.text('words'),
  leadsTo: visit.form.text('leadsTo'),
  note: visit.form.text('note'),
  source: visit.form.text('source'),
})

/** What was typed as an entry. */
export const readEntry = (kind: EntryKind, { words, leadsTo, note, source }: Typed): EntryContent => {
  const parts = kind === 'word' ? leadsTo.replaceAll(/[+·\s]+/g, ',') : leadsTo
  return { kind, words: readWords(words), leadsTo: kind === 'group' ? [] : readWords(parts), note, source }
}

/** Refusals of an action at the fields they belong to. */
export const errorsOf = (visit: Visit, refusal: Refusal, kind: EntryKind): { errors: FieldErrors; general: ComponentChildren } => {
  if (refusal.code === 'says-nothing-new') return { errors: {}, general: <SaidAlready visit={visit} said={refusal} /> }
  if (refusal.code !== 'incomplete') return { errors: {}, general: visit.t(explain(refusal)) }
  const errors: Record<string, string> = {}
  for (const gap of refusal.missing) errors[gapField[gap]] ??= visit.t(gapWords(gap, kind))
  return { errors, general: undefined }
}

/** What the live entry says, and the way to it. */
const SaidAlready = ({ visit, said }: { visit: Visit; said: Extract<Refusal, { code: 'says-nothing-new' }> }) => (
  <>
    {visit.t(explain(said))}{' '}
    <Link href={visit.href(`${base}/entries/${said.id}`)}>
      {[said.words, said.leadsTo]
        .filter((words) => words.length > 0)
        .map((words) => words.join(', '))
        .join(' → ')}
    </Link>
  </>
)

/** How the fields of an entry are called. */
export const fieldWords = (kind: EntryKind): Readonly<Record<keyof Typed, Text>> => ({
  words: {
    group: text('뜻이 같은 말', 'Words of the same meaning'),
    one_way: text('찾는 말', 'When somebody types'),
    word: text('낱말', 'Word'),
  }[kind],
  leadsTo: kind === 'word' ? text('나누는 법', 'Parts') : text('함께 찾을 말', 'also find'),
  source: text('출처', 'Source'),
  note: text('메모', 'Note'),
})

export const EntryFields = ({ visit, kind, typed, errors }: { visit: Visit; kind: EntryKind; typed: Typed; errors: FieldErrors }) => {
  const { t, lang } = visit
  const labels = fieldWords(kind)
  return (
    <>
      {kind === 'group' ? (
        <TextArea
          lang={lang}
          name="words"
          rows={3}
          required
          label={t(labels.words)}
          hint={t(
            '쉼표로 나누어 적습니다. 한국어와 영어를 함께 적을 수 있습니다. 예: 드론, 무인항공기, UAV',
            'Commas between; Korean and English may stand together.',
          )}
          value={typed.words}
          error={errors['words']}
        />
      ) : (
        <Field
          lang={lang}
          name="words"
          required
          label={t(labels.words)}
          value={typed.words}
          error={errors['words']}
          hint={
            kind === 'word'
              ? t('예: 미세플라스틱', 'One word of Hangul, without blanks.')
              : t('예: 눈 녹이는', 'A word or a few, as people type them.')
          }
        />
      )}
      {kind === 'one_way' && (
        <Field
          lang={lang}
          name="leadsTo"
          required
          label={t(labels.leadsTo)}
          value={typed.leadsTo}
          error={errors['leadsTo']}
          hint={t(
            '쉼표로 나누어 적습니다. 거꾸로는 찾지 않습니다. 예: 제설, 융설',
            'Commas between. It does not work the other way round.',
          )}
        />
      )}
      {kind === 'word' && (
        <Field
          lang={lang}
          name="leadsTo"
          label={t(labels.leadsTo)}
          value={typed.leadsTo}
          error={errors['leadsTo']}
          hint={t(
            '비워 두면 통째로 읽습니다. 예: 미세 + 플라스틱',
            'Leave it empty to keep the word whole; otherwise its parts with + between.',
          )}
        />
      )}
      <Field
        lang={lang}
        name="source"
        required
        label={t(labels.source)}
        value={typed.source}
        error={errors['source']}
        hint={t('예: 현업 부서 문의, 결과 없는 검색', 'For example: a request, searches without results')}
      />
      <Field lang={lang} name="note" label={t(labels.note)} value={typed.note} error={errors['note']} />
    </>
  )
}

const leads: Record<EntryKind, ReturnType<typeof text>> = {
  group: text('어느 말로 찾아도 나머지 말로 쓴 기술을 함께 찾습니다.', 'Whichever is typed, the others are found as well.'),
  one_way: text(
    '찾는 말이 나오면 함께 찾을 말로 쓴 기술도 찾습니다. 거꾸로는 찾지 않습니다.',
    'When the first is typed the others are found as well, not the other way round.',
  ),
  word: text(
    '사전에 없는 낱말을 사전에 더합니다. 쓰기 시작하면 그 글자가 든 글을 다시 읽습니다.',
    'Adds a word to the dictionary. When it goes live, the texts that hold its letters are read anew.',
  ),
}

const kindOf = (value: string): EntryKind => entryKinds.find((kind) => kind === value) ?? 'group'

const draw = (visit: Visit, kind: EntryKind, typed: Typed, errors: FieldErrors = {}, general?: ComponentChildren): Reply => {
  const { t, lang } = visit
  const isWrong = Object.keys(errors).length > 0 || general !== undefined
  const title = t(`${kindWords[kind].ko} 더하기`, `Add: ${kindWords[kind].en}`)
  return page({
    title,
    density: 'staff',
    noIndex: true,
    status: isWrong ? 422 : 200,
    hasErrors: isWrong,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(kind === 'word' ? `${base}/words` : base)} label={t('검색 관리', 'Search')} />
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <h1>{title}</h1>
        <p class="lead">{t(leads[kind])}</p>
        <Form lang={lang} csrf={visit.csrf} action={visit.href(`${base}/new`)} hidden={{ kind }}>
          <EntryFields visit={visit} kind={kind} typed={typed} errors={errors} />
          <Buttons>
            <Button>{t('초안 저장하고 바뀌는 결과 보기', 'Save the draft and see what changes')}</Button>
          </Buttons>
        </Form>
      </div>
    ),
  })
}

export const drawNewEntry = (visit: Visit): Reply =>
  draw(visit, kindOf(visit.query('kind')), {
    words: visit.query('words').slice(0, 400),
    leadsTo: '',
    note: '',
    source: visit.query('source').slice(0, 200),
  })

export const postNewEntry = async (visit: Visit): Promise<Reply> => {
  const kind = kindOf(visit.form.text('kind'))
  const typed = typedOf(visit)
  const done = await draftEntry(visit.app, visit.actor, readEntry(kind, typed))
  if (done.ok)
    return redirect(
      `${base}/entries/${done.value.id}`,
      text('초안을 저장했습니다. 아직 검색에는 쓰지 않습니다.', 'The draft is saved; searching does not use it yet.'),
    )
  const { errors, general } = errorsOf(visit, done.refusal, kind)
  return draw(visit, kind, typed, errors, general)
}
