import { text } from '../kernel/text.ts'
import { sql } from '../platform/database/database.ts'
import { draftsFor, signsFor } from '../people/index.ts'
import type { HomeProvider, WaitingKind, WaitingRow } from '../people/index.ts'
import { untilWhen } from './list-queries.ts'
import { titled } from './queries.ts'
import type { ReviewState } from './review.ts'
import { stateWords } from './words.ts'

/** Where a firm is blinded its members read the institution instead of the title. */
const forMember = (row: WaitingRow) =>
  row.detail === 'blind' ? text(`${row.titleKo} 심의`, `A review of ${row.titleEn}`) : text(row.titleKo, row.titleEn || row.titleKo)
const forDesk = (row: WaitingRow) =>
  text(
    `${row.titleKo} (${stateWords[row.detail as ReviewState].ko})`,
    `${row.titleEn || row.titleKo} (${stateWords[row.detail as ReviewState].en})`,
  )
const ofMember = (tail: string) => ({
  hat: () => 'reviews',
  list: () => '/reviews',
  place: (row: WaitingRow) => `/reviews/${row.id}/${tail}`,
  label: forMember,
})

const kinds: Readonly<Record<string, WaitingKind>> = {
  'review.invited': { title: text('답변할 위촉', 'Invitations to answer'), ...ofMember('conflicts') },
  'review.sheet': { title: text('봉인할 평가표', 'Sheets to seal'), ...ofMember('sheet') },
  'review.desk': {
    title: text('다음 단계로 넘길 심의', 'Reviews to move on'),
    hat: (owner) => `desk:${owner}`,
    list: (owner) => `/desk/${owner}/reviews`,
    place: (row) => `/desk/${row.owner}/reviews/${row.id}`,
    label: forDesk,
  },
  'review.late': {
    title: text('평가가 늦은 심의위원', 'Members who are late'),
    hat: (owner) => `desk:${owner}`,
    list: (owner) => `/desk/${owner}/reviews`,
    place: (row) => `/desk/${row.owner}/reviews/${row.id}${row.detail === 'answer' ? '/committee' : ''}`,
    label: (row) =>
      row.detail === 'answer'
        ? text(`${row.titleKo} (위촉 답변)`, `${row.titleEn || row.titleKo} (answers)`)
        : text(`${row.titleKo} (평가표)`, `${row.titleEn || row.titleKo} (sheets)`),
  },
  'review.sign': {
    title: text('서명할 의결', 'Verdicts to sign'),
    hat: (owner) => `desk:${owner}`,
    list: (owner) => `/desk/${owner}/reviews`,
    place: (row) => `/desk/${row.owner}/reviews/${row.id}/verdict`,
  },
}

/** What lateMembers says of the review r, for the many of one statement: since when it waits for answers, and for sheets. */
const lateOnes = sql`
  select 'answer' as what, min(s.answer_due_at) as due_at from committee_seats s
    where s.review_id = r.id and s.state = 'invited' and s.answer_due_at <= (select market_now())
  union all
  select 'sheet', min(h.due_at) from sheets h join committee_seats s on s.review_id = h.review_id and s.person_id = h.person_id
      and s.state = 'accepted' join review_stages g on g.id = h.stage_id and (g.kind = 'documents' or g.state = 'held')
    where h.review_id = r.id and h.state = 'open' and h.due_at <= (select market_now())`
const hasSeat = (state: string) => sql`exists (select from committee_seats c where c.review_id = r.id and c.state = ${state})`
/** What gapsBeforeBegin and gapsBeforeUnseal leave to the desk, said once more for the many reviews of one statement; a test holds them together. Nobody else is asked: every reviewer has answered; every sheet is sealed, or waits for a meeting to get its date or, once that is past, to be written down. */
const isDesksTurn = sql`(r.state in ('forming', 'candidates_frozen', 'meeting') or (r.state = 'drawn' and not ${hasSeat('invited')})
  or (r.state = 'evaluating' and not ${hasSeat('invited')}
    and not exists (select from sheets h where h.review_id = r.id and h.state = 'open'))
  or (r.state = 'evaluating' and exists (select from review_stages g
    where g.review_id = r.id and g.state = 'planned' and g.kind <> 'documents' and (g.held_at is null or g.held_at < market_now()))))`

/** What of reviews waits: for members invitations and open sheets, for officers of the lead institution what they can move on, for its approvers verdicts that others drafted. */
export const reviewsWaiting: HomeProvider = {
  kinds,
  rows: (me, held) =>
    !held.isReviewer && held.deskIds.length === 0
      ? undefined
      : sql`
    select case when s.state = 'invited' then 'review.invited' else 'review.sheet' end, 'reviews', r.id,
      case when b.blind then l.name_ko else n.title_ko end, case when b.blind then l.name_en else n.title_en end,
        case when b.blind then 'blind' else r.state end, ${untilWhen}, s.invited_at
    from committee_seats s join reviews r on r.id = s.review_id
      join institutions l on l.id = r.lead_institution_id
      cross join lateral (select coalesce((r.rules->'blinding'->>'companyName')::boolean, false) as blind) b left join ${titled}
    where ${held.isReviewer} and s.person_id = ${me} and ((s.state = 'invited' and r.state in ('drawn', 'evaluating'))
      or (s.state = 'accepted' and r.state = 'evaluating'
        and exists (select from sheets h where h.review_id = r.id and h.person_id = s.person_id and h.state = 'open')))
    union all
    select 'review.desk', r.lead_institution_id, r.id, n.title_ko, n.title_en, r.state,
      (select min(k.due_at) from review_tracks x join tracks k on k.id = x.track_id where x.review_id = r.id), r.opened_at
    from reviews r left join ${titled} where ${isDesksTurn} and ${draftsFor(sql`r.lead_institution_id`, me, held)}
    union all
    select 'review.late', r.lead_institution_id, r.id, n.title_ko, n.title_en, late.what, late.due_at, late.due_at
    from reviews r left join ${titled} cross join lateral (${lateOnes}) late
    where r.state in ('drawn', 'evaluating') and late.due_at is not null and ${draftsFor(sql`r.lead_institution_id`, me, held)}
    union all
    select 'review.sign', r.lead_institution_id, r.id, n.title_ko, n.title_en, r.state,
      (select min(k.due_at) from review_tracks x join tracks k on k.id = x.track_id where x.review_id = r.id), v.drafted_at
    from reviews r join verdicts v on v.review_id = r.id left join ${titled}
      where r.state = 'verdict_drafted' and v.drafted_by <> ${me} and ${signsFor(sql`r.lead_institution_id`, me, held)}`,
}
