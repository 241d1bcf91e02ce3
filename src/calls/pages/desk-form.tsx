import { dayAhead } from '../../kernel/day-words.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { text } from '../../kernel/text.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { BackLink, BothVersions, Button, Choice, DateField, ErrorSummary, Field, Form, Select, TextArea } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { draftCall, editCall } from '../actions/draft-call.ts'
import { longestNotice, programmes } from '../call.ts'
import { findCall, findDraftChoices } from '../queries.ts'
import type { CallDetail, DraftChoices } from '../queries.ts'
import { explain, gapWords, programmeWords, themeWords } from '../words.ts'
import { memberSlots, questionSlots, readCall, typedFrom } from './read-call.ts'
import type { Typed } from './read-call.ts'

export const drawNewCall = async (visit: Visit) =>
  drawForm(visit, {
    typed: { intake: 'rolling', programme: 'certification', theme: 'general' },
    errors: {},
    choices: await findDraftChoices(visit.read),
    back: `/desk/${visit.params['institution']}/calls`,
  })

export const drawEditCall = async (visit: Visit) => {
  const call = await findCall(visit.read, visit.params['call'] ?? '')
  if (!call || call.leadInstitutionId !== visit.params['institution'] || call.state !== 'draft') return notFound
  return drawForm(visit, {
    typed: typedFrom(call),
    errors: {},
    version: call.version,
    choices: await findDraftChoices(visit.read),
    back: `/desk/${call.leadInstitutionId}/calls/${call.id}`,
  })
}

export const saveCall = async (visit: Visit) => {
  const actor = actingAs(visit, 'institution')
  const id = visit.params['call']
  const typed = visit.form.values
  const { content, errors } = readCall(typed, actor.institutionId, visit.now)
  const back = id === undefined ? `/desk/${actor.institutionId}/calls` : `/desk/${actor.institutionId}/calls/${id}`
  const version = visit.form.whole('version')
  const again = async (found: FieldErrors, status: number, theirs?: CallDetail) =>
    drawForm(visit, {
      typed,
      errors: found,
      version: theirs?.version ?? version,
      choices: await findDraftChoices(visit.read),
      back,
      status,
      theirs,
    })
  if (Object.keys(errors).length > 0)
    return again(Object.fromEntries(Object.entries(errors).map(([name, words]) => [name, visit.t(words)])), 422)
  const saved = id === undefined ? await draftCall(visit.app, actor, content) : await editCall(visit.app, actor, id, version, content)
  if (saved.ok)
    return redirect(`/desk/${actor.institutionId}/calls/${saved.value.id}`, text('공모 초안을 저장했습니다.', 'The draft is saved.'))
  if (saved.refusal.code === 'not-found') return notFound
  if (saved.refusal.code === 'stale') return again({}, 409, await findCall(visit.read, id ?? ''))
  if (saved.refusal.code === 'foreign-rules')
    return again(
      Object.fromEntries(
        ruleFields(typed, actor.institutionId, saved.refusal.institutionIds).map((name) => [name, visit.t(gapWords.ruleSet)]),
      ),
      422,
    )
  return again({ titleKo: visit.t(explain(saved.refusal)) }, 422)
}

/** The fields in which rule sets of these institutions were chosen. */
const ruleFields = (typed: Typed, lead: string, institutionIds: readonly string[]): string[] => [
  ...(institutionIds.includes(lead) ? ['ruleSet'] : []),
  ...memberSlots.map((slot) => `member${slot}`).filter((name) => institutionIds.includes((typed[name] ?? '').split('/')[0] ?? '')),
]

interface FormProps {
  typed: Typed
  errors: FieldErrors
  version?: number
  choices: DraftChoices
  back: string
  status?: number
  theirs?: CallDetail | undefined
}

interface Part {
  readonly visit: Visit
  readonly typed: Typed
  readonly errors: FieldErrors
}

const fieldIn =
  ({ visit, typed, errors }: Part) =>
  (name: string) => ({ lang: visit.lang, name, value: typed[name] ?? '', error: errors[name] })

