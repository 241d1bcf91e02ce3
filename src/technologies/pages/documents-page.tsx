import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { acceptOf } from '../../platform/files/kinds.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { BackLink, Button, ErrorSummary, FileField, Form, Notice } from '../../ui/index.ts'
import { removeDocument, reuseDocument, uploadDocument } from '../actions/documents.ts'
import { findRemovedDocuments, findReusableDocuments, findTechnology, findTechnologyNames } from '../queries.ts'
import type { TechnologyDetail, TechnologyNames } from '../queries.ts'
import { titleOf } from '../title.ts'
import { documentWords, explain } from '../words.ts'
import { DocumentFields } from './document-page.tsx'
import { readDocumentForm } from './document-form.ts'
import { Duplicate, Papers, Removed, Reusable } from './papers.tsx'
import { base } from './posted.ts'

export const documentUpload = { limitBytes: 20 * 1024 * 1024, kinds: ['pdf', 'hwp', 'hwpx', 'docx', 'xlsx', 'png', 'jpeg'] as const }

interface Drawing {
  readonly errors?: Readonly<Record<string, string>>
  readonly typed?: Readonly<Record<string, string>>
  readonly duplicate?: { readonly document: string; readonly name: string }
  /** Files taken where others were refused. */ readonly kept?: readonly string[]
  readonly status?: number
}

export const drawDocuments = (visit: Visit) => drawWith(visit, {})

const drawWith = async (visit: Visit, drawing: Drawing) => {
  const { t, lang } = visit
  const technology = await findTechnology(visit.read, visit.params['technology'] ?? '', visit.params['company'] ?? '')
  if (!technology) return notFound
  const names = await findTechnologyNames(visit.read)
  const reusable = await findReusableDocuments(visit.read, technology.companyId, technology.id)
  const removed = await findRemovedDocuments(visit.read, technology.id)
  const here = `${base(visit, technology.id)}/documents`
  const { errors = {}, typed = {}, duplicate, kept = [] } = drawing
  return page({
    title: t('서류', 'Papers'),
    status: drawing.status ?? 200,
    hasErrors: Object.keys(errors).length > 0,
    body: (
      <>
        <BackLink
          lang={lang}
          href={visit.href(base(visit, technology.id))}
          label={titleOf(t, technology.content) || t('할 일 목록', 'Task list')}
        />
        <ErrorSummary lang={lang} errors={errors} />
        <h1>{t('서류', 'Papers')}</h1>
        <p class="lead">
          {t(
            '한 번 올린 서류는 유효한 동안 다음 공모에도 씁니다. 공모마다 필요한 서류는 신청할 때 이름으로 알려 드립니다.',
            'A paper uploaded once serves the next call too, while it is valid. Each call names the papers it needs when you apply.',
          )}
        </p>
        {kept.length > 0 && <Kept visit={visit} kept={kept} />}
        {duplicate && <Duplicate visit={visit} names={names} duplicate={duplicate} action={`${here}/reuse`} kind={typed['kind'] ?? ''} />}
        <Papers visit={visit} technology={technology} names={names} />
        <Upload visit={visit} technology={technology} names={names} typed={typed} errors={errors} />
        {reusable.length > 0 && <Reusable visit={visit} names={names} reusable={reusable} action={`${here}/reuse`} />}
        {removed.length > 0 && <Removed visit={visit} names={names} removed={removed} here={here} />}
      </>
    ),
  })
}

/** What was taken though another file was refused. */
const Kept = ({ visit: { t }, kept }: { visit: Visit; kept: readonly string[] }) => (
  <Notice
    tone="success"
    title={t(
      `나머지 ${kept.length}개는 올렸습니다. 다시 올리지 않아도 됩니다.`,
      `The others are here (${kept.length}); there is no need to send them again.`,
    )}
  >
    <p>{kept.join(', ')}</p>
  </Notice>
)

interface UploadProps {
  readonly visit: Visit
  readonly technology: TechnologyDetail
  readonly names: TechnologyNames
  readonly typed: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
}

const Upload = ({ visit, technology, names, typed, errors }: UploadProps) => {
  const { t, lang } = visit
  return (
    <section id="upload">
      <h2>{t('서류 올리기', 'Upload papers')}</h2>
      <Form lang={lang} files csrf={visit.csrf} action={visit.href(`${base(visit, technology.id)}/documents`)}>
        <FileField
          lang={lang}
          name="file"
          label={t('파일', 'File')}
          required
          multiple
          limit={t(
            'PDF, HWP, HWPX, DOCX, XLSX, PNG, JPG · 하나에 20MB까지. 같은 종류는 여러 개를 한꺼번에 고르거나 끌어다 놓아도 됩니다.',
            'PDF, HWP, HWPX, DOCX, XLSX, PNG or JPG, up to 20 MB each. Several of one kind can be chosen, or dropped here, together.',
          )}
          accept={acceptOf(documentUpload.kinds)}
          error={errors['file']}
          keepsGood={errors['title'] !== undefined}
        />
        <DocumentFields visit={visit} names={names} typed={typed} errors={errors} />
        <Button pending={t('올리고 있습니다', 'Uploading')}>{t('서류 올리기', 'Upload')}</Button>
      </Form>
    </section>
  )
}

