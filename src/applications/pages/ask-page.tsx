import { dueDate, holidaysBetween } from '../../kernel/business-days.ts'
import { dayOf, parseDay } from '../../kernel/dates.ts'
import { dayAhead, readDay } from '../../kernel/day-words.ts'
import { showDate } from '../../kernel/show.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { actingAs, deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { periodText } from '../../rulesets/index.ts'
import { BackLink, Button, DateField, Disclosure, ErrorSummary, fieldId, Form, Notice, ReasonForm, TextArea } from '../../ui/index.ts'
import { askForSupplement, extendSupplement, goOnWithout, withdrawSupplement } from '../actions/supplement.ts'
import type { By, Done } from '../actions/desk.ts'
import { longest } from '../longest.ts'
import { askableParts, partLabel, partsOfRule, requestTemplate } from '../parts.ts'
import type { AskablePart } from '../parts.ts'
import { findTrack } from '../track-queries.ts'
import type { TrackPage } from '../track-queries.ts'
import type { Refusal } from '../workflow.ts'
import { explain, longPartWords, moveWords, shortRequestWords, untilWords } from '../words.ts'
import { Supplement } from './supplement.tsx'

export const drawAsk = (visit: Visit) => draw(visit, {})

/** Ask once, exactly: which parts, with which words, until when. */
const draw = async (visit: Visit, errors: Record<string, string>, status = 200, general?: string) => {
  const { t, lang } = visit
  const desk = deskOf(visit)
  const track = await findTrack(visit.read, visit.params['track'] ?? '', { institutionId: desk })
  if (!track) return notFound
  const open = track.supplements.find((one) => one.state === 'open')
  const isOfficer = visit.actor.hat === 'institution' && visit.actor.roles.includes('officer')
  return page({
    title: t('보완 요청', 'Ask for a supplement'),
    density: 'staff',
    status,
    hasErrors: status >= 400,
    body: (
      <div class="reading">
        <BackLink
          lang={lang}
          href={visit.href(`/desk/${desk}/tracks/${track.id}`)}
          label={`${track.receiptNumber} ${t(track.titleKo, track.titleEn)}`}
        />
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <h1>{t('보완 요청', 'Ask for a supplement')}</h1>
        {track.supplements.map((one) => (
          <Supplement key={one.id} visit={visit} track={track} one={one} />
        ))}
        {open && isOfficer && <Waiting visit={visit} track={track} dueAt={new Date(open.dueAt)} errors={errors} />}
        {track.state === 'checking' && isOfficer && <Ask visit={visit} track={track} errors={errors} />}
      </div>
    ),
  })
}

const Ask = ({ visit, track, errors }: { visit: Visit; track: TrackPage; errors: Record<string, string> }) => {
  const { t, lang } = visit
  const { form } = visit
  const typed = form.has('dueOn')
  const parts = askableParts(track.rules)
  // What an officer has yet to judge is not the firm's to supplement.
  const isLacking = ({ officerAnswer, machineAnswer, because }: TrackPage['checks'][number]) =>
    officerAnswer === null && because.judged === true ? false : (officerAnswer ?? machineAnswer) !== 'yes'
  const failed = new Set(
    track.rules.eligibility
      .filter((rule) => track.checks.some((one) => one.conditionId === rule.id && isLacking(one)))
      .flatMap(partsOfRule),
  )
  const period = track.rules.periods.supplement
  const today = dayOf(visit.now)
  const proposed = period ? dueDate(today, period) : ''
  const used = track.supplements.filter((one) => one.state !== 'withdrawn').length
  const isOn = (part: AskablePart) => (typed ? form.texts('part').includes(part.part) : failed.has(part.part))
  return (
    <Form lang={lang} csrf={visit.csrf} action={visit.href(`/desk/${track.institutionId}/tracks/${track.id}/supplement`)}>
      <p class="quiet">
        {t(
          `심의규정은 보완을 ${track.rules.periods.supplementRounds}회까지 허용합니다. 지금까지 ${used}회 요청했습니다.`,
          `The rules allow ${track.rules.periods.supplementRounds} rounds; ${used} so far.`,
        )}
      </p>
      <fieldset class={errors['part'] === undefined ? 'field' : 'field wrong'} id={fieldId('part')} tabIndex={-1}>
        <legend>{t('보완할 항목', 'What is needed')}</legend>
        <p class="hint">
          {t('묶음을 펼쳐 항목을 고르고 요청 내용을 적습니다.', 'Unfold a group, choose its parts and say what is needed.')}
        </p>
        {errors['part'] !== undefined && <p class="field-error">{errors['part']}</p>}
        {[...Map.groupBy(parts, (part) => part.heading).entries()].map(([heading, own]) => (
          <Group key={heading.ko} visit={visit} heading={heading} parts={own} isOn={isOn} errors={errors} />
        ))}
      </fieldset>
      <DateField
        lang={lang}
        name="dueOn"
        label={t('회신 기한', 'Answer until')}
        required
        error={errors['dueOn']}
        value={typed ? form.text('dueOn') : proposed}
        hint={dueHint(visit, track, today, proposed)}
      />
      <p>
        {t(
          '보내면 기관의 처리 기한은 회신이 올 때까지 멈추고, 기업은 고른 항목만 보완할 수 있습니다.',
          'Once sent, your clock rests until the answer, and the firm can change only these parts.',
        )}
      </p>
      <Button pending={t('보내고 있습니다', 'Sending')}>{t('보완 요청 보내기', 'Send the request')}</Button>
    </Form>
  )
}

