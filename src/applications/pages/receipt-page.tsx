import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { calendarReply } from '../../platform/calendars/calendar-file.ts'
import type { Dated } from '../../platform/calendars/calendar-file.ts'
import { download, notFound, page, redirect } from '../../platform/http/visit.ts'
import { findTechnologyNames } from '../../technologies/index.ts'
import { BackLink, ButtonLink, Buttons, DataTable, DayTime, Disclosure, Due, Id, Link, ReceiptPanel } from '../../ui/index.ts'
import { findApplication } from '../queries.ts'
import type { ApplicationPage } from '../queries.ts'
import { receiptPdfOf } from '../receipt-pdf-of.ts'
import { reachWords } from '../words.ts'
import { baseOf } from './marks.tsx'

const find = async (visit: Visit) => findApplication(visit.read, actingAs(visit, 'company').companyId, visit.params['application'] ?? '')

/** Proof and calm: the same page on every later visit, and after a second press. */
export const drawReceipt = async (visit: Visit) => {
  const { t, lang } = visit
  const application = await find(visit)
  if (!application) return notFound
  const base = baseOf(application)
  if (application.state === 'draft') return redirect(base)
  return page({
    title: t('접수증', 'Receipt'),
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(base)} label={t(application.titleKo, application.titleEn)} />
        <ReceiptPanel title={t('제출되었습니다', 'Submitted')} time={<DayTime lang={lang} value={application.submittedAt} />}>
          <p>
            {t(
              `${reachWords(application.tracks).ko}에 신청서를 제출했습니다. 접수번호는 아래와 같습니다.`,
              `Sent to ${reachWords(application.tracks).en}. Your receipt numbers are below.`,
            )}
          </p>
        </ReceiptPanel>
        <Numbers visit={visit} application={application} />
        <Proof visit={visit} application={application} />
        <Next visit={visit} application={application} />
      </div>
    ),
  })
}

interface Part {
  readonly visit: Visit
  readonly application: ApplicationPage
}

const Numbers = ({ visit, application }: Part) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('접수번호', 'Receipt numbers')}
      rows={application.tracks}
      rowKey={(track) => track.id}
      columns={[
        {
          key: 'who',
          header: t('기관', 'Institution'),
          rowHeader: true,
          cell: (track) => <Link href={visit.href(`/company/${application.companyId}/tracks/${track.id}`)}>{t(track.ko, track.en)}</Link>,
        },
        {
          key: 'call',
          header: t('공모', 'Call'),
          cell: (track) => <Link href={visit.href(`/calls/${track.callId}`)}>{t(track.callKo, track.callEn)}</Link>,
        },
        { key: 'number', header: t('접수번호', 'Receipt'), nowrap: true, cell: (track) => <Id>{track.receiptNumber}</Id> },
        { key: 'unit', header: t('담당', 'Unit'), cell: (track) => track.unit ?? t('기술마켓 담당', 'Technology market desk') },
        {
          key: 'due',
          header: t('다음 기한', 'Next due'),
          nowrap: true,
          cell: (track) => <Due lang={lang} at={track.dueAt} now={visit.now} />,
        },
      ]}
    />
  )
}

const Proof = ({ visit, application }: Part) => {
  const { t } = visit
  return (
    <>
      <h2>{t('무엇을 제출했는지 증명하는 값', 'What proves what you sent')}</h2>
      <p>
        {t(
          '제출한 항목과 파일의 목록(제출 명세)을 SHA-256으로 계산한 값입니다. 명세를 내려받으면 누구나 다시 계산해 확인할 수 있습니다.',
          'The SHA-256 of the list of everything you sent. Download the list and anybody can recompute it.',
        )}
      </p>
      <p>
        <Id>{application.manifestSha256 ?? ''}</Id>
      </p>
      <Buttons>
        <ButtonLink href={`${baseOf(application)}/receipt.pdf`} download>
          {t('접수증 내려받기(PDF)', 'Download the receipt (PDF)')}
        </ButtonLink>
        <ButtonLink kind="secondary" href={`${baseOf(application)}/manifest.json`} download>
          {t('제출 명세 내려받기', 'Download the manifest')}
        </ButtonLink>
      </Buttons>
      <Recomputing visit={visit} application={application} />
    </>
  )
}

