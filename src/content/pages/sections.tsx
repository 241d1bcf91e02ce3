import { InPageNav } from '../../ui/index.ts'
import type { ComponentChildren, Lang } from '../../ui/index.ts'

export interface Section {
  readonly id: string
  readonly title: string
  readonly body: ComponentChildren
}

/** A page to read: a list of what stands in it, then each part under its heading. */
export const Sections = ({ lang, parts }: { lang: Lang; parts: readonly Section[] }) => (
  <div class="chapters">
    <InPageNav lang={lang} items={parts.map(({ id, title }) => ({ id, label: title }))} />
    <div>
      {parts.map(({ id, title, body }) => (
        <section key={id} class="prose" aria-labelledby={id}>
          <h2 id={id} tabIndex={-1}>
            {title}
          </h2>
          {body}
        </section>
      ))}
    </div>
  </div>
)

/** The day on which these words were last held against what the software does. */
export const wordsOf = '2026-11-25'
