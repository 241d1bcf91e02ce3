import { counts } from './counts.ts'
import { again, once } from './once.ts'
import { all, say } from './say.ts'
import { unsaved } from './unsaved.ts'

const told = [25, 50, 75, 100]

/** Shows every percent, and speaks a quarter at a time. */
const progress = (form: HTMLFormElement) => {
  const line = form.querySelector<HTMLElement>('[data-upload-line]')
  const seen = document.createElement('span')
  seen.setAttribute('aria-hidden', 'true')
  const spoken = document.createElement('span')
  spoken.className = 'sr-only'
  line?.replaceChildren(seen, spoken)
  return (percent: number) => {
    const words =
      percent >= 100
        ? say('다 올렸습니다. 파일을 검사하고 있습니다.', 'Uploaded. Checking the file.')
        : say(`올리는 중 ${percent}%`, `Uploading ${percent}%`)
    seen.textContent = words
    const step = told.findLast((each) => percent >= each)
    if (step && spoken.dataset['step'] !== String(step)) {
      spoken.dataset['step'] = String(step)
      spoken.textContent = words
    }
  }
}

/** Says it below the form, which can be sent again. */
const stopped = (form: HTMLFormElement, words: string) => {
  again(form)
  const line = form.querySelector('[data-upload-line]')
  if (line) line.textContent = words
}
const failed = (form: HTMLFormElement) =>
  stopped(
    form,
    say('올리지 못했습니다. 연결을 확인하고 다시 눌러 주세요.', 'The upload did not go through. Check the connection and press again.'),
  )

/** While files are on their way they can be called back; once they are all there it is too late. */
const callBack = (form: HTMLFormElement, request: XMLHttpRequest, submitter: HTMLElement | null) => {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'krds-btn secondary small'
  button.textContent = say('올리기 취소하기', 'Cancel the upload')
  button.addEventListener('click', () => request.abort())
  form.querySelector('[data-upload-line]')?.after(button)
  request.upload.addEventListener('load', () => button.remove())
  request.addEventListener('loadend', () => button.remove())
  request.addEventListener('abort', () => {
    stopped(form, say('올리기를 취소했습니다. 고른 파일은 그대로 있습니다.', 'Cancelled. The files you chose are still chosen.'))
    submitter?.focus()
  })
}

/** Opens an address anew, also where it is this page's own with another anchor. */
const goTo = (address: string) => {
  const to = new URL(address, location.href)
  const isHere = to.pathname === location.pathname && to.search === location.search
  if (!isHere) return location.assign(to)
  if (to.hash !== '') history.replaceState(null, '', to)
  location.reload()
}

const send = (form: HTMLFormElement, submitter: HTMLElement | null) => {
  const request = new XMLHttpRequest()
  const tell = progress(form)
  const action = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.href
  request.open('POST', action)
  request.setRequestHeader('accept', 'text/html')
  request.setRequestHeader('x-say-where', '1')
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) tell(Math.floor((event.loaded / event.total) * 100))
  })
  callBack(form, request, submitter)
  request.addEventListener('error', () => failed(form))
  request.addEventListener('load', () => {
    // Done: the server says where to go, and the page there says what happened. A form sent back with errors is drawn in place.
    const to = request.getResponseHeader('x-go-to')
    if (to !== null) return goTo(to)
    if (request.status >= 500) return failed(form)
    const answer = new DOMParser().parseFromString(request.responseText, 'text/html')
    const main = answer.querySelector('main')
    if (!main) return failed(form)
    document.title = answer.title
    document.querySelector('main')?.replaceWith(document.adoptNode(main))
    // Read from its beginning, as a page that is opened.
    main.focus({ preventScroll: true })
    window.scrollTo(0, 0)
    main.querySelector<HTMLElement>('[data-focus]')?.focus()
    // As on a page that is opened: what keeps the words must hear of the next sending before it is taken over here.
    once()
    counts()
    unsaved()
    upload()
  })
  request.send(new FormData(form, submitter))
}

/** Sends forms with files so that the progress is told in words. Without it the browser sends them as ever. */
export const upload = (): void => {
  for (const form of all<HTMLFormElement>('form[data-upload]')) {
    form.addEventListener('submit', (event) => {
      const chosen = [...form.querySelectorAll<HTMLInputElement>('input[type=file]')].some((input) => (input.files?.length ?? 0) > 0)
      if (!chosen || event.defaultPrevented) return
      event.preventDefault()
      send(form, event.submitter)
    })
  }
}
