import { unlessFaulty } from '../../kernel/outcome.ts'
import { several, text } from '../../kernel/text.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { findSection } from '../../technologies/index.ts'
import type { Change, GoodFile } from '../../technologies/index.ts'
import { BackLink, Button, Diff, ErrorSummary, fieldId, FileField, Form, Link, Notice, TextArea } from '../../ui/index.ts'
import { answerSupplement, changesOf } from '../actions/supplement.ts'
import { longest } from '../longest.ts'
import { profilePartOf } from '../papers.ts'
import { partLabel } from '../parts.ts'
import { baseVersionOf, findTrack } from '../track-queries.ts'
import type { SupplementRow, TrackPage } from '../track-queries.ts'
import type { SupplementPart } from '../track.ts'
import { explain, longPartWords, unansweredWords, untilWords } from '../words.ts'
import { paperHref } from './marks.tsx'
import { Supplement } from './supplement.tsx'
import { Unsent } from './unsent.tsx'
import type { UnsentWords } from './unsent.tsx'

interface Wrong {
  /** Parts without an answer, and those whose words are too many. */
  readonly missing?: readonly string[]
  readonly long?: readonly string[]
  /** Sentences about files, by part. */ readonly files?: Readonly<Record<string, string>>
}
export const drawAnswer = (visit: Visit) => draw(visit, {})

/** Only what was asked for: each part with the request, what has changed in the dossier since, papers, and words. */
const draw = async (visit: Visit, wrong: Wrong, status = 200, general?: string) => {
  const { t, lang } = visit
  const track = await findTrack(visit.read, visit.params['track'] ?? '', { companyId: actingAs(visit, 'company').companyId })
  const open = track?.supplements.find((one) => one.state === 'open')
  if (!track) return notFound
  const back = `/company/${track.companyId}/tracks/${track.id}`
  if (!open) return general === undefined ? redirect(back) : drawOver(visit, track, general)
  const errors = errorsOf(visit, track, open.parts, wrong)
  const changes = await changesOf(visit.read, track, baseVersionOf(track))
  const asked = new Set(open.parts.map((one) => one.part))
  const [besideAsked] = Object.entries(wrong.files ?? {}).flatMap(([part, sentence]) => (asked.has(part) ? [] : [sentence]))
  const others = [
    ...new Set(changes.filter((change) => !asked.has(change.section.id) && !change.section.own).map((change) => t(change.section.task))),
  ]
  return page({
    title: t('보완 회신', 'Answer the request'),
    status,
    hasErrors: status >= 400,
    body: (
      <div class="reading">
        <Back visit={visit} track={track} />
        <ErrorSummary lang={lang} errors={errors} general={general ?? besideAsked} />
        <h1>{t('보완 회신', 'Answer the request')}</h1>
        <AskedAnew visit={visit} track={track} open={open} />
        <Unsent visit={visit} all={typedBeside(visit, track, open.parts)} />
        <FilesGone visit={visit} open={open} />
        <p class="lead">
          {t(
            `${track.institutionKo}에서 ${open.parts.length}가지를 요청했습니다. ${untilWords(new Date(open.dueAt)).ko} 회신해 주세요.`,
            `${track.institutionEn} asks for ${several(open.parts.length, 'thing')}, ${untilWords(new Date(open.dueAt)).en}.`,
          )}
        </p>
        <p>
          {t(
            '요청받은 항목만 기관에 전해집니다. 처음 제출한 내용과 나란히 보입니다.',
            'Only what was asked for goes to the institution, beside what you first submitted.',
          )}
        </p>
        {others.length > 0 && (
          <Notice
            title={t(
              '요청받지 않은 항목도 바뀌어 있습니다. 그 내용은 이번 회신에 담기지 않습니다.',
              'Other parts have changed too. They do not travel with this answer.',
            )}
          >
            <p>{others.join(', ')}</p>
          </Notice>
        )}
        <Form lang={lang} csrf={visit.csrf} action={visit.href(`${back}/supplement`)} hidden={{ supplement: open.id }} files>
          {open.parts.map((one) => (
            <Part
              key={one.part}
              visit={visit}
              track={track}
              one={one}
              changes={changes.filter((change) => change.section.id === one.part)}
              errors={errors}
            />
          ))}
          <Button pending={t('보내고 있습니다', 'Sending')}>{t('회신 보내기', 'Send the answer')}</Button>
        </Form>
        {track.supplements
          .filter((one) => one.state !== 'open')
          .map((one) => (
            <Supplement key={one.id} visit={visit} track={track} one={one} />
          ))}
      </div>
    ),
  })
}

