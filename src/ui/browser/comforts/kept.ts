/** What was typed and is not saved yet, in this browser's own storage: per person, form and object, for half a day at most. */
export type Typed = Record<string, string[]>
export interface Copy {
  typed: Typed
  /** Choices that stood as the page had set them: nobody made them. */ preset?: string[] | undefined
  at: number
  version: string
  /** The address it was last sent to. */ sentTo?: string | undefined
  /** Stands as an offer: what is typed meanwhile is kept beside it. */ isOffered?: boolean | undefined
}

const mark = 'unsaved:'
const life = 12 * 3_600_000
const MOST = 4
const GIST = 60
/** Hidden fields that say nothing of which object a form is about. */
const passing = /^(csrf|version|key|preview|edit)$/
export const person = (): string | undefined => document.documentElement.dataset['person']
export const pathOf = (address: string): string => new URL(address, location.href).pathname

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
const controls = (form: HTMLFormElement): Control[] =>
  [...form.elements].filter(
    (one): one is Control =>
      (one instanceof HTMLTextAreaElement ||
        one instanceof HTMLSelectElement ||
        (one instanceof HTMLInputElement && !/^(hidden|file|password|submit|button)$/.test(one.type))) &&
      one.name !== '' &&
      // Files the server keeps for this form are its own to offer.
      !one.name.startsWith('waiting-file.'),
  )
const isMarked = (one: Control): one is HTMLInputElement => one instanceof HTMLInputElement && /^(checkbox|radio)$/.test(one.type)

const isChoice = (one: Control): one is HTMLInputElement | HTMLSelectElement => isMarked(one) || one instanceof HTMLSelectElement
const isAsSet = (one: HTMLInputElement | HTMLSelectElement): boolean => {
  if (one instanceof HTMLInputElement) return one.checked === one.defaultChecked
  const set = [...one.options].findIndex((option) => option.defaultSelected)
  return one.selectedIndex === Math.max(set, 0)
}

/** Every named control with what it holds now; boxes without a tick hold nothing. */
export const typedIn = (form: HTMLFormElement): Typed => {
  const typed: Typed = {}
  for (const one of controls(form)) (typed[one.name] ??= []).push(...(!isMarked(one) || one.checked ? [one.value] : []))
  return typed
}

/** The choices of a form that still stand as the page has set them. */
const presetIn = (form: HTMLFormElement): string[] => {
  const choices = controls(form).filter(isChoice)
  const made = new Set(choices.filter((one) => !isAsSet(one)).map((one) => one.name))
  return [...new Set(choices.map((one) => one.name))].filter((name) => !made.has(name))
}

const hiddenOf = (form: HTMLFormElement) =>
  [...form.querySelectorAll<HTMLInputElement>('input[type=hidden]')]
    .filter((one) => !passing.test(one.name))
    .map((one) => `${one.name}=${one.value}`)
const keyOf = (form: HTMLFormElement): string =>
  [mark + (person() ?? ''), pathOf(form.getAttribute('action') ?? ''), ...hiddenOf(form)].join(':')
export const versionIn = (form: HTMLFormElement): string => form.querySelector<HTMLInputElement>('input[name=version]')?.value ?? ''

/** All copies of a form, the newest first. */
const read = (key: string): Copy[] => {
  try {
    return [JSON.parse(localStorage.getItem(key) ?? '[]') as Copy | Copy[]].flat()
  } catch {
    return []
  }
}
const write = (key: string, copies: readonly Copy[]): void => {
  try {
    if (copies.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(copies.slice(0, MOST)))
  } catch {
    /* full or forbidden: the page still holds it */
  }
}
export const findKept = (form: HTMLFormElement): Copy[] => read(keyOf(form))
export const copyOf = (form: HTMLFormElement): Copy => ({
  typed: typedIn(form),
  preset: presetIn(form),
  at: Date.now(),
  version: versionIn(form),
})
/** Keeps what stands in the form now, beside what still stands as an offer. */
export const keep = (form: HTMLFormElement, sentTo?: string): void => {
  const copy = copyOf(form)
  write(keyOf(form), [{ ...copy, sentTo }, ...findKept(form).filter((one) => one.isOffered && isOther(one.typed, copy.typed))])
}
/** From now on this copy stands as an offer. */
export const setAside = (form: HTMLFormElement, copy: Copy): void =>
  write(
    keyOf(form),
    [...findKept(form).filter((one) => one.at !== copy.at), { ...copy, sentTo: undefined, isOffered: true }].toSorted(
      (a, b) => b.at - a.at,
    ),
  )
