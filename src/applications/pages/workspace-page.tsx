import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { actingAs, deskOf, keepAccess } from '../../people/index.ts'
import type { InstitutionActor, Visit } from '../../people/index.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { findTechnologyNames, findVersion } from '../../technologies/index.ts'
import { BackLink, Due, ErrorSummary, Id, Lines, Link, SplitView, Timeline } from '../../ui/index.ts'
import { answerTrackCondition, assignTrack, beginCheck, receiveTrack, returnToFirm } from '../actions/desk.ts'
import type { Done } from '../actions/desk.ts'
import { judgeCondition } from '../actions/verdict.ts'
import { baseVersionOf, findTrack } from '../track-queries.ts'
import { findColleagues } from '../queue-queries.ts'
import { eventWords, explain } from '../words.ts'
import { CallLine, StateTag, unitIn } from './marks.tsx'
import { Submitted } from './workspace-application.tsx'
import { Checklist } from './workspace-checklist.tsx'
import { Moves } from './workspace-moves.tsx'

export const drawWorkspace = async (visit: Visit) => draw(visit, {})

/** Everything to decide on one application without leaving: the frozen dossier left, the checklist right, the moves below. Four statements, and the row of the access log. */
const draw = async (visit: Visit, errors: Record<string, string>, status = 200, general?: string) => {
  const { t, lang } = visit
  const desk = deskOf(visit)
  const track = await findTrack(visit.read, visit.params['track'] ?? '', { institutionId: desk })
  if (!track) return notFound
  await keepAccess(visit, { whose: ['company', track.companyId], what: `read application ${track.receiptNumber}` })
  const version = await findVersion(visit.read, track.technologyId, baseVersionOf(track))
  const names = await findTechnologyNames(visit.read)
  const isOfficer = visit.actor.hat === 'institution' && visit.actor.roles.includes('officer')
  const colleagues = isOfficer ? await findColleagues(visit.read, desk) : []
  return page({
    title: `${track.receiptNumber} ${t(track.titleKo, track.titleEn)}`,
    density: 'staff',
    wide: true,
    status,
    hasErrors: status >= 400,
    body: (
      <>
        <BackLink lang={lang} href={visit.href(`/desk/${desk}/queue`)} label={t('할 일', 'Queue')} />
        <ErrorSummary lang={lang} errors={errors} general={general} />
        <h1>{t(track.titleKo, track.titleEn)}</h1>
        <CallLine visit={visit} track={track} />
        <p class="row">
          <StateTag visit={visit} state={track.state} /> <Id>{track.receiptNumber}</Id>{' '}
          <span>{t(track.companyKo, track.companyEn || track.companyKo)}</span>{' '}
          <span>
            {t('담당', 'Officer')}: {track.officerName ?? t('없음', 'nobody')}
          </span>{' '}
          <span>
            {t('기한', 'Due')}: <Due lang={visit.lang} now={visit.now} at={track.dueAt} />
          </span>{' '}
          <Link href={visit.href(`/desk/${desk}/tracks/${track.id}/similar`)}>{t('비슷한 기술 보기', 'See near duplicates')}</Link>
        </p>
        <SplitView
          left={{
            label: t('신청 내용', 'Application'),
            children: <Submitted visit={visit} track={track} version={version} names={names} />,
          }}
          right={{
            label: t('요건 확인', 'Checklist'),
            jump: t('요건 확인 바로 가기', 'Go to the checklist'),
            children: <Checklist visit={visit} track={track} version={version} isOfficer={isOfficer} errors={errors} />,
          }}
        />
        {isOfficer && <Moves visit={visit} track={track} colleagues={colleagues} errors={errors} />}
        <section>
          <h2>{t('지나온 일', 'History')}</h2>
          <Timeline
            lang={lang}
            entries={track.events.map((event) => ({
              id: String(event.id),
              at: event.at,
              title: t(eventWords[event.event]?.staff ?? text(event.event, event.event)),
              by: [event.personName, unitIn(visit, track, event.unit)].filter(Boolean).join(' · ') || undefined,
              detail: event.reason === null ? undefined : <Lines words={event.reason} />,
            }))}
          />
        </section>
      </>
    ),
  })
}

const act = async (visit: Visit, work: (tx: Tx, by: InstitutionActor, trackId: string) => Promise<Done>, flash: Text, field?: string) => {
  const actor = actingAs(visit, 'institution')
  const trackId = visit.params['track'] ?? ''
  const done = await inTransaction(visit.app.db, actor, (tx) => work(tx, actor, trackId))
  if (done.ok) return redirect(`/desk/${actor.institutionId}/tracks/${trackId}`, flash)
  if (done.refusal.code === 'not-found') return notFound
  const sentence = visit.t(explain(done.refusal))
  const isTyped = field !== undefined && ['reason', 'text-long', 'note'].includes(done.refusal.code)
  return isTyped
    ? draw(visit, { [field]: sentence }, 422)
    : draw(
        visit,
        {},
        done.refusal.code === 'already' ? 409 : done.refusal.code === 'wrong-state' || done.refusal.code === 'stale' ? 409 : 422,
        sentence,
      )
}

export const postReceive = (visit: Visit) => act(visit, (tx, by, id) => receiveTrack(tx, by, id), text('접수했습니다.', 'Received.'))
export const postAssign = (visit: Visit) =>
  act(visit, (tx, by, id) => assignTrack(tx, by, id, visit.form.text('officer')), text('담당자를 바꿨습니다.', 'Assigned.'))
export const postBeginCheck = (visit: Visit) =>
  act(visit, (tx, by, id) => beginCheck(tx, by, id), text('요건검토를 시작했습니다.', 'The check has begun.'))
export const postReturn = (visit: Visit) =>
  act(
    visit,
    (tx, by, id) => returnToFirm(tx, by, id, visit.form.text('reason')),
    text('신청을 반려하고 기업에 알렸습니다.', 'Returned; the firm was told.'),
    'reason',
  )
export const postCondition = (visit: Visit) => {
  const condition = visit.params['condition'] ?? ''
  const answer = visit.form.text(`answer-${condition}`)
  if (answer !== 'yes' && answer !== 'no')
    return draw(visit, { [`answer-${condition}`]: visit.t('충족 여부를 골라 주세요.', 'Choose met or not met.') }, 422)
  return act(
    visit,
    (tx, by, id) => answerTrackCondition(tx, by, id, condition, answer, visit.form.text(`note-${condition}`)),
    text('판단을 저장했습니다.', 'Saved.'),
    `note-${condition}`,
  )
}
export const postConfirmCondition = (visit: Visit) =>
  act(
    visit,
    (tx, by, id) => judgeCondition(tx, by, id, visit.params['condition'] ?? '', { met: true }),
    text('조건 이행을 확인했습니다.', 'Confirmed.'),
  )
export const postSendBackCondition = (visit: Visit) => {
  const condition = visit.params['condition'] ?? ''
  return act(
    visit,
    (tx, by, id) => judgeCondition(tx, by, id, condition, { met: false, note: visit.form.text(`sent-back-${condition}`) }),
    text('기업에 되돌려 보냈습니다.', 'Sent back to the firm.'),
    `sent-back-${condition}`,
  )
}
