import { text } from '../../kernel/text.ts'
import { confirmFirst } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { describeCertificate } from '../../platform/pdf/keys.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { Button, DataTable, Day, Downloads, ErrorSummary, Field, Form, Notice, Select, StatusTag, TextArea } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { importKey } from '../actions/import-key.ts'
import { chainOf } from '../keys.ts'
import { findInstitutionChoices, findKeys } from '../queries.ts'
import type { KeyFace } from '../queries.ts'
import { p12Words } from '../words.ts'

export const drawKeys = (visit: Visit): Promise<Reply> => draw(visit, {})

const draw = async (visit: Visit, errors: FieldErrors): Promise<Reply> => {
  const { t, lang } = visit
  const keys = await Promise.all((await findKeys(visit.read)).map(withFace))
  const institutions = await findInstitutionChoices(visit.read)
  return page({
    title: t('서명 키', 'Signing keys'),
    density: 'staff',
    status: Object.keys(errors).length > 0 ? 422 : 200,
    hasErrors: Object.keys(errors).length > 0,
    body: (
      <>
        <ErrorSummary lang={lang} errors={errors} />
        <h1>{t('서명 키', 'Signing keys')}</h1>
        <p>
          {t(
            '기관의 키는 처음 서명할 때 이 시스템의 최상위 키 아래에 만들어집니다. 기관이 가진 키(P12)가 있으면 아래에서 바꿀 수 있습니다. 전에 서명한 문서는 그대로 유효합니다.',
            'A key is made under this installation’s root when an institution first signs. An institution’s own key (P12) can take its place below. What was signed before stays good.',
          )}
        </p>
        <Keys visit={visit} keys={keys} />
        {keys.length > 0 && <Downloads lang={lang} base={visit.href('/operations/keys')} />}
        {visit.actor.hat === 'operator' && <ImportKey visit={visit} institutions={institutions} errors={errors} />}
      </>
    ),
  })
}

/** A key with what its certificate says of itself. */
export const withFace = async (key: KeyFace) => {
  const [leaf] = chainOf(key.certificatePem)
  return { ...key, face: leaf && (await describeCertificate(leaf)) }
}
type Key = Awaited<ReturnType<typeof withFace>>

/** What is said of a key. */
export const keyWords = {
  whose: ({ t }: Visit, one: Key) => (one.institutionId === null ? t('최상위 키', 'Root') : t(one.nameKo ?? '', one.nameEn ?? '')),
  state: ({ t }: Visit, one: Key) => (one.retiredAt ? t('쓰지 않음', 'Retired') : t('사용 중', 'In use')),
  origin: ({ t }: Visit, one: Key) => (one.origin === 'generated' ? t('이 시스템에서 만듦', 'Made here') : t('가져옴', 'Imported')),
}

const Keys = ({ visit, keys }: { visit: Visit; keys: readonly Key[] }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('서명 키', 'Signing keys')}
      rows={keys}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'who',
          header: t('기관', 'Institution'),
          rowHeader: true,
          cell: (one) => keyWords.whose(visit, one),
        },
        {
          key: 'state',
          header: t('상태', 'State'),
          cell: (one) => <StatusTag tone={one.retiredAt ? 'neutral' : 'success'} word={keyWords.state(visit, one)} />,
        },
        {
          key: 'origin',
          header: t('유래', 'Origin'),
          cell: (one) => keyWords.origin(visit, one),
        },
        {
          key: 'until',
          header: t('유효기간', 'Until'),
          align: 'right',
          nowrap: true,
          cell: (one) => (one.face ? <Day lang={lang} value={one.face.notAfter} form="table" /> : '–'),
        },
        { key: 'print', header: 'SHA-256', cell: (one) => <span class="id">{one.face?.sha256.slice(0, 16) ?? ''}</span> },
      ]}
    />
  )
}

type Institution = Awaited<ReturnType<typeof findInstitutionChoices>>[number]

const ImportKey = ({ visit, institutions, errors }: { visit: Visit; institutions: readonly Institution[]; errors: FieldErrors }) => {
  const { t, lang } = visit
  return (
    <section class="reading">
      <h2>{t('기관의 키 가져오기', 'Import an institution’s key')}</h2>
      <Notice title={t('키는 봉인해 보관하고, 암호는 보관하지 않습니다.', 'The key is kept sealed; the passphrase is not kept.')} />
      <Form lang={lang} csrf={visit.csrf} action={visit.href('/operations/keys')}>
        <Select
          lang={lang}
          name="institution"
          label={t('기관', 'Institution')}
          required
          value={visit.form.text('institution')}
          error={errors['institution']}
          options={institutions.map((one) => ({ value: one.id, label: t(one.ko, one.en) }))}
        />
        <TextArea
          lang={lang}
          name="p12"
          label={t('P12 파일 내용(base64)', 'P12 file as base64')}
          required
          rows={8}
          error={errors['p12']}
          hint={t('openssl base64 -in key.p12 로 바꾼 내용을 붙여 넣어 주세요.', 'Paste what openssl base64 -in key.p12 prints.')}
        />
        <Field
          lang={lang}
          name="passphrase"
          type="password"
          autocomplete="off"
          label={t('P12 암호', 'Passphrase')}
          required
          error={errors['passphrase']}
        />
        <Button>{t('키 가져오기', 'Import the key')}</Button>
      </Form>
    </section>
  )
}

export const postKey = async (visit: Visit): Promise<Reply> => {
  const detour = await confirmFirst(visit, '/operations/keys')
  if (detour) return detour
  const institutionId = visit.form.text('institution')
  if (institutionId === '') return draw(visit, { institution: visit.t('기관을 골라 주세요.', 'Choose an institution.') })
  const imported = await importKey(visit.app, visit.actor, institutionId, visit.form.text('p12'), visit.form.text('passphrase'))
  if (imported.ok)
    return redirect('/operations/keys', text('키를 가져왔습니다. 이제부터 이 키로 서명합니다.', 'The key signs from now on.'))
  if (imported.refusal === 'not-found') return notFound
  return draw(visit, { [imported.refusal === 'wrong-passphrase' ? 'passphrase' : 'p12']: visit.t(p12Words[imported.refusal]) })
}
