import { all } from './say.ts'

/** Opens what a link names as a dialog; the browser brings the focus back. On wide screens filters stand open. Print opens everything. */
export const dialogs = (): void => {
  for (const link of all<HTMLAnchorElement>('a[data-dialog]')) {
    const dialog = document.getElementById(link.dataset['dialog'] ?? '')
    if (!(dialog instanceof HTMLDialogElement)) continue
    link.setAttribute('role', 'button')
    link.setAttribute('aria-haspopup', 'dialog')
    link.addEventListener('click', (event) => {
      event.preventDefault()
      dialog.showModal()
    })
    link.addEventListener('keydown', (event) => {
      if (event.code === 'Space') {
        event.preventDefault()
        dialog.showModal()
      }
    })
  }
  if (matchMedia('(min-width: 960px)').matches)
    for (const details of all<HTMLDetailsElement>('details[data-wide-open]')) details.open = true
  addEventListener('beforeprint', () => {
    for (const details of all<HTMLDetailsElement>('main details:not([open])')) {
      details.open = true
      details.dataset['forPrint'] = ''
    }
  })
  addEventListener('afterprint', () => {
    for (const details of all<HTMLDetailsElement>('details[data-for-print]')) {
      details.open = false
      delete details.dataset['forPrint']
    }
  })
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape')
      for (const menu of all<HTMLDetailsElement>('.hats[open], .menu-small[open]')) {
        menu.open = false
        menu.querySelector('summary')?.focus()
      }
  })
  addEventListener('click', (event) => {
    for (const menu of all<HTMLDetailsElement>('.hats[open]')) if (!menu.contains(event.target as Node)) menu.open = false
  })
}
