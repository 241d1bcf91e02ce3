import { textsOf } from '../catalogue/index.ts'
import { exactForm } from '../platform/search/index/document.ts'
import type { SearchService } from '../platform/search/search.ts'
import type { TechnologyContent } from '../technologies/index.ts'
import type { Comparable } from './queries.ts'
import { settle } from './score.ts'
import { compared, containment, sentencePairs } from './shared-text.ts'
import type { ComparedText, SentencePair } from './shared-text.ts'

/** What makes two dossiers nearly the same, in points of a thousand that add up. */
export type Likeness =
  | { readonly kind: 'text'; readonly share: number; readonly points: number }
  | { readonly kind: 'title'; readonly points: number }
  | { readonly kind: 'company'; readonly points: number }
  | { readonly kind: 'right'; readonly numbers: readonly string[]; readonly points: number }
interface Like {
  readonly found: Comparable
  readonly theirs: ComparedText
  readonly score: number
  readonly parts: readonly Likeness[]
  readonly share: number
}
export interface NearDuplicate extends Omit<Like, 'theirs'> {
  readonly sentences: readonly SentencePair[]
  /** The same technology where else it was found, as an application that is listed by now is: what is shown is its nearest. */
  readonly again: readonly Comparable[]
}

const most = { text: 700, title: 100, company: 50, right: 150 } as const
/** Less shared text than this says nothing, unless the title or a right is the same. */
const tellingShare = 0.1
const mostFound = 20

const rightsOf = (content: TechnologyContent): Map<string, string> =>
  new Map(content.ipRights.filter((one) => exactForm(one.number).length >= 5).map((one) => [exactForm(one.number), one.number]))
const plainTitle = (title: string): string =>
  title
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Everything a dossier tells in sentences. */
export const narrativeOf = (content: TechnologyContent): string =>
  [
    content.titleKo,
    content.summaryKo,
    content.problemKo,
    content.approachKo,
    content.effectsKo,
    content.applicationsKo,
    content.problemEn,
    content.approachEn,
    content.effectsEn,
    content.applicationsEn,
  ]
    .filter((one) => one !== '')
    .join('\n')

/** Whoever is nearly the same as this dossier, the nearest first, with what both say side by side. Pure. */
export const nearDuplicates = (
  dossier: { readonly content: TechnologyContent; readonly companyId: string },
  candidates: readonly Comparable[],
): NearDuplicate[] => {
  const ours = compared(narrativeOf(dossier.content))
  const rights = rightsOf(dossier.content)
  const like = candidates
    .map((found) => likenessOf(dossier, ours, rights, found))
    .filter((one) => one.share >= tellingShare || one.parts.some((part) => part.kind === 'title' || part.kind === 'right'))
    .sort((a, b) => b.score - a.score || (a.found.id < b.found.id ? -1 : 1))
  return [...Map.groupBy(like, ({ found }) => found.technologyId).values()]
    .flatMap(([nearest, ...others]) => (nearest === undefined ? [] : [{ ...nearest, again: others.map(({ found }) => found) }]))
    .slice(0, mostFound)
    .map(({ theirs, ...one }) => ({ ...one, sentences: one.share > 0 ? sentencePairs(ours, theirs) : [] }))
}

const likenessOf = (
  dossier: { readonly content: TechnologyContent; readonly companyId: string },
  ours: ComparedText,
  rights: ReadonlyMap<string, string>,
  found: Comparable,
): Like => {
  const theirs = compared(narrativeOf(found.content))
  const share = containment(ours, theirs)
  const same = [...rightsOf(found.content)].filter(([plain]) => rights.has(plain)).map(([, number]) => number)
  const hasTitle = plainTitle(dossier.content.titleKo) !== '' && plainTitle(found.content.titleKo) === plainTitle(dossier.content.titleKo)
  const parts: Likeness[] = [
    { kind: 'text', share, points: most.text * share },
    ...(hasTitle ? [{ kind: 'title' as const, points: most.title }] : []),
    ...(found.companyId === dossier.companyId ? [{ kind: 'company' as const, points: most.company }] : []),
    ...(same.length > 0 ? [{ kind: 'right' as const, numbers: same, points: most.right }] : []),
  ]
  return { found, theirs, share, ...settle(parts) }
}

const likeIt = 30
const mostRights = 10
/** Listings that might be nearly the same: most like it in words, or with one of its patent numbers. Undefined while the index is not ready. */
export const candidateListings = async (index: SearchService | undefined, content: TechnologyContent): Promise<string[] | undefined> => {
  const [similar, ...numbered] = await Promise.all([
    index?.similar({ text: textsOf(content), most: likeIt }),
    ...[...rightsOf(content).values()].slice(0, mostRights).map((number) => index?.search({ text: number, size: 5, explain: true })),
  ])
  return (
    similar && [
      ...new Set([
        ...similar.map((hit) => hit.id),
        ...numbered.flatMap((answer) =>
          (answer?.hits ?? []).filter((hit) => hit.parts.some((part) => part.origin === 'exact')).map((hit) => hit.id),
        ),
      ]),
    ]
  )
}

const [mostWords, mostNumbers] = [10, 4]
/** By what an application is known among others that are in no index: the words that tell most of it, and the numbers of its rights. None while the index is not ready. */
export const knownBy = async (index: SearchService | undefined, content: TechnologyContent): Promise<string[]> => [
  ...((await index?.tellingWords(narrativeOf(content), mostWords)) ?? []).filter((word) => /^[가-힣]+$/.test(word)),
  ...[...rightsOf(content).values()].slice(0, mostNumbers),
]
