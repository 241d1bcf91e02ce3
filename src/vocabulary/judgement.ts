/** How a result fitted a query: the grade of the evaluation's format. */
export const grades = [0, 1, 2] as const
export type Grade = (typeof grades)[number]
export const readGrade = (typed: string): Grade | undefined => grades.find((grade) => String(grade) === typed)

/** Under which hat it was judged: never more than the address says. */
export type Judge =
  | { readonly acting: 'reviewer'; readonly personId: string; readonly institutionId: null }
  | { readonly acting: 'desk' | 'buying'; readonly personId: string; readonly institutionId: string }

export interface OneGrade {
  readonly words: string
  readonly listingId: string
  readonly grade: number
}

/** Many people's grades of one result become one, the middle one; of two in the middle the lower. A query without any result that fits judges nothing. */
export const judgedQueries = (judged: readonly OneGrade[]): { q: string; type: string; rel: Record<string, number> }[] => {
  const queries = new Map<string, Map<string, number[]>>()
  for (const { words, listingId, grade } of judged) {
    const of = queries.get(words) ?? new Map<string, number[]>()
    queries.set(words, of.set(listingId, [...(of.get(listingId) ?? []), grade]))
  }
  return [...queries]
    .map(([q, of]) => ({ q, type: 'judged', rel: Object.fromEntries([...of].map(([id, all]) => [id, middle(all)])) }))
    .filter(({ rel }) => Object.values(rel).some((grade) => grade > 0))
}
const middle = (all: readonly number[]): number => [...all].sort((a, b) => a - b)[Math.floor((all.length - 1) / 2)] ?? 0
