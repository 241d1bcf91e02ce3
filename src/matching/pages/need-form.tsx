import type { Visit } from '../../people/index.ts'
import { Button, Buttons, Choice, Disclosure, Field, Form, Select, TextArea } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import type { TypedNeed } from '../need-address.ts'
import { longestNeed, mostKeywords } from '../needs.ts'
import type { NeedAnswer } from '../needs.ts'
import type { Choices } from '../queries.ts'

interface Part {
  readonly visit: Visit
  readonly typed: TypedNeed
}
interface FormProps extends Part {
  readonly choices: Choices
  readonly answer: NeedAnswer | undefined
  readonly errors: FieldErrors
}

export const NeedForm = ({ visit, typed, choices, answer, errors }: FormProps) => {
  const { t, lang } = visit
  return (
    <Form lang={lang} method="get" action={visit.href('/match')} class="no-print">
      <TextArea
        lang={lang}
        name="need"
        rows={3}
        required
        max={longestNeed}
        label={t('필요한 것', 'What you need')}
        value={typed.text}
        error={errors['need']}
        hint={t(
          '예: 지하 배관에서 물이 새는 곳을 땅을 파지 않고 찾고 싶습니다.',
          'For example: find leaks in buried pipes without digging.',
        )}
      />
      <Keywords visit={visit} typed={typed} suggested={answer?.suggestedKeywords ?? []} />
      <FieldChoice visit={visit} typed={typed} choices={choices} suggestedCodes={answer?.suggestedFields ?? []} />
      <Conditions visit={visit} typed={typed} choices={choices} errors={errors} />
      <Buttons>
        <Button>{t('어울리는 기술 찾기', 'Find what fits')}</Button>
      </Buttons>
    </Form>
  )
}

const Keywords = ({ visit, typed, suggested }: Part & { suggested: readonly string[] }) => {
  const { t, lang } = visit
  const offered = [...new Set([...typed.keywords, ...suggested])]
  if (offered.length === 0) return null
  return (
    <Choice
      lang={lang}
      name="k"
      kind="checkbox"
      inline
      optionalWord=""
      label={t(`핵심어 (${mostKeywords}개까지)`, `Key words (${mostKeywords} at most)`)}
      value={typed.keywords}
      hint={t('적으신 글에서 뽑았습니다. 고르면 그 말을 더 무겁게 봅니다.', 'Taken from what you wrote; those you choose weigh more.')}
      options={offered.map((word) => ({ value: word, label: word }))}
    />
  )
}

const FieldChoice = ({ visit, typed, choices, suggestedCodes }: Part & { choices: Choices; suggestedCodes: readonly string[] }) => {
  const { t, lang } = visit
  const fields = choices.fields.filter((one) => one.parent !== null)
  const suggested = suggestedCodes.flatMap((code) => fields.filter((one) => one.code === code))
  return (
    <Select
      lang={lang}
      name="field"
      label={t('분야', 'Field')}
      value={typed.fieldCode}
      options={[
        { value: '', label: t('고르지 않음', 'Any') },
        ...suggested.map((one) => ({ value: one.code, label: t(`추천: ${one.ko}`, `Suggested: ${one.en}`) })),
        ...fields.filter((one) => !suggested.includes(one)).map((one) => ({ value: one.code, label: t(one.ko, one.en) })),
      ]}
    />
  )
}

const Conditions = ({ visit, typed, choices, errors }: Part & Pick<FormProps, 'choices' | 'errors'>) => {
  const { t, lang } = visit
  return (
    <Disclosure
      summary={t('조건 더하기: 예산, 지역, 다른 인증', 'Conditions: budget, region, other certificate')}
      open={typed.hasConditions || errors['budget'] !== undefined}
    >
      <Field lang={lang} name="budget" type="money" label={t('예산', 'Budget')} value={typed.budget} error={errors['budget']} />
      <Select
        lang={lang}
        name="region"
        label={t('기업의 지역', 'Region of the firm')}
        value={typed.regionCode}
        options={[
          { value: '', label: t('가리지 않음', 'Any') },
          ...choices.regions.map((one) => ({ value: one.code, label: t(one.ko, one.en) })),
        ]}
      />
      <Select
        lang={lang}
        name="certificate"
        label={t('있어야 할 다른 인증', 'Other certificate required')}
        value={typed.certificateKind}
        options={[
          { value: '', label: t('가리지 않음', 'None') },
          ...choices.certificateKinds.map((one) => ({ value: one.code, label: t(one.ko, one.en) })),
        ]}
      />
    </Disclosure>
  )
}
