import type { JSX } from 'preact'
import { Button, Choice, Field, fieldId, Notice, Select, TextArea } from '../../ui/index.ts'
import { longestText } from '../conditions.ts'
import { factsFitting, kindsOffered, kindWords, listsKnown, readCondition, referenceWords } from '../editing/condition-form.ts'
import { factPaths, technologyFields } from '../fact-paths.ts'
import { rowsAt } from '../editing/typed.ts'
import type { FormInHand } from './asked-fields.tsx'
import { FactSelect, unitOf, ValueField, ValuesField } from './fact-fields.tsx'
import type { FactPlace } from './fact-fields.tsx'

interface Place {
  readonly form: FormInHand
  readonly path: string
  readonly label: string
  readonly list?: string | undefined
  readonly depth?: number
  readonly optional?: boolean
  readonly hint?: string | undefined
}

/** One condition and what is inside it, with the sentence it reads as. Groups hold conditions; a list condition holds what its elements must be. */
export const ConditionFields = ({ form, path, label, list, depth = 0, optional = false, hint }: Place): JSX.Element => {
  const { t, lang, typed, errors } = form
  const kind = typed[`${path}.kind`] ?? ''
  const name = `${path}.kind`
  return (
    <fieldset class="panel stack" id={fieldId(path)}>
      <legend>{label}</legend>
      {hint && <p class="hint">{hint}</p>}
      {depth === 0 && <Sentence form={form} path={path} />}
      <div class="row">
        <Select
          lang={lang}
          name={name}
          label={t('조건의 종류', 'Kind of condition')}
          required={!optional}
          value={kind}
          error={errors[name]}
          {...(optional && { none: t('조건 없음', 'No condition') })}
          options={kindsOffered(depth, list, kind).map((one) => ({ value: one, label: t(kindWords[one]) }))}
        />
        <Button kind="secondary" small name="do" value={`redraw:${path}`} action={`${form.href}#${fieldId(path)}`} hidden={label}>
          {t('칸 바꾸기', 'Show its fields')}
        </Button>
      </div>
      {kind !== '' && <Inside form={form} path={path} label={label} list={list} depth={depth} />}
    </fieldset>
  )
}

const Sentence = ({ form, path }: { form: FormInHand; path: string }) => {
  const read = readCondition(form.typed, path, factPaths)
  if (!read) return null
  return 'sentence' in read ? (
    <p class="lead" role="status">
      {form.t(read.sentence)}
    </p>
  ) : (
    <Notice tone="warning" title={form.t(read.problem)} />
  )
}

const Inside = ({ form, path, list, depth = 0 }: Place): JSX.Element => {
  const { t, typed } = form
  const kind = typed[`${path}.kind`] ?? ''
  const field = fieldIn(form, path)
  const fact = <FactSelect form={form} path={path} name="fact" list={list} kind={kind} />
  switch (kind) {
    case 'is':
      return (
        <>
          {fact}
          <ValueField form={form} path={path} list={list} />
        </>
      )
    case 'is-one-of':
      return (
        <>
          {fact}
          <ValuesField form={form} path={path} list={list} />
        </>
      )
    case 'same-as':
      return (
        <>
          {fact}
          <Select
            {...field('as', t('같아야 하는 항목', 'Same as'))}
            required
            options={factsFitting('same-as', factPaths).map(({ path: value, fact: one }) => ({ value, label: t(one.label) }))}
          />
        </>
      )
    case 'at-least':
    case 'at-most':
      return (
        <>
          {fact}
          <Field {...field('value', t('값', 'Value'))} type="number" unit={unitOf(form, path, list)} required />
        </>
      )
    case 'within-months-of':
      return <InMonths form={form} path={path} list={list} kind={kind} day="of" />
    case 'months-since-at-least':
      return <InMonths form={form} path={path} list={list} kind={kind} day="at" />
    case 'months-left-at-least':
      return <InMonths form={form} path={path} list={list} kind={kind} day="from" />
    case 'before':
      return <OnDay form={form} path={path} list={list} kind={kind} day="day" />
    case 'valid-on':
      return <OnDay form={form} path={path} list={list} kind={kind} day="on" />
    case 'not-used-before-at-institution':
      return <DayField form={form} path={path} name="before" />
    case 'judged':
      return <Judged form={form} path={path} />
    case 'field-related':
      return <FieldRelated form={form} path={path} />
    case 'has-any':
      return <HasAny form={form} path={path} depth={depth} />
    case 'not':
      return (
        <ConditionFields
          form={form}
          path={`${path}.condition`}
          label={t('해당하지 않아야 하는 조건', 'What must not be')}
          list={list}
          depth={depth + 1}
        />
      )
    default:
      return <Group form={form} path={path} list={list} depth={depth} />
  }
}

