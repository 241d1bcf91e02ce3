import { safeHref } from './address.ts'
import { Button } from './button.tsx'
import { speak } from '../kernel/text.ts'
import { classes } from './types.ts'
import type { Examples, Lang } from './types.ts'

export type ComboboxProps = {
  lang: Lang
  id: string
  name: string
  label: string
  /** The label stands over the box instead of being read out only. */
  labelShown?: boolean | undefined
  value?: string | undefined
  placeholder?: string | undefined
  hint?: string | undefined
  /**
   * Asked with `q` added while somebody types; answers JSON `{suggestions: [{text, kind, address}]}`, `kind` in words,
   * `address` where choosing it goes, null where it only completes what is typed.
   */
  source?: string | undefined
  class?: string | undefined
}

/** One line to type in, with suggestions under it where a script can ask for them. Without script it is a plain field of its form. */
export const Combobox = ({ id, name, label, labelShown, value, placeholder, hint, source, class: look }: ComboboxProps) => (
  <div class="combobox" data-combobox={source ? safeHref(source) : undefined}>
    <label class={classes(!labelShown && 'sr-only')} for={id}>
      {label}
    </label>
    {hint && (
      <p class="hint" id={`${id}-hint`}>
        {hint}
      </p>
    )}
    <input
      class={look}
      id={id}
      name={name}
      type="search"
      value={value}
      placeholder={placeholder}
      autocomplete="off"
      maxlength={200}
      aria-describedby={hint ? `${id}-hint` : undefined}
    />
  </div>
)

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return {
    Combobox: {
      plain: (
        <form role="search" action="/catalogue" aria-label={t('보기 1', 'Example 1')}>
          <Combobox
            lang={lang}
            id="part-combobox"
            name="q"
            label={t('찾을 기술', 'What do you need?')}
            labelShown
            hint={t('예: 누수 감지', 'For example: leak detection')}
            source={`/api/v1/catalogue/suggest?lang=${lang}`}
            class="krds-input"
          />
          <Button kind="secondary">{t('기술 찾기', 'Search')}</Button>
        </form>
      ),
      'with a value, the label only read out': (
        <form role="search" action="/catalogue" aria-label={t('보기 2', 'Example 2')}>
          <Combobox
            lang={lang}
            id="part-combobox-2"
            name="q"
            label={t('찾을 기술', 'What do you need?')}
            value={t('태양광 모듈', 'solar module')}
            class="krds-input"
          />
          <Button kind="secondary">{t('기술 찾기', 'Search')}</Button>
        </form>
      ),
    },
  }
}
