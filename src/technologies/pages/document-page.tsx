import { text } from '../../kernel/text.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect, versionTyped } from '../../platform/http/visit.ts'
import { BackLink, BothVersions, Button, DateField, ErrorSummary, Field, Form, Select, Tick } from '../../ui/index.ts'
import { editDocument } from '../actions/documents.ts'
import { findTechnology, findTechnologyNames, nameOf } from '../queries.ts'
import type { TechnologyNames } from '../queries.ts'
import { documentDayLabels } from '../words.ts'
import { readDocumentForm } from './document-form.ts'
import { wordsOf } from './documents-page.tsx'
import { base } from './posted.ts'

interface FieldsProps {
  visit: Visit
  names: TechnologyNames
  typed: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
}

export const DocumentFields = ({ visit, names, typed, errors }: FieldsProps) => {
  const { t, lang } = visit
  const field = (name: string) => ({ lang, name, value: typed[name] ?? '', error: errors[name] })
  return (
    <>
      <Select
        {...field('kind')}
        label={t('서류 종류', 'Kind of paper')}
        required
        options={names.documentKinds.map((one) => ({ value: one.code, label: t(one) }))}
      />
      <Field
        {...field('title')}
        label={t('덧붙일 이름', 'Added name')}
        hint={t('같은 종류가 여럿일 때 알아보기 쉽게 적습니다. 예: 소음 시험', 'To tell several of a kind apart, like “noise test”.')}
      />
      <div class="columns">
        <DateField
          {...field('validFrom')}
          label={t(documentDayLabels.validFrom)}
          hint={t('유효기간이 있는 서류만 적습니다. 예: 2026-11-30', 'Only where the paper has a validity. Like 2026-11-30')}
        />
        <DateField {...field('validTo')} label={t(documentDayLabels.validTo)} />
      </div>
      <Tick
        lang={lang}
        name="isPublic"
        label={t(
          '인증을 받아 기술 찾기에 실리면 누구나 내려받을 수 있게 합니다.',
          'Everybody may download it once the technology stands in the catalogue.',
        )}
        checked={typed['isPublic'] === 'yes'}
      />
    </>
  )
}

export const drawDocument = (visit: Visit) => drawWith(visit, undefined, {})

const drawWith = async (
  visit: Visit,
  typed: Readonly<Record<string, string>> | undefined,
  errors: Readonly<Record<string, string>>,
  status = typed ? 422 : 200,
) => {
  const { t, lang } = visit
  const technology = await findTechnology(visit.read, visit.params['technology'] ?? '', visit.params['company'] ?? '')
  const document = technology?.documents.find((one) => one.id === visit.params['document'])
  if (!technology || !document) return notFound
  const names = await findTechnologyNames(visit.read)
  const stored: Details = {
    kind: document.kind,
    title: document.title ?? '',
    validFrom: document.validFrom ?? '',
    validTo: document.validTo ?? '',
    isPublic: document.isPublic ? 'yes' : '',
  }
  return page({
    title: document.name,
    status,
    hasErrors: typed !== undefined,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(`${base(visit, technology.id)}/documents`)} label={t('서류', 'Papers')} />
        <ErrorSummary lang={lang} errors={errors} />
        <h1>{document.name}</h1>
        {status === 409 && typed && <Stale visit={visit} names={names} stored={stored} typed={typed} />}
        <Form
          lang={lang}
          csrf={visit.csrf}
          action={visit.href(visit.path)}
          hidden={{ version: versionTyped(visit, document.version, status) }}
        >
          <DocumentFields visit={visit} names={names} typed={typed ?? stored} errors={errors} />
          <Button>{t('서류 정보 저장하기', 'Save')}</Button>
        </Form>
      </div>
    ),
  })
}

type Details = Readonly<Record<'kind' | 'title' | 'validFrom' | 'validTo' | 'isPublic', string>>

/** What somebody else saved meanwhile beside what was typed. */
const Stale = ({ visit, names, stored, typed }: Pick<FieldsProps, 'visit' | 'names' | 'typed'> & { stored: Details }) => {
  const { t, lang } = visit
  const both = (name: keyof Details, inWords: (value: string) => string = (value) => value) => ({
    stored: inWords(stored[name]),
    typed: inWords(typed[name] ?? ''),
  })
  return (
    <BothVersions
      lang={lang}
      title={t(
        '그사이 다른 창에서, 또는 같은 회사의 다른 분이 이 서류 정보를 고쳤습니다. 아래 칸은 지금 입력하신 내용이며, 저장하면 그 내용으로 바뀝니다.',
        'These details were changed meanwhile, in another window or by a colleague. The fields below hold what you typed; saving keeps yours.',
      )}
      facts={[
        { label: t('서류 종류', 'Kind of paper'), ...both('kind', (code) => t(nameOf(names.documentKinds, code))) },
        { label: t('덧붙일 이름', 'Added name'), ...both('title') },
        { label: t(documentDayLabels.validFrom), ...both('validFrom') },
        { label: t(documentDayLabels.validTo), ...both('validTo') },
        { label: t('공개', 'Public'), ...both('isPublic', (yes) => (yes === 'yes' ? t('예', 'Yes') : t('아니요', 'No'))) },
      ]}
    />
  )
}

export const postDocument = async (visit: Visit) => {
  const id = visit.params['technology'] ?? ''
  const { facts, errors } = readDocumentForm(visit.form, (await findTechnologyNames(visit.read)).documentKinds)
  if (Object.keys(errors).length > 0) return drawWith(visit, visit.form.values, wordsOf(visit, errors))
  const version = visit.form.whole('version')
  const saved = await editDocument(visit.app, actingAs(visit, 'company'), id, visit.params['document'] ?? '', version, facts)
  if (saved.ok) return redirect(`${base(visit, id)}/documents`, text('서류 정보를 저장했습니다.', 'Saved.'))
  return saved.refusal.code === 'stale' ? drawWith(visit, visit.form.values, {}, 409) : notFound
}
