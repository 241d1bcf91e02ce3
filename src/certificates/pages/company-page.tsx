import { dayOf, daysBetween } from '../../kernel/dates.ts'
import { several, text } from '../../kernel/text.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { Button, ButtonLink, Buttons, Day, Downloads, Empty, ErrorSummary, Form, Id, Link, Notice, TextArea } from '../../ui/index.ts'
import { giveOpinion } from '../actions/change.ts'
import { noEnd } from '../certificate.ts'
import { findFirmCertificates } from '../queries.ts'
import type { FirmCertificate } from '../queries.ts'
import { longest, mayExtend, standing } from '../workflow.ts'
import { answerWords, changeWords, explain } from '../words.ts'
import { ValidDays } from './answer.tsx'
import { StandingTag } from './desk-list.tsx'

export const drawFirmCertificates = (visit: Visit): Promise<Reply> => draw(visit)
const draw = async (visit: Visit, wrong?: { id: string; sentence: string }): Promise<Reply> => {
  const { t, lang } = visit
  const { companyId } = actingAs(visit, 'company')
  const all = await findFirmCertificates(visit.read, companyId)
  return page({
    title: t('인증서', 'Certificates'),
    status: wrong ? 422 : 200,
    hasErrors: wrong !== undefined,
    body: (
      <>
        <ErrorSummary lang={lang} errors={wrong ? { [`opinion-${wrong.id}`]: wrong.sentence } : {}} />
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
                <Item key={one.id} visit={visit} one={one} error={wrong?.id === one.id ? wrong.sentence : undefined} />
              ))}
            </ul>
            <Downloads lang={lang} base={visit.href(`/company/${companyId}/certificates`)} />
          </>
        )}
      </>
    ),
  })
}

const Item = ({ visit, one, error }: { visit: Visit; one: FirmCertificate; error: string | undefined }) => {
  const { t, now } = visit
  const today = dayOf(now)
  const left = daysBetween(today, one.validTo)
  const worth = standing(one, today)
  const isOn = worth === 'valid'
  const extension = mayExtend(one, today)
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
        {isOn && one.validTo !== noEnd && <span class="quiet nowrap"> · {t(`${left}일 남음`, `${several(left, 'day')} left`)}</span>}
      </p>
      {!isOn && <p>{t(answerWords(worth, { ...one, since: dayOf(one.stateSince), reason: one.stateReason }).detail)}</p>}
      {isOn && one.validTo !== noEnd && left <= 180 && (
        <p>
          {extension.ok
            ? t('연장할 수 있습니다. 발급 기관 담당자에게 연장을 요청해 주세요.', 'It can be extended: ask the institution that issued it.')
            : t(explain(extension.refusal))}
        </p>
      )}
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
      {one.hearing && <Hearing visit={visit} one={one} hearing={one.hearing} error={error} />}
    </li>
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
        <Form lang={lang} csrf={visit.csrf} action={visit.href(`/company/${one.companyId}/certificates/${one.id}/opinion`)} evenOnlyRead>
          <p>
            <Day lang={lang} value={hearing.until} />
            {t('까지 의견을 내실 수 있습니다.', ' is the last day to answer.')}
          </p>
          <TextArea
            lang={lang}
            name={name}
            label={t('의견', 'Your opinion')}
            required
            rows={5}
            max={longest.opinion}
            error={error}
            value={visit.form.text(name)}
          />
          <Button>{t('의견 보내기', 'Send the opinion')}</Button>
        </Form>
      )}
    </Notice>
  )
}

export const postOpinion = async (visit: Visit): Promise<Reply> => {
  const id = visit.params['certificate'] ?? ''
  const given = await giveOpinion(visit.app, actingAs(visit, 'company'), id, visit.form.text(`opinion-${id}`))
  if (given.ok)
    return redirect(`/company/${visit.params['company'] ?? ''}/certificates`, text('의견을 보냈습니다.', 'Your opinion is sent.'))
  return given.refusal.code === 'not-found' ? notFound : draw(visit, { id, sentence: visit.t(explain(given.refusal)) })
}
