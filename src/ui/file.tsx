import { fieldId } from './address.ts'
import { describedBy, Question } from './asked.tsx'
import type { Asked } from './asked.tsx'
import { waitingField, WaitingHere } from './form.tsx'
import type { WaitingFile } from './form.tsx'
import { Icon } from './icon.tsx'
import { Link } from './link.tsx'
import { StatusTag } from './status.tsx'
import { speak } from '../kernel/text.ts'
import type { ComponentChildren, Examples, Lang, Tone } from './types.ts'

export type FileFieldProps = Asked & {
  /** What the picker offers, e.g. `.pdf,.hwpx`. The server looks at the content, not at the name. */
  accept?: string | undefined
  multiple?: boolean | undefined
  /** Said in words before anyone picks: “PDF, 20MB까지”. */
  limit?: string | undefined
  /** The error is about other files than those that came well: these are still offered. */
  keepsGood?: boolean | undefined
}

/**
 * The browser's own file box, visible and keyboard-ready. Use inside `<Form files>`. Where the form was refused for something else, the file that came
 * with it waits below the box and is sent along again, unless another is chosen or its tick is taken away.
 */
export const FileField = (props: FileFieldProps) => (
  <WaitingHere.Consumer>{(waiting) => <FileBox {...props} waiting={offered(props, waiting[props.name] ?? [])} />}</WaitingHere.Consumer>
)

const offered = ({ error, keepsGood, multiple }: FileFieldProps, waiting: readonly WaitingFile[]): readonly WaitingFile[] =>
  error !== undefined && !keepsGood ? [] : multiple ? waiting : waiting.slice(0, 1)

/** What is sent along again, each with a tick that takes it off. */
const WaitingFiles = ({ lang, name, files, multiple }: FileFieldProps & { files: readonly WaitingFile[] }) => {
  const t = speak(lang)
  return (
    <div class="choices" role="group" aria-label={t('앞서 고른 파일', 'Files chosen before')}>
      {files.map((file, at) => {
        const own = `${fieldId(name)}-waiting-${at + 1}`
        return (
          <div class="choice" key={file.token}>
            <input type="checkbox" id={own} name={waitingField(name)} value={file.token} checked aria-describedby={`${own}-note`} />
            <label for={own}>{t(`앞서 고른 ‘${file.name}’ 함께 보내기`, `Send “${file.name}”, chosen before`)}</label>
            <p class="hint" id={`${own}-note`}>
              {multiple
                ? t(
                    '다시 고르지 않아도 됩니다. 보내지 않으려면 표시를 지워 주세요.',
                    'No need to choose it again. Untick it to leave it out.',
                  )
                : t(
                    '다시 고르지 않아도 됩니다. 보내지 않으려면 표시를 지우고, 바꾸려면 새로 골라 주세요.',
                    'No need to choose it again. Untick it to leave it out; choose another to replace it.',
                  )}
            </p>
          </div>
        )
      })}
    </div>
  )
}

const FileBox = ({ waiting, ...props }: FileFieldProps & { waiting: readonly WaitingFile[] }) => {
  const id = fieldId(props.name)
  return (
    <Question asked={props}>
      {props.limit && (
        <p class="hint" id={`${id}-limit`}>
          {props.limit}
        </p>
      )}
      <input
        type="file"
        class="krds-file"
        id={id}
        name={props.name}
        accept={props.accept}
        multiple={props.multiple}
        required={props.required && waiting.length === 0}
        aria-invalid={props.error ? 'true' : undefined}
        aria-describedby={describedBy(props, ...(props.limit ? [`${id}-limit`] : []))}
      />
      {waiting.length > 0 && <WaitingFiles {...props} files={waiting} />}
    </Question>
  )
}

export type FileItem = {
  name: string
  href?: string | undefined
  /** Plain facts beside the name: type by content, size, pages, first letters of the hash. */
  facts?: readonly string[] | undefined
  status?: { tone: Tone; word: string } | undefined
  /** What went wrong and how to mend it. */
  problem?: string | undefined
  /** Buttons or small forms: 지우기, 다시 올리기. */
  actions?: ComponentChildren | undefined
}

/** Papers that are here, each with what we know of it. */
export const FileList = ({ lang, files, label }: { lang: Lang; files: readonly FileItem[]; label?: string | undefined }) => (
  <ul class="files" aria-label={label ?? speak(lang)('올린 파일', 'Uploaded files')}>
    {files.map((file) => (
      <li key={file.name}>
        <Icon name="file" />
        <div class="grow">
          <p class="strong">{file.href ? <Link href={file.href}>{file.name}</Link> : file.name}</p>
          {file.facts && file.facts.length > 0 && <p class="quiet">{file.facts.join(' · ')}</p>}
          {file.problem && <p class="field-error">{file.problem}</p>}
        </div>
        {file.status && <StatusTag tone={file.status.tone} word={file.status.word} />}
        {file.actions}
      </li>
    ))}
  </ul>
)

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return {
    FileField: {
      plain: (
        <FileField
          lang={lang}
          name="report"
          label={t('시험성적서', 'Test report')}
          limit={t('PDF 한 개, 20MB까지', 'One PDF, up to 20 MB')}
          accept=".pdf"
          required
        />
      ),
      'chosen before, in a form that was refused for something else': (
        <WaitingHere.Provider value={{ quote: [{ name: '견적서.pdf', token: 'x' }] }}>
          <FileField lang={lang} name="quote" label={t('견적서 파일', 'The quote as a file')} />
        </WaitingHere.Provider>
      ),
    },
    FileList: {
      states: (
        <FileList
          lang={lang}
          files={[
            {
              name: '시험성적서.pdf',
              href: '/files/x',
              facts: ['PDF', '2.4MB', t('12쪽', '12 pages'), 'SHA-256 9f3a11c0'],
              status: { tone: 'success', word: t('완료', 'Done') },
            },
            { name: '중소기업확인서.pdf', facts: ['PDF', '0.3MB'], status: { tone: 'warning', word: t('검사하지 않음', 'Not scanned') } },
            {
              name: '특허등록증.pdf',
              status: { tone: 'danger', word: t('실패', 'Failed') },
              problem: t(
                '‘특허등록증.pdf’는 이름과 달리 ZIP 파일입니다. PDF로 저장해 다시 올려 주세요.',
                '“특허등록증.pdf” is in fact a ZIP file. Save it as PDF and upload it again.',
              ),
            },
          ]}
        />
      ),
    },
  }
}
