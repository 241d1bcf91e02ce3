import { all, say } from './say.ts'

interface Suggestion {
  readonly text: string
  readonly kind: string
  readonly address: string | null
}

const pauseMs = 120
const mostKept = 100
const caretKeys: ReadonlySet<string> = new Set(['Home', 'End', 'ArrowLeft', 'ArrowRight'])

/** Suggestions under a line while somebody types: the list of the ARIA pattern, whose options are only ever taken by Enter or a press. */
export const comboboxes = (): void => {
  for (const box of all('[data-combobox]')) combobox(box as HTMLElement)
}

const combobox = (box: HTMLElement): void => {
  const input = box.querySelector('input')
  const form = box.closest('form')
  if (!input || !form) return
  const suggestionsFor = source(box.dataset['combobox'] ?? '')
  const list = listUnder(box, input, (one) => {
    if (one.address !== null) return location.assign(one.address)
    input.value = one.text
    form.requestSubmit()
  })
  let pause = 0
  let asked = ''
  const ask = async () => {
    const typed = input.value.trim()
    if (typed === asked) return list.isOpen ? undefined : list.open()
    asked = typed
    const found = await suggestionsFor(typed)
    if (asked !== typed) return
    // One that was not answered is asked again.
    if (found === undefined) asked = ''
    list.show(found ?? [], typed === '' || found === undefined ? '' : say('제안이 없습니다.', 'No suggestions.'))
  }

  // Half-made syllables are asked for as well; but nothing typed is ever changed, and no key is taken while a syllable is being made.
  input.addEventListener('input', () => {
    // What was pointed at belongs to what was typed before: Enter now means the line.
    list.point(-1)
    clearTimeout(pause)
    pause = window.setTimeout(() => void ask(), pauseMs)
  })
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.metaKey) return
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by !== 0 && list.count > 0) {
      event.preventDefault()
      if (!list.isOpen) list.open()
      if (!event.altKey) list.move(by)
      else if (by < 0) list.close()
    } else if (caretKeys.has(event.key)) {
      // The caret moves in the line: that is where the focus is again.
      list.point(-1)
    } else if (event.key === 'Escape' && list.isOpen) {
      event.preventDefault()
      clearTimeout(pause)
      list.close()
    } else if (event.key === 'Enter' && list.isPointing) {
      event.preventDefault()
      list.take()
    } else if (event.key === 'Enter' || event.key === 'Tab') list.close()
  })
  input.addEventListener('blur', () => {
    list.close()
  })
  form.addEventListener('submit', () => {
    list.close()
  })
}

/** Asks an address for suggestions, each question once; undefined where it does not answer. */
const source = (address: string): ((typed: string) => Promise<readonly Suggestion[] | undefined>) => {
  const known = new Map<string, readonly Suggestion[]>()
  return async (typed) => {
    const kept = typed === '' ? [] : known.get(typed)
    if (kept) return kept
    const url = new URL(address, location.href)
    url.searchParams.set('q', typed.slice(0, 80))
    const found = await fetch(url)
      .then(async (answer) => (answer.ok ? ((await answer.json()) as { suggestions: Suggestion[] }).suggestions : undefined))
      .catch(() => undefined)
    if (found === undefined) return undefined
    if (known.size > mostKept) known.clear()
    known.set(typed, found)
    return found
  }
}

/** The list under a line, and which of it is pointed at. The line keeps the focus. */
const listUnder = (box: HTMLElement, input: HTMLInputElement, use: (one: Suggestion) => void) => {
  const list = document.createElement('ul')
  const status = document.createElement('p')
  list.id = `${input.id}-list`
  list.hidden = true
  list.setAttribute('role', 'listbox')
  list.setAttribute('aria-label', say('제안', 'Suggestions'))
  status.className = 'sr-only'
  status.setAttribute('role', 'status')
  box.append(list, status)
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-expanded', 'false'],
    ['aria-controls', list.id],
    ['aria-autocomplete', 'list'],
  ] as const)
    input.setAttribute(name, value)

  let shown: readonly Suggestion[] = []
  let at = -1
  const point = (to: number) => {
    list.children[at]?.setAttribute('aria-selected', 'false')
    at = to
    const option = list.children[at]
    if (!option) return input.removeAttribute('aria-activedescendant')
    option.setAttribute('aria-selected', 'true')
    option.scrollIntoView({ block: 'nearest' })
    input.setAttribute('aria-activedescendant', option.id)
  }
  const close = () => {
    point(-1)
    list.hidden = true
    input.setAttribute('aria-expanded', 'false')
  }
  const take = (which = at) => {
    const one = shown[which]
    if (!one) return
    close()
    use(one)
  }
  const open = () => {
    if (shown.length === 0 || document.activeElement !== input) return close()
    point(-1)
    list.replaceChildren(...shown.map((one, which) => optionOf(one, `${list.id}-${which}`, () => take(which))))
    list.hidden = false
    input.setAttribute('aria-expanded', 'true')
  }
  const show = (found: readonly Suggestion[], none: string) => {
    shown = found
    open()
    status.textContent =
      found.length === 0
        ? none
        : say(
            `제안 ${found.length}건이 있습니다. 아래 화살표로 고를 수 있습니다.`,
            `${found.length} suggestions. Choose with the down arrow.`,
          )
  }
  /** One down or up; past the end comes the line itself. */
  const move = (by: number) => point(at < 0 && by < 0 ? shown.length - 1 : at + by >= shown.length ? -1 : at + by)
  return {
    point,
    close,
    take,
    open,
    show,
    move,
    get count() {
      return shown.length
    },
    get isOpen() {
      return !list.hidden
    },
    get isPointing() {
      return at >= 0
    },
  }
}

const optionOf = ({ text, kind }: Suggestion, id: string, take: () => void): HTMLLIElement => {
  const option = document.createElement('li')
  const words = document.createElement('span')
  const what = document.createElement('span')
  option.id = id
  option.setAttribute('role', 'option')
  option.setAttribute('aria-selected', 'false')
  words.textContent = text
  what.textContent = kind
  what.className = 'quiet'
  option.append(words, ' ', what)
  option.addEventListener('mousedown', (event) => {
    event.preventDefault()
  })
  option.addEventListener('click', take)
  return option
}
