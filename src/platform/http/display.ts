export const modes = ['light', 'high-contrast', 'theme'] as const
export const sizes = ['small', 'medium', 'large', 'x-large'] as const
export type Mode = (typeof modes)[number]
export type Size = (typeof sizes)[number]

/** How a browser wants its pages: kept in that browser's cookie, for visitors and signed-in people alike. */
export interface Display {
  readonly mode: Mode
  readonly size: Size
  /** Single-letter keys in work lists. */ readonly keys: 'on' | 'off'
}
export const usualDisplay: Display = { mode: 'light', size: 'medium', keys: 'on' }

export const displayOf = (mode: string | undefined, size: string | undefined, keys?: string): Display => ({
  mode: modes.find((one) => one === mode) ?? usualDisplay.mode,
  size: sizes.find((one) => one === size) ?? usualDisplay.size,
  keys: keys === 'off' ? 'off' : 'on',
})

export const displayCookie = 'display'
export const readDisplay = (cookie: string | undefined): Display => {
  const [mode, size, keys] = (cookie ?? '').split('.')
  return displayOf(mode, size, keys)
}
export const writeDisplay = ({ mode, size, keys }: Display): string => `${mode}.${size}${keys === 'off' ? '.off' : ''}`
