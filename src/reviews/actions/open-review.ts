import { josa } from '../../kernel/josa.ts'
import { no, yes } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { sql } from '../../platform/database/database.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { startReview } from '../../applications/index.ts'
import { anyBelongsToFirm, officersOf } from '../../people/index.ts'
import type { InstitutionActor } from '../../people/index.ts'
import type { RuleSetContent } from '../../rulesets/index.ts'
import { findReviewForUpdate, insertReview, saveState } from '../store.ts'
import { tellCancelled, tellOfficers } from '../tidings.ts'

interface Row {
  id: string
  institutionId: string
  companyId: string
  state: string
  callId: string
  leadInstitutionId: string
  members: number
  ruleSetVersionId: string
  rules: RuleSetContent
  ko: string
  en: string
  leadKo: string
  leadEn: string
  titleKo: string
  titleEn: string
  objectionId: string | null
  openReviewId: string | null
  lastReviewId: string | null
  lastReviewLead: string | null
  lastRules: RuleSetContent | null
  lastVersionId: string | null
}

/** The track asked for, and its brothers in other institutions of the same call and application. */
const findBrothers = (tx: Tx, trackId: string): Promise<Row[]> =>
  tx.many(sql<Row>`
  select k.id, k.institution_id, k.company_id, k.state, k.call_id, b.lead_institution_id, k.rule_set_version_id, k.rules, i.name_ko as ko,
    i.name_en as en, l.name_ko as lead_ko, l.name_en as lead_en, t.title_ko,
    coalesce(nullif(t.content->>'titleEn', ''), t.title_ko) as title_en, o.id as objection_id,
    (select count(*) from call_institutions x where x.call_id = k.call_id) as members,
    (select r.id from review_tracks rt join reviews r on r.id = rt.review_id
      where rt.track_id = k.id and r.state not in ('verdict_signed', 'cancelled') limit 1) as open_review_id,
    last.id as last_review_id, last.lead_institution_id as last_review_lead, last.rules as last_rules,
      last.rule_set_version_id as last_version_id
  from tracks asked join tracks k on k.application_id = asked.application_id and k.call_id = asked.call_id join calls b on b.id = k.call_id
    join institutions i on i.id = k.institution_id join institutions l on l.id = b.lead_institution_id
    join technologies t on t.id = k.technology_id
  left join objections o on o.track_id = k.id
  left join lateral (select r.* from review_tracks rt join reviews r on r.id = rt.review_id
    where rt.track_id = k.id and r.state = 'verdict_signed' order by r.opened_at desc limit 1) last on true
  where asked.id = ${trackId} order by k.institution_id = b.lead_institution_id desc, k.id`)

const waiting = ['submitted', 'received', 'supplement_requested']

/**
 * Opens the review of a track that is being checked, or objected to. In a joint call the lead opens one for the tracks of all members;
 * an objection gets a new review whose committee leaves out everybody who was drawn before. Answers its id.
 */
export const openReview = (app: App, actor: InstitutionActor, trackId: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const rows = await findBrothers(tx, trackId)
    const asked = rows.find((row) => row.id === trackId)
    if (!asked || !(asked.institutionId === actor.institutionId || asked.leadInstitutionId === actor.institutionId))
      return no({ code: 'not-found' } as const)
    if (await anyBelongsToFirm(tx, [actor.personId], asked.companyId)) return no({ code: 'own-firm' } as const)
    if (asked.openReviewId !== null) return no({ code: 'already-open' } as const)
    return asked.state === 'objected' ? openForObjection(tx, actor, asked, rows) : openFirst(tx, actor, asked, rows)
  })

const openFirst = async (tx: Tx, actor: InstitutionActor, asked: Row, rows: readonly Row[]) => {
  if (asked.state !== 'checking') return no({ code: 'not-ready' } as const)
  if (asked.leadInstitutionId !== actor.institutionId) return no({ code: 'not-the-lead' } as const)
  const late = rows.filter((row) => waiting.includes(row.state))
  if (late.length > 0) return no({ code: 'members-not-ready', institutions: late.map(({ ko, en }) => ({ ko, en })) } as const)
  const tracks = rows.filter((row) => row.state === 'checking' && row.openReviewId === null)
  const speaks = tracks.find((row) => row.institutionId === row.leadInstitutionId) ?? asked
  return begin(tx, actor, tracks, {
    kind: asked.members > 1 ? 'joint' : 'own',
    objectionId: null,
    repeatsReviewId: null,
    rules: speaks.rules,
    versionId: speaks.ruleSetVersionId,
  })
}

