import { all } from './say.ts'

const fill = (inputs: readonly HTMLInputElement[], form: HTMLFormElement, group: string): void => {
  const isFilled = (one: HTMLInputElement) => one.value.trim() !== '' && !one.hasAttribute('aria-invalid')
  const count = form.querySelector(`[data-filled="${group}"]`)
  const next = form.querySelector<HTMLAnchorElement>(`[data-next-empty="${group}"]`)
  const empty = inputs.find((one) => !isFilled(one))
  if (count) count.textContent = String(inputs.filter(isFilled).length)
  if (next) next.hidden = empty === undefined
  if (next && empty) next.href = `#${empty.id}`
}

/** A sum that follows its numbers while they are typed; with it, where the page asks, how many are filled and the way to the first that is not. */
export const sums = (): void => {
  for (const shown of all<HTMLElement>('[data-sum]')) {
    const form = shown.closest('form')
    const group = shown.dataset['sum'] ?? ''
    if (!form) continue
    const draw = () => {
      const inputs = [...form.querySelectorAll<HTMLInputElement>(`input[name^="${group}"]`)]
      shown.textContent = String(Math.round(inputs.reduce((sum, one) => sum + (Number(one.value.normalize('NFKC')) || 0), 0) * 100) / 100)
      fill(inputs, form, group)
    }
    form.addEventListener('input', draw)
    draw()
  }
}
