import { sql } from '../platform/database/database.ts'
import type { Reader } from '../platform/database/database.ts'
import type { Text } from '../kernel/text.ts'
import { parseContent } from './technology.ts'
import type { TechnologyContent, TechnologyDocument, TechnologyPicture, WholeTechnology } from './technology.ts'
import { readVersionText } from './version.ts'

const documentJson = sql`json_build_object('id', d.id, 'kind', d.kind, 'title', d.title, 'fileId', d.file_id, 'name', f.name,
  'fileKind', f.kind, 'bytes', f.bytes, 'sha256', f.sha256,
  'isPublic', d.is_public, 'validFrom', d.valid_from, 'validTo', d.valid_to)`
const documents = sql`coalesce((select json_agg(${documentJson} order by d.added_at, d.id) from technology_documents d
  join files f on f.id = d.file_id where d.technology_id = t.id and d.removed_at is null), '[]') as documents`
const pictures = sql`coalesce((select json_agg(json_build_object('id', p.id, 'largeFileId', p.large_file_id,
  'smallFileId', p.small_file_id, 'sha256', f.sha256, 'altKo', p.alt_ko, 'altEn', p.alt_en,
  'width', p.width, 'height', p.height) order by p.sort, p.id) from technology_pictures p join files f on f.id = p.large_file_id
    where p.technology_id = t.id and p.removed_at is null), '[]') as pictures`

export interface TechnologyListRow {
  id: string
  titleKo: string
  updatedAt: Date
  archivedAt: Date | null
  content: TechnologyContent
  documents: TechnologyDocument[]
  pictures: TechnologyPicture[]
  tracks: { id: string; ko: string; en: string; state: string }[]
  certificates: { id: string; number: string; ko: string; en: string; validTo: string | null; state: string }[]
}

/** A firm's technologies, the one last written first, with where each was applied and what it earned. One statement. */
export const findTechnologies = async (read: Reader, companyId: string, most = 200): Promise<TechnologyListRow[]> => {
  const rows = await read.many(sql<Omit<TechnologyListRow, 'content'> & { content: unknown }>`
    select t.id, t.title_ko, t.updated_at, t.archived_at, t.content, ${documents}, ${pictures},
      coalesce((select json_agg(json_build_object('id', k.id, 'ko', i.name_ko, 'en', i.name_en, 'state', k.state)
        order by k.submitted_at desc)
        from tracks k join institutions i on i.id = k.institution_id where k.technology_id = t.id), '[]') as tracks,
      coalesce((select json_agg(json_build_object('id', c.id, 'number', c.number, 'ko', i.name_ko, 'en', i.name_en, 'validTo', c.valid_to,
        'state', c.state) order by c.valid_to desc)
        from certificates c join institutions i on i.id = c.institution_id where c.technology_id = t.id and c.state <> 'drafted'),
          '[]') as certificates
    from technologies t where t.company_id = ${companyId} order by t.archived_at is not null, t.updated_at desc, t.id limit ${most}`)
  return rows.map((row) => ({ ...row, content: parseContent(row.content) }))
}

export interface TechnologyDetail extends WholeTechnology {
  readonly id: string
  readonly companyId: string
  readonly version: number
  readonly archivedAt: Date | null
  readonly updatedAt: Date
  readonly createdAt: Date
  readonly editorName: string | null
  readonly lastVersion: number | null
  readonly documents: readonly (TechnologyDocument & { scan: 'clean' | 'not-scanned'; warnings: string[]; version: number })[]
}
type Stored<Of extends { content: TechnologyContent }> = Omit<Of, 'content'> & { content: unknown }

/** The present draft of one technology with papers and pictures; of this company only, where one is given. One statement. */
export const findTechnology = async (read: Reader, id: string, companyId?: string): Promise<TechnologyDetail | undefined> => {
  const row = await read.maybe(sql<Stored<TechnologyDetail>>`
    select t.id, t.company_id, t.version, t.archived_at, t.updated_at, t.created_at, t.content, e.name as editor_name,
      ${documentsWithScan}, ${pictures},
      (select max(number) from technology_versions v where v.technology_id = t.id) as last_version
    from technologies t left join persons e on e.id = t.updated_by
    where t.id = ${id} and (${companyId ?? null}::text is null or t.company_id = ${companyId ?? null})`)
  return row && { ...row, content: parseContent(row.content) }
}
const documentsWithScan = sql`coalesce((select json_agg((${documentJson})::jsonb || jsonb_build_object('scan', f.scan,
  'warnings', f.warnings, 'version', d.version) order by d.added_at, d.id)
  from technology_documents d join files f on f.id = d.file_id where d.technology_id = t.id and d.removed_at is null), '[]') as documents`

/** What freezing looks at: no more than what is kept. */
export const findWhole = async (read: Reader, id: string): Promise<WholeTechnology | undefined> => {
  const row = await read.maybe(
    sql<{
      content: unknown
      documents: TechnologyDocument[]
      pictures: TechnologyPicture[]
    }>`select t.content, ${documents}, ${pictures} from technologies t where t.id = ${id}`,
  )
  return row && { ...row, content: parseContent(row.content) }
}

export interface TechnologyChoice {
  id: string
  titleKo: string
  titleEn: string
  updatedAt: Date
}
/** Titles for a choice: the firm's technologies that are not archived. */
export const findTechnologyChoices = (read: Reader, companyId: string): Promise<TechnologyChoice[]> =>
  read.many(
    sql<TechnologyChoice>`select id, title_ko, coalesce(nullif(content->>'titleEn', ''), title_ko) as title_en, updated_at
      from technologies where company_id = ${companyId} and archived_at is null order by updated_at desc, id limit 200`,
  )

