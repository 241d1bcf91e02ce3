import { parseDay } from '../../kernel/dates.ts'
import { dayAhead, readDay } from '../../kernel/day-words.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { actingAs, deskOf, keepAccess } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect, versionTyped } from '../../platform/http/visit.ts'
import {
  BackLink,
  BothVersions,
  Button,
  DateField,
  Day,
  Disclosure,
  ErrorSummary,
  Field,
  Form,
  Notice,
  Select,
  SummaryList,
  TextArea,
  Timeline,
} from '../../ui/index.ts'
import { accompany, stopAccompanying, writeNote } from '../actions/accompany.ts'
import { findAccompanied } from '../queries.ts'
import type { Accompanied } from '../queries.ts'
import { explain, noteKinds, noteWords } from '../words.ts'
import type { Refusal } from '../words.ts'
import { longest } from '../workflow.ts'
import { Growth } from './growth.tsx'

const companyOf = (visit: Visit) => visit.params['company'] ?? ''
const here = (visit: Visit) => `/desk/${deskOf(visit)}/activation/firms/${companyOf(visit)}`

export const drawFirm = (visit: Visit) => draw(visit, {})

/** A firm as we accompany it, from first contact to first sale. Yearly sales are the firm's own figures: reading them leaves a row. */
const draw = async (visit: Visit, errors: Record<string, string>, status = 200) => {
  const { t, lang } = visit
  const firm = await findAccompanied(visit.read, deskOf(visit), companyOf(visit))
  if (!firm) return notFound
  await keepAccess(visit, { whose: ['company', firm.companyId], what: 'read yearly sales and jobs' })
  return page({
    title: t(firm.ko, firm.en ?? firm.ko),
    density: 'staff',
    status,
    hasErrors: status >= 400,
    body: (
      <div class="stack">
        <BackLink lang={lang} href={visit.href(`/desk/${deskOf(visit)}/activation`)} label={t('활성화 데스크', 'Activation desk')} />
        <h1>{t(firm.ko, firm.en ?? firm.ko)}</h1>
        <ErrorSummary lang={lang} errors={errors} />
        {firm.closedAt && (
          <Notice tone="warning" title={t('문을 닫은 기업입니다.', 'This firm is closed.')}>
            <p>
              <Day lang={lang} value={firm.closedAt} />
            </p>
          </Notice>
        )}
        {status === 409 && <Stale visit={visit} firm={firm} />}
        <Facts visit={visit} firm={firm} />
        {visit.actor.hat === 'institution' && <Step visit={visit} firm={firm} status={status} errors={errors} />}
        {firm.accompanied && <Notes visit={visit} firm={firm} errors={errors} />}
        <Growth visit={visit} firm={firm} />
      </div>
    ),
  })
}

const Facts = ({ visit, firm }: { visit: Visit; firm: Accompanied }) => {
  const { t, lang } = visit
  return (
    <SummaryList
      lang={lang}
      facts={[
        {
          label: t('동행을 시작한 날', 'Accompanied since'),
          value: firm.since ? <Day lang={lang} value={new Date(firm.since)} /> : t('아직 동행하지 않음', 'Not yet'),
        },
        {
          label: t('다음 할 일', 'Next step'),
          value:
            firm.nextStep === null ? undefined : (
              <>
                {firm.nextStep}
                {firm.nextStepOn && (
                  <>
                    {' '}
                    · <Day lang={lang} value={firm.nextStepOn} />
                  </>
                )}
              </>
            ),
        },
      ]}
    />
  )
}

const Stale = ({ visit, firm }: { visit: Visit; firm: Accompanied }) => (
  <BothVersions
    lang={visit.lang}
    title={visit.t(explain({ code: 'stale' }))}
    facts={[
      {
        label: visit.t('다음 할 일', 'Next step'),
        stored: [firm.nextStep, firm.nextStepOn].filter(Boolean).join(' · '),
        typed: [visit.form.text('nextStep'), visit.form.text('nextStepOn')].filter(Boolean).join(' · '),
      },
    ]}
  />
)

