import { showNumber } from '../../kernel/show.ts'
import { dayOf, daysBetween } from '../../kernel/dates.ts'
import { several, text } from '../../kernel/text.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import {
  Button,
  ButtonLink,
  Buttons,
  Day,
  Disclosure,
  Downloads,
  Empty,
  ErrorSummary,
  Id,
  Link,
  Notice,
  ReasonForm,
} from '../../ui/index.ts'
import { showContact } from '../../institutions/index.ts'
import { giveOpinion } from '../actions/change.ts'
import { requestExtension } from '../actions/extension.ts'
import { noEnd } from '../certificate.ts'
import { findFirmCertificates } from '../queries.ts'
import type { FirmCertificate } from '../queries.ts'
import { longest, mayExtend, standing } from '../workflow.ts'
import { answerWords, changeWords, explain } from '../words.ts'
import { ValidDays } from './answer.tsx'
import { StandingTag } from './desk-list.tsx'

export const drawFirmCertificates = (visit: Visit): Promise<Reply> => draw(visit)
type Asked = 'opinion' | 'extension'
const draw = async (visit: Visit, wrong?: { id: string; form: Asked; sentence: string }, status = 422): Promise<Reply> => {
  const { t, lang } = visit
  const { companyId } = actingAs(visit, 'company')
  const all = await findFirmCertificates(visit.read, companyId)
  return page({
    title: t('인증서', 'Certificates'),
    status: wrong ? status : 200,
    hasErrors: wrong !== undefined,
    body: (
      <>
        <ErrorSummary
          lang={lang}
          errors={wrong && status === 422 ? { [`${wrong.form}-${wrong.id}`]: wrong.sentence } : {}}
          general={wrong && status !== 422 ? wrong.sentence : undefined}
        />
        <h1>{t('인증서', 'Certificates')}</h1>
        {all.length === 0 ? (
          <Empty
            title={t('아직 발급된 인증서가 없습니다.', 'No certificates yet.')}
            reason={t('심의를 통과하면 여기에서 인증서를 받을 수 있습니다.', 'Once a review is passed the certificate is here.')}
            action={{ label: t('내 신청 보기', 'See my applications'), href: visit.href(`/company/${companyId}/applications`) }}
          />
        ) : (
          <>
            <ul class="plain-list">
              {all.map((one) => (
                <Item key={one.id} visit={visit} one={one} error={wrong?.id === one.id ? { [wrong.form]: wrong.sentence } : undefined} />
              ))}
            </ul>
            <Downloads lang={lang} base={visit.href(`/company/${companyId}/certificates`)} />
          </>
        )}
      </>
    ),
  })
}

const Item = ({ visit, one, error }: { visit: Visit; one: FirmCertificate; error: Partial<Record<Asked, string>> | undefined }) => {
  const { t, now } = visit
  const today = dayOf(now)
  const left = daysBetween(today, one.validTo)
  const worth = standing(one, today)
  const isOn = worth === 'valid'
  return (
    <li>
      <p class="strong">
        <Link href={visit.href(`/certificates/${one.id}`)}>{t(one.titleKo, one.titleEn || one.titleKo)}</Link>
      </p>
      <p class="row">
        <StandingTag visit={visit} of={one} /> <Id>{one.number}</Id> <span>{t(one.institutionKo, one.institutionEn)}</span>
      </p>
      <p>
        <ValidDays visit={visit} from={one.validFrom} to={one.validTo} />
        {isOn && one.validTo !== noEnd && (
          <span class="quiet nowrap"> · {t(`${showNumber(left)}일 남음`, `${several(left, 'day')} left`)}</span>
        )}
      </p>
      {!isOn && <p>{t(answerWords(worth, { ...one, since: dayOf(one.stateSince), reason: one.stateReason }).detail)}</p>}
      {isOn && one.validTo !== noEnd && <Extension visit={visit} one={one} isNear={left <= 180} error={error?.extension} />}
      <Buttons>
        <ButtonLink small kind="secondary" href={`/files/certificates/${one.id}`} download hidden={one.number}>
          {t('인증서 내려받기', 'Download')}
        </ButtonLink>
        {one.listingId && (
          <ButtonLink small kind="text" href={visit.href(`/catalogue/${one.listingId}`)}>
            {t('기술 소개 보기', 'See the listing')}
          </ButtonLink>
        )}
      </Buttons>
      {one.hearing && <Hearing visit={visit} one={one} hearing={one.hearing} error={error?.opinion} />}
    </li>
  )
}

