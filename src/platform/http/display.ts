export const modes = ['light', 'high-contrast', 'theme'] as const
export const sizes = ['small', 'medium', 'large', 'x-large'] as const
export type Mode = (typeof modes)[number]
export type Size = (typeof sizes)[number]

/** How a browser wants its pages: kept in that browser's cookie, for visitors and signed-in people alike. */
export interface Display { readonly mode: Mode; readonly size: Size }
export const usualDisplay: Display = { mode: 'light', size: 'medium' }

export const displayOf = (mode: string | undefined, size: string | undefined): Display => ({
  mode: modes.find((one) => one === mode) ?? usualDisplay.mode,
  size: sizes.find((one) => one === size) ?? usualDisplay.size,
})

export const displayCookie = 'display'
export const readDisplay = (cookie: string | undefined): Display => {
  const [mode, size] = (cookie ?? '').split('.')
  return displayOf(mode, size)
}
export const writeDisplay = ({ mode, size }: Display): string => `${mode}.${size}`
