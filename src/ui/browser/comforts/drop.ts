import { say } from './say.ts'

const isFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true

/** The file box nearest to a place: of its own field, else the first of its form, else the only one of the page. */
const boxAt = (target: EventTarget | null): HTMLInputElement | null => {
  const near =
    target instanceof Element
      ? (target.closest('.field')?.querySelector('input[type=file]') ?? target.closest('form')?.querySelector('input[type=file]'))
      : null
  const boxes = document.querySelectorAll('input[type=file]')
  const box = near ?? (boxes.length === 1 ? boxes[0] : null)
  return box instanceof HTMLInputElement ? box : null
}

const mark = (box: Element | null) => {
  for (const each of document.querySelectorAll('[data-over]')) if (each !== box) each.removeAttribute('data-over')
  box?.setAttribute('data-over', '')
}

/** Folders look like files here, and cannot be sent. */
const foldersIn = (event: DragEvent): ReadonlySet<string> =>
  new Set(
    [...(event.dataTransfer?.items ?? [])].flatMap((item) => {
      const entry = item.webkitGetAsEntry()
      return entry?.isDirectory ? [entry.name] : []
    }),
  )
const sayNoFolder = (box: HTMLInputElement) => {
  const line = document.createElement('p')
  line.className = 'field-error'
  line.setAttribute('role', 'alert')
  line.textContent = say(
    '폴더는 올릴 수 없습니다. 폴더를 열어 안에 있는 파일을 끌어다 놓아 주세요.',
    'A folder cannot be uploaded. Open it and drop the files inside.',
  )
  box.after(line)
}

/** A file dropped beside its box is taken too, and never opens in the page's place, where what was typed would be lost. */
export const drop = (): void => {
  if (!document.querySelector('input[type=file]')) return
  addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.type === 'file')
      event.target.parentElement?.querySelector('[role=alert]')?.remove()
  })
  addEventListener('dragover', (event) => {
    if (isFile(event)) {
      event.preventDefault()
      mark(boxAt(event.target))
    }
  })
  addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) mark(null)
  })
  addEventListener('drop', (event) => {
    const folders = foldersIn(event)
    if (!isFile(event) || (folders.size === 0 && event.target instanceof HTMLInputElement && event.target.type === 'file'))
      return mark(null)
    event.preventDefault()
    mark(null)
    const box = boxAt(event.target)
    const dropped = [...(event.dataTransfer?.files ?? [])].filter((file) => !folders.has(file.name))
    const taken = new DataTransfer()
    if (!box) return
    for (const file of box.multiple ? dropped : dropped.slice(0, 1)) taken.items.add(file)
    if (dropped.length > 0) box.files = taken.files
    box.dispatchEvent(new Event('change', { bubbles: true }))
    if (folders.size > 0) sayNoFolder(box)
    box.focus()
  })
}
