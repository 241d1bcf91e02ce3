import { showBytes } from '../../kernel/show.ts'
import { dayOf } from '../../kernel/dates.ts'
import { text } from '../../kernel/text.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { acceptOf, isFileKind } from '../../platform/files/kinds.ts'
import type { FileWarning } from '../../platform/files/refusal.ts'
import { nameOfKind, sayWarning } from '../../platform/files/words.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import {
  BackLink,
  Button,
  DataTable,
  Disclosure,
  Empty,
  ErrorSummary,
  FileField,
  Form,
  Link,
  Notice,
  Select,
  StatusTag,
  Until,
} from '../../ui/index.ts'
import { removeDocument, reuseDocument, uploadDocument } from '../actions/documents.ts'
import { findRemovedDocuments, findReusableDocuments, findTechnology, findTechnologyNames, nameOf } from '../queries.ts'
import type { ReusableDocument, TechnologyDetail, TechnologyNames } from '../queries.ts'
import { titleOf } from '../title.ts'
import { documentWords, explain } from '../words.ts'
import { DocumentFields } from './document-page.tsx'
import { readDocumentForm } from './document-form.ts'
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
        {kept.length > 0 && (
          <Notice
            tone="success"
            title={t(
              `나머지 ${kept.length}개는 올렸습니다. 다시 올리지 않아도 됩니다.`,
              `The others are here (${kept.length}); there is no need to send them again.`,
            )}
          >
            <p>{kept.join(', ')}</p>
          </Notice>
        )}
        {duplicate && <Duplicate visit={visit} names={names} duplicate={duplicate} action={`${here}/reuse`} kind={typed['kind'] ?? ''} />}
        <Papers visit={visit} technology={technology} names={names} />
        <section id="upload">
          <h2>{t('서류 올리기', 'Upload papers')}</h2>
          <Form lang={lang} files csrf={visit.csrf} action={visit.href(here)}>
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
            />
            <DocumentFields visit={visit} names={names} typed={typed} errors={errors} />
            <Button pending={t('올리고 있습니다', 'Uploading')}>{t('서류 올리기', 'Upload')}</Button>
          </Form>
        </section>
        {reusable.length > 0 && <Reusable visit={visit} names={names} reusable={reusable} action={`${here}/reuse`} />}
        {removed.length > 0 && (
          <Disclosure summary={t(`지운 서류 ${removed.length}개`, `Removed papers: ${removed.length}`)}>
            <ul class="plain-list">
              {removed.map((one) => (
                <li key={one.id} class="row">
                  <span>
                    {t(nameOf(names.documentKinds, one.kind))} · {one.name}
                  </span>
                  <Form lang={lang} csrf={visit.csrf} action={visit.href(`${here}/${one.id}/restore`)}>
                    <Button kind="secondary" small hidden={one.name}>
                      {t('되돌리기', 'Put back')}
                    </Button>
                  </Form>
                </li>
              ))}
            </ul>
          </Disclosure>
        )}
      </>
    ),
  })
}