interface GroupProps {
  readonly visit: Visit
  readonly heading: Text
  readonly parts: readonly AskablePart[]
  readonly isOn: (part: AskablePart) => boolean
  readonly errors: Record<string, string>
}

/** Parts of one heading, folded: open where one is chosen, or where something is wrong with it. What is folded is sent like the rest. */
const Group = ({ visit, heading, parts, isOn, errors }: GroupProps) => {
  const { t } = visit
  const chosen = parts.filter(isOn).length
  const isWrong = parts.some((part) => errors[`request-${part.part}`] !== undefined)
  return (
    <Disclosure
      summary={t(`${heading.ko} (${parts.length}개 중 ${chosen}개 고름)`, `${heading.en} (${chosen} of ${parts.length} chosen)`)}
      open={chosen > 0 || isWrong}
    >
      {parts.map((part) => (
        <Part key={part.part} visit={visit} part={part} isOn={isOn(part)} error={errors[`request-${part.part}`]} />
      ))}
    </Disclosure>
  )
}

const Part = ({ visit, part, isOn, error }: { visit: Visit; part: AskablePart; isOn: boolean; error: string | undefined }) => {
  const { t, lang, form } = visit
  const id = fieldId(`part-${part.part}`)
  const name = `request-${part.part}`
  return (
    <div class="row-item">
      <div class="choice">
        <input type="checkbox" id={id} name="part" value={part.part} checked={isOn} />
        <label for={id}>{t(part.label)}</label>
      </div>
      <TextArea
        lang={lang}
        name={name}
        label={t(`요청 내용: ${part.label.ko}`, `Request: ${part.label.en}`)}
        optionalWord=""
        rows={3}
        max={longest.request}
        error={error}
        value={form.has('dueOn') ? form.text(name) : t(requestTemplate(part))}
      />
    </div>
  )
}

/** The period of the rules in words, and the public holidays that lengthen it. */
const dueHint = (visit: Visit, track: TrackPage, today: string, proposed: string): string => {
  const period = track.rules.periods.supplement
  const holidays = proposed === '' ? [] : holidaysBetween(today, proposed)
  const ko = holidays.map((one) => `${showDate(one.day, 'ko', visit.now)} ${one.name.ko}`).join(', ')
  const en = holidays.map((one) => `${showDate(one.day, 'en', visit.now)} ${one.name.en}`).join(', ')
  return [
    ...(period ? [visit.t(`심의규정: ${periodText(period).ko}`, `By the rules: ${periodText(period).en}`)] : []),
    ...(ko === '' ? [] : [visit.t(`그 사이 공휴일: ${ko}`, `Public holidays: ${en}`)]),
  ].join(' · ')
}

const Waiting = ({ visit, track, dueAt, errors }: { visit: Visit; track: TrackPage; dueAt: Date; errors: Record<string, string> }) => {
  const { t, lang } = visit
  const base = visit.href(`/desk/${track.institutionId}/tracks/${track.id}/supplement`)
  return (
    <section class="stack">
      <Notice
        tone={dueAt <= visit.now ? 'warning' : 'info'}
        title={t(`기업의 회신을 기다립니다. ${untilWords(dueAt).ko}`, `Waiting for the firm, ${untilWords(dueAt).en}.`)}
      >
        <p>{t('기한이 지나도 자동으로 반려하지 않습니다. 담당자가 판단합니다.', 'Nothing is rejected by the clock. You decide.')}</p>
      </Notice>
      <Form lang={lang} csrf={visit.csrf} action={`${base}/extend`}>
        <DateField
          lang={lang}
          name="dueOn"
          label={t('새 회신 기한', 'New due day')}
          required
          error={errors['dueOn']}
          value={visit.form.text('dueOn')}
          ahead={visit.now}
        />
        <Button kind="secondary">{t('기한 늦추기', 'Give more time')}</Button>
      </Form>
      <Form lang={lang} csrf={visit.csrf} action={`${base}/go-on`}>
        <Button kind="secondary">{t(moveWords['go-on-without'])}</Button>
      </Form>
      <ReasonForm
        lang={lang}
        csrf={visit.csrf}
        action={`${base}/withdraw`}
        summary={t(moveWords['withdraw-request'])}
        about={t(
          '잘못 보낸 요청을 철회합니다. 보완 횟수에 넣지 않으며, 요건검토 기한은 요청하기 전의 기한으로 돌아갑니다.',
          'For a request sent by mistake. It counts as no round, and the check is due when it was before.',
        )}
        label={t('철회 사유', 'Why it is taken back')}
        hint={t('기업이 그대로 읽습니다.', 'The firm reads it as it is.')}
        max={longest.reason}
        value={visit.form.text('reason')}
        error={errors['reason']}
        button={<Button kind="danger">{t(moveWords['withdraw-request'])}</Button>}
      />
    </section>
  )
}

