import { all, say } from './say.ts'

/** Letters typed so far: drawn at once, spoken only after a pause. */
export const counts = (): void => {
  for (const area of all<HTMLTextAreaElement>('textarea[data-count]')) {
    const line = document.getElementById(`${area.id}-count`)
    if (!line) continue
    const max = Number(area.dataset['count'])
    const spoken = document.createElement('span')
    spoken.className = 'sr-only'
    spoken.setAttribute('role', 'status')
    line.after(spoken)
    let pause = 0
    area.addEventListener('input', () => {
      const length = [...area.value].length
      line.textContent = say(
        `${length.toLocaleString('ko-KR')} / ${max.toLocaleString('ko-KR')}자`,
        `${length.toLocaleString('en')} of ${max.toLocaleString('en')} letters`,
      )
      clearTimeout(pause)
      pause = window.setTimeout(() => {
        spoken.textContent =
          length > max
            ? say(`${length - max}자 넘었습니다.`, `${length - max} letters too many.`)
            : say(`${max - length}자 남았습니다.`, `${max - length} letters left.`)
      }, 1500)
    })
  }
}