/** What of an extension: that it was asked for, how to ask, or why it cannot be; and whom to ask anything else. */
const Extension = ({ visit, one, isNear, error }: { visit: Visit; one: FirmCertificate; isNear: boolean; error: string | undefined }) => {
  const { t, lang } = visit
  const possible = mayExtend(one, dayOf(visit.now))
  const name = `extension-${one.id}`
  const contact = showContact(one)
  if (!possible.ok) return isNear || possible.refusal.code === 'too-early' ? <p class="quiet">{t(explain(possible.refusal))}</p> : null
  if (one.extension?.state === 'open')
    return (
      <p>
        {t('연장을 요청했습니다: ', 'You asked for an extension on ')}
        <Day lang={lang} value={new Date(one.extension.askedAt)} />
        {contact !== undefined && <span class="quiet block">{`${t('문의', 'Contact')}: ${contact}`}</span>}
      </p>
    )
  return (
    <>
      {one.extension?.state === 'declined' && (
        <p>
          {t('요청하신 연장이 받아들여지지 않았습니다. 사유: ', 'The extension you asked for was declined. Reason: ')}
          {one.extension.decidedNote}
        </p>
      )}
      {!one.hasProposal && (
        <Disclosure summary={t('유효기간 연장 요청하기', 'Ask for an extension')} open={error !== undefined}>
          <ReasonForm
            lang={lang}
            csrf={visit.csrf}
            action={visit.href(`/company/${one.companyId}/certificates/${one.id}/extension`)}
            name={name}
            label={t('기관에 전할 말', 'What the institution should know')}
            required={false}
            max={longest.asking}
            error={error}
            value={visit.form.text(name)}
            button={
              <Button kind="secondary" hidden={one.number}>
                {t('연장 요청하기', 'Ask for it')}
              </Button>
            }
          />
          {contact !== undefined && <p class="quiet">{`${t('문의', 'Contact')}: ${contact}`}</p>}
        </Disclosure>
      )}
    </>
  )
}

/** Before a suspension or revocation the firm is heard. */
const Hearing = ({
  visit,
  one,
  hearing,
  error,
}: {
  visit: Visit
  one: FirmCertificate
  hearing: NonNullable<FirmCertificate['hearing']>
  error: string | undefined
}) => {
  const { t, lang } = visit
  const name = `opinion-${one.id}`
  const word = changeWords[hearing.change]
  return (
    <Notice
      tone="warning"
      title={t(
        `기관이 이 인증서의 ${word.ko} 여부를 검토하고 있습니다.`,
        `The institution considers the ${word.en.toLowerCase()} of this certificate.`,
      )}
    >
      <p>
        {t('사유', 'Reason')}: {hearing.reason}
      </p>
      {hearing.opinion !== null ? (
        <p>
          {t('내신 의견', 'You answered')}: {hearing.opinion}
        </p>
      ) : dayOf(visit.now) > hearing.until ? (
        <p>{t('의견 기한이 지났습니다.', 'The time to answer has passed.')}</p>
      ) : (
        <ReasonForm
          lang={lang}
          csrf={visit.csrf}
          action={visit.href(`/company/${one.companyId}/certificates/${one.id}/opinion`)}
          evenOnlyRead
          about={
            <>
              <Day lang={lang} value={hearing.until} />
              {t('까지 의견을 내실 수 있습니다.', ' is the last day to answer.')}
            </>
          }
          name={name}
          label={t('의견', 'Your opinion')}
          rows={5}
          max={longest.opinion}
          error={error}
          value={visit.form.text(name)}
          button={<Button>{t('의견 보내기', 'Send the opinion')}</Button>}
        />
      )}
    </Notice>
  )
}

export const postExtension = async (visit: Visit): Promise<Reply> => {
  const id = visit.params['certificate'] ?? ''
  const asked = await requestExtension(visit.app, actingAs(visit, 'company'), id, visit.form.text(`extension-${id}`))
  if (asked.ok)
    return redirect(
      `/company/${visit.params['company'] ?? ''}/certificates`,
      text(
        '연장을 요청했습니다. 기관이 답하면 알려 드립니다.',
        'You asked for the extension; we will tell you what the institution answers.',
      ),
    )
  if (asked.refusal.code === 'not-found') return notFound
  return draw(visit, { id, form: 'extension', sentence: visit.t(explain(asked.refusal)) }, asked.refusal.code === 'incomplete' ? 422 : 409)
}
export const postOpinion = async (visit: Visit): Promise<Reply> => {
  const id = visit.params['certificate'] ?? ''
  const given = await giveOpinion(visit.app, actingAs(visit, 'company'), id, visit.form.text(`opinion-${id}`))
  if (given.ok)
    return redirect(`/company/${visit.params['company'] ?? ''}/certificates`, text('의견을 보냈습니다.', 'Your opinion is sent.'))
  return given.refusal.code === 'not-found' ? notFound : draw(visit, { id, form: 'opinion', sentence: visit.t(explain(given.refusal)) })
}