export const drop = (form: HTMLFormElement, copy: Copy): void =>
  write(
    keyOf(form),
    findKept(form).filter((one) => one.at !== copy.at),
  )
/** The server has what stands in the form; offers stay. */
export const forget = (form: HTMLFormElement): void =>
  write(
    keyOf(form),
    findKept(form).filter((one) => one.isOffered),
  )

const keepOnly = (stays: (key: string, copy: Copy) => boolean): void => {
  try {
    for (const key of Object.keys(localStorage))
      if (key.startsWith(mark))
        write(
          key,
          read(key).filter((copy) => stays(key, copy)),
        )
  } catch {
    /* nothing was kept */
  }
}
const isMine = (key: string): boolean => key.startsWith(`${mark}${person() ?? ''}:`)
export const forgetAll = (): void => keepOnly(() => false)
/** The server has taken what was sent to this address. */
export const forgetSent = (path: string): void => keepOnly((key, copy) => !(isMine(key) && copy.sentTo === path))
/** Whoever sits here now finds nobody else's words, and none that are old. */
export const forgetOthers = (): void => keepOnly((key, copy) => Date.now() - copy.at <= life && (person() === undefined || isMine(key)))
export const isAnythingKept = (): boolean => {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(mark))
  } catch {
    return false
  }
}

/** What the server would read of it: blanks around words and empty fields say nothing. */
const said = (values: readonly string[] = []): string =>
  JSON.stringify(values.map((one) => one.normalize('NFC').trim()).filter((one) => one !== ''))

const isOther = (typed: Typed, shown: Typed): boolean => Object.entries(typed).some(([name, values]) => said(values) !== said(shown[name]))
/** True when the form shows something else than the copy holds. */
export const differs = (form: HTMLFormElement, { typed }: Pick<Copy, 'typed'>): boolean => isOther(typed, typedIn(form))

/** Names under which the copy holds what somebody wrote or chose and the form does not show. */
const missing = (form: HTMLFormElement, { typed, preset = [] }: Copy): string[] => {
  const shown = typedIn(form)
  return Object.keys(typed).filter((name) => said(typed[name]) !== said(shown[name]) && !preset.includes(name))
}

/** The words at a choice, as they are read on the page. */
const labelOf = (one: Control): string => (one.labels?.[0]?.textContent ?? '').replace(/\s+/gu, ' ').trim()
const spoken = (one: Control, values: readonly string[]): string[] => {
  if (isMarked(one)) return values.includes(one.value) ? [labelOf(one)] : []
  if (one instanceof HTMLSelectElement) return [...one.options].flatMap((option) => (values.includes(option.value) ? [option.text] : []))
  return []
}

/** How begins what the copy holds and the form does not show, words and choices: what tells one copy from another. Empty: nothing to offer. */
export const gistOf = (form: HTMLFormElement, copy: Copy): string => {
  const all = controls(form)
  const words = missing(form, copy)
    .flatMap((name) => {
      const values = (copy.typed[name] ?? []).filter((one) => one.trim() !== '')
      const choices = all.filter((one) => one.name === name && isChoice(one))
      return choices.length > 0 ? choices.flatMap((one) => spoken(one, values)) : values
    })
    .join(' · ')
  return [...words].length > GIST ? `${[...words].slice(0, GIST).join('')}…` : words
}

/** Puts the copy back into the form; answers the words that have no place in it any more. */
export const putBack = (form: HTMLFormElement, { typed }: Copy): string[] => {
  const filled = new Set<string>()
  const left = new Map(Object.entries(typed).map(([name, values]) => [name, [...values]]))
  for (const one of controls(form)) {
    filled.add(one.name)
    if (isMarked(one)) {
      if (typed[one.name]) one.checked = typed[one.name]?.includes(one.value) ?? false
    } else {
      const value = left.get(one.name)?.shift()
      if (value !== undefined) one.value = value
    }
  }
  return Object.entries(typed)
    .flatMap(([name, values]) => (filled.has(name) ? [] : values))
    .filter((value) => value.trim() !== '')
}
