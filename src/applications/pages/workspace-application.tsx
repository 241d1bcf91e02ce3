import { formatBusinessNumber } from '../../kernel/korean-identifiers.ts'
import type { Visit } from '../../people/index.ts'
import { claimWords, sizeWords } from '../../companies/index.ts'
import type { ClaimState } from '../../companies/index.ts'
import { TechnologyView } from '../../technologies/index.ts'
import type { KeptVersion, TechnologyNames } from '../../technologies/index.ts'
import { Day, Disclosure, Id, Link, Notice, StatusTag, SummaryList } from '../../ui/index.ts'
import type { Tone } from '../../ui/index.ts'
import { standingWords } from '../application.ts'
import { questionLabel } from '../question-label.ts'
import type { SupplementRow, TrackPage } from '../track-queries.ts'
import { StateTag } from './marks.tsx'
import { Supplement } from './supplement.tsx'

const claimTones: Readonly<Record<ClaimState, Tone>> = {
  provisional: 'info',
  confirmed: 'success',
  disputed: 'warning',
  rejected: 'danger',
  withdrawn: 'danger',
}

/** Which version stands there, and since when it may not change. */
const frozenWords = ({ t }: Visit, { submittedVersion }: TrackPage, version: KeptVersion | undefined): string =>
  version === undefined || version.number === submittedVersion
    ? t(`제${submittedVersion}판, 제출 당시 그대로 고정된 내용입니다.`, `Version ${submittedVersion}, frozen as submitted.`)
    : t(
        `제${version.number}판, 보완에 답한 뒤 고정된 내용입니다. 제출 당시는 제${submittedVersion}판이었습니다.`,
        `Version ${version.number}, frozen when the supplement was answered. Version ${submittedVersion} was submitted.`,
      )

/** The last supplement, where the firm has answered it and the check has not gone on since: it stands open above everything. */
const unreadAnswer = ({ state, supplements, checks }: TrackPage): SupplementRow | undefined => {
  const [last] = supplements
  if (state !== 'checking' || last?.state !== 'answered' || last.answeredAt === null) return undefined
  const answeredAt = new Date(last.answeredAt)
  return checks.some((check) => check.answeredAt !== null && new Date(check.answeredAt) > answeredAt) ? undefined : last
}

/** What was submitted, as it was frozen. */
export const Submitted = ({
  visit,
  track,
  version,
  names,
}: {
  visit: Visit
  track: TrackPage
  version: KeptVersion | undefined
  names: TechnologyNames
}) => {
  const { t, lang } = visit
  const unread = unreadAnswer(track)
  return (
    <>
      {unread && (
        <section>
          <Notice
            tone="warning"
            title={t(
              `${unread.round}차 보완 회신이 왔습니다. 회신을 받은 뒤에 저장한 판단이 아직 없습니다.`,
              `Supplement ${unread.round} was answered. No judgement was saved since.`,
            )}
          />
          <Supplement visit={visit} track={track} one={unread} open />
        </section>
      )}
      <Notice title={frozenWords(visit, track, version)}>
        <p class="quiet">
          {t(`심의규정 제${track.ruleSetVersion}판`, `Rule set version ${track.ruleSetVersion}`)}
          {version && (
            <>
              {' · '}
              {t(`기술 정보 제${version.number}판`, `Dossier version ${version.number}`)} SHA-256 {version.sha256.slice(0, 16)}
            </>
          )}
        </p>
      </Notice>
      <SummaryList
        lang={lang}
        facts={[
          {
            label: t('기업', 'Firm'),
            value: `${t(track.companyKo, track.companyEn ?? track.companyKo)}${track.businessNumber === null ? '' : ` · ${formatBusinessNumber(track.businessNumber)}`}`,
          },
          {
            label: t('회사 확인', 'Claim to the firm'),
            value: track.claim && <StatusTag tone={claimTones[track.claim]} word={t(claimWords[track.claim])} />,
          },
          { label: t('신청인의 지위', 'Standing'), value: t(standingWords[track.standing]) },
          {
            label: t('중소기업확인서', 'SME confirmation'),
            value:
              track.confirmations.length === 0
                ? undefined
                : track.confirmations.map((paper) => (
                    <Confirmation key={paper.id} visit={visit} companyId={track.companyId} paper={paper} />
                  )),
          },
          ...Object.entries(track.answers[track.institutionId] ?? {}).map(([question, value]) => ({
            label: t(questionLabel(track, question)),
            value,
          })),
        ]}
      />
      {track.supplements
        .filter((one) => one !== unread)
        .map((one) => (
          <Supplement key={one.id} visit={visit} track={track} one={one} />
        ))}
      {track.objection && (
        <Notice tone="warning" title={t('이의신청', 'Objection')}>
          <p>{track.objection.grounds}</p>
          {track.objection.fileId && (
            <p>
              <Link href={`/files/tracks/${track.id}/${track.objection.fileId}`} download>
                {track.objection.fileName ?? ''}
              </Link>
            </p>
          )}
        </Notice>
      )}
      {version && (
        <TechnologyView
          lang={lang}
          content={version.content}
          documents={version.documents}
          pictures={version.pictures}
          names={names}
          nav
          fileHref={(fileId) => `/files/technologies/${track.technologyId}/${fileId}`}
        />
      )}
      {track.earlier.length > 0 && (
        <Disclosure summary={t(`이 기업의 다른 신청 ${track.earlier.length}건`, `${track.earlier.length} other applications of this firm`)}>
          <ul>
            {track.earlier.map((one) => (
              <li key={one.id}>
                <Link href={visit.href(`/desk/${track.institutionId}/tracks/${one.id}`)}>{one.titleKo}</Link>{' '}
                <StateTag visit={visit} state={one.state} /> <span class="quiet">{one.receiptNumber}</span>
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  )
}

/** The paper behind a condition that the machine answers by its days alone. */
const Confirmation = ({
  visit: { t, lang },
  companyId,
  paper,
}: {
  visit: Visit
  companyId: string
  paper: TrackPage['confirmations'][number]
}) => (
  <p>
    {t(sizeWords[paper.sizeClass])} · <Id>{paper.number}</Id> ·{' '}
    <span class="nowrap">
      <Day lang={lang} value={paper.validFrom} form="table" /> ~ <Day lang={lang} value={paper.validTo} form="table" />
    </span>{' '}
    {paper.fileId && (
      <Link href={`/files/companies/${companyId}/${paper.fileId}`} download>
        {paper.fileName ?? ''}
      </Link>
    )}
  </p>
)