const Papers = ({ visit, technology, names }: { visit: Visit; technology: TechnologyDetail; names: TechnologyNames }) => {
  const { t, lang } = visit
  const here = `${base(visit, technology.id)}/documents`
  const today = dayOf(visit.now)
  const validity = (one: TechnologyDetail['documents'][number]) => {
    if (one.validTo !== null)
      return one.validTo < today ? (
        <StatusTag tone="danger" word={t(`${one.validTo} 만료`, `Ended ${one.validTo}`)} />
      ) : (
        <Until lang={lang} day={one.validTo} />
      )
    return names.documentKinds.find((kind) => kind.code === one.kind)?.hasValidity ? (
      <Link href={visit.href(`${here}/${one.id}`)} hidden={one.name}>
        {t('유효기간 적기', 'Give the validity')}
      </Link>
    ) : (
      '–'
    )
  }
  return (
    <DataTable
      lang={lang}
      caption={t('올린 서류', 'Papers')}
      rows={technology.documents}
      rowKey={(one) => one.id}
      empty={
        <Empty
          title={t('아직 올린 서류가 없습니다.', 'No papers yet.')}
          reason={t('시험성적서와 특허등록원부부터 올려 주세요.', 'Begin with the test report and the patent register.')}
        />
      }
      columns={[
        {
          key: 'kind',
          header: t('서류', 'Paper'),
          rowHeader: true,
          cell: (one) => (
            <>
              {t(nameOf(names.documentKinds, one.kind))}
              {one.title && <span class="quiet block">{one.title}</span>}
            </>
          ),
        },
        {
          key: 'file',
          header: t('파일', 'File'),
          cell: (one) => (
            <>
              <Link href={`/files/technologies/${technology.id}/${one.fileId}`} download>
                {one.name}
              </Link>
              <span class="quiet block">
                {isFileKind(one.fileKind) ? nameOfKind(one.fileKind) : one.fileKind} · {showBytes(one.bytes, lang)} · SHA-256{' '}
                {one.sha256.slice(0, 8)}
              </span>
              {one.warnings.map((warning) => (
                <span key={warning} class="quiet block">
                  {t(sayWarning(warning as FileWarning))}
                </span>
              ))}
            </>
          ),
        },
        {
          key: 'state',
          header: t('상태', 'State'),
          nowrap: true,
          cell: (one) =>
            one.scan === 'clean' ? (
              <StatusTag tone="success" word={t('완료', 'Done')} />
            ) : (
              <StatusTag tone="warning" word={t('검사하지 않음(백신 미설정)', 'Not scanned (no scanner set up)')} />
            ),
        },
        { key: 'validity', header: t('유효기간', 'Validity'), cell: validity },
        {
          key: 'public',
          header: t('공개', 'Public'),
          nowrap: true,
          cell: (one) => (one.isPublic ? t('공개', 'Public') : t('비공개', 'Not public')),
        },
        {
          key: 'do',
          header: t('할 일', 'Actions'),
          cell: (one) => (
            <div class="row">
              <Link href={visit.href(`${here}/${one.id}`)} hidden={one.name}>
                {t('고치기', 'Edit')}
              </Link>
              <Form lang={lang} csrf={visit.csrf} action={visit.href(`${here}/${one.id}/remove`)}>
                <Button kind="text" small hidden={one.name}>
                  {t('지우기', 'Remove')}
                </Button>
              </Form>
            </div>
          ),
        },
      ]}
    />
  )
}

const Duplicate = ({
  visit,
  names,
  duplicate,
  action,
  kind,
}: {
  visit: Visit
  names: TechnologyNames
  duplicate: { document: string; name: string }
  action: string
  kind: string
}) => (
  <Notice
    tone="warning"
    title={visit.t(`‘${duplicate.name}’ 파일과 내용이 똑같습니다.`, `This file has the same content as “${duplicate.name}”.`)}
  >
    <p>
      {visit.t(
        '다시 올리지 않아도 됩니다. 다른 종류의 서류로도 쓰려면 종류를 골라 주세요.',
        'There is no need to upload it again. To use it as another kind of paper too, choose the kind.',
      )}
    </p>
    <Form lang={visit.lang} csrf={visit.csrf} action={visit.href(action)} hidden={{ document: duplicate.document }}>
      <Select
        lang={visit.lang}
        name="kind"
        label={visit.t('서류 종류', 'Kind of paper')}
        value={kind}
        required
        options={names.documentKinds.map((one) => ({ value: one.code, label: visit.t(one) }))}
      />
      <Button kind="secondary">{visit.t('이 종류로도 쓰기', 'Use it as this too')}</Button>
    </Form>
  </Notice>
)

const Reusable = ({
  visit,
  names,
  reusable,
  action,
}: {
  visit: Visit
  names: TechnologyNames
  reusable: readonly ReusableDocument[]
  action: string
}) => (
  <section>
    <h2>{visit.t('다른 기술에 올린 서류 다시 쓰기', 'Use papers of your other technologies')}</h2>
    <ul class="plain-list">
      {reusable.map((one) => (
        <li key={one.id} class="row">
          <span>
            {visit.t(nameOf(names.documentKinds, one.kind))} · {one.name}{' '}
            <span class="quiet">
              {one.technologyTitle}
              {one.validTo !== null && visit.t(` · ${one.validTo}까지`, ` · until ${one.validTo}`)}
            </span>
          </span>
          <Form lang={visit.lang} csrf={visit.csrf} action={visit.href(action)} hidden={{ document: one.id }}>
            <Button kind="secondary" small hidden={one.name}>
              {visit.t('이 기술에도 쓰기', 'Use here too')}
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  </section>
)

/** Several files at once, all of one kind. What can be kept is kept; what cannot says why. */
export const postDocuments = async (visit: Visit) => {
  const id = visit.params['technology'] ?? ''
  const files = visit.form.files('file')
  const names = await findTechnologyNames(visit.read)
  const { facts, errors } = readDocumentForm(visit.form, names.documentKinds)
  const refused: string[] = [],
    kept: string[] = []
  let duplicate: Drawing['duplicate'], last: string | undefined
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

export const wordsOf = (visit: Visit, errors: Readonly<Record<string, keyof typeof documentWords>>): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([name, refusal]) => [name, visit.t(documentWords[refusal])]))

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
