import { text } from '../kernel/text.ts'
import { sql } from '../platform/database/database.ts'
import { draftsFor, signsFor } from '../people/index.ts'
import type { HomeProvider, WaitingKind } from '../people/index.ts'
import { isInForce } from './standing-sql.ts'

const ofDesk = {
  hat: (owner: string) => `desk:${owner}`,
  place: (row: { owner: string; id: string }) => `/desk/${row.owner}/certificates/${row.id}`,
}
const kinds: Readonly<Record<string, WaitingKind>> = {
  'certificate.draft': {
    title: text('작성할 인증서', 'Certificates to draft'),
    ...ofDesk,
    list: (owner) => `/desk/${owner}/certificates?view=to-draft`,
    place: (row) => `/desk/${row.owner}/certificates/new?track=${row.id}`,
  },
  'certificate.sign': {
    title: text('서명할 인증서', 'Certificates to sign'),
    ...ofDesk,
    list: (owner) => `/desk/${owner}/certificates?view=waiting`,
  },
  'certificate.approve': {
    title: text('승인할 인증서 변경', 'Changes of certificates to approve'),
    ...ofDesk,
    list: (owner) => `/desk/${owner}/certificates?view=valid`,
  },
  'certificate.extension': {
    title: text('기업이 요청한 인증서 연장', 'Extensions that firms asked for'),
    ...ofDesk,
    list: (owner) => `/desk/${owner}/certificates?view=valid`,
  },
  'certificate.hearing': {
    title: text('의견을 낼 수 있는 인증서 변경', 'Changes of certificates to comment on'),
    hat: (owner) => `company:${owner}`,
    list: (owner) => `/company/${owner}/certificates`,
    place: (row) => `/company/${row.owner}/certificates`,
  },
  'certificate.ending': {
    title: text('곧 끝나는 인증서', 'Certificates that end soon'),
    hat: (owner) => `company:${owner}`,
    list: (owner) => `/company/${owner}/certificates`,
    place: (row) => `/certificates/${row.id}`,
  },
}

/** What of certificates waits: for approvers drafts and changes of others, for officers what passed and has no certificate yet, and extensions that firms asked for, for firms what ends within 90 days and what they are heard on. */
export const certificatesWaiting: HomeProvider = {
  kinds,
  rows: (me, held) =>
    held.companyIds.length === 0 && held.deskIds.length === 0
      ? undefined
      : sql`
    select 'certificate.draft', k.institution_id, k.id, t.title_ko, coalesce(t.content->>'titleEn', ''), '', null::timestamptz, k.state_since
      from tracks k join technologies t on t.id = k.technology_id
      where k.state = 'approved' and ${draftsFor(sql`k.institution_id`, me, held)} and not exists (select from certificates c where c.track_id = k.id)
    union all
    select 'certificate.sign', c.institution_id, c.id, c.title_ko, c.title_en, '', null::timestamptz, c.drafted_at from certificates c
      where c.state = 'drafted' and c.drafted_by <> ${me} and ${signsFor(sql`c.institution_id`, me, held)}
    union all
    select 'certificate.approve', c.institution_id, c.id, c.title_ko, c.title_en, '', null::timestamptz, p.proposed_at
      from certificate_proposals p join certificates c on c.id = p.certificate_id
    where p.state = 'open' and p.proposed_by <> ${me} and ${signsFor(sql`c.institution_id`, me, held)}
    union all
    select 'certificate.extension', c.institution_id, c.id, c.title_ko, c.title_en, '',
      (c.valid_to + 1)::timestamp at time zone 'Asia/Seoul', x.asked_at
      from certificate_extension_requests x join certificates c on c.id = x.certificate_id
    where x.state = 'open' and ${isInForce('c')} and ${draftsFor(sql`x.institution_id`, me, held)}
      and not exists (select from certificate_proposals p where p.certificate_id = c.id and p.state = 'open')
    union all
    select 'certificate.hearing', c.company_id, c.id, c.title_ko, c.title_en,
      '', (p.hearing_until + 1)::timestamp at time zone 'Asia/Seoul', p.proposed_at from certificate_proposals p
      join certificates c on c.id = p.certificate_id
    where p.state = 'open' and p.opinion is null and p.hearing_until >= (select market_today())
      and c.company_id = any(${[...held.companyIds]}::text[])
    union all
    select 'certificate.ending', c.company_id, c.id, c.title_ko, c.title_en,
      '', (c.valid_to + 1)::timestamp at time zone 'Asia/Seoul', c.issued_on::timestamp at time zone 'Asia/Seoul' from certificates c
    where ${isInForce('c')} and c.valid_to <= (select market_today()) + 90
      and c.company_id = any(${[...held.companyIds]}::text[])`,
}
