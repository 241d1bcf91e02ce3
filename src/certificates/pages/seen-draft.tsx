import type { Visit } from '../../people/index.ts'
import { ChangedMeanwhile } from '../../ui/index.ts'
import type { DeskCertificate } from '../queries.ts'
import { nameWords } from '../words.ts'

const names = ['titleKo', 'titleEn', 'companyNameKo', 'companyNameEn'] as const

/** What a form that decides on a draft carries: the version it is about and the words it showed, so that a draft changed meanwhile is told in both. */
export const seenOf = (one: DeskCertificate): Record<string, string | number> => ({
  version: one.version,
  ...Object.fromEntries(names.map((name) => [`seen-${name}`, one[name]])),
  'seen-note': one.stateReason ?? '',
})

/** The draft was changed under the approver's eyes: what they saw, and what it says now. */
export const ChangedDraft = ({ visit, one }: { visit: Visit; one: DeskCertificate }) => {
  const { t, lang, form } = visit
  return (
    <ChangedMeanwhile
      lang={lang}
      title={t(
        '보시던 초안이 그사이 바뀌어 서명하거나 되돌려 보내지 않았습니다. 바뀐 내용을 확인하고 다시 결정해 주세요.',
        'The draft you saw has changed meanwhile: nothing was signed or sent back. Look at what changed and decide again.',
      )}
      facts={[
        ...names.map((name) => ({ label: t(nameWords[name]), seen: form.text(`seen-${name}`), now: one[name] })),
        { label: t('되돌려 보낸 까닭', 'Why it was sent back'), seen: form.text('seen-note'), now: one.stateReason ?? '' },
      ]}
    />
  )
}
