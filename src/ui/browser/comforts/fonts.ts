/** The two weights pages are set in; the same addresses stand in styles/fonts.css. */
export const fontFiles = ['/assets/fonts/pretendard-gov-1.3.9-regular.woff2', '/assets/fonts/pretendard-gov-1.3.9-bold.woff2'] as const

type Line = { saveData?: boolean; effectiveType?: string }
const isThrifty = (): boolean => {
  const line = (navigator as Navigator & { connection?: Line }).connection
  return line?.saveData === true || /2g|3g/.test(line?.effectiveType ?? '') || !matchMedia('(min-width: 960px)').matches
}

const fetchThem = async (): Promise<void> => {
  const answers = await Promise.all(
    fontFiles.map(async (file) => {
      const answer = await fetch(file, { priority: 'low' })
      await answer.arrayBuffer()
      return answer.ok
    }),
  )
  if (answers.every(Boolean))
    document.cookie = `fonts=1; path=/; max-age=31536000; samesite=lax${location.protocol === 'https:' ? '; secure' : ''}`
}

/**
 * Fetches our fonts once, when the page is long done and the line is good, and remembers it: the next page is drawn in them from the cache.
 * Phones keep their own Korean fonts, which are good, and their data.
 */
export const fonts = (): void => {
  if (document.documentElement.hasAttribute('data-fonts') || isThrifty()) return
  const later = () => {
    setTimeout(() => {
      void fetchThem().catch(() => undefined)
    }, 2_000)
  }
  if (document.readyState === 'complete') later()
  else addEventListener('load', later, { once: true })
}
