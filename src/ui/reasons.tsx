import { Link } from './link.tsx'
import { StatusTag } from './status.tsx'
import { speak } from '../kernel/text.ts'
import type { ComponentChildren, Examples, Lang, Tone } from './types.ts'

export type Reason = {
  id: string
  answer: 'yes' | 'no' | 'unknown' | 'note'
  /** The answer in a word; the standard words when left out. */
  word?: string | undefined
  /** The rule as a sentence. */
  rule: string
  /** The fact it was held against. */
  fact?: ComponentChildren | undefined
  /** What mends it. */
  mend?: { label: string; href: string } | undefined
}
const tones: Record<Reason['answer'], Tone> = { yes: 'success', no: 'danger', unknown: 'warning', note: 'info' }

/** Why it came out so: answer first, then the rule, the fact, and what mends it. */
export const ReasonList = ({ lang, reasons, label }: { lang: Lang; reasons: readonly Reason[]; label?: string | undefined }) => {
  const t = speak(lang)
  const words = { yes: t('충족', 'Met'), no: t('불충족', 'Not met'), unknown: t('확인되지 않음', 'Not known'), note: t('참고', 'Note') }
  return (
    <ul class="reasons" aria-label={label ?? t('판단 근거', 'Reasons')}>
      {reasons.map((reason) => (
        <li key={reason.id}>
          <StatusTag
            tone={tones[reason.answer]}
            word={reason.word ?? words[reason.answer]}
            icon={reason.answer === 'unknown' ? 'question' : undefined}
          />
          <div class="grow">
            <p>{reason.rule}</p>
            {reason.fact && <p class="quiet">{reason.fact}</p>}
            {reason.mend && (
              <p>
                <Link href={reason.mend.href}>{reason.mend.label}</Link>
              </p>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return {
    ReasonList: {
      plain: (
        <ReasonList
          lang={lang}
          reasons={[
            {
              id: '1',
              answer: 'yes',
              rule: t('중소기업이어야 합니다.', 'The firm must be an SME.'),
              fact: t('중소기업확인서, 2027년 3월 31일까지', 'SME confirmation, until 31 Mar 2027'),
            },
            {
              id: '2',
              answer: 'no',
              rule: t('특허 존속기간이 12개월 이상 남아야 합니다.', '12 months of patent term are required.'),
              fact: t('8개월 남았습니다.', '8 months remain.'),
              mend: { label: t('다른 특허 잇기', 'Link another patent'), href: '/x' },
            },
            {
              id: '3',
              answer: 'unknown',
              rule: t('설립한 지 7년이 지나지 않아야 합니다.', 'Founded less than 7 years ago.'),
              mend: { label: t('설립일 입력하기', 'Give the founding date'), href: '/y' },
            },
          ]}
        />
      ),
    },
  }
}
