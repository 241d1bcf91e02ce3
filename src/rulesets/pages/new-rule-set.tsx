import { text } from '../../kernel/text.ts'
import { actingAs, deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { page, redirect } from '../../platform/http/visit.ts'
import { BackLink, Button, Buttons, ErrorSummary, Field, Form, Select } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { cloneFor } from '../actions/draft.ts'
import { findCloneSources } from '../queries.ts'
import { namesOf } from '../workflow.ts'
import { explain, nameFaultWords } from '../words.ts'

/** A rule set is begun as a copy of the standard set, or of one in force elsewhere. */
export const drawNewRuleSet = (visit: Visit) => drawClone(visit, { from: '', nameKo: '', nameEn: '' }, {})

export const postNewRuleSet = async (visit: Visit) => {
  const typed = { from: visit.form.text('from'), nameKo: visit.form.text('nameKo'), nameEn: visit.form.text('nameEn') }
  const named = namesOf(typed)
  const faults = named.ok || named.refusal.code !== 'names-faulty' ? [] : named.refusal.faults
  const errors: FieldErrors = {
    ...(typed.from === '' && { from: visit.t('바탕으로 삼을 규정을 골라 주세요.', 'Choose what to start from.') }),
    ...Object.fromEntries(faults.map((fault) => [fault.name, visit.t(nameFaultWords(fault))])),
  }
  if (Object.keys(errors).length > 0) return drawClone(visit, typed, errors, 422)
  const actor = actingAs(visit, 'institution')
  const made = await cloneFor(visit.app, actor, { fromVersionId: typed.from, nameKo: typed.nameKo, nameEn: typed.nameEn })
  if (!made.ok) return drawClone(visit, typed, { from: visit.t(explain(made.refusal)) }, 422)
  return redirect(
    `/desk/${actor.institutionId}/rule-sets/${made.value.ruleSetId}/versions/1`,
    text('심의규정 초안을 만들었습니다. 기관에 맞게 고쳐 주세요.', 'The draft is made. Adapt it to your institution.'),
  )
}

interface TypedClone {
  readonly from: string
  readonly nameKo: string
  readonly nameEn: string
}

const drawClone = async (visit: Visit, typed: TypedClone, errors: FieldErrors, status = 200) => {
  const { t, lang } = visit
  const sources = await findCloneSources(visit.read, deskOf(visit))
  const title = t('새 심의규정', 'New rule set')
  return page({
    title,
    density: 'staff',
    status,
    hasErrors: status >= 400,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(`/desk/${deskOf(visit)}/rule-sets`)} />
        <h1>{title}</h1>
        <ErrorSummary lang={lang} errors={errors} />
        <CloneForm visit={visit} sources={sources} typed={typed} errors={errors} />
      </div>
    ),
  })
}

type Source = Awaited<ReturnType<typeof findCloneSources>>[number]

const nameOfSource = ({ t }: Visit, one: Source): string =>
  one.institutionId === null
    ? t(`표준: ${one.nameKo}`, `Standard: ${one.nameEn}`)
    : t(`${one.institutionKo}: ${one.nameKo} 제${one.number}판`, `${one.institutionEn}: ${one.nameEn}, version ${one.number}`)

interface CloneProps {
  readonly visit: Visit
  readonly sources: readonly Source[]
  readonly typed: TypedClone
  readonly errors: FieldErrors
}

const CloneForm = ({ visit, sources, typed, errors }: CloneProps) => {
  const { t, lang } = visit
  return (
    <Form lang={lang} csrf={visit.csrf} action={visit.href(visit.path)}>
      <Select
        lang={lang}
        name="from"
        label={t('바탕으로 삼을 규정', 'Start from')}
        required
        value={typed.from || sources[0]?.versionId}
        error={errors['from']}
        hint={t(
          '표준 심의규정이나 다른 기관이 시행 중인 규정을 복사합니다. 원래 규정은 바뀌지 않습니다.',
          'A copy of the standard set or of another institution’s; the original stays as it is.',
        )}
        options={sources.map((one) => ({
          value: one.versionId,
          label: nameOfSource(visit, one),
        }))}
      />
      <Field
        lang={lang}
        name="nameKo"
        label={t('심의규정 이름', 'Name in Korean')}
        required
        value={typed.nameKo}
        error={errors['nameKo']}
      />
      <Field lang={lang} name="nameEn" label={t('영문 이름', 'Name in English')} required value={typed.nameEn} error={errors['nameEn']} />
      <Buttons>
        <Button>{t('초안 만들기', 'Make a draft')}</Button>
      </Buttons>
    </Form>
  )
}
