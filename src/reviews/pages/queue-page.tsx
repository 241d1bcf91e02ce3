import { page } from '../../platform/http/visit.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { DataTable, DayTime, Downloads, Due, Empty, Link, Notice, StatusTag } from '../../ui/index.ts'
import type { Column, Tone } from '../../ui/index.ts'
import { applicant, blind } from '../blinding.ts'
import { findAssignments } from '../list-queries.ts'
import type { AssignmentRow } from '../list-queries.ts'
import { seatWords, stateWords } from '../words.ts'

/** What is to be done now, and where. */
export const standing = (visit: Visit, one: AssignmentRow): { tone: Tone; word: string; href?: string } => {
  const { t } = visit
  const here = `/reviews/${one.id}`
  if (one.seatState === 'invited')
    return one.conflictAnswer === null
      ? { tone: 'warning', word: t('이해관계 확인 필요', 'Say whether there is a conflict'), href: `${here}/conflicts` }
      : { tone: 'warning', word: t('수락 여부 답변 필요', 'Accept or decline'), href: `${here}/accept` }
  if (one.seatState !== 'accepted') return { tone: 'neutral', word: t(seatWords[one.seatState]) }
  if (one.state === 'evaluating')
    return one.open > 0
      ? { tone: 'info', word: t('평가 중', 'In progress'), href: `${here}/sheet` }
      : { tone: 'success', word: t('봉인됨', 'Sealed'), href: here }
  if (one.state === 'meeting') return { tone: 'warning', word: t(stateWords.meeting), href: `${here}/meeting` }
  return { tone: one.state === 'verdict_signed' ? 'success' : 'info', word: t(stateWords[one.state]), href: here }
}

export const titleFor = ({ t }: Visit, one: AssignmentRow): string => {
  const whole = t(one.titleKo, one.titleEn)
  return one.isBlind ? blind(whole, [one.companyKo, one.companyEn], t(applicant)) : whole
}

/** My reviews and my dates; what waits for me first. Titles only: a firm's name may be hidden. */
export const drawQueue = async (visit: Visit) => {
  const { t, lang } = visit
  const rows = await findAssignments(visit.read, actingAs(visit, 'reviewer').personId)
  return page({
    title: t('맡은 심의', 'My reviews'),
    density: 'staff',
    body: (
      <>
        <h1>{t('맡은 심의', 'My reviews')}</h1>
        <Notice
          tone="neutral"
          title={t(
            '심의위원의 이름은 기업에 알려지지 않습니다. 점수는 모두 봉인할 때까지 누구에게도 보이지 않습니다.',
            'Firms never learn who reviewed. Nobody sees a score until all are sealed.',
          )}
        />
        <DataTable
          lang={lang}
          caption={t('맡은 심의', 'My reviews')}
          captionHidden
          rows={rows}
          rowKey={(one) => one.id}
          keys
          empty={
            <Empty
              title={t('지금 맡은 심의가 없습니다. 함께해 주셔서 고맙습니다.', 'No reviews now. Thank you for being here.')}
              reason={t('추첨되시면 메일과 이 화면으로 알려 드립니다.', 'When you are drawn, we write to you and it shows here.')}
            />
          }
          columns={columnsOf(visit)}
        />
        {rows.length > 0 && <Downloads lang={lang} base={visit.href('/reviews')} />}
      </>
    ),
  })
}

const columnsOf = (visit: Visit): Column<AssignmentRow>[] => {
  const { t, lang } = visit
  return [
    {
      key: 'title',
      header: t('기술', 'Technology'),
      rowHeader: true,
      cell: (one) => {
        const { href } = standing(visit, one)
        return href ? <Link href={visit.href(href)}>{titleFor(visit, one)}</Link> : titleFor(visit, one)
      },
    },
    {
      key: 'state',
      header: t('할 일', 'To do'),
      cell: (one) => {
        const now = standing(visit, one)
        return (
          <>
            <StatusTag tone={now.tone} word={now.word} />
            {one.reason && <span class="block quiet">{one.reason}</span>}
          </>
        )
      },
    },
    { key: 'institution', header: t('기관', 'Institution'), cell: (one) => t(one.leadKo, one.leadEn) },
    { key: 'due', header: t('언제까지', 'Until'), cell: (one) => <Due lang={lang} at={one.dueAt} now={visit.now} /> },
    {
      key: 'meets',
      header: t('심의 일시', 'Meets'),
      cell: (one) => (one.nextStageAt ? <DayTime lang={lang} value={one.nextStageAt} form="table" /> : <span class="quiet">–</span>),
    },
    {
      key: 'sheets',
      header: t('평가표', 'Sheets'),
      align: 'right',
      nowrap: true,
      cell: (one) =>
        one.open + one.sealed > 0
          ? t(`${one.sealed} / ${one.open + one.sealed} 봉인`, `${one.sealed} of ${one.open + one.sealed} sealed`)
          : '–',
    },
  ]
}
