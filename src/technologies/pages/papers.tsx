import { showBytes } from '../../kernel/show.ts'
import { dayOf } from '../../kernel/dates.ts'
import type { Visit } from '../../people/index.ts'
import { isFileKind } from '../../platform/files/kinds.ts'
import type { FileWarning } from '../../platform/files/refusal.ts'
import { nameOfKind, sayWarning } from '../../platform/files/words.ts'
import { Button, DataTable, Disclosure, Empty, Form, Link, Notice, Select, StatusTag, Until } from '../../ui/index.ts'
import { nameOf } from '../queries.ts'
import type { findRemovedDocuments, ReusableDocument, TechnologyDetail, TechnologyNames } from '../queries.ts'
import { base } from './posted.ts'

export const Papers = ({ visit, technology, names }: { visit: Visit; technology: TechnologyDetail; names: TechnologyNames }) => {
  const { t, lang } = visit
  const here = `${base(visit, technology.id)}/documents`
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
          cell: (one) => <File visit={visit} technology={technology} one={one} />,
        },
        {
          key: 'state',
          header: t('상태', 'State'),
          nowrap: true,
          cell: (one) =>
            // That no scanner is set up is the operator's to know (/operations): the firm could do nothing about it.
            one.scan === 'clean' ? (
              <StatusTag tone="success" word={t('완료', 'Done')} />
            ) : (
              <StatusTag tone="neutral" word={t('올림', 'Uploaded')} />
            ),
        },
        {
          key: 'validity',
          header: t('유효기간', 'Validity'),
          cell: (one) => <Validity visit={visit} names={names} one={one} here={here} />,
        },
        {
          key: 'public',
          header: t('공개', 'Public'),
          nowrap: true,
          cell: (one) => (one.isPublic ? t('공개', 'Public') : t('비공개', 'Not public')),
        },
        {
          key: 'do',
          header: t('할 일', 'Actions'),
          cell: (one) => <Actions visit={visit} one={one} here={here} />,
        },
      ]}
    />
  )
}

interface One {
  readonly visit: Visit
  readonly one: TechnologyDetail['documents'][number]
}

const File = ({ visit, technology, one }: One & { technology: TechnologyDetail }) => {
  const { t, lang } = visit
  return (
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
  )
}

const Validity = ({ visit, names, one, here }: One & { names: TechnologyNames; here: string }) => {
  const { t, lang } = visit
  if (one.validTo !== null)
    return one.validTo < dayOf(visit.now) ? (
      <StatusTag tone="danger" word={t(`${one.validTo} 만료`, `Ended ${one.validTo}`)} />
    ) : (
      <Until lang={lang} day={one.validTo} />
    )
  return names.documentKinds.find((kind) => kind.code === one.kind)?.hasValidity ? (
    <Link href={visit.href(`${here}/${one.id}`)} hidden={one.name}>
      {t('유효기간 적기', 'Give the validity')}
    </Link>
  ) : (
    <>–</>
  )
}

const Actions = ({ visit, one, here }: One & { here: string }) => {
  const { t, lang } = visit
  return (
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
  )
}

interface DuplicateProps {
  readonly visit: Visit
  readonly names: TechnologyNames
  readonly duplicate: { readonly document: string; readonly name: string }
  readonly action: string
  readonly kind: string
}

export const Duplicate = ({ visit, names, duplicate, action, kind }: DuplicateProps) => (
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

export const Reusable = ({
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

interface RemovedProps {
  readonly visit: Visit
  readonly names: TechnologyNames
  readonly removed: Awaited<ReturnType<typeof findRemovedDocuments>>
  readonly here: string
}

export const Removed = ({ visit, names, removed, here }: RemovedProps) => {
  const { t, lang } = visit
  return (
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
  )
}
