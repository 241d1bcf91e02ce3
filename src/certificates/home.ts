import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { sql } from '../platform/database/database.ts'
import type { HomeProvider } from '../people/index.ts'

interface Row { kind: 'sign' | 'approve' | 'ending'; owner: string; id: string; titleKo: string; titleEn: string; dueAt: Date | null; since: Date; total: number; place: number }

const shownMost = 5
const titles: Record<Row['kind'], Text> = { sign: text('서명할 인증서', 'Certificates to sign'), approve: text('승인할 인증서 변경', 'Changes of certificates to approve'), ending: text('곧 끝나는 인증서', 'Certificates that end soon') }

/** What of certificates waits for a person over all hats, in one statement: drafts and changes of others to sign, and for a firm what ends within 90 days. */
export const certificatesWaiting: HomeProvider = async (visit, held) => {
  if (held.companyIds.length === 0 && held.deskIds.length === 0) return []
  const me = visit.signedIn?.personId ?? ''
  const rows = await visit.read.many(sql<Row>`
    with signing as (select institution_id from role_grants where person_id = ${me} and role = 'approver' and withdrawn_at is null and institution_id = any(${[...held.deskIds]}::text[])),
    waiting as (
      select 'sign' as kind, c.institution_id as owner, c.id, c.title_ko, c.title_en, null::timestamptz as due_at, c.drafted_at as since from certificates c where c.state = 'drafted' and c.drafted_by <> ${me} and c.institution_id in (select institution_id from signing)
      union all
      select 'approve', c.institution_id, c.id, c.title_ko, c.title_en, null, p.proposed_at from certificate_proposals p join certificates c on c.id = p.certificate_id where p.state = 'open' and p.proposed_by <> ${me} and c.institution_id in (select institution_id from signing)
      union all
      select 'ending', c.company_id, c.id, c.title_ko, c.title_en, (c.valid_to + 1)::timestamp at time zone 'Asia/Seoul', c.issued_on::timestamp at time zone 'Asia/Seoul' from certificates c
      where c.state = 'valid' and c.valid_to between market_today() and market_today() + 90 and c.company_id = any(${[...held.companyIds]}::text[])
    ), placed as (select w.*, count(*) over (partition by kind, owner) as total, row_number() over (partition by kind, owner order by due_at nulls last, since) as place from waiting w)
    select * from placed where place <= ${shownMost} order by owner, kind, place`)
  const groups = Map.groupBy(rows, (row) => `${row.kind}:${row.owner}`)
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const isFirm = first.kind === 'ending'
    const base = isFirm ? `/company/${first.owner}/certificates` : `/desk/${first.owner}/certificates`
    return [{
      hat: isFirm ? `company:${first.owner}` : `desk:${first.owner}`, title: titles[first.kind], count: first.total, href: base,
      items: group.map((row) => ({ label: text(row.titleKo, row.titleEn || row.titleKo), href: isFirm ? `/certificates/${row.id}` : `${base}/${row.id}`, since: row.since, due: row.dueAt ?? undefined })),
    }]
  })
}
