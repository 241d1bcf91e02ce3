import { PeopleDownloads } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { DataTable, DayTime, Disclosure, Figures, Id } from '../../ui/index.ts'
import { eligibleOf, readList } from '../candidates.ts'
import type { Candidate } from '../candidates.ts'
import type { ListRecord } from '../queries.ts'
import { exclusionKinds, exclusionWords, sideWord } from '../words.ts'
import { pathOf } from './desk-parts.tsx'

/** The frozen list: who may be drawn, and who was left out and why. */
export const Candidates = ({
  visit,
  frozen,
  names,
  isDrawn,
}: {
  visit: Visit
  frozen: ListRecord
  names: ReadonlyMap<string, string>
  /** Then the list can be taken byte for byte, so that the draw can be repeated. */
  isDrawn: boolean
}) => {
  const { t, lang } = visit
  const list = readList(frozen.content)
  const excluded = list.members.filter((one) => one.excluded.length > 0)
  const eligible = eligibleOf(list)
  return (
    <section class="stack">
      <h2>{t('후보 명부', 'Candidates')}</h2>
      <Figures
        items={[
          { label: t('명부', 'Pool'), value: list.members.length, unit: t('명', '') },
          { label: t('제외', 'Excluded'), value: excluded.length, unit: t('명', '') },
          {
            label: t('추첨 대상', 'Eligible'),
            value: eligible.length,
            unit: t('명', ''),
            note: t(`외부 ${eligible.filter((one) => one.external).length}명`, `${eligible.filter((one) => one.external).length} external`),
          },
        ]}
      />
      <LeftOut visit={visit} excluded={excluded} />
      <p class="quiet">
        {t('확정', 'Frozen')} <DayTime lang={lang} value={frozen.frozenAt} /> · {frozen.frozenByName} · SHA-256 <Id>{frozen.sha256}</Id>
      </p>
      <Excluded visit={visit} rows={excluded} names={names} />
      <Eligible visit={visit} rows={eligible} names={names} />
      <PeopleDownloads visit={visit} base={pathOf(visit, '/committee')} more={isDrawn ? [pathOf(visit, '/candidates.json')] : []} />
    </section>
  )
}

/** How many each reason leaves out; one person may have several. */
const LeftOut = ({ visit, excluded }: { visit: Visit; excluded: readonly Candidate[] }) => {
  const { t } = visit
  const counts = (Object.keys(exclusionKinds) as (keyof typeof exclusionKinds)[])
    .map((code) => ({ code, count: excluded.filter((one) => one.excluded.some((why) => why.code === code)).length }))
    .filter(({ count }) => count > 0)
  if (counts.length === 0) return null
  return (
    <>
      <p>
        {t('제외한 사유:', 'Left out:')}{' '}
        {counts.map(({ code, count }) => t(`${exclusionKinds[code].ko} ${count}명`, `${count} ${exclusionKinds[code].en}`)).join(' · ')}
      </p>
      {counts.some(({ code }) => code === 'reviewed-before') && (
        <p class="hint">
          {t(
            '이의신청은 다른 위원회가 심의합니다. 앞선 심의에서 위원으로 추첨된 사람은 수락하지 않았거나 물러났더라도 제외합니다.',
            'Another committee judges an objection: whoever was drawn for the earlier review is left out, even if they declined or left.',
          )}
        </p>
      )}
    </>
  )
}

const Excluded = ({ visit, rows, names }: { visit: Visit; rows: readonly Candidate[]; names: ReadonlyMap<string, string> }) => {
  const { t, lang } = visit
  if (rows.length === 0) return null
  return (
    <DataTable
      lang={lang}
      caption={t('제외된 후보와 사유', 'Excluded, and why')}
      rows={rows}
      rowKey={(one) => one.personId}
      columns={[
        { key: 'code', header: t('번호', 'Code'), nowrap: true, cell: (one) => one.code },
        { key: 'name', header: t('성명', 'Name'), rowHeader: true, cell: (one) => names.get(one.personId) ?? '–' },
        { key: 'affiliation', header: t('소속', 'Affiliation'), cell: (one) => one.affiliation },
        {
          key: 'why',
          header: t('사유', 'Reason'),
          cell: (one) =>
            one.excluded.map((each, place) => (
              <span key={place} class="block">
                {t(exclusionWords(each))}
              </span>
            )),
        },
      ]}
    />
  )
}

const Eligible = ({ visit, rows, names }: { visit: Visit; rows: readonly Candidate[]; names: ReadonlyMap<string, string> }) => {
  const { t, lang } = visit
  return (
    <Disclosure summary={t(`추첨 대상 ${rows.length}명 보기`, `See the ${rows.length} eligible`)}>
      <DataTable
        lang={lang}
        caption={t('추첨 대상', 'Eligible')}
        captionHidden
        rows={rows}
        rowKey={(one) => one.personId}
        columns={[
          { key: 'code', header: t('번호', 'Code'), nowrap: true, cell: (one) => one.code },
          { key: 'name', header: t('성명', 'Name'), rowHeader: true, cell: (one) => names.get(one.personId) ?? '–' },
          { key: 'affiliation', header: t('소속', 'Affiliation'), cell: (one) => one.affiliation },
          { key: 'side', header: t('구분', 'Side'), cell: (one) => t(sideWord(one.external)) },
        ]}
      />
    </Disclosure>
  )
}