const Step = ({ visit, firm, status, errors }: { visit: Visit; firm: Accompanied; status: number; errors: Record<string, string> }) => {
  const { t, lang } = visit
  const kept = (name: 'nextStep' | 'nextStepOn') => (visit.form.has(name) ? visit.form.text(name) : (firm[name] ?? ''))
  return (
    <>
      <Form
        lang={lang}
        csrf={visit.csrf}
        action={visit.href(`${here(visit)}/step`)}
        hidden={{ version: versionTyped(visit, firm.version, status) }}
      >
        <Field
          lang={lang}
          name="nextStep"
          label={t('다음 할 일', 'Next step')}
          error={errors['nextStep']}
          value={kept('nextStep')}
          hint={t('예: 시험성적서 보완 안내, 현장 방문', 'Like: help with the test report, visit the site')}
        />
        <DateField
          lang={lang}
          name="nextStepOn"
          ahead={visit.now}
          label={t('날짜', 'Day')}
          error={errors['nextStepOn']}
          value={kept('nextStepOn')}
        />
        <Button>
          {firm.accompanied ? t('다음 할 일 저장하기', 'Save the next step') : t('동행 기업으로 지정하기', 'Accompany this firm')}
        </Button>
      </Form>
      {firm.accompanied && (
        <Disclosure summary={t('동행 마치기', 'Stop accompanying')}>
          <Form lang={lang} csrf={visit.csrf} action={visit.href(`${here(visit)}/stop`)}>
            <p>
              {t(
                '목록에서 빠지며 기록은 남습니다. 언제든 다시 시작할 수 있습니다.',
                'It leaves the list; the notes stay. You can begin again.',
              )}
            </p>
            <Button kind="secondary">{t('동행 마치기', 'Stop')}</Button>
          </Form>
        </Disclosure>
      )}
    </>
  )
}

const Notes = ({ visit, firm, errors }: { visit: Visit; firm: Accompanied; errors: Record<string, string> }) => {
  const { t, lang } = visit
  return (
    <section id="notes">
      <h2>{t('기록', 'Notes')}</h2>
      {visit.actor.hat === 'institution' && (
        <Form lang={lang} csrf={visit.csrf} action={visit.href(`${here(visit)}/notes`)}>
          <Select
            lang={lang}
            name="kind"
            label={t('종류', 'Kind')}
            value={visit.form.text('kind') || 'contact'}
            options={noteKinds.map((kind) => ({ value: kind, label: t(noteWords[kind]) }))}
          />
          <TextArea
            lang={lang}
            name="note"
            label={t('내용', 'What was said or done')}
            rows={3}
            max={longest.note}
            required
            error={errors['note']}
            value={visit.form.text('note')}
          />
          <Button kind="secondary">{t('기록 남기기', 'Add the note')}</Button>
        </Form>
      )}
      {firm.notes.length === 0 ? (
        <p class="quiet">{t('아직 남긴 기록이 없습니다.', 'No notes yet.')}</p>
      ) : (
        <Timeline
          lang={lang}
          entries={firm.notes.map((one) => ({
            id: String(one.id),
            at: new Date(one.at),
            title: t(noteWords[one.kind as keyof typeof noteWords]),
            by: one.who,
            detail: <p>{one.note}</p>,
          }))}
        />
      )}
    </section>
  )
}

type Done = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }
const fieldOf = {
  'step-missing': 'nextStep',
  'step-long': 'nextStep',
  'step-no-day': 'nextStepOn',
  'step-past': 'nextStepOn',
  'note-missing': 'note',
  'note-long': 'note',
} as const
const after = (visit: Visit, done: Done, flash: Text) => {
  if (done.ok) return redirect(here(visit), flash)
  if (done.refusal.code === 'not-found') return notFound
  if (done.refusal.code === 'stale') return draw(visit, {}, 409)
  const faults = [done.refusal, ...('day' in done.refusal && done.refusal.day ? [done.refusal.day] : [])]
  return draw(visit, Object.fromEntries(faults.map((one) => [fieldOf[one.code], visit.t(wordsOf(visit, one))])), 422)
}

/** A day that was typed and is none is told as such. */
const wordsOf = (visit: Visit, refusal: Refusal): Text => {
  const day = readDay(text('다음 할 일의 날짜', 'Day of the next step'), visit.form.text('nextStepOn'), dayAhead(visit.now))
  return refusal.code === 'step-no-day' && !day.ok ? day.refusal : explain(refusal)
}

export const postStep = async (visit: Visit) => {
  const actor = actingAs(visit, 'institution')
  const typed = visit.form.text('nextStepOn')
  const day = parseDay(typed)
  const on = typed === '' ? null : day.ok ? day.value : undefined
  const done = await accompany(visit.app, actor, companyOf(visit), visit.form.whole('version'), {
    what: visit.form.text('nextStep'),
    on,
  })
  return after(visit, done, text('다음 할 일을 저장했습니다.', 'The next step is saved.'))
}
export const postNote = async (visit: Visit) => {
  const kind = noteKinds.find((one) => one === visit.form.text('kind')) ?? 'note'
  return after(
    visit,
    await writeNote(visit.app, actingAs(visit, 'institution'), companyOf(visit), kind, visit.form.text('note')),
    text('기록을 남겼습니다.', 'The note is kept.'),
  )
}
export const postStop = async (visit: Visit) => {
  const done = await stopAccompanying(visit.app, actingAs(visit, 'institution'), companyOf(visit))
  return done.ok ? redirect(`/desk/${deskOf(visit)}/activation`, text('동행을 마쳤습니다.', 'Ended.')) : notFound
}
