import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { isInForce } from '../certificates/index.ts'
import { sql } from '../platform/database/database.ts'
import type { RawBuilder, Reader } from '../platform/database/database.ts'

/** A person one may become, and the page where the step is done. */
export interface Place {
  readonly personId: string | null
  readonly path: string
}

/** One step of the road: whose turn it is, which acts tick it, and where it is done now. A step that only looks is ticked by its own button. */
export interface RoadStep {
  readonly key: string
  readonly role: string
  readonly words: Text
  readonly acts: readonly string[]
  readonly place: RawBuilder<Place>
}

/** What visitors touched themselves: acts of the filling come from no request. */
const walked = (kind: string, id: RawBuilder<unknown>) =>
  sql`exists (select from audit_log a where a.object_kind = ${kind} and a.object_id = ${id} and a.request_id is not null)`
const staff = (role: string, institution: RawBuilder<unknown>) =>
  sql`(select p.id from persons p where p.email = ${`${role}.`} || ${institution} || '@market.example')`

/** The firm with most under way, or the one a visitor worked for. */
export const owner = (path: string) => sql<Place>`
  select m.person_id, '/company/' || c.id || ${path} as path from companies c
    join company_members m on m.company_id = c.id and m.role = 'owner' and m.state = 'active' left join tracks k on k.company_id = c.id
  where c.invented group by m.person_id, c.id
  order by exists (select from audit_log a where a.company_id = c.id and a.acting_as = 'company:' || c.id
    and a.request_id is not null) desc, count(k.id) filter (where k.state in ('supplement_requested', 'conditional')) desc,
    count(k.id) desc, c.id limit 1`

const ofReview = (role: string, states: readonly string[], tail: string) => sql<Place>`
  select ${staff(role, sql`r.lead_institution_id`)} as person_id,
    '/desk/' || r.lead_institution_id || '/reviews/' || r.id || ${tail} as path from reviews r
  where r.state = any(${states}::text[]) order by ${walked('review', sql`r.id`)} desc, array_position(${states}::text[], r.state),
    r.opened_at limit 1`

const ofTrack = (states: readonly string[]) => sql<Place>`
  select ${staff('officer', sql`k.institution_id`)} as person_id, '/desk/' || k.institution_id || '/tracks/' || k.id as path from tracks k
  where k.state = any(${states}::text[]) order by (${walked('track', sql`k.id`)} or ${walked('application', sql`k.application_id`)}) desc,
    k.institution_id = 'kra' desc, array_position(${states}::text[], k.state), k.submitted_at desc limit 1`

