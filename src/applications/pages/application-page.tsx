import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import { BackLink, ButtonLink, Buttons, DataTable, DayTime, Due, Id, Link, SummaryList } from '../../ui/index.ts'
import { standingWords } from '../application.ts'
import { isOver, turnOf } from '../track.ts'
import { firmWords, reachWords } from '../words.ts'
import type { ApplicationPage, TrackFace } from '../queries.ts'
import { baseOf, StateTag } from './marks.tsx'

/** All tracks of one submitted application, seen at a glance. */
export const drawSubmitted = (visit: Visit, application: ApplicationPage) => {
  const { t, lang } = visit
  const base = baseOf(application)
  const mine = application.tracks.filter((track) => turnOf(track) === 'firm')
  return page({
    title: t(application.titleKo, application.titleEn),
    body: (
      <>
        <BackLink lang={lang} href={visit.href(`/company/${application.companyId}/applications`)} label={t('신청 목록', 'Applications')} />
        <h1>{t(application.titleKo, application.titleEn)}</h1>
        <p class="lead">
          {mine.length > 0
            ? t(`귀사의 답을 기다리는 기관이 있습니다: ${reachWords(mine).ko}`, `Waiting for your answer: ${reachWords(mine).en}.`)
            : application.tracks.every((track) => isOver(track.state))
              ? t('모든 기관의 심사가 끝났습니다.', 'All institutions have finished.')
              : t(
                  '기관들이 심사하고 있습니다. 하실 일이 생기면 바로 알려 드립니다.',
                  'The institutions are working on it. We tell you when something is needed.',
                )}
        </p>
        <TracksTable
          visit={visit}
          companyId={application.companyId}
          tracks={application.tracks}
          caption={t('기관별 진행', 'By institution')}
        />
        <SummaryList
          lang={lang}
          facts={[
            {
              label: t('제출', 'Submitted'),
              value: (
                <>
                  <DayTime lang={lang} value={application.submittedAt} />
                  {application.submitterName !== null && ` · ${application.submitterName}`}
                </>
              ),
            },
            { label: t('신청인의 지위', 'Standing'), value: t(standingWords[application.standing]) },
            {
              label: t('제출한 내용', 'What was submitted'),
              value: (
                <Link
                  href={visit.href(
                    `/company/${application.companyId}/technologies/${application.technologyId}/view?version=${application.technologyVersion ?? 1}`,
                  )}
                >
                  {t(`기술 소개 제${application.technologyVersion ?? 1}판`, `Dossier version ${application.technologyVersion ?? 1}`)}
                </Link>
              ),
            },
            { label: 'SHA-256', value: <Id>{application.manifestSha256 ?? ''}</Id> },
          ]}
        />
        <Buttons>
          <ButtonLink kind="secondary" href={visit.href(`${base}/receipt`)}>
            {t('접수증 보기', 'See the receipt')}
          </ButtonLink>
          <ButtonLink kind="secondary" href={visit.href(`${base}/add`)}>
            {t('같은 내용으로 기관 더하기', 'Add institutions')}
          </ButtonLink>
        </Buttons>
      </>
    ),
  })
}

export const TracksTable = ({
  visit,
  companyId,
  tracks,
  caption,
}: {
  visit: Visit
  companyId: string
  tracks: readonly TrackFace[]
  caption: string
}) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={caption}
      captionHidden
      rows={tracks}
      rowKey={(track) => track.id}
      columns={[
        {
          key: 'who',
          header: t('기관', 'Institution'),
          rowHeader: true,
          cell: (track) => <Link href={visit.href(`/company/${companyId}/tracks/${track.id}`)}>{t(track.ko, track.en)}</Link>,
        },
        { key: 'state', header: t('상태', 'State'), nowrap: true, cell: (track) => <StateTag visit={visit} state={track.state} firm /> },
        { key: 'words', header: t('지금', 'Now'), cell: (track) => t(firmWords[track.state]) },
        {
          key: 'due',
          header: t('기한', 'Due'),
          nowrap: true,
          cell: (track) => <Due lang={visit.lang} now={visit.now} at={isOver(track.state) ? null : track.dueAt} />,
        },
        { key: 'number', header: t('접수번호', 'Receipt'), nowrap: true, cell: (track) => <Id>{track.receiptNumber}</Id> },
      ]}
    />
  )
}
