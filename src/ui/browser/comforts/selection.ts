import { all, say } from './say.ts'

const boxes = (form: Element) => [...form.querySelectorAll<HTMLInputElement>('.pick input')]

const addAllOfPage = (form: Element, changed: () => void) => {
  const head = form.querySelector('thead .pick')
  if (!head) return
  const label = document.createElement('label')
  label.className = 'pick-box'
  const box = document.createElement('input')
  box.type = 'checkbox'
  box.setAttribute('aria-label', say('이 쪽의 모든 줄 고르기', 'Select all rows of this page'))
  box.addEventListener('change', () => {
    for (const each of boxes(form)) each.checked = box.checked
    changed()
  })
  label.append(box)
  head.replaceChildren(label)
}

/** Tells how many rows are chosen, and chooses a whole page. */
export const selection = (): void => {
  for (const bar of all('[data-bulk]')) {
    const form = bar.closest('form')
    const line = bar.querySelector<HTMLElement>('[data-bulk-count]')
    if (!form || !line) continue
    const changed = () => {
      const chosen = boxes(form).filter((box) => box.checked && !box.closest('thead')).length
      line.textContent = chosen === 0 ? (line.dataset['none'] ?? '') : (line.dataset['some'] ?? '').replace('{n}', String(chosen))
    }
    addAllOfPage(form, changed)
    form.addEventListener('change', changed)
  }
}
