import { expect } from 'vitest'
import type { Walker } from './stage.ts'

/** Where the keyboard is: what it is called, and whether somebody who sees can see it. */
interface Place {
  readonly name: string
  readonly isHome: boolean
  readonly fault: string | null
}

/** Runs in the page: the element with the focus has a ring, lies in the window, and nothing lies over it. */
const placeOf = (): Place => {
  const at = document.activeElement
  if (!(at instanceof HTMLElement) || at === document.body) return { name: '', isHome: true, fault: null }
  const label =
    at instanceof HTMLInputElement || at instanceof HTMLSelectElement || at instanceof HTMLTextAreaElement
      ? [...(at.labels ?? [])].map((one) => one.innerText).join(' ')
      : ''
  const name = (at.getAttribute('aria-label') ?? (label || at.innerText)).replaceAll(/\s+/g, ' ').trim()
  const style = getComputedStyle(at)
  const box = at.getClientRects()[0] ?? at.getBoundingClientRect()
  const hasRing = (style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
  const [left, right, top, bottom] = [
    Math.max(0, box.left),
    Math.min(innerWidth, box.right),
    Math.max(0, box.top),
    Math.min(innerHeight, box.bottom),
  ]
  if (!hasRing) return { name, isHome: false, fault: 'no ring' }
  if (right - left < 1 || bottom - top < 1) return { name, isHome: false, fault: 'out of sight' }
  const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
  const isSeen =
    over !== null &&
    (at.contains(over) ||
      over.contains(at) ||
      (over instanceof HTMLLabelElement && over.control === at) ||
      over.closest('label')?.control === at)
  return { name, isHome: false, fault: isSeen ? null : `covered by ${over?.tagName ?? 'nothing'}.${over?.className ?? ''}` }
}

const fits = (name: string, words: string | RegExp) =>
  typeof words === 'string' ? name === words || name.startsWith(`${words} (`) : words.test(name)

/** Somebody without a mouse: goes by Tab alone, and complains wherever the focus cannot be seen. */
export interface Hands {
  /** Tab, or back by Shift+Tab, until the focus is on what is called so. */
  to(words: string | RegExp, how?: { back?: boolean }): Promise<void>
  type(words: string): Promise<void>
  press(...keys: string[]): Promise<void>
  /** Tab, or back by Shift+Tab, through the whole page once: every stop is seen, and the end is reached. Answers how many stops there are. */
  round(how?: { back?: boolean }): Promise<number>
  at(): Promise<string>
}

const most = 400

export const handsOf = ({ page }: Walker): Hands => {
  const look = async () => {
    let place = await page.evaluate(placeOf)
    // A page that scrolls to the focus may be on its way.
    for (let wait = 0; place.fault !== null && wait < 10; wait += 1) {
      await page.waitForTimeout(50)
      place = await page.evaluate(placeOf)
    }
    expect(place.fault, `focus on “${place.name}” at ${page.url()}`).toBeNull()
    return place
  }
  const step = async (key: string) => {
    await page.keyboard.press(key)
    return look()
  }
  return {
    to: async (words, { back = false } = {}) => {
      const passed: string[] = []
      for (let stop = 0; stop < most; stop += 1) {
        const place = await step(back ? 'Shift+Tab' : 'Tab')
        if (fits(place.name, words)) return
        passed.push(place.name)
        if (place.isHome && passed.filter((one) => one === '').length > 1) break
      }
      throw new Error(`Tab does not lead to ${String(words)} at ${page.url()}; it passed ${passed.join(' · ')}`)
    },
    type: (words) => page.keyboard.insertText(words),
    press: async (...keys) => {
      for (const key of keys) await page.keyboard.press(key)
    },
    round: async ({ back = false } = {}) => {
      // A place nobody is at: the next Tab goes to the first stop, Shift+Tab to the last.
      await page.evaluate((fromEnd) => {
        const edge = document.createElement('i')
        edge.tabIndex = -1
        if (fromEnd) document.body.append(edge)
        else document.body.prepend(edge)
        edge.focus()
        edge.remove()
        scrollTo(0, fromEnd ? document.body.scrollHeight : 0)
      }, back)
      for (let stop = 0; stop < most; stop += 1) if ((await step(back ? 'Shift+Tab' : 'Tab')).isHome) return stop
      throw new Error(`Tab never leaves ${page.url()}`)
    },
    at: async () => (await look()).name,
  }
}
