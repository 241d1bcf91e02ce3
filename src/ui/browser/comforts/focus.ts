/** After a failed post the summary, at the end of a road its heading: what was told first is read first. */
export const focusFirst = (): void => {
  if (location.hash && location.hash !== '#errors') return
  document.querySelector<HTMLElement>('[data-focus]')?.focus({ preventScroll: false })
}
