/** So many technologies stand side by side. */
export const mostCompared = 4

const idShape = /^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/

/** Ids as an address or a cookie says them, each once, in their order; what is no id is left out. */
export const listingIds = (...given: readonly string[]): string[] => [
  ...new Set(
    given
      .flatMap((one) => one.split(','))
      .map((one) => one.trim())
      .filter((one) => idShape.test(one)),
  ),
]

/** The address that is the comparison. */
export const compareAddress = (ids: readonly string[]): string => (ids.length === 0 ? '/compare' : `/compare?items=${ids.join(',')}`)

/** The tray with one more: the newest stays where there are too many. */
export const withOne = (tray: readonly string[], id: string): string[] => [...tray.filter((one) => one !== id), id].slice(-mostCompared)
