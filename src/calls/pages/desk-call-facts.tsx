import { deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { Lines, SummaryList } from '../../ui/index.ts'
import type { CallDetail } from '../queries.ts'
import { closingFacts } from './call-page.tsx'
import { factsOf } from './seen-call.tsx'

/** Facts of a call with a part of the page of their own. */
const shownBelow = new Set(['bodyKo', 'bodyEn', 'files'])
/** What is published of the call, who drafted, approved and closed it. */
export const Facts = ({ visit, call }: { visit: Visit; call: CallDetail }) => {
  const { t, lang } = visit
  const isOwn = call.leadInstitutionId === deskOf(visit)
  return (
    <SummaryList
      lang={lang}
      facts={[
        ...(isOwn
          ? [
              { label: t('작성', 'Drafted by'), value: call.drafterName },
              { label: t('승인', 'Approved by'), value: call.approverName ?? t('아직 없음', 'Not yet') },
            ]
          : [{ label: t('주관기관', 'Lead institution'), value: t(call.leadKo, call.leadEn) }]),
        ...factsOf(visit, call).flatMap(({ key, label, words }) =>
          key === 'closes'
            ? closingFacts(visit, call)
            : shownBelow.has(key)
              ? []
              : [{ label, value: words === '' ? t('아직 없음', 'Not yet') : <Lines words={words} /> }],
        ),
        ...(call.closerName === null ? [] : [{ label: t('마감 처리', 'Closed by'), value: call.closerName }]),
        ...(call.closedAt && call.closingReason ? [{ label: t('조기 마감 사유', 'Why it closed early'), value: call.closingReason }] : []),
      ]}
    />
  )
}
