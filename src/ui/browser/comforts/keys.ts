import { keyList, showKeys } from './key-list.ts'

const typing = (target: EventTarget | null) =>
  target instanceof Element && Boolean(target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], dialog[open]'))

const rows = () => [...document.querySelectorAll<HTMLTableRowElement>('table[data-keys] tbody tr')]
const here = () => rows().find((row) => row.hasAttribute('data-here'))
const pickOf = (row: Element | undefined) => row?.querySelector<HTMLInputElement>('.pick input')

const go = (by: 1 | -1) => {
  const list = rows()
  const at = list.findIndex((row) => row.hasAttribute('data-here'))
  const next = list[Math.min(list.length - 1, Math.max(0, at + by))]
  if (!next) return false
  list[at]?.removeAttribute('data-here')
  next.setAttribute('data-here', '')
  next.querySelector('a')?.focus()
  return true
}

/** What can be done with this row: its own buttons, or the bar over the list with the row picked. */
const goToActions = () => {
  const row = here()
  const box = pickOf(row)
  const action =
    row?.querySelector<HTMLElement>('button, summary') ?? (box && document.querySelector<HTMLElement>('[data-bulk] :is(select, button)'))
  if (!action) return false
  if (box && !box.checked && !row?.contains(action)) box.click()
  action.focus()
  return true
}

/** Two letters in a row: g, then within a second q, for the queue of this hat: its own page, or the hat's first. */
let wentAt = 0
const goToQueue = () => {
  const queue =
    document.querySelector<HTMLAnchorElement>('.hat-menu a[href$="/queue"]') ?? document.querySelector<HTMLAnchorElement>('.hat-menu a')
  if (!queue || Date.now() - wentAt > 1000) return false
  queue.click()
  return true
}

const acts: Record<string, () => boolean> = {
  KeyJ: () => go(1),
  KeyK: () => go(-1),
  KeyX: () => {
    const box = pickOf(here())
    box?.click()
    return Boolean(box)
  },
  Enter: () => {
    const link = document.activeElement === document.body ? here()?.querySelector('a') : null
    link?.click()
    return Boolean(link)
  },
  Slash: () => {
    const box = document.getElementById('site-search')
    box?.focus()
    return Boolean(box)
  },
  Period: goToActions,
  KeyG: () => {
    wentAt = Date.now()
    return true
  },
  KeyQ: goToQueue,
}

/** Keys of the staff's pages, by their place on the keyboard, so that the Korean layout works too. Off with data-keys="off". */
export const keys = (): void => {
  const page = document.documentElement
  if (page.dataset['density'] !== 'staff' || page.dataset['keys'] === 'off') return
  keyList()
  addEventListener('keydown', (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return
    const done = event.shiftKey ? event.code === 'Slash' && showKeys() : acts[event.code]?.()
    if (done) event.preventDefault()
  })
}
