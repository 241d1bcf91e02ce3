import { all, say } from './say.ts'

const heard = new WeakSet<HTMLFormElement>()

/** One press is enough: the button says that it works, and a second press does nothing. Coming back undoes it. */
export const once = (): void => {
  for (const form of all<HTMLFormElement>('form[data-once]')) {
    if (heard.has(form)) continue
    heard.add(form)
    form.addEventListener('submit', (event) => {
      if (form.dataset['sent']) return event.preventDefault()
      if (event.defaultPrevented) return
      form.dataset['sent'] = '1'
      const button = event.submitter
      if (!(button instanceof HTMLButtonElement)) return
      button.dataset['words'] = button.textContent ?? ''
      // The pressed button's own name and value must still travel, so it is marked after the form has been read.
      setTimeout(() => {
        button.setAttribute('aria-disabled', 'true')
        button.textContent = button.dataset['pending'] ?? say('처리하고 있습니다…', 'Working…')
      })
    })
  }
  addEventListener('pageshow', () => all<HTMLFormElement>('form[data-sent]').forEach(again))
}

/** Makes the form ready to be sent once more. */
export const again = (form: HTMLFormElement): void => {
  delete form.dataset['sent']
  for (const button of form.querySelectorAll<HTMLButtonElement>('button[data-words]')) {
    button.textContent = button.dataset['words'] ?? ''
    delete button.dataset['words']
    button.removeAttribute('aria-disabled')
  }
}
