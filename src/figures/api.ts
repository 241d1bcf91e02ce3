import { z } from 'zod'
import { insistOnKnown } from '../institutions/index.ts'
import type { Route } from '../people/index.ts'
import { wholeNumber } from '../platform/http/whole-number.ts'
import type { App } from '../platform/services.ts'
import { definitions, measures, totalOf } from './measures.ts'
import { findBackground, findYears } from './queries.ts'

const query = z.strictObject({
  council: z.string().max(40).optional().meta({ description: 'Code of a council: SOC, ENERGY, ICT' }),
  institution: z.string().max(40).optional().meta({ description: 'Code of an institution' }),
  year: wholeNumber(2000, 2099).optional().meta({ description: 'Totals of this year alone (Seoul time); `years` always has all' }),
})
const year = z.object({
  year: z.number().int(),
  registrations: z.number().int(),
  certificates: z.number().int(),
  purchases: z.number().int(),
  amountWon: z.number().int(),
})
const figure = z
  .object({
    id: z.string(),
    nameKo: z.string(),
    nameEn: z.string(),
    definitionKo: z.string(),
    definitionEn: z.string(),
    total: z.number().int(),
  })
  .meta({ id: 'Figure' })
const point = z.object({
  series: z.string(),
  nameKo: z.string(),
  nameEn: z.string(),
  period: z.string().meta({ description: 'YYYY, YYYY-MM or YYYY-MM-DD; YYYY-early where the source says so' }),
  value: z.number(),
  unitEn: z.string(),
  source: z.string(),
  noteEn: z.string().nullable(),
})

export const api: readonly Route[] = [
  {
    kind: 'api',
    path: '/api/v1/figures',
    may: 'public.see',
    tag: 'figures',
    summary: 'Figures with their definitions',
    description:
      'Counted now from the rows of this platform; `background` is what others reported before, sourced, and never part of the totals. Amounts in whole won incl. VAT.',
    query,
    answer: z.object({
      asOf: z.string().meta({ description: 'ISO 8601 instant' }),
      figures: z.array(figure),
      years: z.array(year),
      background: z.array(point),
    }),
    handle: async (asked: { app: App; query: z.infer<typeof query> }) => {
      const read = asked.app.db.reader()
      const { council, institution } = asked.query
      await insistOnKnown(read, {
        council: council === undefined ? [] : [council],
        institution: institution === undefined ? [] : [institution],
      })
      const years = await findYears(read, { councilId: council, institutionId: institution })
      const background = await findBackground(read)
      return {
        asOf: asked.app.clock.now().toISOString(),
        figures: measures.map((measure) => ({
          id: measure,
          nameKo: definitions[measure].name.ko,
          nameEn: definitions[measure].name.en,
          definitionKo: definitions[measure].definition.ko,
          definitionEn: definitions[measure].definition.en,
          total: totalOf(years, measure, asked.query.year),
        })),
        years: years.map(({ amount, ...row }) => ({ ...row, amountWon: amount })),
        background: background.map(({ series, nameKo, nameEn, period, value, unitEn, source, noteEn }) => ({
          series,
          nameKo,
          nameEn,
          period,
          value,
          unitEn,
          source,
          noteEn,
        })),
      }
    },
  },
]
