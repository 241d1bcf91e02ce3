/** Where a result stands before and after, from 1; undefined where it is not among those looked at. */
export interface RankChange {
  readonly id: string
  readonly before: number | undefined
  readonly after: number | undefined
}

/** What differs between two lists of results: who comes, who goes, who moves; in the order of the new list, those that go last. Nothing where they are the same. */
export const rankChanges = (before: readonly string[], after: readonly string[]): RankChange[] => {
  const place = (list: readonly string[], id: string) => {
    const at = list.indexOf(id)
    return at < 0 ? undefined : at + 1
  }
  return [...new Set([...after, ...before])]
    .map((id) => ({ id, before: place(before, id), after: place(after, id) }))
    .filter((one) => one.before !== one.after)
}