const Recomputing = ({ visit: { t }, application }: Part) => (
  <Disclosure summary={t('직접 다시 계산하는 방법', 'How to recompute it yourself')}>
    <ul>
      <li>
        {t('윈도 명령 프롬프트:', 'Windows command prompt:')} <code>certutil -hashfile {manifestName(application.id)} SHA256</code>
      </li>
      <li>
        {t('맥과 리눅스:', 'macOS and Linux:')} <code>shasum -a 256 {manifestName(application.id)}</code>
      </li>
      <li>
        {t('이 플랫폼의 프로그램(파일까지 한 번에):', 'With this platform’s program, papers included:')}{' '}
        <code>
          npm run cli -- verify-receipt {manifestName(application.id)} {application.manifestSha256 ?? ''}
        </code>
      </li>
    </ul>
  </Disclosure>
)

const Next = ({ visit, application }: Part) => {
  const { t, lang } = visit
  const firstDue = application.tracks.flatMap((track) => track.firstDueAt ?? []).sort((a, b) => a.getTime() - b.getTime())[0]
  return (
    <>
      <h2>{t('다음 일', 'What happens next')}</h2>
      <ol>
        <li>
          {t('기관마다 신청을 접수하고 담당자를 정합니다.', 'Each institution receives it and names an officer.')}
          {firstDue && firstDue > visit.now && (
            <>
              {' '}
              (<Due lang={lang} at={firstDue} now={visit.now} form="sentence" />)
            </>
          )}
        </li>
        <li>
          {t(
            '담당자가 신청 요건을 확인하고, 부족한 것이 있으면 보완을 요청합니다.',
            'An officer checks the conditions and asks you if something is missing.',
          )}
        </li>
        <li>{t('심의위원회가 심의하고 결과를 알려 드립니다.', 'A committee reviews it and you hear the result.')}</li>
      </ol>
      {datesOf(visit, application).length > 0 && (
        <p>
          <Link href={visit.href(`${baseOf(application)}/receipt.ics`)} download>
            {t('기관별 다음 기한을 내 달력에 담기(ICS)', 'Add each institution’s next due date to my calendar (ICS)')}
          </Link>
        </p>
      )}
      <p class="quiet">{t('상태가 바뀔 때마다 알림과 메일을 보내 드립니다.', 'We write to you at every change.')}</p>
    </>
  )
}

/** What is due next, by institution: of what is still under way, in the time to come. */
const datesOf = (visit: Visit, application: ApplicationPage): Dated[] =>
  application.tracks.flatMap((track) =>
    track.dueAt === null || track.dueAt <= visit.now
      ? []
      : [
          {
            id: `track-${track.id}`,
            at: track.dueAt,
            title: visit.t(
              `${track.ko} 다음 기한: ${application.titleKo} (${track.receiptNumber})`,
              `Next due at ${track.en}: ${application.titleEn} (${track.receiptNumber})`,
            ),
            path: visit.href(`/company/${application.companyId}/tracks/${track.id}`),
          },
        ],
  )

export const sendReceiptDates = async (visit: Visit) => {
  const application = await find(visit)
  if (application?.state !== 'submitted') return notFound
  return calendarReply(
    visit,
    visit.t(`${application.titleKo} 신청 기한`, `Due dates of ${application.titleEn}`),
    datesOf(visit, application),
  )
}

const manifestName = (id: string) => `manifest-${id}.json`

/** The canonical manifest, byte for byte as it was hashed. */
export const sendManifest = async (visit: Visit) => {
  const application = await find(visit)
  return application?.manifest
    ? download(Buffer.from(application.manifest, 'utf8'), 'application/json', manifestName(application.id))
    : notFound
}

export const sendReceiptPdf = async (visit: Visit) => {
  const application = await find(visit)
  if (application?.state !== 'submitted') return notFound
  const { app } = visit
  const bytes = await receiptPdfOf(app.pdf, application, await findTechnologyNames(visit.read), {
    publicUrl: app.publicUrl,
    isDemonstration: app.market.isDemonstration,
  })
  return download(bytes, 'application/pdf', `${visit.t('접수증', 'receipt')}-${application.tracks[0]?.receiptNumber ?? application.id}.pdf`)
}
