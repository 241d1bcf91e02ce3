/** What was typed but not saved, kept in this tab's own storage: only while offline, gone with the first save or sign-out. */
const key = (form: HTMLFormElement): string => `unsaved:${location.pathname}:${form.dataset['autosave'] ?? ''}`
const secret = /^(csrf|version)$|password/i

export type Typed = [string, string][]
export const typedIn = (form: HTMLFormElement): Typed => [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string' && !secret.test(pair[0]))

export const keep = (form: HTMLFormElement): void => {
  try { sessionStorage.setItem(key(form), JSON.stringify(typedIn(form))) } catch { /* full or forbidden: the page still holds it */ }
}
export const forget = (form: HTMLFormElement): void => {
  try { sessionStorage.removeItem(key(form)) } catch { /* nothing was kept */ }
}
export const forgetAll = (): void => {
  try { for (const name of Object.keys(sessionStorage)) if (name.startsWith('unsaved:')) sessionStorage.removeItem(name) } catch { /* nothing was kept */ }
}

const fill = (control: Element | RadioNodeList | null, values: string[]): void => {
  if (control instanceof RadioNodeList) { for (const each of control) fill(each as Element, values); return }
  if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) control.checked = values.includes(control.value)
  else if (control instanceof HTMLInputElement && control.type === 'file') return
  else if (control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement || control instanceof HTMLSelectElement) control.value = values[0] ?? ''
}

/** Puts back what was kept; true when there was something. */
export const restore = (form: HTMLFormElement): boolean => {
  let kept: Typed
  try { kept = JSON.parse(sessionStorage.getItem(key(form)) ?? '[]') as Typed } catch { return false }
  if (kept.length === 0) return false
  for (const name of new Set([...typedIn(form), ...kept].map(([each]) => each))) fill(form.elements.namedItem(name), kept.filter(([each]) => each === name).map(([, value]) => value))
  return true
}
