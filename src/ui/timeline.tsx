import { DayTime } from './time.tsx'
import { speak } from '../kernel/text.ts'
import { classes } from './types.ts'
import type { ComponentChildren, Examples, Lang } from './types.ts'

export type Entry = {
  id: string
  at: Date | string
  title: string
  /** A unit or a role in words; never a reviewer's name to a firm. */
  by?: string | undefined
  detail?: ComponentChildren | undefined
  /** Still to come: an open mark. */
  future?: boolean | undefined
}

/** What happened, newest first, each entry a fact with its time. */
export const Timeline = ({ lang, entries, label }: { lang: Lang; entries: readonly Entry[]; label?: string | undefined }) => (
  <ol class="timeline" aria-label={label ?? speak(lang)('지나온 일', 'History')}>
    {entries.map((entry) => (
      <li key={entry.id} class={classes(entry.future && 'future')}>
        <p class="when">
          <DayTime value={entry.at} lang={lang} />
        </p>
        <p class="strong">{entry.title}</p>
        {entry.by && <p class="quiet">{entry.by}</p>}
        {entry.detail && <div>{entry.detail}</div>}
      </li>
    ))}
  </ol>
)

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return {
    Timeline: {
      plain: (
        <Timeline
          lang={lang}
          entries={[
            { id: '3', at: '2026-12-18T18:00:00+09:00', title: t('결과 예정일', 'Result expected'), future: true },
            {
              id: '2',
              at: '2026-11-25T09:12:00+09:00',
              title: t('신청 요건을 확인하고 있습니다.', 'Being checked.'),
              by: t('한국마사회 상생협력부', 'Korea Racing Authority, cooperation unit'),
            },
            {
              id: '1',
              at: '2026-11-24T10:44:00+09:00',
              title: t('제출했습니다.', 'Submitted.'),
              by: t('한빛엔지니어링', 'Hanbit Engineering'),
            },
          ]}
        />
      ),
    },
  }
}
