import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import { DataTable, DayTime, Downloads, Id, Link, Sources, StatusTag, Tabs } from '../../ui/index.ts'
import type { Tone } from '../../ui/index.ts'
import { findReference, findRuleSets, referenceTables } from '../queries.ts'
import type { ReferenceRow, ReferenceTable, RuleSetRow } from '../queries.ts'

export const names: Readonly<Record<ReferenceTable | 'rule-sets', Text>> = {
  councils: text('협의체', 'Councils'),
  institutions: text('기관', 'Institutions'),
  fields: text('분야', 'Fields'),
  'certificate-kinds': text('인증 종류', 'Kinds of certificate'),
  'document-kinds': text('서류 종류', 'Kinds of document'),
  'contract-grounds': text('계약 근거', 'Contract grounds'),
  'rule-sets': text('심의규정', 'Rule sets'),
}
export const notes: Readonly<Record<ReferenceTable, Text>> = {
  councils: text('분과', 'Sections'),
  institutions: text('협의체', 'Councils'),
  fields: text('윗분야', 'Parent field'),
  'certificate-kinds': text('근거와 설명', 'Basis and note'),
  'document-kinds': text('비고', 'Note'),
  'contract-grounds': text('내용', 'What it says'),
}

/** Which table is asked for. */
export const tableAsked = ({ query }: Visit): ReferenceTable | 'rule-sets' =>
  [...referenceTables, 'rule-sets' as const].find((name) => name === query('table')) ?? 'councils'

/** What the market stands on, each row with its source and the day that speaks for. Corrected in the files of the software, never here. */
export const drawReference = async (visit: Visit) => {
  const { t, lang } = visit
  const chosen = tableAsked(visit)
  const body =
    chosen === 'rule-sets' ? (
      <RuleSets visit={visit} rows={await findRuleSets(visit.read)} />
    ) : (
      <Rows visit={visit} table={chosen} rows={await findReference(visit.read, chosen)} />
    )
  return page({
    title: t('기준 자료', 'Reference data'),
    density: 'staff',
    noIndex: true,
    body: (
      <>
        <h1>{t('기준 자료', 'Reference data')}</h1>
        <p class="quiet">
          {t(
            '소프트웨어에 담긴 자료입니다. 여기서는 보기만 하고, 고칠 때는 출처와 함께 자료 파일을 고쳐 다시 불러옵니다.',
            'These rows come with the software. Here they are only read; to correct one, change its file together with its source and load it again.',
          )}
        </p>
        <Tabs
          label={t('자료의 종류', 'Kinds')}
          items={[...referenceTables, 'rule-sets' as const].map((name) => ({
            label: t(names[name]),
            href: visit.href(`/operations/reference-data?table=${name}`),
            current: name === chosen,
          }))}
        />
        {body}
        <Downloads lang={lang} base={visit.href('/operations/reference-data')} asked={`?table=${chosen}`} />
      </>
    ),
  })
}

/** How far a row may be trusted, by its sources. */
export const trustOf = (source: string | null): { tone: Tone; word: Text } => {
  if (source === null || source === '') return { tone: 'warning', word: text('출처 없음', 'No source') }
  if (source.includes('P:default')) return { tone: 'info', word: text('기본값', 'Default') }
  if (source.includes('P:common-knowledge')) return { tone: 'neutral', word: text('일반 상식', 'Common knowledge') }
  return { tone: 'success', word: text('출처 있음', 'Sourced') }
}

const Rows = ({ visit, table, rows }: { visit: Visit; table: ReferenceTable; rows: readonly ReferenceRow[] }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t(`${names[table].ko} ${rows.length}건`, `${names[table].en}: ${rows.length}`)}
      rows={rows}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'name',
          header: t('이름', 'Name'),
          rowHeader: true,
          cell: (one) => (
            <div>
              {t(one.ko, one.en)}
              {table !== 'contract-grounds' && <span class="quiet block">{t(one.en, one.ko)}</span>}
            </div>
          ),
        },
        { key: 'id', header: t('부호', 'Code'), cell: (one) => <Id>{one.id}</Id> },
        { key: 'note', header: t(notes[table]), cell: (one) => t(one.noteKo ?? '–', one.noteEn ?? '–') },
        {
          key: 'trust',
          header: t('근거', 'Standing'),
          nowrap: true,
          cell: ({ source }) => <StatusTag tone={trustOf(source).tone} word={t(trustOf(source).word)} />,
        },
        {
          key: 'asOf',
          header: t('기준일', 'As of'),
          nowrap: true,
          cell: (one) => one.asOf ?? <span class="quiet">{t('출처에 없음', 'not said')}</span>,
        },
        {
          key: 'source',
          header: t('출처', 'Source'),
          cell: (one) =>
            one.sources.length === 0 ? (
              '–'
            ) : (
              <div class="targets">
                <Sources sources={one.sources} />
              </div>
            ),
        },
      ]}
    />
  )
}

const RuleSets = ({ visit, rows }: { visit: Visit; rows: readonly RuleSetRow[] }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t(`시행 중인 심의규정 ${rows.length}건`, `${rows.length} rule sets in force`)}
      rows={rows}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'who',
          header: t('기관', 'Institution'),
          rowHeader: true,
          cell: (one) => institutionOf(visit, one),
        },
        {
          key: 'name',
          header: t('이름', 'Name'),
          cell: (one) =>
            one.institutionId === null ? (
              t(one.ko, one.en)
            ) : (
              <Link href={visit.href(`/institutions/${one.institutionId}/rules/${one.id}`)}>{t(one.ko, one.en)}</Link>
            ),
        },
        { key: 'number', header: t('판', 'Version'), align: 'right', cell: (one) => t(`제${one.number}판`, String(one.number)) },
        {
          key: 'since',
          header: t('시행', 'In force since'),
          nowrap: true,
          cell: (one) => <DayTime lang={lang} value={one.inForceAt} form="table" />,
        },
        { key: 'origin', header: t('값의 출처', 'Where values come from'), cell: (one) => originsOf(visit, one) },
        { key: 'hash', header: t('SHA-256', 'SHA-256'), cell: (one) => <Id>{one.sha256.slice(0, 12)}</Id> },
      ]}
    />
  )
}

export const institutionOf = ({ t }: Visit, { institutionKo, institutionEn }: RuleSetRow): string =>
  institutionKo === null ? t('표준(기관에 속하지 않음)', 'Standard, of no institution') : t(institutionKo, institutionEn ?? institutionKo)

export const originsOf = (visit: Visit, row: RuleSetRow): string => {
  const { t } = visit
  const many = (kind: string) => row.groups.filter((one) => one.kind === kind).length
  const dates = [...new Set(row.groups.flatMap((one) => (one.kind === 'sourced' && one.date !== null ? [one.date] : [])))].sort()
  return (
    [
      many('sourced') > 0 &&
        t(`출처 있음 ${many('sourced')}묶음(${dates.join(', ')})`, `${many('sourced')} groups sourced (${dates.join(', ')})`),
      many('default') > 0 && t(`표준 기본값 ${many('default')}묶음`, `${many('default')} groups default`),
      many('institution') > 0 && t(`기관이 정함 ${many('institution')}묶음`, `${many('institution')} groups set by the institution`),
    ]
      .filter(Boolean)
      .join(' · ') || t('조건마다 출처를 적었습니다', 'each rule names its own')
  )
}