export interface VersionRow {
  number: number
  sha256: string
  keptAt: Date
  reason: string
  keeperName: string | null
}
export const findVersions = (read: Reader, technologyId: string, most = 500): Promise<VersionRow[]> =>
  read.many(sql<VersionRow>`
  select v.number, v.sha256, v.kept_at, v.reason, p.name as keeper_name from technology_versions v left join persons p on p.id = v.kept_by
  where v.technology_id = ${technologyId} order by v.number desc limit ${most}`)

export interface FrozenTechnology extends WholeTechnology {
  readonly number: number
  readonly sha256: string
}
export interface KeptVersion extends FrozenTechnology {
  readonly technologyId: string
  readonly companyId: string
  readonly keptAt: Date
  /** The very bytes that were hashed. */ readonly text: string
}
/** One kept version with the bytes it was hashed from; the last one where no number is given. */
export const findVersion = async (read: Reader, technologyId: string, number?: number): Promise<KeptVersion | undefined> => {
  const row = await read.maybe(sql<{ technologyId: string; companyId: string; number: number; sha256: string; keptAt: Date; text: string }>`
    select technology_id, company_id, number, sha256, kept_at, content as text from technology_versions
    where technology_id = ${technologyId} and (${number ?? null}::int is null or number = ${number ?? null}) order by number desc limit 1`)
  return row && { ...row, ...readVersionText(row.text) }
}

export interface DocumentKind {
  code: string
  ko: string
  en: string
  hasValidity: boolean
}
/** The words behind the codes of a dossier. */
export interface TechnologyNames {
  readonly fields: readonly { code: string; parent: string | null; ko: string; en: string }[]
  readonly institutions: readonly { code: string; ko: string; en: string }[]
  readonly certificateKinds: readonly { code: string; ko: string; en: string }[]
  readonly documentKinds: readonly DocumentKind[]
}
/** Reference lists for forms and views. One statement. */
export const findTechnologyNames = (read: Reader): Promise<TechnologyNames> =>
  read.one(sql<TechnologyNames>`
  select coalesce((select json_agg(json_build_object('code', code, 'parent', parent_code, 'ko', name_ko, 'en', name_en)
    order by sort, code) from fields), '[]') as fields,
    coalesce((select json_agg(json_build_object('code', id, 'ko', name_ko, 'en', name_en) order by name_ko) from institutions
      where active_until is null), '[]') as institutions,
    coalesce((select json_agg(json_build_object('code', code, 'ko', name_ko, 'en', name_en) order by sort, code) from certificate_kinds),
      '[]') as certificate_kinds,
    coalesce((select json_agg(json_build_object('code', code, 'ko', name_ko, 'en', name_en, 'hasValidity', has_validity)
      order by sort, code) from document_kinds), '[]') as document_kinds`)

export const nameOf = (names: readonly { code: string; ko: string; en: string }[], code: string): Text =>
  names.find((one) => one.code === code) ?? { ko: code, en: code }

export interface ReusableDocument extends TechnologyDocument {
  readonly technologyId: string
  readonly technologyTitle: string
}
/** Papers of the firm's other technologies that are still valid today and whose bytes are not here yet. */
export const findReusableDocuments = (read: Reader, companyId: string, technologyId: string): Promise<ReusableDocument[]> =>
  read.many(sql<ReusableDocument>`
  select distinct on (f.sha256, d.kind) d.id, d.kind, d.title, d.file_id, f.name, f.kind as file_kind, f.bytes, f.sha256, d.is_public,
    d.valid_from, d.valid_to, d.technology_id, t.title_ko as technology_title
  from technology_documents d join files f on f.id = d.file_id join technologies t on t.id = d.technology_id
  where d.company_id = ${companyId} and d.technology_id <> ${technologyId} and d.removed_at is null
    and (d.valid_to is null or d.valid_to >= (select market_today()))
    and not exists (select from technology_documents own join files g on g.id = own.file_id
      where own.technology_id = ${technologyId} and own.removed_at is null and g.sha256 = f.sha256)
  order by f.sha256, d.kind, d.added_at desc limit 30`)

export interface DocumentRow extends TechnologyDocument {
  readonly removedAt: Date | null
}
/** A paper of this firm, removed or not, wherever it hangs. */
export const findDocument = (read: Reader, companyId: string, id: string): Promise<DocumentRow | undefined> =>
  read.maybe(sql<DocumentRow>`
  select d.id, d.kind, d.title, d.file_id, f.name, f.kind as file_kind, f.bytes, f.sha256, d.is_public, d.valid_from, d.valid_to,
    d.removed_at
  from technology_documents d join files f on f.id = d.file_id where d.id = ${id} and d.company_id = ${companyId}`)
/** Papers taken out within 30 days: they can be put back. */
export const findRemovedDocuments = (read: Reader, technologyId: string): Promise<DocumentRow[]> =>
  read.many(sql<DocumentRow>`
  select d.id, d.kind, d.title, d.file_id, f.name, f.kind as file_kind, f.bytes, f.sha256, d.is_public, d.valid_from, d.valid_to,
    d.removed_at
  from technology_documents d join files f on f.id = d.file_id
  where d.technology_id = ${technologyId} and d.removed_at > (select market_now()) - interval '30 days'
    order by d.removed_at desc limit 20`)
