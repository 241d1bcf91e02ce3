import {
  copyOf,
  differs,
  drop,
  findKept,
  forgetAll,
  forgetOthers,
  forgetSent,
  gistOf,
  isAnythingKept,
  keep,
  pathOf,
  person,
  putBack,
  setAside,
  versionIn,
} from './kept.ts'
import type { Copy } from './kept.ts'
import { all, say, timeInSeoul } from './say.ts'

const PAUSE = 300
const FEW = 3

/** Worth keeping: long text or several answers of somebody who is signed in, and no secret among them. */
const isKept = (form: HTMLFormElement): boolean =>
  person() !== undefined &&
  form.querySelector('input[type=password]') === null &&
  (form.dataset['autosave'] !== undefined ||
    form.querySelector('textarea') !== null ||
    form.querySelectorAll('input:is([type=text],[type=number],[type=url],[type=tel],:not([type]))').length >= FEW)

const button = (words: string, act: () => void) => {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'krds-btn secondary small'
  made.textContent = words
  made.addEventListener('click', act)
  return made
}
const paragraph = (words: string, name = '') => {
  const made = document.createElement('p')
  made.textContent = words
  made.className = name
  return made
}

const onTop = (form: HTMLFormElement, box: HTMLElement) => form.insertBefore(box, form.querySelector(':scope > :not(input[type=hidden])'))

/** Puts a copy into the form and tells whoever listens; words without a field are shown above. */
const fillFrom = (form: HTMLFormElement, copy: Copy): void => {
  const homeless = putBack(form, copy)
  form.dispatchEvent(new Event('input', { bubbles: true }))
  for (const area of form.querySelectorAll('textarea')) area.dispatchEvent(new Event('input', { bubbles: true }))
  if (homeless.length > 0)
    onTop(
      form,
      note(
        say('넣을 칸이 없어진 내용입니다. 필요하면 옮겨 적어 주세요.', 'These words have no field here any more. Copy what you need.'),
        homeless,
      ),
    )
}

/** What a form is called on its page: by itself, by what it lies in, else by the page; its button says what happens, not what was typed. */
const nameOf = (form: HTMLFormElement): string => {
  const named =
    form.getAttribute('aria-label') ??
    form.querySelector(':scope > h2, :scope > h3')?.textContent ??
    form.closest('details')?.querySelector('summary')?.textContent ??
    form.closest('section')?.querySelector('h2, h3')?.textContent ??
    document.querySelector('h1')?.textContent
  return (named ?? '').replace(/\s+/gu, ' ').trim()
}

const said = (name: string): string =>
  name === ''
    ? say('입력하던 내용이 있습니다.', 'There is text you typed and did not save.')
    : say(`‘${name}’에 입력하던 내용이 있습니다.`, `There is text you typed and did not save in “${name}”.`)

/** One line of an offer: when, what, and what may be done with it. */
const lineOf = (form: HTMLFormElement, copy: Copy, act: { takeUp: () => void; discard: () => void }): HTMLElement => {
  const line = document.createElement('div')
  const buttons = document.createElement('div')
  buttons.className = 'buttons'
  buttons.append(button(say('되살리기', 'Put it back'), act.takeUp), button(say('버리기', 'Discard'), act.discard))
  line.append(paragraph(`${timeInSeoul(new Date(copy.at))} · ${gistOf(form, copy)}`, 'quiet'), buttons)
  return line
}