/** Several files at once, all of one kind. What can be kept is kept; what cannot says why. */
export const postDocuments = async (visit: Visit) => {
  const id = visit.params['technology'] ?? ''
  const files = visit.form.files('file')
  const names = await findTechnologyNames(visit.read)
  const { facts, errors, daysLeftOut } = readDocumentForm(visit.form, names.documentKinds)
  const bad = files.flatMap((file) => (file.ok ? [] : [visit.t(file.sentence)]))
  if (errors['title'])
    return drawWith(visit, {
      status: 422,
      typed: visit.form.values,
      errors: {
        ...(files.length === 0 && { file: visit.t(documentWords['no-file']) }),
        ...(bad.length > 0 && { file: bad.join(' ') }),
        ...wordsOf(visit, errors),
      },
    })
  const refused: string[] = []
  const kept: string[] = []
  let duplicate: Drawing['duplicate']
  let last: string | undefined
  for (const file of files) {
    if (!file.ok) {
      refused.push(visit.t(file.sentence))
      continue
    }
    const added = await uploadDocument(visit.app, actingAs(visit, 'company'), id, file, facts)
    if (added.ok) {
      last = added.value.id
      kept.push(file.name)
      continue
    }
    if (added.refusal.code === 'not-found') return notFound
    if (added.refusal.code === 'duplicate') duplicate = { document: added.refusal.document, name: added.refusal.name }
    refused.push(
      `${visit.t(`‘${file.name}’`, `“${file.name}”`)}: ${visit.t(added.refusal.code === 'duplicate' ? documentWords.duplicate : explain(added.refusal))}`,
    )
  }
  const here = `${base(visit, id)}/documents`
  if (files.length === 0)
    return drawWith(visit, {
      status: 422,
      typed: visit.form.values,
      errors: { file: visit.t(documentWords['no-file']), ...wordsOf(visit, errors) },
    })
  if (refused.length > 0)
    return drawWith(visit, {
      status: 422,
      typed: visit.form.values,
      kept,
      errors: { file: refused.join(' '), ...wordsOf(visit, errors) },
      ...(duplicate && { duplicate }),
    })
  if (daysLeftOut.length > 0 && daysLeftOut.length === Object.keys(errors).length)
    return redirect(
      here,
      text(
        '서류를 올렸습니다. 이 종류의 서류에는 유효기간이 없어 적으신 날짜는 남기지 않았습니다.',
        'Uploaded. Papers of this kind have no validity, so the days you entered are not kept.',
      ),
    )
  if (Object.keys(errors).length > 0 && last !== undefined)
    return redirect(
      `${here}/${last}`,
      text('파일은 올렸습니다. 서류 종류와 유효기간을 확인해 주세요.', 'The file is here. Check its kind and validity.'),
    )
  return redirect(
    here,
    kept.length > 1
      ? text(`서류 ${kept.length}개를 올렸습니다.`, `${kept.length} papers are uploaded.`)
      : text('서류를 올렸습니다.', 'Uploaded.'),
  )
}

export const wordsOf = (visit: Visit, errors: Readonly<Record<string, Text>>): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([name, words]) => [name, visit.t(words)]))

export const postReuse = async (visit: Visit) => {
  const id = visit.params['technology'] ?? ''
  const names = await findTechnologyNames(visit.read)
  const kind = names.documentKinds.find((one) => one.code === visit.form.text('kind'))?.code
  const reused = await reuseDocument(visit.app, actingAs(visit, 'company'), id, visit.form.text('document'), kind)
  return reused.ok ? redirect(`${base(visit, id)}/documents`, text('서류를 더했습니다.', 'The paper is added.')) : notFound
}

const move = (removed: boolean) => async (visit: Visit) => {
  const id = visit.params['technology'] ?? ''
  const moved = await removeDocument(visit.app, actingAs(visit, 'company'), id, visit.params['document'] ?? '', removed)
  if (!moved.ok) return notFound
  return redirect(
    `${base(visit, id)}/documents`,
    removed
      ? text(
          '서류를 지웠습니다. 이미 제출한 신청에는 그대로 남아 있으며, 30일 동안 되돌릴 수 있습니다.',
          'Removed. What was submitted keeps it; you can put it back for 30 days.',
        )
      : text('서류를 되돌렸습니다.', 'The paper is back.'),
  )
}
export const postRemoveDocument = move(true)
export const postRestoreDocument = move(false)
