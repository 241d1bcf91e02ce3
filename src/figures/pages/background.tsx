import type { Visit } from '../../people/index.ts'
import { DataTable, Disclosure, Downloads, Source } from '../../ui/index.ts'
import type { BackgroundPoint } from '../queries.ts'
import { periodWords } from '../words.ts'

const shown = (visit: Visit, point: BackgroundPoint) =>
  `${point.value.toLocaleString(visit.lang === 'ko' ? 'ko-KR' : 'en')}${visit.t(point.unitKo, ` ${point.unitEn}`)}`

/** What press and institutions said of the market before: labelled, sourced, and never added to our own. Where two sources differ both stand. */
export const Background = ({ visit, points }: { visit: Visit; points: readonly BackgroundPoint[] }) => {
  const { t, lang } = visit
  const series = [...new Map(points.map((point) => [point.series, point])).values()]
  return (
    <section id="background">
      <h2>{t('배경: 보도와 기관 자료가 말한 수치', 'Background: what press and institutions reported')}</h2>
      <p>
        {t(
          '이 플랫폼의 기록이 아닙니다. 세는 방법이 밝혀져 있지 않아 위의 수치와 더하거나 잇지 않습니다. 출처가 다르게 말하면 모두 적었습니다.',
          'Not counted by this platform. How they were counted is not known, so they are never added to or joined with the figures above. Where sources differ, both stand.',
        )}
      </p>
      {series.map((one) => {
        const own = points.filter((point) => point.series === one.series)
        return (
          <Disclosure
            key={one.series}
            summary={t(`${one.nameKo} (${own.length}개 시점)`, `${one.nameEn} (${own.length})`)}
            open={one.series === 'yearly-purchases'}
          >
            <DataTable
              lang={lang}
              caption={t(one.nameKo, one.nameEn)}
              captionHidden
              rows={own}
              rowKey={(point) => `${point.period}-${point.value}-${point.source}`}
              columns={[
                {
                  key: 'period',
                  header: t('시점', 'When'),
                  rowHeader: true,
                  nowrap: true,
                  cell: (point) => visit.t(periodWords(point.period)),
                },
                { key: 'value', header: t('값', 'Value'), align: 'right', nowrap: true, cell: (point) => shown(visit, point) },
                { key: 'note', header: t('설명', 'Note'), cell: (point) => t(point.noteKo ?? '', point.noteEn ?? '') || '–' },
                {
                  key: 'source',
                  header: t('출처', 'Source'),
                  cell: (point) => (point.address === null ? point.source : <Source address={point.address} />),
                },
              ]}
            />
          </Disclosure>
        )
      })}
      {points.length > 0 && <Downloads lang={lang} base={visit.href('/figures/background')} what={t('배경 수치', 'background')} />}
    </section>
  )
}
