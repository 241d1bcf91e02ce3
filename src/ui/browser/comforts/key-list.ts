import { korean, say } from './say.ts'

const list: readonly [string, string][] = [
  ['j', say('다음 줄로', 'Next row')],
  ['k', say('앞 줄로', 'Row before')],
  ['Enter', say('이 줄 열기', 'Open this row')],
  ['x', say('이 줄 고르기', 'Select this row')],
  ['.', say('이 줄로 할 수 있는 일', 'What can be done with this row')],
  ['/', say('기술 찾기', 'Find technology')],
  ['g q', say('할 일 목록으로', 'To the queue')],
  ['?', say('이 안내 열기', 'Open this list')],
]

const made = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  words = '',
  set: Partial<HTMLElementTagNameMap[Name]> = {},
): HTMLElementTagNameMap[Name] => Object.assign(document.createElement(name), { textContent: words }, set)

const dialog = () => {
  const box = made('dialog', '', { className: 'krds-dialog' })
  const title = say('단축키', 'Shortcuts')
  const keys = made('dl', '', { className: 'keys' })
  box.setAttribute('aria-label', title)
  for (const [key, words] of list) {
    const name = made('dt')
    name.append(made('kbd', key))
    keys.append(name, made('dd', words))
  }
  const off = made('p')
  const closing = made('form', '', { method: 'dialog' })
  off.append(
    made('a', say('화면 설정에서 끄기', 'Switch them off under Display'), {
      href: `${korean ? '' : '/en'}/display?back=${encodeURIComponent(location.pathname + location.search)}`,
    }),
  )
  closing.append(made('button', say('닫기', 'Close'), { className: 'krds-btn text' }))
  box.append(made('h2', title), keys, off, closing)
  document.body.append(box)
  return box
}

let shown: HTMLDialogElement | undefined
/** Opens the list of keys; Esc closes it and the browser brings the focus back. */
export const showKeys = (): boolean => {
  shown ??= dialog()
  if (!shown.open) shown.showModal()
  return true
}

/** A button at the end of the hat's menu, so that the keys are found without knowing one. */
export const keyList = (): void => {
  const button = made('button', say('단축키', 'Shortcuts'), { type: 'button', className: 'krds-btn text small' })
  button.setAttribute('aria-haspopup', 'dialog')
  button.addEventListener('click', showKeys)
  document.querySelector('.hat-menu .inside')?.append(button)
}
