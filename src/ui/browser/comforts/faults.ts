import { say } from './say.ts'

const controlOf = (form: HTMLFormElement, name: string): HTMLElement | undefined =>
  form.querySelector<HTMLElement>(`[name="${CSS.escape(name)}"]`) ?? undefined

const describe = (control: HTMLElement, ids: readonly string[]): void => {
  if (ids.length > 0) control.setAttribute('aria-describedby', ids.join(' '))
  else control.removeAttribute('aria-describedby')
}
const describedBy = (control: HTMLElement): string[] =>
  (control.getAttribute('aria-describedby') ?? '').split(' ').filter((id) => id !== '' && id !== `${control.id}-error`)

const mend = (control: HTMLElement): void => {
  const error = document.getElementById(`${control.id}-error`)
  error?.closest('.field')?.classList.remove('wrong')
  error?.remove()
  control.removeAttribute('aria-invalid')
  describe(control, describedBy(control))
}

const blame = (control: HTMLElement, sentence: string): void => {
  const made = document.createElement('p')
  const word = document.createElement('span')
  made.id = `${control.id}-error`
  made.className = 'field-error'
  word.className = 'sr-only'
  word.textContent = say('오류: ', 'Error: ')
  made.append(word, sentence)
  mend(control)
  const whole = control.closest('.control') ?? control
  whole.parentElement?.insertBefore(made, whole)
  control.closest('.field')?.classList.add('wrong')
  control.setAttribute('aria-invalid', 'true')
  describe(control, [...describedBy(control), made.id])
}

/** A form's own memory of what the server could not save: its sentence stands beside the field until it is mended. Answers how many. */
export const faultsOf = (form: HTMLFormElement): ((faults: Readonly<Record<string, string>>) => number) => {
  let told: readonly string[] = []
  return (faults) => {
    for (const name of told)
      if (!(name in faults)) {
        const control = controlOf(form, name)
        if (control) mend(control)
      }
    for (const [name, sentence] of Object.entries(faults)) {
      const control = controlOf(form, name)
      if (control) blame(control, sentence)
    }
    told = Object.keys(faults)
    return told.length
  }
}
