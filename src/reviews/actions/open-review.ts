import { josa } from '../../kernel/josa.ts'
import { no, yes } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import { sql } from '../../platform/database/database.ts'
import { inTransaction } from '../../platform/database/transaction.ts'
import type { Tx } from '../../platform/database/transaction.ts'
import { tell } from '../../platform/mail/notices.ts'
import type { App } from '../../platform/services.ts'
import { leaderOf, orderOfCall, startReview } from '../../applications/index.ts'
import type { TrackState } from '../../applications/index.ts'
import { anyBelongsToFirm, officersOf } from '../../people/index.ts'
import type { InstitutionActor } from '../../people/index.ts'
import type { RuleSetContent } from '../../rulesets/index.ts'
import { insertReview } from '../store.ts'

interface Row {
  id: string
  institutionId: string
  companyId: string
  state: TrackState
  callId: string
  members: number
  ruleSetVersionId: string
  rules: RuleSetContent
  ko: string
  en: string
  titleKo: string
  titleEn: string
  objectionId: string | null
  openReviewId: string | null
  lastReviewId: string | null
  lastRules: RuleSetContent | null
  lastVersionId: string | null
}

/** The track asked for, and its brothers in other institutions of the same call and application, in the order of the call. */
const findBrothers = (tx: Tx, trackId: string): Promise<Row[]> =>
  tx.many(sql<Row>`
  select w.id, w.institution_id, w.company_id, w.state, w.call_id, w.rule_set_version_id, w.rules, wi.name_ko as ko,
    wi.name_en as en, t.title_ko, coalesce(nullif(t.content->>'titleEn', ''), t.title_ko) as title_en, o.id as objection_id,
    (select count(*) from call_institutions x where x.call_id = w.call_id) as members,
    (select r.id from review_tracks rt join reviews r on r.id = rt.review_id
      where rt.track_id = w.id and r.state not in ('verdict_signed', 'cancelled') limit 1) as open_review_id,
    last.id as last_review_id, last.rules as last_rules, last.rule_set_version_id as last_version_id
  from tracks asked join tracks w on w.application_id = asked.application_id and w.call_id = asked.call_id
    join institutions wi on wi.id = w.institution_id join technologies t on t.id = w.technology_id
  left join objections o on o.track_id = w.id
  left join lateral (select r.* from review_tracks rt join reviews r on r.id = rt.review_id
    where rt.track_id = w.id and r.state = 'verdict_signed' order by r.opened_at desc limit 1) last on true
  where asked.id = ${trackId} order by ${orderOfCall}`)

const waiting = ['submitted', 'received', 'supplement_requested']

/**
 * Opens the review of a track that is being checked, or objected to. In a joint call who leads its tracks (leaderOf) opens one for all of them;
 * an objection gets a new review whose committee leaves out everybody who was drawn before. Answers its id.
 */
export const openReview = (app: App, actor: InstitutionActor, trackId: string) =>
  inTransaction(app.db, actor, async (tx) => {
    const rows = await findBrothers(tx, trackId)
    const asked = rows.find((row) => row.id === trackId)
    if (!asked || !rows.some((row) => row.institutionId === actor.institutionId)) return no({ code: 'not-found' } as const)
    if (await anyBelongsToFirm(tx, [actor.personId], asked.companyId)) return no({ code: 'own-firm' } as const)
    if (asked.openReviewId !== null) return no({ code: 'already-open' } as const)
    if (asked.state !== 'checking' && asked.state !== 'objected') return no({ code: 'not-ready' } as const)
    if (leaderOf(rows, asked.state)?.institutionId !== actor.institutionId) return no({ code: 'not-the-lead' } as const)
    return asked.state === 'objected' ? openForObjection(tx, actor, asked, rows) : openFirst(tx, actor, asked, rows)
  })

const openFirst = async (tx: Tx, actor: InstitutionActor, asked: Row, rows: readonly Row[]) => {
  const late = rows.filter((row) => waiting.includes(row.state))
  if (late.length > 0) return no({ code: 'members-not-ready', institutions: late.map(({ ko, en }) => ({ ko, en })) } as const)
  const tracks = rows.filter((row) => row.state === 'checking' && row.openReviewId === null)
  // Scored by the rules of who leads it.
  const speaks = tracks[0] ?? asked
  return begin(tx, actor, tracks, {
    kind: asked.members > 1 ? 'joint' : 'own',
    objectionId: null,
    repeatsReviewId: null,
    rules: speaks.rules,
    versionId: speaks.ruleSetVersionId,
  })
}

const openForObjection = async (tx: Tx, actor: InstitutionActor, asked: Row, rows: readonly Row[]) => {
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
  const leader = members.get(actor.institutionId)
  members.delete(actor.institutionId)
  for (const [member, track] of members)
    await tell(tx, await officersOf(tx, member, 'officer'), {
      kind: 'review.opened',
      link: `/desk/${member}/reviews/${id}`,
      subject: text(`공동 심의가 시작되었습니다: ${track.titleKo}`, `A joint review has begun: ${track.titleEn}`),
      body: text(
        `${josa(leader?.ko ?? '', '이/가')} 심의를 열었습니다. 진행 상황을 확인하실 수 있습니다.`,
        `${leader?.en ?? ''} opened it. You can follow how far it is.`,
      ),
    })
  return yes({ id })
}
