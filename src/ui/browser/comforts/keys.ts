const typing = (target: EventTarget | null) => target instanceof Element && Boolean(target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open]'))

const rows = () => [...document.querySelectorAll<HTMLTableRowElement>('table[data-keys] tbody tr')]

const go = (by: 1 | -1) => {
  const list = rows()
  const at = list.findIndex((row) => row.hasAttribute('data-here'))
  const next = list[Math.min(list.length - 1, Math.max(0, at + by))]
  if (!next) return
  list[at]?.removeAttribute('data-here')
  next.setAttribute('data-here', '')
  next.querySelector('a')?.focus()
  next.scrollIntoView({ block: 'nearest' })
}

const here = () => rows().find((row) => row.hasAttribute('data-here'))
const acts: Record<string, () => boolean> = {
  KeyJ: () => (go(1), rows().length > 0),
  KeyK: () => (go(-1), rows().length > 0),
  KeyX: () => { const box = here()?.querySelector<HTMLInputElement>('.pick input'); box?.click(); return Boolean(box) },
  Enter: () => { const link = document.activeElement === document.body ? here()?.querySelector('a') : null; link?.click(); return Boolean(link) },
  Slash: () => { const box = document.getElementById('site-search'); box?.focus(); return Boolean(box) },
}

/** j k move, Enter opens, x selects, / searches: by place of the key, so that the Korean layout works too. Off with data-keys="off". */
export const keys = (): void => {
  const page = document.documentElement
  if (page.dataset['density'] !== 'staff' || page.dataset['keys'] === 'off') return
  addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || typing(event.target)) return
    if (acts[event.code]?.()) event.preventDefault()
  })
}
