import { sql } from '../platform/database/database.ts'
import type { Writer } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { GoalMeasure } from './measures.ts'

/** Sets a goal, or with null takes it away; answers whether nobody else did since version `seen`, 0 where there was none. Its row stays, so that no version comes twice. */
export const saveGoal = async (
  tx: Tx,
  institutionId: string,
  year: number,
  measure: GoalMeasure,
  goal: number | null,
  seen: number,
): Promise<boolean> => {
  const it = sql`institution_id = ${institutionId} and year = ${year} and measure = ${measure}`
  if (seen > 0)
    return (
      (await tx.run(
        sql`update institution_goals set goal = ${goal}, set_by = ${tx.by.personId}, set_at = ${tx.now}, version = version + 1
          where ${it} and version = ${seen}`,
      )) === 1
    )
  if (goal === null) return (await tx.maybe(sql`select from institution_goals where ${it}`)) === undefined
  return (
    (await tx.run(
      sql`insert into institution_goals (institution_id, year, measure, goal, set_by, set_at)
        values (${institutionId}, ${year}, ${measure}, ${goal}, ${tx.by.personId}, ${tx.now}) on conflict do nothing`,
    )) === 1
  )
}
/** Starts or updates the accompanying of a firm; answers whether it was saved (not when a colleague saved since `version`). */
export const saveAccompanied = async (
  tx: Tx,
  institutionId: string,
  companyId: string,
  version: number,
  step: { nextStep: string | null; nextStepOn: string | null },
): Promise<boolean> => {
  if (version === 0) {
    return (
      (await tx.run(sql`insert into accompanied_firms (institution_id, company_id, since, person_id, next_step, next_step_on)
        values (${institutionId}, ${companyId}, ${tx.now}, ${tx.by.personId}, ${step.nextStep}, ${step.nextStepOn})
      on conflict (institution_id, company_id) do update set ended_at = null, next_step = excluded.next_step,
        next_step_on = excluded.next_step_on, person_id = excluded.person_id, version = accompanied_firms.version + 1
        where accompanied_firms.ended_at is not null`)) === 1
    )
  }
  return (
    (await tx.run(
      sql`update accompanied_firms set next_step = ${step.nextStep}, next_step_on = ${step.nextStepOn}, version = version + 1
        where institution_id = ${institutionId} and company_id = ${companyId} and version = ${version} and ended_at is null`,
    )) === 1
  )
}
export const endAccompanied = (tx: Tx, institutionId: string, companyId: string): Promise<number> =>
  tx.run(
    sql`update accompanied_firms set ended_at = ${tx.now}, version = version + 1
      where institution_id = ${institutionId} and company_id = ${companyId} and ended_at is null`,
  )
export const addNote = async (tx: Tx, institutionId: string, companyId: string, kind: string, note: string): Promise<void> => {
  await tx.run(
    sql`insert into accompaniment_notes (institution_id, company_id, at, by_person, kind, note)
      values (${institutionId}, ${companyId}, ${tx.now}, ${tx.by.personId}, ${kind}, ${note})`,
  )
}

/** The background series of db/seed, replaced as a whole. */
export const seedBackground = async (tx: Writer, series: unknown): Promise<void> => {
  await tx.run(sql`delete from background_points`)
  await tx.run(sql`
    insert into background_points (series, name_ko, name_en, period, value, unit_ko, unit_en, source, note_ko, note_en, as_of)
    select r->>'series', r->>'nameKo', r->>'nameEn', p->>'period', (p->>'value')::numeric,
      r->>'unitKo', r->>'unitEn', coalesce((select string_agg(s, ' ') from jsonb_array_elements_text(p->'source') s), ''),
      p->>'noteKo', p->>'noteEn', p->>'asOf'
    from jsonb_array_elements(${JSON.stringify(series)}::jsonb) as r, jsonb_array_elements(r->'points') as p on conflict do nothing`)
}
