import { addDays, dayOf } from '../../kernel/dates.ts'
import type { Visit } from '../../people/index.ts'
import { Button, DateField, Disclosure, Field, Form, Icon, Link, Notice, Select } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { addressOf } from '../asked.ts'
import type { Looked } from '../actions/look.ts'
import { actionWord, dayLabels, kindWord, objectKinds, whoseKinds } from '../words.ts'
import type { Question } from './question.ts'

const byName = (visit: Visit, codes: readonly string[], word: (code: string) => { ko: string; en: string }) =>
  codes.map((value) => ({ value, label: visit.t(word(value)) })).sort((a, b) => a.label.localeCompare(b.label, visit.lang))

interface FilterProps {
  readonly visit: Visit
  readonly question: Question
  /** The acts to choose from; where there are none the kinds are those of persons and things whose data was read. */
  readonly actions: readonly string[] | undefined
  readonly errors: FieldErrors
}

/** By time, person, act and object. Works as a plain form; the address is the question. */
export const Filters = ({ visit, question, actions, errors }: FilterProps) => (
  <>
    <FilterForm visit={visit} question={question} actions={actions} errors={errors} />
    <Ranges visit={visit} question={question} />
  </>
)

const FilterForm = ({ visit, question, actions, errors }: FilterProps) => {
  const { t, lang } = visit
  const { path, typed, asked } = question
  return (
    <Form lang={lang} method="get" action={visit.href(path)} class="asked-for" label={t('기록 거르기', 'Narrow down')}>
      <DateField
        lang={lang}
        name="from"
        label={t(dayLabels.from)}
        hint=""
        optionalWord=""
        value={typed.from || asked.from}
        error={errors['from']}
      />
      <DateField lang={lang} name="to" label={t(dayLabels.to)} hint="" optionalWord="" value={typed.to || asked.to} error={errors['to']} />
      <Field
        lang={lang}
        name="who"
        label={t('누가(이름·이메일)', 'Who (name, e-mail)')}
        optionalWord=""
        value={typed.who}
        error={errors['who']}
      />
      {actions && (
        <Select
          lang={lang}
          name="action"
          label={t('무엇을', 'What')}
          optionalWord=""
          none={t('전체', 'All')}
          value={typed.action}
          options={byName(visit, actions, actionWord)}
        />
      )}
      <Select
        lang={lang}
        name="kind"
        label={actions ? t('대상', 'Object') : t('누구의', 'Whose')}
        optionalWord=""
        none={t('전체', 'All')}
        value={typed.kind}
        options={byName(visit, actions ? objectKinds : whoseKinds, kindWord)}
      />
      <Field lang={lang} name="object" label={t('대상 번호', 'Its number')} optionalWord="" value={typed.object} error={errors['object']} />
      <Button kind="secondary">{t('찾기', 'Search')}</Button>
    </Form>
  )
}

/** The usual stretches of time up to today, and the way out of all filters. */
const Ranges = ({ visit, question }: { visit: Visit; question: Question }) => {
  const { t } = visit
  const { path, typed } = question
  const today = dayOf(visit.now)
  const ranges = [
    [t('오늘', 'Today'), 0],
    [t('7일', '7 days'), 6],
    [t('30일', '30 days'), 29],
    [t('1년', 'A year'), 364],
  ] as const
  return (
    <p class="row no-print">
      {ranges.map(([label, days]) => (
        <Link key={label} href={visit.href(addressOf(path, typed, { from: addDays(today, -days), to: today }))}>
          {label}
        </Link>
      ))}
      {(typed.who || typed.action || typed.kind || typed.object) && <Link href={visit.href(path)}>{t('조건 모두 지우기', 'Clear')}</Link>}
    </p>
  )
}

/** Newer and older, from the rows at the edges. */
export const Edges = ({ visit, question, looked }: { visit: Visit; question: Question; looked: Looked<{ readonly id: number }> }) => {
  const { t } = visit
  const { path, typed } = question
  const first = looked.rows[0]
  const last = looked.rows.at(-1)
  if (first === undefined || last === undefined || !(looked.hasNewer || looked.hasOlder)) return null
  return (
    <nav class="krds-pages" aria-label={t('쪽 이동', 'Pages')}>
      <ul>
        {looked.hasNewer && (
          <li>
            <Link href={visit.href(addressOf(path, typed, { after: String(first.id) }))} rel="prev">
              <Icon name="left" />
              {t('더 새로운 기록', 'Newer')}
            </Link>
          </li>
        )}
        {looked.hasOlder && (
          <li>
            <Link href={visit.href(addressOf(path, typed, { before: String(last.id) }))} rel="next">
              {t('더 오래된 기록', 'Older')}
              <Icon name="right" />
            </Link>
          </li>
        )}
      </ul>
    </nav>
  )
}

/** Names stay hidden until somebody says why they must be seen; that is kept, and the persons can read it. */
export const Unmask = ({ visit, question, error }: { visit: Visit; question: Question; error: string | undefined }) => {
  const { t, lang } = visit
  const { path, typed, asked } = question
  if (asked.reason !== undefined) {
    return (
      <Notice tone="warning" title={t('이름과 이메일이 보이는 상태입니다.', 'Names and addresses are shown.')}>
        <p>
          {t(
            `이유: ${asked.reason}. 보신 분마다 열람 기록을 남겼습니다.`,
            `Reason: ${asked.reason}. A record was left for each person shown.`,
          )}{' '}
          <Link href={visit.href(addressOf(path, typed, { reason: '' }))}>{t('다시 가리기', 'Hide them again')}</Link>
        </p>
      </Notice>
    )
  }
  const { reason: _reason, before, after, ...kept } = typed
  const hidden = Object.fromEntries(Object.entries({ ...kept, before, after }).filter(([, value]) => value !== ''))
  return (
    <Disclosure summary={t('가려진 이름 보기', 'Show the hidden names')} open={error !== undefined}>
      <Form lang={lang} method="get" action={visit.href(path)} hidden={hidden} label={t('가려진 이름 보기', 'Show the hidden names')}>
        <Field
          lang={lang}
          name="reason"
          label={t('보려는 이유', 'Why')}
          required
          value={typed.reason}
          error={error}
          hint={t(
            '이유는 열람 기록에 남고, 이름이 보인 분이 읽을 수 있습니다.',
            'It is kept in the access log, and the persons shown can read it.',
          )}
          width="full"
        />
        <Button kind="secondary">{t('이름 보기', 'Show names')}</Button>
      </Form>
    </Disclosure>
  )
}
