import { all, say } from './say.ts'

const least = 2
const most = 7

/** A divider between two panes that arrow keys and the pointer move in seven steps. */
export const split = (): void => {
  for (const view of all<HTMLElement>('.split')) {
    const divider = document.createElement('div')
    divider.className = 'divider'
    divider.tabIndex = 0
    divider.setAttribute('role', 'separator')
    divider.setAttribute('aria-orientation', 'vertical')
    divider.setAttribute('aria-label', say('두 영역의 너비 조절', 'Resize the two areas'))
    divider.setAttribute('aria-valuemin', String(least))
    divider.setAttribute('aria-valuemax', String(most))
    const set = (step: number) => {
      const at = Math.min(most, Math.max(least, step))
      view.dataset['split'] = String(at)
      divider.setAttribute('aria-valuenow', String(at))
    }
    set(5)
    view.firstElementChild?.after(divider)
    divider.addEventListener('keydown', (event) => {
      const by = event.code === 'ArrowLeft' ? -1 : event.code === 'ArrowRight' ? 1 : 0
      if (by) {
        event.preventDefault()
        set(Number(view.dataset['split']) + by)
      }
    })
    divider.addEventListener('pointerdown', (event) => {
      event.preventDefault()
      divider.setPointerCapture(event.pointerId)
    })
    divider.addEventListener('pointermove', (event) => {
      if (!divider.hasPointerCapture(event.pointerId)) return
      const { left, width } = view.getBoundingClientRect()
      set(Math.round(((event.clientX - left) / width) * 9))
    })
  }
}
