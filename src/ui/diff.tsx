import { Notice } from './messages.tsx'
import { difference } from './difference.ts'
import { speak } from '../kernel/text.ts'
import type { Examples, Lang } from './types.ts'

/** Two versions of one text in one: removed struck through, added underlined, both also said in hidden words. */
export const Diff = ({ lang, before, after, label }: { lang: Lang; before: string; after: string; label?: string | undefined }) => {
  const t = speak(lang)
  return (
    <div class="diff">
      {label && <p class="strong">{label}</p>}
      <p>
        {before === after && <span class="quiet">{t('바뀐 것이 없습니다. ', 'Nothing changed. ')}</span>}
        {difference(before, after).map((piece, at) =>
          piece.kind === 'same' ? (
            piece.text
          ) : piece.kind === 'gone' ? (
            <del key={at}>
              <span class="sr-only">{t(' [지움: ', ' [removed: ')}</span>
              {piece.text}
              <span class="sr-only">] </span>
            </del>
          ) : (
            <ins key={at}>
              <span class="sr-only">{t(' [더함: ', ' [added: ')}</span>
              {piece.text}
              <span class="sr-only">] </span>
            </ins>
          ),
        )}
      </p>
    </div>
  )
}

type Sides<Before extends string, After extends string> = Readonly<Record<'label' | Before | After, string>>

export type BothVersionsProps = {
  lang: Lang
  /** Who was faster, and that the fields hold what was typed. */
  title: string
  facts: readonly Sides<'stored', 'typed'>[]
}

/** A form that came too late: of each fact that differs, what is stored now beside what was typed. */
export const BothVersions = ({ lang, title, facts }: BothVersionsProps) => (
  <Differing lang={lang} title={title} facts={facts.map(({ label, stored, typed }) => ({ label, before: stored, after: typed }))} />
)

export type ChangedMeanwhileProps = {
  lang: Lang
  /** What was changed under whose eyes, and that nothing was done. */
  title: string
  facts: readonly Sides<'seen', 'now'>[]
}

/** An act on a page that was no longer true: of each fact that differs, what stood on the page and what stands now. */
export const ChangedMeanwhile = ({ lang, title, facts }: ChangedMeanwhileProps) => (
  <Differing lang={lang} title={title} facts={facts.map(({ label, seen, now }) => ({ label, before: seen, after: now }))} />
)

const Differing = ({ lang, title, facts }: { lang: Lang; title: string; facts: readonly Sides<'before', 'after'>[] }) => (
  <Notice tone="warning" title={title}>
    {facts
      .filter(({ before, after }) => before !== after)
      .map(({ label, before, after }) => (
        <Diff key={label} lang={lang} label={label} before={before} after={after} />
      ))}
  </Notice>
)

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return {
    Diff: {
      plain: (
        <Diff
          lang={lang}
          label={t('기대 효과', 'Expected effect')}
          before={t('소음을 10dB 줄이고 전력을 덜 씁니다.', 'It is 10 dB quieter and uses less power.')}
          after={t('소음을 12dB 줄이고 전력을 23% 덜 씁니다.', 'It is 12 dB quieter and uses 23% less power.')}
        />
      ),
    },
    ChangedMeanwhile: {
      'a draft that was signed on an old page': (
        <ChangedMeanwhile
          lang={lang}
          title={t(
            '보시던 초안이 그사이 바뀌어 서명하지 않았습니다. 바뀐 내용을 확인하고 다시 서명해 주세요.',
            'The draft you saw has changed meanwhile: nothing was signed. Look at what changed and sign again.',
          )}
          facts={[
            {
              label: t('기술 이름', 'Technology'),
              seen: t('저소음 배수펌프', 'Quiet pump'),
              now: t('저소음 양수펌프', 'Quiet water pump'),
            },
            { label: t('기업 이름', 'Firm'), seen: t('가나기술', 'Gana Tech'), now: t('가나기술', 'Gana Tech') },
          ]}
        />
      ),
    },
    BothVersions: {
      'a colleague was faster': (
        <BothVersions
          lang={lang}
          title={t(
            '그사이 다른 담당자가 이 공모를 고쳤습니다. 아래 칸은 지금 입력하신 내용이며, 저장하면 그 내용으로 바뀝니다.',
            'A colleague changed this call meanwhile. The fields below hold what you typed; saving keeps yours.',
          )}
          facts={[
            { label: t('마감일', 'Closes on'), stored: '2026-11-30', typed: '2026-12-04' },
            { label: t('영문 이름', 'English title'), stored: 'Pumps', typed: 'Pumps' },
          ]}
        />
      ),
    },
  }
}
