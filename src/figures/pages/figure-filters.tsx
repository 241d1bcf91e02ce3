import type { findCouncils, findInstitutions } from '../../institutions/index.ts'
import type { Visit } from '../../people/index.ts'
import { Chips, FilterPanel } from '../../ui/index.ts'
import { addressOf } from '../filter.ts'
import type { YearRow } from '../measures.ts'
import type { FigureFilter } from '../queries.ts'

/** What figures can be narrowed to. */
export interface FigureChoices {
  readonly councils: Awaited<ReturnType<typeof findCouncils>>
  readonly institutions: Awaited<ReturnType<typeof findInstitutions>>
  readonly years: readonly YearRow[]
}
interface FilterProps {
  readonly visit: Visit
  readonly filter: FigureFilter
  readonly choices: FigureChoices
}

export const FigureFilters = ({ visit, filter, choices }: FilterProps) => {
  const { t, lang } = visit
  return (
    <FilterPanel
      lang={lang}
      action={visit.href('/figures')}
      clearHref={visit.href('/figures')}
      groups={[
        {
          name: 'council',
          legend: t('협의체', 'Council'),
          kind: 'select',
          options: choices.councils.map((one) => ({ value: one.code, label: t(one.ko, one.en), checked: one.code === filter.councilId })),
        },
        {
          name: 'institution',
          legend: t('기관', 'Institution'),
          kind: 'select',
          options: choices.institutions.map((one) => ({
            value: one.id,
            label: t(one.nameKo, one.nameEn),
            checked: one.id === filter.institutionId,
          })),
        },
        {
          name: 'year',
          legend: t('연도', 'Year'),
          kind: 'select',
          options: choices.years.map((one) => ({
            value: String(one.year),
            label: t(`${one.year}년`, String(one.year)),
            checked: one.year === filter.year,
          })),
        },
      ]}
    />
  )
}

/** What the figures are narrowed to now, each to be taken off again. */
export const ChosenFigures = ({ visit, filter, choices }: FilterProps) => {
  const { t, lang } = visit
  const items = [
    ...choices.councils
      .filter((one) => one.code === filter.councilId)
      .map((one) => ({ label: t(one.ko, one.en), removeHref: visit.href(`/figures${addressOf({ ...filter, councilId: undefined })}`) })),
    ...choices.institutions
      .filter((one) => one.id === filter.institutionId)
      .map((one) => ({
        label: t(one.nameKo, one.nameEn),
        removeHref: visit.href(`/figures${addressOf({ ...filter, institutionId: undefined })}`),
      })),
    ...(filter.year === undefined
      ? []
      : [
          {
            label: t(`${filter.year}년`, String(filter.year)),
            removeHref: visit.href(`/figures${addressOf({ ...filter, year: undefined })}`),
          },
        ]),
  ]
  return <Chips lang={lang} items={items} />
}