const drawForm = (visit: Visit, { typed, errors, version, choices, back, status = 200, theirs }: FormProps) => {
  const { t, lang } = visit
  const own = choices.institutions.find((one) => one.id === visit.params['institution'])
  const field = fieldIn({ visit, typed, errors })
  const isNew = visit.params['call'] === undefined
  const title = isNew ? t('새 공모 작성', 'Draft a call') : t('공모 고치기', 'Edit the call')
  return page({
    title,
    density: 'staff',
    status,
    hasErrors: Object.keys(errors).length > 0,
    body: (
      <div class="reading">
        <BackLink
          lang={lang}
          href={visit.href(back)}
          label={isNew ? t('공모 관리', 'Calls') : t('이 공모로 돌아가기', 'Back to the call')}
        />
        <h1>{title}</h1>
        <ErrorSummary lang={lang} errors={errors} />
        <p class="quiet">
          {t(
            '초안은 언제든 저장할 수 있습니다. 기간 접수라면 마감일을 적어 주세요. 다른 필수 항목은 승인을 요청할 때까지 채우면 됩니다.',
            'A draft can be saved at any time; if it is dated, give the closing day. What else is required may wait until you ask for approval.',
          )}
        </p>
        {theirs && <Stale visit={visit} typed={typed} theirs={theirs} />}
        <Form lang={lang} csrf={visit.csrf} action={visit.href(visit.path)} hidden={isNew ? {} : { version: version ?? 0 }}>
          <Kind visit={visit} typed={typed} errors={errors} />
          <Times visit={visit} typed={typed} errors={errors} />
          <TextArea {...field('bodyKo')} label={t('공고문', 'Notice in Korean')} required rows={12} max={longestNotice} />
          <TextArea {...field('bodyEn')} label={t('영문 공고문', 'Notice in English')} rows={8} max={longestNotice} />
          <Select
            {...field('ruleSet')}
            label={t('심의규정', 'Rule set')}
            required
            options={(own?.ruleSets ?? []).map((one) => ({ value: one.id, label: t(one.ko, one.en) }))}
            hint={t('시행 중인 규정만 고를 수 있습니다.', 'Only what is in force.')}
          />
          <Members visit={visit} typed={typed} errors={errors} choices={choices} />
          <Questions visit={visit} typed={typed} errors={errors} />
          <Button>{t('초안 저장하기', 'Save the draft')}</Button>
        </Form>
      </div>
    ),
  })
}

/** What the call is called, what it is for, and how it takes applications. */
const Kind = ({ visit, typed, errors }: Part) => {
  const { t } = visit
  const field = fieldIn({ visit, typed, errors })
  return (
    <>
      <Field {...field('titleKo')} label={t('공모 이름', 'Title in Korean')} required />
      <Field {...field('titleEn')} label={t('영문 이름', 'Title in English')} required />
      <Select
        {...field('programme')}
        label={t('공모 종류', 'Kind of call')}
        required
        options={programmes.map((one) => ({ value: one, label: t(programmeWords[one] ?? { ko: one, en: one }) }))}
      />
      <Choice
        {...field('theme')}
        label={t('범위', 'Scope')}
        inline
        options={[
          { value: 'general', label: t(themeWords.general) },
          { value: 'themed', label: t(themeWords.themed) },
        ]}
      />
      <Choice
        {...field('intake')}
        label={t('접수 방식', 'Intake')}
        inline
        options={[
          { value: 'rolling', label: t('상시 접수', 'Rolling') },
          { value: 'dated', label: t('기간 접수', 'Dated') },
        ]}
      />
    </>
  )
}

