import { z } from 'zod'
import { findOpenOffers } from '../applications/index.ts'
import { insistOnKnown } from '../institutions/index.ts'
import type { Route } from '../people/index.ts'
import { letters } from '../kernel/letters.ts'
import { wholeNumber, wholeNumberOr } from '../platform/http/whole-number.ts'
import type { App } from '../platform/services.ts'
import { scoreCall, wordsWithCalls } from './calls.ts'
import { readNeed, shortestNeed } from './need-address.ts'
import { longestNeed, matchTechnologies } from './needs.ts'
import { findListedTechnology } from './queries.ts'

const part = z
  .object({
    kind: z.enum(['word', 'other-words', 'field', 'stage', 'price', 'supply', 'conditions']),
    points: z.number().int(),
    word: z.string().optional(),
    origin: z.enum(['said', 'synonym', 'corrected']).optional(),
    fields: z.array(z.string()).optional(),
    shared: z.array(z.string()).optional(),
    trl: z.number().optional(),
    won: z.number().optional(),
    times: z.number().optional(),
    met: z.number().optional(),
    of: z.number().optional(),
  })
  .meta({ id: 'MatchPart' })
const score = {
  score: z.number().int().meta({
    description:
      'Points of a thousand; the parts add up to it. Of them 800 are for words (of a need: how much of it stands in the listing; of a call: the telling words it shares with the technology, up to 200 each; a translation does not count again), 100 for the field, 100 for what can be counted or for the conditions',
  }),
  parts: z.array(part),
}
const technology = z
  .object({
    ...score,
    answered: z.number().int().meta({ description: 'Percent of what the need tells, by its words, that stands in the listing' }),
    eligibility: z.enum(['yes', 'unknown', 'no']),
    checked: z.array(z.object({ condition: z.string(), answer: z.enum(['yes', 'unknown', 'no']) })),
    listing: z.object({
      id: z.string(),
      titleKo: z.string(),
      titleEn: z.string(),
      company: z.object({ id: z.string(), ko: z.string(), en: z.string().nullable() }),
      fields: z.array(z.string()),
      priceFromWon: z.number().nullable(),
    }),
  })
  .meta({ id: 'TechnologyMatch' })
const call = z
  .object({
    ...score,
    fits: z.boolean().meta({ description: 'False where no telling word and hardly a field is shared: no match, and after all that fit' }),
    call: z.object({ id: z.string(), titleKo: z.string(), titleEn: z.string(), closesAt: z.string().nullable() }),
    institution: z.object({ id: z.string(), ko: z.string(), en: z.string() }),
  })
  .meta({ id: 'CallMatch' })

const needQuery = z.strictObject({
  need: z
    .preprocess((typed) => (typeof typed === 'string' ? typed.normalize('NFC').trim() : typed), letters(shortestNeed, longestNeed))
    .meta({ description: `What is needed, in ${shortestNeed} to ${longestNeed} letters; blanks around it do not count` }),
  keywords: letters(0, 200).optional().meta({ description: 'Up to three key words with commas between' }),
  field: z.string().max(60).optional(),
  budget: wholeNumber(0, 999_999_999_999_999).optional().meta({ description: 'Whole won' }),
  region: z.string().max(60).optional(),
  certificate: z.string().max(60).optional(),
  most: wholeNumberOr(20, 1, 100),
})
const listingParams = z.strictObject({ listing: z.string().max(40) })

export const api: readonly Route[] = [
  {
    kind: 'api',
    path: '/api/v1/matches/technologies',
    may: 'public.see',
    tag: 'matching',
    summary: 'Technologies for a need',
    description:
      'Listed technologies in the order in which they fit a need in one’s own words, with the parts of each score. What shares less than a fifth of the need, or a single word of it, is no match and only counted in `belowFloor`. Near misses of the conditions stand last. Not found while the index is being prepared.',
    query: needQuery,
    missing: 'The index is being prepared: ask again in a moment',
    answer: z.object({
      total: z.number().int(),
      belowFloor: z.number().int().meta({ description: 'So many more share a word with the need, but too little of it to be a match' }),
      suggestedKeywords: z.array(z.string()),
      suggestedFields: z.array(z.string()),
      matches: z.array(technology),
    }),
    handle: async ({ app, query }: { app: App; query: z.infer<typeof needQuery> }) => {
      const { need } = readNeed({
        isSent: true,
        one: (name) => {
          const value = query[name as keyof typeof query]
          return value === undefined ? '' : String(value)
        },
        all: (name) => (name === 'k' ? (query.keywords ?? '').split(',') : []),
      })
      if (need === undefined) throw Object.assign(new Error('a need that says nothing'), { statusCode: 400 })
      const given = (code: string | undefined) => (code ? [code] : [])
      await insistOnKnown(app.db.reader(), {
        field: given(query.field),
        region: given(query.region),
        certificate: given(query.certificate),
      })
      const index = app.searches?.get('catalogue')
      const found = index && (await matchTechnologies(app.db.reader(), index, need))
      return (
        found && {
          total: found.matches.length,
          belowFloor: found.below.count,
          suggestedKeywords: [...found.suggestedKeywords],
          suggestedFields: [...found.suggestedFields],
          matches: found.matches.slice(0, query.most).map(({ listing, group, checked, answered, score: points, parts }) => ({
            score: points,
            parts,
            answered: Math.round(answered * 100),
            eligibility: group,
            checked,
            listing: {
              id: listing.id,
              titleKo: listing.titleKo,
              titleEn: listing.titleEn,
              company: { id: listing.companyId, ko: listing.companyKo, en: listing.companyEn },
              fields: listing.fieldCodes,
              priceFromWon: listing.priceFromWon,
            },
          })),
        }
      )
    },
  },
  {
    kind: 'api',
    path: '/api/v1/catalogue/:listing/calls',
    may: 'public.see',
    tag: 'matching',
    summary: 'Open calls for a listed technology',
    description:
      'Calls open now in the order in which words and fields fit, with the parts of each score; `fits` is false of those that share no telling word and hardly a field. Whether the firm may apply is not told: that is the firm’s to see. Not found while the index is being prepared.',
    params: listingParams,
    missing: 'No listing of this id is shown, or the index is being prepared',
    answer: z.object({ matches: z.array(call) }),
    handle: async ({ app, params }: { app: App; params: z.infer<typeof listingParams> }) => {
      const listed = await findListedTechnology(app.db.reader(), params.listing)
      const [words] = listed ? await wordsWithCalls(app.searches, [listed.content]) : []
      if (!listed || !words) return undefined
      const offers = await findOpenOffers(app.db.reader())
      return {
        matches: offers
          .map((offer) => ({
            ...scoreCall(words, offer, listed.content.fieldCodes),
            call: { id: offer.callId, titleKo: offer.titleKo, titleEn: offer.titleEn, closesAt: offer.closesAt?.toISOString() ?? null },
            institution: { id: offer.institutionId, ko: offer.ko, en: offer.en },
          }))
          .sort((a, b) => Number(b.fits) - Number(a.fits) || b.score - a.score),
      }
    },
  },
]