/** Offers the copies of a form above it, in one box that names the form. What was typed since the form was met is offered in its turn when a copy takes its place. */
const offer = (form: HTMLFormElement, copies: readonly Copy[], met: Copy): void => {
  form.querySelector(':scope > .unsaved')?.remove()
  const offered = copies.filter((copy) => gistOf(form, copy) !== '').toSorted((a, b) => b.at - a.at)
  if (offered.length === 0) return
  for (const copy of offered) setAside(form, copy)
  const box = document.createElement('div')
  const inside = document.createElement('div')
  const without = (copy: Copy) => {
    drop(form, copy)
    return offered.filter((one) => one !== copy)
  }
  const takeUp = (copy: Copy) => {
    const mine = copyOf(form)
    const isMineOther = differs(form, met) && differs(form, copy)
    const others = without(copy)
    box.remove()
    fillFrom(form, copy)
    offer(form, [...others, ...(isMineOther ? [mine] : [])], met)
    form.querySelector<HTMLElement>('textarea, input:not([type=hidden])')?.focus()
  }
  box.className = 'notice info unsaved'
  box.setAttribute('role', 'status')
  inside.className = 'grow'
  inside.append(
    paragraph(said(nameOf(form)), 'strong'),
    ...offered.map((copy) => lineOf(form, copy, { takeUp: () => takeUp(copy), discard: () => offer(form, without(copy), met) })),
  )
  box.append(inside)
  for (let around = form.parentElement; around; around = around.parentElement) if (around instanceof HTMLDetailsElement) around.open = true
  onTop(form, box)
}

/** Keeps what is typed after a pause, when it is sent, and when the page goes. */
const keepTyped = (form: HTMLFormElement): void => {
  let timer = 0
  const stop = () => {
    clearTimeout(timer)
    timer = 0
  }
  const write = (sentTo?: string) => {
    stop()
    keep(form, sentTo)
  }
  form.addEventListener('input', () => {
    stop()
    timer = window.setTimeout(write, PAUSE)
  })
  form.addEventListener('submit', (event) => {
    if (!event.defaultPrevented) write(pathOf((event.submitter?.getAttribute('formaction') || form.getAttribute('action')) ?? ''))
  })
  addEventListener('pagehide', () => {
    if (timer) write()
  })
  addEventListener('storage', (event) => {
    if (event.key === signedOut) stop()
  })
}

/** Keeps a copy of what is typed until the server has taken it, and offers it where the form is met again without it. */
const watch = (form: HTMLFormElement): void => {
  keepTyped(form)
  const met = copyOf(form)
  const copies = findKept(form).filter((copy) => differs(form, copy))
  const [newest] = copies
  // A form that saves itself and has not changed elsewhere simply goes on.
  const line = form.querySelector('[data-autosave-line]')
  const goesOn =
    line !== null && newest !== undefined && !newest.isOffered && newest.version === versionIn(form) && !document.querySelector('#errors')
  offer(form, copies.slice(goesOn ? 1 : 0), met)
  if (!goesOn) return
  fillFrom(form, newest)
  line.textContent = say('저장하지 못했던 내용을 되살렸습니다.', 'What was not saved has been put back.')
}

const note = (words: string, texts: readonly string[]) => {
  const made = document.createElement('div')
  made.className = 'notice warning'
  const inside = document.createElement('div')
  inside.className = 'grow'
  inside.append(paragraph(words, 'strong'), ...texts.map((each) => paragraph(each)))
  made.append(inside)
  return made
}

const signedOut = 'signed-out'
const watched = new WeakSet<HTMLFormElement>()

/** The address the server has just taken a form at, told once. */
const takenAt = (): string | undefined => {
  const told = /(?:^|; )saved=([^;]*)/.exec(document.cookie)?.[1]
  if (told !== undefined) document.cookie = 'saved=; path=/; max-age=0; samesite=lax'
  return told === undefined ? undefined : decodeURIComponent(told)
}

export const unsaved = (): void => {
  const taken = takenAt()
  if (taken !== undefined) forgetSent(taken)
  forgetOthers()
  for (const form of all<HTMLFormElement>('form[data-once]'))
    if (!watched.has(form) && isKept(form)) {
      watched.add(form)
      watch(form)
    }
  for (const form of all<HTMLFormElement>('form[data-sign-out]'))
    form.addEventListener('submit', () => {
      forgetAll()
      try {
        localStorage.setItem(signedOut, String(Date.now()))
        localStorage.removeItem(signedOut)
      } catch {
        /* nothing to tell */
      }
    })
  if (!isAnythingKept()) return
  for (const warning of all<HTMLElement>('[data-not-kept]')) warning.hidden = true
  for (const line of all('[data-kept-line]'))
    line.textContent = say(
      '입력하신 내용은 이 브라우저에 보관하고 있습니다. 돌아가면 되살릴 수 있습니다.',
      'What you typed is kept in this browser: you can put it back when you return.',
    )
}
