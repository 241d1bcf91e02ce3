import { safeHref } from './address.ts'
import { Button } from './button.tsx'
import { speak } from '../kernel/text.ts'
import type { ComponentChildren, Examples, Lang } from './types.ts'

/** Help longer than two lines, parts for later. Opens for print and for finding in the page. */
export const Disclosure = ({
  summary,
  children,
  open,
  name,
}: {
  summary: string
  children: ComponentChildren
  open?: boolean | undefined
  name?: string | undefined
}) => (
  <details class="disclosure" open={open} name={name}>
    <summary>{summary}</summary>
    <div class="disclosure-inside">{children}</div>
  </details>
)

/** Opens the dialog with this id; without script it goes to `href`, a page with the same form. */
export const DialogLink = ({ href, dialog, children }: { href: string; dialog: string; children: ComponentChildren }) => (
  <a href={safeHref(href)} class="krds-btn secondary" data-dialog={dialog}>
    {children}
  </a>
)

/** A short, reversible choice. Irreversible acts get a page instead. */
export const Dialog = ({ lang, id, title, children }: { lang: Lang; id: string; title: string; children: ComponentChildren }) => (
  <dialog id={id} class="krds-dialog" aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    {children}
    <form method="dialog">
      <Button kind="text">{speak(lang)('닫기', 'Close')}</Button>
    </form>
  </dialog>
)

export type SplitViewProps = {
  left: { label: string; children: ComponentChildren }
  right: {
    label: string
    children: ComponentChildren
    /** Words of a link to it, shown where it stands far below the left one. */ jump?: string
  }
}

/** Two named regions side by side, under each other when narrow. Script adds a divider that keys can move. */
export const SplitView = ({ left, right }: SplitViewProps) => (
  <>
    {right.jump && (
      <p class="jump">
        <a href="#right-pane">{right.jump}</a>
      </p>
    )}
    <div class="split" data-split="5">
      <section aria-label={left.label} class="pane" tabIndex={0}>
        {left.children}
      </section>
      <section aria-label={right.label} class="pane" tabIndex={0} id={right.jump && 'right-pane'}>
        {right.children}
      </section>
    </div>
  </>
)

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return {
    Disclosure: {
      plain: (
        <Disclosure summary={t('좋은 예 보기', 'See an example')}>
          <p>
            {t(
              '“기존 펌프보다 소음이 12dB 작고, 같은 수량에서 전력을 23% 덜 씁니다.”',
              '“12 dB quieter and 23% less power at the same flow.”',
            )}
          </p>
        </Disclosure>
      ),
    },
    Dialog: {
      plain: (
        <>
          <DialogLink href="/shortlists/new" dialog="example-dialog">
            {t('목록에 담기', 'Add to a list')}
          </DialogLink>
          <Dialog lang={lang} id="example-dialog" title={t('어느 목록에 담을까요?', 'Which list?')}>
            <p>{t('담은 뒤에도 언제든 뺄 수 있습니다.', 'You can take it out again.')}</p>
          </Dialog>
        </>
      ),
    },
    SplitView: {
      plain: (
        <SplitView
          left={{
            label: t('신청 내용', 'Application'),
            children: <p>{t('신청 당시 그대로 고정된 내용입니다.', 'Frozen as submitted.')}</p>,
          }}
          right={{
            label: t('요건 확인', 'Checklist'),
            children: <p>{t('5개 조건 중 4개를 확인했습니다.', '4 of 5 conditions checked.')}</p>,
          }}
        />
      ),
    },
  }
}
