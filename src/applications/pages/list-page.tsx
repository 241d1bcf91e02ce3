import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import { ButtonLink, Buttons, DayTime, Downloads, Empty, Link, StatusTag } from '../../ui/index.ts'
import { findApplications } from '../queries.ts'
import type { ApplicationListRow } from '../queries.ts'
import { reachWords } from '../words.ts'
import { TracksTable } from './application-page.tsx'
import { ClosingClock } from './marks.tsx'

/** Everything this firm applied for, drafts first. */
export const drawApplications = async (visit: Visit) => {
  const { t, lang } = visit
  const { companyId } = actingAs(visit, 'company')
  const applications = await findApplications(visit.read, companyId)
  const base = `/company/${companyId}`
  return page({
    title: t('신청', 'Applications'),
    body: (
      <>
        <h1>{t('신청', 'Applications')}</h1>
        <Buttons>
          <ButtonLink href={visit.href(`${base}/applications/new`)}>{t('새로 신청하기', 'New application')}</ButtonLink>
          <ButtonLink kind="secondary" href={visit.href(`${base}/pre-check`)}>
            {t('신청할 수 있는 공모 찾기', 'Find calls that fit')}
          </ButtonLink>
        </Buttons>
        {applications.length === 0 ? (
          <Empty
            title={t('아직 신청한 공모가 없습니다.', 'No applications yet.')}
            reason={t('사전 확인에서 신청할 수 있는 공모를 찾아보세요.', 'See which calls you qualify for.')}
            action={{ label: t('사전 확인하기', 'Check which calls fit'), href: visit.href(`${base}/pre-check`) }}
          />
        ) : (
          <>
            <Downloads lang={lang} base={visit.href(`${base}/applications`)} />
            {applications.map((one) => (
              <Application key={one.id} visit={visit} companyId={companyId} one={one} />
            ))}
          </>
        )}
      </>
    ),
  })
}

const Application = ({ visit, companyId, one }: { visit: Visit; companyId: string; one: ApplicationListRow }) => {
  const { t, lang } = visit
  return (
    <section>
      <h2>
        <Link href={visit.href(`/company/${companyId}/applications/${one.id}`)}>
          {t(one.titleKo, one.titleEn) || t('(이름 없음)', '(untitled)')}
        </Link>
      </h2>
      {one.state === 'draft' ? (
        <p class="row">
          <StatusTag tone="neutral" word={t('작성 중', 'Draft')} /> {t(reachWords(one.choices))}{' '}
          {one.nextClosing && <ClosingClock visit={visit} closesAt={one.nextClosing} draftKept />}
        </p>
      ) : (
        <>
          <p class="quiet">
            {t('제출 ', 'Submitted ')}
            <DayTime lang={lang} value={one.submittedAt} />
          </p>
          <TracksTable
            visit={visit}
            companyId={companyId}
            tracks={one.tracks}
            caption={t(`${one.titleKo}의 기관별 진행`, `${one.titleEn} by institution`)}
          />
        </>
      )}
    </section>
  )
}