/** What is wrong, in the order of the page; a part whose file was refused is not asked for a second time. */
const errorsOf = (
  { t }: Visit,
  track: TrackPage,
  parts: readonly SupplementPart[],
  { missing = [], long = [], files = {} }: Wrong,
): Record<string, string> =>
  Object.fromEntries(
    parts.flatMap(({ part }) => {
      const label = partLabel(track.rules, part)
      const refused = files[part]
      return [
        ...(refused !== undefined ? [[`file-${part}`, refused]] : []),
        ...(missing.includes(part) && refused === undefined ? [[`text-${part}`, t(unansweredWords(label))]] : []),
        ...(long.includes(part) ? [[`text-${part}`, t(longPartWords(label, longest.answer))]] : []),
      ]
    }),
  )

/** What was typed of parts that are not asked for. */
const typedBeside = ({ t, form }: Visit, track: TrackPage, asked: readonly SupplementPart[]): UnsentWords[] =>
  partsTyped(form)
    .filter((part) => form.text(`text-${part}`) !== '' && !asked.some((one) => one.part === part))
    .map((part) => ({ label: t(partLabel(track.rules, part)), words: form.text(`text-${part}`) }))

/** The request that was read has ended, and another is open: how they differ. */
const AskedAnew = ({ visit, track, open }: { visit: Visit; track: TrackPage; open: SupplementRow }) => {
  const { t, lang } = visit
  const read = track.supplements.find((one) => one.id === visit.form.text('supplement'))
  if (!read || read.id === open.id) return null
  const named = (parts: readonly SupplementPart[]) => parts.map((one) => t(partLabel(track.rules, one.part))).join(', ')
  const beside = (parts: readonly SupplementPart[], others: readonly SupplementPart[]) =>
    parts.filter((one) => !others.some((other) => other.part === one.part))
  const [come, gone] = [beside(open.parts, read.parts), beside(read.parts, open.parts)]
  return (
    <Notice tone="warning" title={t('바뀐 요청', 'What changed in the request')}>
      {come.length > 0 && <p>{t(`새로 요청한 항목: ${named(come)}`, `Asked for now: ${named(come)}`)}</p>}
      {gone.length > 0 && <p>{t(`더는 요청하지 않는 항목: ${named(gone)}`, `No longer asked for: ${named(gone)}`)}</p>}
      {open.parts.map(({ part, request }) => {
        const before = read.parts.find((one) => one.part === part)?.request ?? request
        return before !== request && <Diff key={part} lang={lang} label={t(partLabel(track.rules, part))} before={before} after={request} />
      })}
      <p>
        {t('회신 기한', 'Answer')}: {t(untilWords(new Date(open.dueAt)))}
      </p>
    </Notice>
  )
}

/** Files of parts that are no longer asked for; those of the others wait at their fields. */
const FilesGone = ({ visit: { t, form }, open }: { visit: Visit; open: SupplementRow }) => {
  const names = partsTyped(form)
    .filter((part) => !open.parts.some((one) => one.part === part))
    .flatMap((part) => form.files(`file-${part}`).flatMap((file) => (file.ok ? [file.name] : [])))
  return (
    names.length > 0 && (
      <Notice
        title={t(
          `더는 요청하지 않는 항목에 올리신 파일입니다. 보내려면 다른 항목에 다시 골라 주세요: ${names.join(', ')}`,
          `These files were chosen for parts no longer asked for. To send them, choose them again at another part: ${names.join(', ')}`,
        )}
      />
    )
  )
}

/** Nothing is asked any more: why, with what was typed. */
const drawOver = (visit: Visit, track: TrackPage, general: string) => {
  const { t, lang } = visit
  return page({
    title: t('보완 회신', 'Answer the request'),
    status: 409,
    hasErrors: true,
    body: (
      <div class="reading">
        <Back visit={visit} track={track} />
        <ErrorSummary lang={lang} errors={{}} general={general} />
        <h1>{t('보완 회신', 'Answer the request')}</h1>
        <Unsent visit={visit} all={typedBeside(visit, track, [])} />
      </div>
    ),
  })
}

