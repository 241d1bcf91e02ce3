import { dayOf, startOfDay } from '../../kernel/dates.ts'
import type { Visit } from '../../people/index.ts'
import { Day, DayTime, Id, Link, Notice, SummaryList, Timeline } from '../../ui/index.ts'
import type { Tone } from '../../ui/index.ts'
import { noEnd } from '../certificate.ts'
import type { Checked } from '../check.ts'
import type { PublicCertificate } from '../queries.ts'
import { answerWords, eventWords } from '../words.ts'
import type { Answer } from '../words.ts'

export const answerTone: Record<Answer, Tone> = {
  valid: 'success',
  expired: 'neutral',
  suspended: 'warning',
  revoked: 'danger',
  unknown: 'neutral',
  'unknown-paper': 'neutral',
  receipt: 'warning',
  altered: 'danger',
  'other-paper': 'info',
}

/** The answer first, over the whole width: a word, a sentence, and when it was asked. */
export const AnswerBand = ({ visit, checked }: { visit: Visit; checked: Checked }) => {
  const { t, lang, now } = visit
  const { answer, certificate } = checked
  const words = answerWords(
    answer,
    certificate && { ...certificate, since: dayOf(new Date(certificate.stateSince)), reason: certificate.stateReason },
  )
  return (
    <div id="answer" class="stack">
      {visit.app.market.isDemonstration && certificate && (
        <Notice tone="danger" title={t('시연용 인증서라 효력이 없습니다.', 'It belongs to a demonstration and is not valid.')}>
          <p>{t('아래는 실제로 운영할 때 나올 답입니다.', 'Below is what the check would answer in real use.')}</p>
        </Notice>
      )}
      <Notice tone={answerTone[answer]} title={t(words.title)}>
        <p>{t(words.detail)}</p>
        {checked.isEarlierPaper === true && (
          <p>
            {t(
              '이 파일은 유효기간을 연장하기 전에 발급된 원본입니다. 지금 기간이 적힌 인증서는 아래에서 받을 수 있습니다.',
              'This file is an original from before an extension. The present one is below.',
            )}
          </p>
        )}
        {checked.signatory && <p>{t(`서명한 기관: ${checked.signatory.ko}`, `Signed by: ${checked.signatory.en}`)}</p>}
        {answer === 'altered' && !checked.signatory && checked.signedBy && (
          <p>{t(`파일에 적힌 서명자: ${checked.signedBy}`, `Signer named in the file: ${checked.signedBy}`)}</p>
        )}
        <p class="quiet">
          {t('확인 시각', 'Checked at')} <DayTime lang={lang} value={now} />
        </p>
      </Notice>
    </div>
  )
}

export const LastDay = ({ visit, day, form }: { visit: Visit; day: string; form?: 'table' }) =>
  day === noEnd ? <>{visit.t('기한 없음', 'no end')}</> : <Day lang={visit.lang} value={day} weekday={false} form={form} />

/** From its first day to its last. */
export const ValidDays = ({ visit, from, to }: { visit: Visit; from: string; to: string }) => (
  <>
    <Day lang={visit.lang} value={from} weekday={false} /> {visit.t('~', '–')} <LastDay visit={visit} day={to} />
  </>
)

/** The registered facts in the page's language, the other one beside each name. */
export const CertificateFacts = ({ visit, certificate: one }: { visit: Visit; certificate: PublicCertificate }) => {
  const { t, lang } = visit
  const both = (ko: string, en: string) => {
    const [first, second] = lang === 'ko' ? [ko, en] : [en || ko, ko]
    return (
      <>
        {first}
        {second && second !== first && (
          <span class="quiet block" lang={lang === 'ko' ? 'en' : 'ko'}>
            {second}
          </span>
        )}
      </>
    )
  }
  return (
    <SummaryList
      lang={lang}
      facts={[
        { label: t('인증번호', 'Number'), value: <Id>{one.number}</Id> },
        { label: t('기술', 'Technology'), value: both(one.titleKo, one.titleEn) },
        {
          label: t('기업', 'Firm'),
          value: <Link href={visit.href(`/companies/${one.companyId}`)}>{both(one.companyNameKo, one.companyNameEn)}</Link>,
        },
        {
          label: t('발급 기관', 'Issued by'),
          value: <Link href={visit.href(`/institutions/${one.institutionId}`)}>{both(one.institutionKo, one.institutionEn)}</Link>,
        },
        { label: t('발급일', 'Issued on'), value: <Day lang={lang} value={one.issuedOn} weekday={false} /> },
        {
          label: t('유효기간', 'Validity'),
          value: <ValidDays visit={visit} from={one.validFrom} to={one.validTo} />,
        },
        { label: t('확인 코드', 'Code'), value: <Id>{one.id}</Id> },
        { label: 'SHA-256', value: one.pdfSha256 },
      ]}
    />
  )
}

export const History = ({
  visit,
  certificate,
}: {
  visit: Visit
  certificate: Pick<PublicCertificate, 'history' | 'institutionKo' | 'institutionEn'>
}) => {
  const { t, lang } = visit
  return (
    <section class="stack">
      <h2>{t('지나온 일', 'History')}</h2>
      <Timeline
        lang={lang}
        entries={certificate.history.map((entry) => ({
          id: String(entry.id),
          at: entry.at,
          title: t(eventWords[entry.event] ?? { ko: entry.event, en: entry.event }),
          by: t(certificate.institutionKo, certificate.institutionEn),
          detail:
            entry.reason || (entry.before && entry.after) ? (
              <>
                {entry.reason && (
                  <p>
                    {t('사유', 'Reason')}: {entry.reason}
                  </p>
                )}
                {entry.before && entry.after && (
                  <p>
                    <Day lang={lang} value={startOfDay(entry.before)} form="table" /> →{' '}
                    <Day lang={lang} value={startOfDay(entry.after)} form="table" />
                  </p>
                )}
              </>
            ) : undefined,
        }))}
      />
    </section>
  )
}
