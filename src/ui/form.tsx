import { createContext } from 'preact'
import { safeHref } from './address.ts'
import { speak } from '../kernel/text.ts'
import type { ComponentChildren, Lang } from './types.ts'

/** The name of the hidden field that carries the token against forged posts. */
export const csrfField = 'csrf'

/** Whether nothing may be sent from this page: forms that post are then not drawn. `PageFrame` says so for the whole page. */
export const OnlyRead = createContext(false)

/** A good file of a form that was refused for something else: kept, and sent along again unless it is taken off. */
export type WaitingFile = { name: string; token: string }
type Waiting = Readonly<Record<string, readonly WaitingFile[]>>

/** The files that wait for a form of this page, named by where it is sent to. `PageFrame`'s maker says so for the whole page. */
export const WaitingForForm = createContext<{ readonly action: string; readonly files: Waiting } | undefined>(undefined)
/** The files that wait for the form around. */
export const WaitingHere = createContext<Waiting>({})
/** The name of the field that sends one of them along again. */
export const waitingField = (name: string) => `waiting-file.${name}`

export type FormProps = {
  lang: Lang
  action: string
  children: ComponentChildren
  /** The token of this session; needed by every form that posts. */
  csrf?: string | undefined
  method?: 'post' | 'get' | undefined
  /** True when the form carries files: sends multipart and, with script, tells the progress in words. */
  files?: boolean | undefined
  /** Saves the whole form after a pause by POST to `url`; the answer is JSON `{version, savedAt}`, 409 when stale. Fields named in its `errors` were not saved: they keep what is typed, and their sentence stands beside them. */
  autosave?:
    | { url: string; version: number | string; savedAt?: string | undefined; /** Nobody else may write it. */ own?: boolean }
    | undefined
  id?: string | undefined
  /** Name of the form for readers, when a page has several. */
  label?: string | undefined
  /** Sent along unseen. */
  hidden?: Readonly<Record<string, string | number>> | undefined
  class?: string | undefined
  /** Drawn also where the page is otherwise only read. */
  evenOnlyRead?: boolean | undefined
}

/** A form that works without script. The server judges (novalidate); a second press is answered with the first receipt. */
export const Form = ({ evenOnlyRead = false, ...props }: FormProps) => (
  <OnlyRead.Consumer>{(onlyRead) => (onlyRead && !evenOnlyRead && props.method !== 'get' ? null : <Drawn {...props} />)}</OnlyRead.Consumer>
)

const WithWaiting = ({ action, children }: { action: string; children: ComponentChildren }) => (
  <WaitingForForm.Consumer>
    {(waiting) => (
      <WaitingHere.Provider value={waiting && waiting.action === action.split('?')[0] ? waiting.files : {}}>
        {children}
      </WaitingHere.Provider>
    )}
  </WaitingForForm.Consumer>
)

const Drawn = ({
  lang,
  action,
  children,
  csrf,
  method = 'post',
  files,
  autosave,
  id,
  label,
  hidden = {},
  class: name,
}: Omit<FormProps, 'evenOnlyRead'>) => (
  <form
    action={safeHref(action)}
    method={method}
    id={id}
    class={name}
    aria-label={label}
    novalidate
    enctype={files ? 'multipart/form-data' : undefined}
    data-upload={files ? '' : undefined}
    data-once={method === 'post' ? '' : undefined}
    data-autosave={autosave ? safeHref(autosave.url) : undefined}
    data-own={autosave?.own ? '' : undefined}
  >
    {csrf && <input type="hidden" name={csrfField} value={csrf} />}
    {autosave && <input type="hidden" name="version" value={String(autosave.version)} />}
    {Object.entries(hidden).map(([key, value]) => (
      <input key={key} type="hidden" name={key} value={String(value)} />
    ))}
    {files ? <WithWaiting action={action}>{children}</WithWaiting> : children}
    {autosave && (
      <p class="autosave" role="status" data-autosave-line="">
        {autosave.savedAt && speak(lang)(`${autosave.savedAt}에 저장했습니다.`, `Saved at ${autosave.savedAt}.`)}
      </p>
    )}
    {files && <p class="autosave" role="status" data-upload-line="" />}
  </form>
)
