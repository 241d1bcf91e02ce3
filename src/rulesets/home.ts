import { text } from '../kernel/text.ts'
import { sql } from '../platform/database/database.ts'
import { signsFor } from '../people/index.ts'
import type { HomeProvider } from '../people/index.ts'

/** Rule-set versions that wait for an approver who did not write in them. */
export const ruleSetsWaiting: HomeProvider = {
  kinds: {
    'rule-set.approve': {
      title: text('승인할 심의규정', 'Rule sets to approve'),
      hat: (owner) => `desk:${owner}`,
      list: (owner) => `/desk/${owner}/rule-sets`,
      place: (row) => `/desk/${row.owner}/rule-sets/${row.id}/versions/${row.detail}`,
    },
  },
  rows: (me, held) =>
    held.deskIds.length === 0
      ? undefined
      : sql`
    select 'rule-set.approve', r.institution_id, r.id, r.name_ko, r.name_en, v.number::text, null::timestamptz,
      coalesce(v.submitted_at, v.drafted_at) from rule_set_versions v join rule_sets r on r.id = v.rule_set_id
    where v.state = 'in_review' and r.archived_at is null and v.drafted_by is distinct
      from ${me} and not jsonb_exists(v.edited_by, ${me}) and ${signsFor(sql`r.institution_id`, me, held)}`,
}