export const road: readonly RoadStep[] = [
  {
    key: 'write',
    role: 'firm',
    words: text('기술을 한 번 적습니다.', 'A firm writes its technology down once.'),
    acts: ['technology.created', 'technology.saved'],
    place: owner('/technologies'),
  },
  {
    key: 'pre-check',
    role: 'firm',
    words: text('사전 확인에서 신청할 수 있는 공모를 고릅니다.', 'It sees which calls fit and chooses.'),
    acts: ['application.started'],
    place: owner('/pre-check'),
  },
  {
    key: 'submit',
    role: 'firm',
    words: text('여러 기관에 한 번에 제출하고 접수증을 받습니다.', 'It submits to several institutions and gets a receipt.'),
    acts: ['application.submitted'],
    place: owner('/applications'),
  },
  {
    key: 'check',
    role: 'officer',
    words: text('담당자가 접수하고 요건을 확인합니다.', 'An officer receives and checks it.'),
    acts: ['track.received', 'track.check-begun', 'track.condition-answered'],
    place: ofTrack(['submitted', 'received', 'checking']),
  },
  {
    key: 'draw',
    role: 'officer',
    words: text('심의에 회부하고 위원을 추첨합니다.', 'It goes to review; a committee is drawn by lot.'),
    acts: ['review.committee-drawn'],
    place: ofReview('officer', ['candidates_frozen', 'forming'], '/committee'),
  },
  {
    key: 'seal',
    role: 'reviewer',
    words: text('위원이 서약하고 평가표를 봉인합니다.', 'Reviewers pledge and seal their sheets.'),
    acts: ['sheet.sealed'],
    place: sql<Place>`
    select s.person_id, '/reviews/' || r.id as path from committee_seats s join reviews r on r.id = s.review_id
    where (s.state = 'accepted' and r.state = 'evaluating'
      and exists (select from sheets h where h.review_id = r.id and h.person_id = s.person_id and h.state = 'open'))
      or (s.state = 'invited' and r.state = 'drawn')
    order by ${walked('review', sql`r.id`)} desc, s.state, r.opened_at, s.person_id limit 1`,
  },
  {
    key: 'verdict',
    role: 'officer',
    words: text('봉인을 열고 회의에서 의결안을 씁니다.', 'The seals are opened; a verdict is drafted.'),
    acts: ['review.unsealed', 'verdict.drafted'],
    place: ofReview('officer', ['meeting', 'evaluating'], ''),
  },
  {
    key: 'sign',
    role: 'approver',
    words: text('승인자가 의결과 인증서에 서명합니다.', 'An approver signs verdict and certificate.'),
    acts: ['verdict.signed', 'certificate.issued'],
    place: sql<Place>`
    select ${staff('approver', sql`w.institution_id`)} as person_id, w.path from (
      select r.lead_institution_id as institution_id, '/desk/' || r.lead_institution_id || '/reviews/' || r.id || '/verdict' as path,
        ${walked('review', sql`r.id`)} as mine, r.opened_at as since from reviews r where r.state = 'verdict_drafted'
      union all select c.institution_id, '/desk/' || c.institution_id || '/certificates/' || c.id, ${walked('certificate', sql`c.id`)},
        c.drafted_at from certificates c where c.state = 'drafted'
    ) w order by w.mine desc, w.since limit 1`,
  },
  {
    key: 'certificate',
    role: 'visitor',
    words: text('누구나 인증서를 번호나 QR로 확인합니다.', 'Anybody checks the certificate by number or QR.'),
    acts: [],
    place: sql<Place>`
    select null::text as person_id, '/certificates/' || c.id as path from certificates c
      where ${isInForce('c')}
      order by ${walked('certificate', sql`c.id`)} desc, c.issued_on desc, c.id limit 1`,
  },
  {
    key: 'ask',
    role: 'buyer',
    words: text('구매 담당자가 기술을 찾아 견적을 요청합니다.', 'A buyer finds it and asks for a quote.'),
    acts: ['quote.requested'],
    place: sql<Place>`
    select ${staff('buyer', sql`'kra'`)} as person_id, '/catalogue/' || l.id as path from listings l
      join listing_certificates c on c.listing_id = l.id and ${isInForce('c')}
    where l.state = 'listed' order by ${walked('certificate', sql`c.certificate_id`)} desc, c.institution_id = 'kra' desc, c.valid_to desc,
      l.id limit 1`,
  },
  {
    key: 'quote',
    role: 'firm',
    words: text('기업이 견적을 보내고 기관이 받아들입니다.', 'The firm quotes, the buyer accepts.'),
    acts: ['quote.sent', 'quote.accepted'],
    place: sql<Place>`
    select w.person_id, w.path from (
      select m.person_id, '/company/' || q.company_id || '/quotes/' || q.id as path, ${walked('quote-request', sql`q.id`)} as mine,
        q.requested_at from quote_requests q join company_members m on m.company_id = q.company_id and m.role = 'owner'
        and m.state = 'active' where q.state = 'requested'
      union all select ${staff('buyer', sql`q.institution_id`)}, '/buying/' || q.institution_id || '/quotes/' || q.id,
        ${walked('quote-request', sql`q.id`)}, q.requested_at from quote_requests q where q.state = 'quoted'
    ) w order by w.mine desc, w.path not like '/company%', w.requested_at desc limit 1`,
  },
  {
    key: 'buy',
    role: 'buyer',
    words: text('계약 근거와 함께 구매를 기록합니다. 통계가 바뀝니다.', 'The purchase is recorded with its ground; the figures move.'),
    acts: ['purchase.recorded'],
    place: sql<Place>`
    select ${staff('buyer', sql`q.institution_id`)} as person_id, '/buying/' || q.institution_id || '/quotes/' || q.id as path
      from quote_requests q
    where q.state = 'accepted' and not exists (select from purchases p where p.request_id = q.id)
      order by ${walked('quote-request', sql`q.id`)} desc, q.institution_id = 'kra' desc, q.requested_at desc limit 1`,
  },
]

/** The steps done, by whoever walked. One statement. */
export const findDone = async (read: Reader): Promise<ReadonlySet<string>> => {
  const rows = await read.many(sql<{ act: string }>`
    select distinct case action when 'demonstration.entered' then 'opened ' || (detail->>'step') else action end as act from audit_log
    where request_id is not null and action = any(${['demonstration.entered', ...road.flatMap((step) => step.acts)]}::text[])
      and (action <> 'demonstration.entered' or detail ? 'step')`)
  const acts = new Set(rows.map((row) => row.act))
  return new Set(
    road
      .filter((step) => (step.acts.length === 0 ? acts.has(`opened ${step.key}`) : step.acts.some((act) => acts.has(act))))
      .map((step) => step.key),
  )
}
