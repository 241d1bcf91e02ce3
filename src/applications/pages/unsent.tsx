import type { Visit } from '../../people/index.ts'
import { Lines, Notice } from '../../ui/index.ts'

export interface UnsentWords {
  readonly label: string
  readonly words: string
}

/** What was typed where nothing can be sent any more: kept in sight, to be copied. */
export const Unsent = ({ visit: { t }, all }: { visit: Visit; all: readonly UnsentWords[] }) =>
  all.length > 0 && (
    <Notice tone="warning" title={t('보내지 않은 내용입니다. 필요하면 복사해 두세요.', 'This was not sent. Copy it if you need it.')}>
      {all.map((one) => (
        <section key={one.label}>
          <p class="strong">{one.label}</p>
          <Lines words={one.words} />
        </section>
      ))}
    </Notice>
  )
