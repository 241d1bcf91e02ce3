import { Icon, toneIcon } from './icon.tsx'
import type { IconName } from './icon.tsx'
import { speak } from '../kernel/text.ts'
import type { Examples, Tone } from './types.ts'

export type StatusTagProps = { tone: Tone; word: string; icon?: IconName | undefined }

/** A state in a word with its icon; the colour only repeats what the word says. */
export const StatusTag = ({ tone, word, icon }: StatusTagProps) => (
  <span class={`krds-badge ${tone}`}>
    <Icon name={icon ?? toneIcon[tone]} size={16} />
    {word}
  </span>
)

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return {
    StatusTag: {
      tones: (
        <p class="row">
          <StatusTag tone="neutral" word={t('시작 전', 'Not started')} />
          <StatusTag tone="info" word={t('심의 중', 'In review')} />
          <StatusTag tone="success" word={t('유효', 'Valid')} />
          <StatusTag tone="warning" word={t('효력 정지', 'Suspended')} icon="pause" />
          <StatusTag tone="danger" word={t('취소', 'Revoked')} />
        </p>
      ),
    },
  }
}
