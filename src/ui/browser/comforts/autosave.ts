import { faultsOf } from './faults.ts'
import { forget, keep } from './kept.ts'
import { all, say, timeInSeoul } from './say.ts'

const PAUSE = 1200
const AGAIN = 15_000

const words = {
  offline: () =>
    say(
      '연결이 끊겼습니다. 입력하신 내용은 이 기기에 보관하고 있으며, 연결되면 저장합니다.',
      'You are offline. Your text is kept on this device and will be saved when you are back.',
    ),
  /** `isOwn`: nobody else can have changed it. */
  stale: (isOwn: boolean) =>
    (isOwn
      ? say('그사이 다른 창에서 이 내용을 고쳤습니다.', 'This was changed meanwhile in another window of yours.')
      : say(
          '그사이 다른 창에서, 또는 같은 회사의 다른 분이 이 내용을 고쳤습니다.',
          'This was changed meanwhile, in another window or by a colleague.',
        )) + say(' 저장하기를 누르면 두 내용을 비교해 고를 수 있습니다.', ' Press save to compare both and choose what to keep.'),
  savedBut: (at: Date, faulty: number) =>
    say(
      `${timeInSeoul(at)}에 저장했습니다. 고칠 곳이 있는 ${faulty}칸은 고치면 저장합니다.`,
      `Saved at ${timeInSeoul(at)}, except ${faulty} to be mended.`,
    ),
  saved: (at: Date) => say(`${timeInSeoul(at)}에 저장했습니다.`, `Saved at ${timeInSeoul(at)}.`),
  ended: () =>
    say(
      '로그인 시간이 끝나 저장하지 못했습니다. 입력하신 내용은 이 기기에 보관하고 있습니다.',
      'Your session ended, so this is not saved. Your text is kept on this device.',
    ),
  notYet: () =>
    say('아직 저장하지 못했습니다. 저장하기를 누르면 고칠 곳을 알려 드립니다.', 'Not saved yet. Press save to see what to mend.'),
}

/** One form that saves itself: after a pause, never in the middle of a syllable, one request at a time. */
const watch = (form: HTMLFormElement): void => {
  const line = form.querySelector<HTMLElement>('[data-autosave-line]')
  const tellFaults = faultsOf(form)
  const version = form.elements.namedItem('version')
  let composing = false
  let changed = false
  let saving = false
  let stale = false
  let leaving = false
  let timer = 0
  const tell = (said: string) => {
    if (line && line.textContent !== said) line.textContent = said
  }
  const later = (pause: number) => {
    clearTimeout(timer)
    timer = window.setTimeout(() => void save(), pause)
  }

  const offline = () => {
    changed = true
    tell(words.offline())
    later(AGAIN)
  }
  const isStale = () => {
    stale = true
    tell(words.stale(form.dataset['own'] !== undefined))
  }
  const saved = async (answer: Response) => {
    const said = (await answer.json().catch(() => ({}))) as { version?: number | string; savedAt?: string; errors?: Record<string, string> }
    if (version instanceof HTMLInputElement && said.version !== undefined) version.value = String(said.version)
    const at = said.savedAt && !Number.isNaN(Date.parse(said.savedAt)) ? new Date(said.savedAt) : new Date()
    const faulty = tellFaults(said.errors ?? {})
    if (faulty > 0) keep(form)
    if (changed) return
    if (faulty > 0) return tell(words.savedBut(at, faulty))
    forget(form)
    tell(words.saved(at))
  }
  const save = async (): Promise<void> => {
    if (composing || saving || stale || leaving || !changed) return
    saving = true
    changed = false
    const pairs = [...new FormData(form)].filter((pair): pair is [string, string] => typeof pair[1] === 'string')
    try {
      const answer = await fetch(form.dataset['autosave'] ?? '', {
        method: 'POST',
        body: new URLSearchParams(pairs),
        headers: { accept: 'application/json' },
        credentials: 'same-origin',
      })
      if (answer.status === 409) isStale()
      else if (answer.status === 401 || answer.status === 403 || answer.redirected) tell(words.ended())
      else if (answer.ok) await saved(answer)
      else if (answer.status < 500) tell(words.notYet())
      else offline()
    } catch {
      offline()
    } finally {
      saving = false
    }
    if (changed && !stale) later(PAUSE)
  }

  form.addEventListener('compositionstart', () => {
    composing = true
  })
  form.addEventListener('compositionend', () => {
    composing = false
    later(PAUSE)
  })
  form.addEventListener('input', () => {
    changed = true
    if (!composing) later(PAUSE)
  })
  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return
    leaving = true
    clearTimeout(timer)
  })
  addEventListener('online', () => later(0))
  addEventListener('pageshow', () => {
    leaving = false
  })
}

export const autosave = (): void => {
  for (const form of all<HTMLFormElement>('form[data-autosave]')) watch(form)
}