const act = async (visit: Visit, work: (tx: Tx, by: By, trackId: string) => Promise<Done>, flash: Text) => {
  const actor = actingAs(visit, 'institution')
  const trackId = visit.params['track'] ?? ''
  const done = await inTransaction(visit.app.db, actor, (tx) => work(tx, actor, trackId))
  if (done.ok) return redirect(`/desk/${actor.institutionId}/tracks/${trackId}`, flash)
  if (done.refusal.code === 'not-found') return notFound
  const { t } = visit
  const sentence = t(explain(done.refusal))
  if (done.refusal.code === 'parts-faulty') return drawPartsFaulty(visit, done.refusal)
  if (['reason', 'text-long'].includes(done.refusal.code)) return draw(visit, { reason: sentence }, 422)
  return ['no-due-day', 'due-in-the-past', 'due-too-far', 'due-not-later'].includes(done.refusal.code)
    ? draw(visit, { dueOn: t(dueWords(visit, done.refusal, text('새 회신 기한', 'New due day'))) }, 422)
    : draw(visit, {}, 409, sentence)
}
const drawPartsFaulty = async (visit: Visit, refusal: Extract<Refusal, { code: 'parts-faulty' }>) => {
  const { t } = visit
  const track = await findTrack(visit.read, visit.params['track'] ?? '', { institutionId: deskOf(visit) })
  if (!track) return notFound
  const at = (parts: readonly string[], words: (label: Text) => Text) =>
    Object.fromEntries(parts.map((part) => [`request-${part}`, t(words(partLabel(track.rules, part)))]))
  const { short, long, due } = refusal
  const errors = {
    ...(short.length + long.length === 0 && { part: t(explain(refusal)) }),
    ...at(short, shortRequestWords),
    ...at(long, (label) => longPartWords(label, longest.request)),
    ...(due && { dueOn: t(dueWords(visit, due, text('회신 기한', 'Answer until'))) }),
  }
  return draw(visit, errors, 422)
}
/** A day that was typed and is none is told as such; where there is none, a day is told as an example. */
const dueWords = (visit: Visit, refusal: Refusal, label: Text): Text => {
  const typed = visit.form.text('dueOn')
  const day = readDay(label, typed, dayAhead(visit.now))
  return refusal.code === 'no-due-day' && !day.ok ? day.refusal : explain(refusal)
}
const dayTyped = (visit: Visit) => {
  const dueOn = parseDay(visit.form.text('dueOn'))
  return dueOn.ok ? dueOn.value : undefined
}

export const postAsk = async (visit: Visit) => {
  const parts = [...new Set(visit.form.texts('part'))].map((part) => ({ part, request: visit.form.text(`request-${part}`) }))
  return act(
    visit,
    (tx, by, id) => askForSupplement(tx, by, id, { parts, dueOn: dayTyped(visit) }),
    text('보완을 요청했습니다.', 'The request is sent.'),
  )
}
export const postExtend = (visit: Visit) =>
  act(visit, (tx, by, id) => extendSupplement(tx, by, id, dayTyped(visit)), text('기한을 늦췄습니다.', 'More time is given.'))
export const postGoOn = (visit: Visit) =>
  act(visit, (tx, by, id) => goOnWithout(tx, by, id), text('회신 없이 계속합니다.', 'Going on without the answer.'))
export const postWithdrawRequest = (visit: Visit) =>
  act(
    visit,
    (tx, by, id) => withdrawSupplement(tx, by, id, visit.form.text('reason')),
    text('보완 요청을 철회하고 기업에 알렸습니다.', 'The request is taken back; the firm was told.'),
  )