const fieldIn =
  ({ lang, typed, errors }: FormInHand, path: string) =>
  (key: string, label: string) => ({
    lang,
    label,
    name: `${path}.${key}`,
    value: typed[`${path}.${key}`] ?? '',
    error: errors[`${path}.${key}`],
  })

interface Asked {
  readonly form: FormInHand
  readonly path: string
}

const DayField = ({ form, path, name }: Asked & { name: string }) => {
  const { t } = form
  return (
    <Select
      {...fieldIn(form, path)(name, t('기준일', 'Reference day'))}
      required
      options={Object.entries(referenceWords).map(([value, words]) => ({ value, label: t(words) }))}
    />
  )
}

interface Dated extends FactPlace {
  readonly kind: string
  readonly day: string
}

const OnDay = ({ form, path, list, kind, day }: Dated) => (
  <>
    <FactSelect form={form} path={path} name="fact" list={list} kind={kind} />
    <DayField form={form} path={path} name={day} />
  </>
)

const InMonths = ({ form, path, list, kind, day }: Dated) => {
  const { t } = form
  return (
    <>
      <FactSelect form={form} path={path} name="fact" list={list} kind={kind} />
      <Field {...fieldIn(form, path)('months', t('개월 수', 'Months'))} type="number" unit={t('개월', 'months')} required />
      <DayField form={form} path={path} name={day} />
    </>
  )
}

const Judged = ({ form, path }: Asked) => {
  const { t } = form
  const field = fieldIn(form, path)
  return (
    <>
      <TextArea
        {...field('sentence.ko', t('판단할 문장(한국어)', 'The rule in Korean'))}
        hint={t('‘…야 합니다.’로 끝나는 한 문장으로 적어 주세요.', 'One sentence.')}
        rows={3}
        max={longestText}
        required
      />
      <TextArea {...field('sentence.en', t('판단할 문장(영어)', 'The rule in English'))} rows={3} max={longestText} required />
    </>
  )
}

const FieldRelated = ({ form, path }: Asked) => {
  const { t, lang, typed } = form
  const field = fieldIn(form, path)
  return (
    <>
      <Choice
        lang={lang}
        kind="checkbox"
        inline
        name={`${path}.fields`}
        label={t('분야', 'Fields')}
        hint={t('고르지 않으면 기관의 업무 분야와 비교합니다.', 'None: the institution’s own fields.')}
        value={(typed[`${path}.fields`] ?? '').split(',')}
        options={Object.entries(technologyFields).map(([value, words]) => ({ value, label: t(words) }))}
      />
      <Select
        {...field('otherwise', t('겹치는 분야가 없으면', 'Without a common field'))}
        required
        options={[
          { value: 'judged', label: t('담당자가 판단합니다', 'an officer judges') },
          { value: 'no', label: t('신청할 수 없습니다', 'not eligible') },
        ]}
      />
    </>
  )
}

const HasAny = ({ form, path, depth }: Asked & { depth: number }) => {
  const { t, typed } = form
  const field = fieldIn(form, path)
  return (
    <>
      <Select
        {...field('list', t('목록', 'List'))}
        required
        options={listsKnown(factPaths).map(({ path: value, fact: one }) => ({ value, label: t(one.label) }))}
      />
      <Field
        {...field('atLeast', t('최소 개수', 'At least'))}
        hint={t('비우면 하나 이상입니다.', 'Empty: one.')}
        type="number"
        unit={t('개', '')}
      />
      {typed[`${path}.list`] && (
        <ConditionFields
          form={form}
          path={`${path}.where`}
          label={t('그중에서 볼 조건', 'What it must be')}
          list={typed[`${path}.list`]}
          depth={depth + 1}
          optional
        />
      )}
    </>
  )
}

const Group = ({ form, path, list, depth = 0 }: Omit<Place, 'label'>): JSX.Element => {
  const { t } = form
  const rows = rowsAt(form.typed, `${path}.conditions`)
  return (
    <div class="stack">
      {rows.map((at, place) => {
        const row = `${path}.conditions.${at}`
        return (
          <div key={row}>
            <ConditionFields
              form={form}
              path={row}
              label={t(`조건 ${place + 1}`, `Condition ${place + 1}`)}
              list={list}
              depth={depth + 1}
            />
            <Button kind="text" small name="do" value={`remove:${row}`} action={`${form.href}#${fieldId(path)}`}>
              {t(`조건 ${place + 1} 빼기`, `Remove condition ${place + 1}`)}
            </Button>
          </div>
        )
      })}
      <Button kind="secondary" small name="do" value={`add:${path}.conditions`} action={`${form.href}#${fieldId(path)}`}>
        {t('묶음에 조건 더하기', 'Add a condition to the group')}
      </Button>
    </div>
  )
}