const Times = ({ visit, typed, errors }: Part) => {
  const { t } = visit
  const field = fieldIn({ visit, typed, errors })
  return (
    <>
      <div class="columns">
        <DateField
          {...field('opensOn')}
          label={t('접수 시작일', 'Opens on')}
          hint={t(`예: ${dayAhead(visit.now)}. 비우면 공고하는 때부터입니다.`, `Like ${dayAhead(visit.now)}. Empty: from publication.`)}
        />
        <Field
          {...field('opensTime')}
          label={t('시작 시각', 'Opening time')}
          optionalWord={t('비우면 09:00', '09:00 if empty')}
          width="short"
          hint={t('예: 09:00', 'Like 09:00')}
        />
      </div>
      <div class="columns">
        <DateField
          {...field('closesOn')}
          ahead={visit.now}
          label={t('마감일', 'Closes on')}
          optionalWord={t('기간 접수일 때 필수', 'required if dated')}
        />
        <Field
          {...field('closesTime')}
          label={t('마감 시각', 'Closing time')}
          optionalWord={t('비우면 18:00', '18:00 if empty')}
          width="short"
          hint={t('예: 18:00. 이 시각 정각부터는 받지 않습니다.', 'Like 18:00. Nothing is accepted from then on.')}
        />
      </div>
    </>
  )
}

/** Other institutions of a joint call, each with its own rule set for eligibility. */
const Members = ({ visit, typed, errors, choices }: Part & { choices: DraftChoices }) => {
  const { t, lang } = visit
  const options = choices.institutions
    .filter((one) => one.id !== visit.params['institution'])
    .flatMap((one) =>
      one.ruleSets.map((rules) => ({ value: `${one.id}/${rules.id}`, label: `${t(one.ko, one.en)} — ${t(rules.ko, rules.en)}` })),
    )
  const shown = memberSlots.filter((slot) => slot <= 3 || typed[`member${slot}`] || typed[`member${slot - 1}`])
  return (
    <fieldset>
      <legend class="strong">{t('함께 심의하는 기관', 'Institutions that review together')}</legend>
      <p class="hint">
        {t(
          '공동 공모일 때만 고릅니다. 자격은 기관마다 자기 규정으로, 심의는 우리 규정으로 한 번 합니다.',
          'Only for a joint call. Each checks eligibility by its own rules; there is one review, by yours.',
        )}
      </p>
      {shown.map((slot) => (
        <Select
          key={slot}
          lang={lang}
          name={`member${slot}`}
          label={t(`기관 ${slot}`, `Institution ${slot}`)}
          value={typed[`member${slot}`]}
          error={errors[`member${slot}`]}
          none={t('없음', 'None')}
          options={options}
        />
      ))}
    </fieldset>
  )
}

const Questions = ({ visit, typed, errors }: Part) => {
  const { t } = visit
  const field = fieldIn({ visit, typed, errors })
  return (
    <>
      <h2>{t('추가 질문', 'Extra questions')}</h2>
      {questionSlots.map((slot) => (
        <div key={slot} class="columns">
          <Field {...field(`question${slot}Ko`)} label={t(`질문 ${slot}`, `Question ${slot} in Korean`)} />
          <Field {...field(`question${slot}En`)} label={t(`질문 ${slot} 영문`, `Question ${slot} in English`)} />
          <Choice
            {...field(`question${slot}Required`)}
            label={t('답변', 'Answer')}
            inline
            kind="radio"
            options={[
              { value: 'yes', label: t('필수', 'Required') },
              { value: '', label: t('선택', 'Optional') },
            ]}
          />
        </div>
      ))}
    </>
  )
}

const Stale = ({ visit, typed, theirs }: { visit: Visit; typed: Typed; theirs: CallDetail }) => {
  const { t, lang } = visit
  const now = typedFrom(theirs)
  const names = [
    ['titleKo', t('공모 이름', 'Title')],
    ['titleEn', t('영문 이름', 'English title')],
    ['bodyKo', t('공고문', 'Notice')],
    ['closesOn', t('마감일', 'Closes on')],
  ] as const
  return (
    <BothVersions
      lang={lang}
      title={t(
        '그사이 다른 담당자가 이 공모를 고쳤습니다. 아래 칸은 지금 입력하신 내용이며, 저장하면 그 내용으로 바뀝니다.',
        'A colleague changed this call meanwhile. The fields below hold what you typed; saving keeps yours.',
      )}
      facts={names.map(([name, label]) => ({ label, stored: now[name] ?? '', typed: typed[name] ?? '' }))}
    />
  )
}
