import { z } from 'zod'
import { sql } from '../platform/database/database.ts'
import type { Writer } from '../platform/database/database.ts'

const certificateKind = z.object({
  code: z.string(),
  nameKo: z.string(),
  nameEn: z.string(),
  legalBasis: z.string().nullish(),
  legalBasisEn: z.string().nullish(),
  noteKo: z.string().nullish(),
  noteEn: z.string().nullish(),
  source: z.array(z.string()).default([]),
  asOf: z.string().nullish(),
  sort: z.number().int(),
})
const documentKind = z.object({
  code: z.string(),
  nameKo: z.string(),
  nameEn: z.string(),
  hasValidity: z.boolean(),
  origin: z.string(),
  source: z.array(z.string()).default([]),
  asOf: z.string().nullish(),
  sort: z.number().int(),
})

/** The parsed files db/seed/certificate-kinds.json and document-kinds.json. */
export interface TechnologyKindRows {
  readonly certificateKinds: unknown
  readonly documentKinds: unknown
}

/** Loads the kinds of certificate and of paper; a row that is there already takes the new words. Throws where a file has another shape. */
export const seedTechnologyKinds = async (tx: Writer, rows: TechnologyKindRows): Promise<void> => {
  const certificates = z.array(certificateKind).parse(rows.certificateKinds)
  const documents = z.array(documentKind).parse(rows.documentKinds)
  await tx.run(sql`
    insert into certificate_kinds (code, name_ko, name_en, legal_basis, legal_basis_en, note_ko, note_en, source, as_of, sort)
    select r->>'code', r->>'nameKo', r->>'nameEn', r->>'legalBasis', r->>'legalBasisEn', r->>'noteKo', r->>'noteEn', (select string_agg(s, ' ')
      from jsonb_array_elements_text(r->'source') s), r->>'asOf', (r->>'sort')::int
    from jsonb_array_elements(${JSON.stringify(certificates)}::jsonb) r
    on conflict (code) do update set name_ko = excluded.name_ko, name_en = excluded.name_en, legal_basis = excluded.legal_basis, legal_basis_en = excluded.legal_basis_en,
      note_ko = excluded.note_ko, note_en = excluded.note_en,
      source = excluded.source, as_of = excluded.as_of, sort = excluded.sort`)
  await tx.run(sql`
    insert into document_kinds (code, name_ko, name_en, has_validity, origin, source, as_of, sort)
    select r->>'code', r->>'nameKo', r->>'nameEn', (r->>'hasValidity')::boolean,
      r->>'origin', (select string_agg(s, ' ') from jsonb_array_elements_text(r->'source') s), r->>'asOf', (r->>'sort')::int
    from jsonb_array_elements(${JSON.stringify(documents)}::jsonb) r
    on conflict (code) do update set name_ko = excluded.name_ko, name_en = excluded.name_en, has_validity = excluded.has_validity,
      origin = excluded.origin, source = excluded.source, as_of = excluded.as_of, sort = excluded.sort`)
}
