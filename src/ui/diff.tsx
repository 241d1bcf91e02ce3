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
          piece.kind === 'same' ? piece.text : piece.kind === 'gone'
            ? <del key={at}><span class="sr-only">{t(' [지움: ', ' [removed: ')}</span>{piece.text}<span class="sr-only">] </span></del>
            : <ins key={at}><span class="sr-only">{t(' [더함: ', ' [added: ')}</span>{piece.text}<span class="sr-only">] </span></ins>)}
      </p>
    </div>
  )
}

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return { Diff: { plain: <Diff lang={lang} label={t('기대 효과', 'Expected effect')} before={t('소음을 10dB 줄이고 전력을 덜 씁니다.', 'It is 10 dB quieter and uses less power.')} after={t('소음을 12dB 줄이고 전력을 23% 덜 씁니다.', 'It is 12 dB quieter and uses 23% less power.')} /> } }
}
