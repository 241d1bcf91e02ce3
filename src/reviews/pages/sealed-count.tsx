import type { Visit } from '../../people/index.ts'
import { DataTable, Due, Figures, Notice } from '../../ui/index.ts'
import type { ReviewDetail } from '../queries.ts'
import { sealedCount } from '../workflow.ts'
import { stageName } from './assignment.tsx'

/** How many have sealed, and who has not and since when that is due; no score. */
export const SealedCount = ({ visit, review }: { visit: Visit; review: ReviewDetail }) => {
  const { t } = visit
  const count = sealedCount(review, review.sheets)
  return (
    <>
      <Figures
        items={[
          ...review.stages.flatMap((stage) => {
            const own = review.sheets.filter((sheet) => sheet.stageId === stage.id && sheet.state !== 'set_aside')
            const sealed = own.filter((sheet) => sheet.state === 'sealed').length
            const name = stageName(visit, review, stage.sort)
            return own.length === 0
              ? []
              : [
                  {
                    label: t(`${name} 평가표`, `Sheets: ${name}`),
                    value: t(`${own.length}장 중 ${sealed}장 봉인`, `${sealed} of ${own.length} sealed`),
                  },
                ]
          }),
          {
            label: t('평가표를 모두 봉인한 위원', 'Members who sealed all'),
            value: t(`${count.of}명 중 ${count.sealed}명`, `${count.sealed} of ${count.of}`),
          },
        ]}
      />
      <OpenSheets visit={visit} review={review} />
      <Notice
        tone="neutral"
        title={t('모든 평가표가 봉인될 때까지 점수는 누구에게도 보이지 않습니다.', 'Nobody sees a score until every sheet is sealed.')}
      />
    </>
  )
}

const OpenSheets = ({ visit, review }: { visit: Visit; review: ReviewDetail }) => {
  const { t, lang } = visit
  const open = review.seats
    .filter((seat) => seat.state === 'accepted')
    .flatMap((seat) =>
      review.stages.flatMap((stage) =>
        review.sheets
          .filter((sheet) => sheet.personId === seat.personId && sheet.stageId === stage.id && sheet.state === 'open')
          .map((sheet) => ({ seat, stage, sheet })),
      ),
    )
  if (open.length === 0) return null
  return (
    <DataTable
      lang={lang}
      caption={t('아직 봉인하지 않은 평가표', 'Sheets not sealed yet')}
      rows={open}
      rowKey={({ seat, stage }) => `${seat.personId} ${stage.id}`}
      columns={[
        { key: 'member', header: t('위원', 'Member'), rowHeader: true, cell: ({ seat }) => `${seat.letter} ${seat.name}` },
        {
          key: 'stage',
          header: t('단계', 'Stage'),
          cell: ({ stage }) => (
            <>
              {stageName(visit, review, stage.sort)}
              {stage.kind !== 'documents' && stage.state === 'planned' && (
                <span class="block quiet">{t('참석을 기록하면 봉인할 수 있습니다.', 'Can be sealed once attendance is recorded.')}</span>
              )}
            </>
          ),
        },
        {
          key: 'due',
          header: t('언제까지', 'Until'),
          nowrap: true,
          cell: ({ sheet }) => <Due lang={lang} at={sheet.dueAt === null ? null : new Date(sheet.dueAt)} now={visit.now} />,
        },
      ]}
    />
  )
}