const Back = ({ visit, track }: { visit: Visit; track: TrackPage }) => (
  <BackLink
    lang={visit.lang}
    href={visit.href(`/company/${track.companyId}/tracks/${track.id}`)}
    label={visit.t(`${track.institutionKo} · ${track.titleKo}`, `${track.institutionEn} · ${track.titleEn}`)}
  />
)

const Part = ({
  visit,
  track,
  one,
  changes,
  errors,
}: {
  visit: Visit
  track: TrackPage
  one: SupplementPart
  changes: readonly Change[]
  errors: Readonly<Record<string, string>>
}) => {
  const { t, lang } = visit
  const section = findSection(one.part)
  const kind = one.part.startsWith('documents.') ? one.part.slice('documents.'.length) : undefined
  return (
    <fieldset id={fieldId(`part-${one.part}`)}>
      <legend>{t(partLabel(track.rules, one.part))}</legend>
      <Notice title={one.request} />
      {section && !section.own && (
        <>
          <p>
            <Link
              href={visit.href(
                `/company/${track.companyId}/technologies/${track.technologyId}/${section.id}?next=${encodeURIComponent(
                  `/company/${track.companyId}/tracks/${track.id}/supplement`,
                )}`,
              )}
            >
              {t('이 항목 고치러 가기', 'Change this part')}
            </Link>
          </p>
          {changes.length === 0 ? (
            <p class="quiet">{t('처음 제출한 내용에서 아직 바뀐 것이 없습니다.', 'Nothing has changed here since you submitted.')}</p>
          ) : (
            changes.map((change) => (
              <Diff key={change.label.ko} lang={lang} label={t(change.label)} before={t(change.before)} after={t(change.after)} />
            ))
          )}
        </>
      )}
      {kind !== undefined && profilePartOf(kind) !== undefined && (
        <p>
          <Link href={visit.href(paperHref(kind, track.companyId, track.technologyId))}>
            {t('회사 정보에도 새 서류 올려 두기', 'Keep it with the firm’s papers too')}
          </Link>
        </p>
      )}
      <FileField
        lang={lang}
        name={`file-${one.part}`}
        label={kind === undefined ? t('덧붙일 서류', 'Papers to add') : t('새 서류', 'The new paper')}
        multiple
        limit={t('PDF·한글·문서·그림, 20MB까지', 'PDF, HWP, documents or pictures, up to 20 MB')}
        keepsGood
        error={errors[`file-${one.part}`]}
      />
      <TextArea
        lang={lang}
        name={`text-${one.part}`}
        label={t('담당자에게 드리는 설명', 'What to tell the officer')}
        rows={3}
        max={longest.answer}
        value={visit.form.text(`text-${one.part}`)}
        error={errors[`text-${one.part}`]}
      />
    </fieldset>
  )
}

const partsTyped = (form: Visit['form']): string[] => form.names('text-').map((name) => name.slice('text-'.length))

export const postAnswer = async (visit: Visit) => {
  const { form } = visit
  const actor = actingAs(visit, 'company')
  const trackId = visit.params['track'] ?? ''
  const refused: Record<string, string> = {}
  const answers = partsTyped(form).map((part) => {
    const files: GoodFile[] = []
    for (const file of form.files(`file-${part}`)) {
      if (file.ok) files.push(file)
      else refused[part] = visit.t(file.sentence)
    }
    return { part, text: form.text(`text-${part}`), files }
  })
  const sent = await inTransaction(visit.app.db, actor, async (tx) =>
    unlessFaulty(await answerSupplement(tx, actor.companyId, trackId, answers, form.text('supplement')), refused),
  )
  if (sent.ok) return redirect(`/company/${actor.companyId}/tracks/${trackId}`, text('보완 내용을 회신했습니다.', 'Your answer is sent.'))
  if (sent.refusal.code === 'not-found') return notFound
  if (sent.refusal.code === 'faulty-form') return draw(visit, { files: refused }, 422)
  return sent.refusal.code === 'answers-faulty'
    ? draw(visit, { ...sent.refusal, files: refused }, 422)
    : draw(visit, { files: refused }, 409, visit.t(explain(sent.refusal)))
}
