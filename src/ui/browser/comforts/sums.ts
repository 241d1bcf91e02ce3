import { all } from './say.ts'

/** A sum that follows its numbers while they are typed. */
export const sums = (): void => {
  for (const shown of all<HTMLElement>('[data-sum]')) {
    const form = shown.closest('form')
    const draw = () => {
      const typed = [...(form?.querySelectorAll<HTMLInputElement>(`input[name^="${shown.dataset['sum'] ?? ''}"]`) ?? [])]
      shown.textContent = String(Math.round(typed.reduce((sum, one) => sum + (Number(one.value.normalize('NFKC')) || 0), 0) * 100) / 100)
    }
    form?.addEventListener('input', draw)
    draw()
  }
}