const openForObjection = async (tx: Tx, actor: InstitutionActor, asked: Row, rows: readonly Row[]) => {
  if (asked.lastReviewLead !== null && asked.lastReviewLead !== actor.institutionId) return no({ code: 'not-the-lead' } as const)
  const tracks = rows.filter((row) => row.state === 'objected' && row.openReviewId === null && row.lastReviewId === asked.lastReviewId)
  return begin(tx, actor, tracks, {
    kind: 'objection',
    objectionId: asked.objectionId,
    repeatsReviewId: asked.lastReviewId,
    rules: asked.lastRules ?? asked.rules,
    versionId: asked.lastVersionId ?? asked.ruleSetVersionId,
  })
}

interface How {
  readonly kind: 'own' | 'joint' | 'objection'
  readonly objectionId: string | null
  readonly repeatsReviewId: string | null
  readonly rules: RuleSetContent
  readonly versionId: string
}
const begin = async (tx: Tx, actor: InstitutionActor, tracks: readonly Row[], how: How) => {
  const callId = tracks[0]?.callId ?? ''
  const id = await insertReview(tx, {
    leadInstitutionId: actor.institutionId,
    callId,
    kind: how.kind,
    objectionId: how.objectionId,
    repeatsReviewId: how.repeatsReviewId,
    ruleSetVersionId: how.versionId,
    rules: how.rules,
    tracks,
  })
  const started = await startReview(
    tx,
    tracks.map((track) => track.id),
  )
  if (!started.ok) {
    if (started.refusal.code === 'not-checked') return no({ code: 'not-checked', open: started.refusal.open } as const)
    return no({ code: started.refusal.code === 'not-eligible' ? 'not-eligible' : 'not-ready' } as const)
  }
  await tx.record({
    action: 'review.opened',
    kind: 'review',
    id,
    institutionId: actor.institutionId,
    companyId: tracks[0]?.companyId,
    detail: { kind: how.kind, tracks: tracks.map((track) => track.id) },
  })
  const members = new Map(tracks.map((track) => [track.institutionId, track]))
  members.delete(actor.institutionId)
  for (const [member, track] of members)
    await tell(tx, await officersOf(tx, member, 'officer'), {
      kind: 'review.opened',
      link: `/desk/${member}/reviews/${id}`,
      subject: text(`공동 심의가 시작되었습니다: ${track.titleKo}`, `A joint review has begun: ${track.titleEn}`),
      body: text(
        `주관기관인 ${josa(track.leadKo, '이/가')} 심의를 열었습니다. 진행 상황을 확인하실 수 있습니다.`,
        `${track.leadEn}, the lead institution, opened it. You can follow how far it is.`,
      ),
    })
  return yes({ id })
}

/** A firm withdrew: the officer is told; where no application is left to decide, the review ends by itself. Wired to the news of tracks. */
export const hearTrackMoved = async (tx: Tx, fact: { readonly trackId: string; readonly to: string }): Promise<void> => {
  if (fact.to !== 'withdrawn' && fact.to !== 'returned') return
  const running = await tx.maybe(
    sql<{
      id: string
    }>`select r.id from review_tracks x join reviews r on r.id = x.review_id
      where x.track_id = ${fact.trackId} and r.state not in ('verdict_signed', 'cancelled')`,
  )
  const review = running && (await findReviewForUpdate(tx, running.id))
  if (!review) return
  if (review.tracks.some((track) => track.state === 'in_review'))
    return tellOfficers(tx, review, 'review.track-left', '공동 심의에서 신청 하나가 취하되었습니다', 'An application left the joint review')
  await saveState(tx, review.id, 'cancelled')
  await tx.record({
    action: 'review.cancelled',
    kind: 'review',
    id: review.id,
    institutionId: review.leadInstitutionId,
    detail: { trackId: fact.trackId, became: fact.to },
  })
  await tellCancelled(tx, review, text('기업이 신청을 취하하여 심의를 마칩니다.', 'The firm withdrew its application; the review ends.'))
  await tellOfficers(tx, review, 'review.cancelled', '신청이 취하되어 심의가 끝났습니다', 'The review ended: the application was withdrawn')
}
