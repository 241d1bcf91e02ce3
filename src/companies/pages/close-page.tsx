import { actingAs, confirmFirst } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { text } from '../../kernel/text.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { BackLink, Button, Choice, DayTime, ErrorSummary, Form, Link, Notice, StatusTag, Tick } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { closeCompany } from '../actions/close.ts'
import { findClosingFacts, findCompany } from '../queries.ts'
import type { ClosingFacts, CompanyPage } from '../queries.ts'
import { closingGapWords, closingWords, explainClosing } from '../words.ts'
import { closingReasons } from '../workflow.ts'
import type { TrackStates } from './overview-page.tsx'

const pathOf = (visit: Visit) => `/company/${actingAs(visit, 'company').companyId}`

interface Again {
  readonly errors?: FieldErrors
  readonly general?: string
  readonly status?: number
}

/** A page of its own: what closing means, what is still open, and the form only where nothing is. */
export const makeClosePage = (states: TrackStates) => {
  const draw = async (visit: Visit, { errors = {}, general, status = 200 }: Again = {}) => {
    const { t, lang } = visit
    const company = await findCompany(visit.read, actingAs(visit, 'company').companyId)
    if (!company) return notFound
    if (company.closedAt !== null) return redirect(pathOf(visit))
    const facts = await findClosingFacts(visit.read, company.id, states.isReported)
    const isOpen = facts.tracks.length > 0 || facts.quotes.length > 0
    return page({
      title: t('회사 닫기', 'Close the firm'),
      status,
      hasErrors: status >= 400,
      body: (
        <div class="reading">
          <BackLink lang={lang} href={visit.href(`${pathOf(visit)}/profile`)} label={t('회사 정보', 'Company')} />
          <h1>{t(`${company.nameKo} 닫기`, `Close ${company.nameEn ?? company.nameKo}`)}</h1>
          <ErrorSummary lang={lang} errors={errors} general={general} />
          <Consequences visit={visit} facts={facts} />
          {isOpen ? (
            <Open visit={visit} states={states} facts={facts} />
          ) : (
            <Form lang={lang} csrf={visit.csrf} action={visit.href(`${pathOf(visit)}/close`)}>
              <Choice
                lang={lang}
                name="reason"
                label={t('닫는 까닭', 'Why')}
                required
                value={visit.form.text('reason')}
                error={errors['reason']}
                options={closingReasons.map((one) => ({ value: one, label: t(closingWords[one]) }))}
              />
              <Tick
                lang={lang}
                name="understood"
                label={t('위 내용을 읽었고, 되돌릴 수 없음을 압니다.', 'I have read this, and know that it cannot be undone.')}
                required
                checked={visit.form.has('understood')}
                error={errors['understood']}
              />
              <Button kind="danger">{t('회사 닫기', 'Close the firm')}</Button>
            </Form>
          )}
        </div>
      ),
    })
  }

  const post = async (visit: Visit) => {
    const detour = await confirmFirst(visit, `${pathOf(visit)}/close`)
    if (detour) return detour
    const closed = await closeCompany(visit.app, actingAs(visit, 'company'), {
      reason: visit.form.text('reason'),
      isUnderstood: visit.form.text('understood') === 'yes',
    })
    if (closed.ok) return redirect(pathOf(visit), text('회사를 닫았습니다.', 'The firm is closed.'))
    const { refusal } = closed
    if (refusal.code === 'closing-incomplete')
      return draw(visit, { errors: Object.fromEntries(refusal.missing.map((one) => [one, visit.t(closingGapWords[one])])), status: 422 })
    return refusal.code === 'not-found' ? notFound : draw(visit, { general: visit.t(explainClosing(refusal)), status: 409 })
  }
  return { draw: (visit: Visit) => draw(visit), post }
}

const Consequences = ({ visit, facts }: { visit: Visit; facts: ClosingFacts }) => {
  const { t } = visit
  return (
    <>
      <h2>{t('닫으면 이렇게 됩니다', 'What closing means')}</h2>
      <ul>
        <li>
          {Number(facts.listings) > 0
            ? t(
                `등록기술 ${facts.listings}건이 기술 찾기에서 내려갑니다.`,
                `Listed technologies, ${facts.listings} of them, leave the catalogue.`,
              )
            : t('기술 찾기에 더는 오르지 않습니다.', 'Nothing of it stands in the catalogue any more.')}
        </li>
        <li>
          {Number(facts.certificates) > 0
            ? t(
                `유효한 인증서 ${facts.certificates}건은 없어지지 않고, 누구나 지금처럼 확인할 수 있습니다. 발급한 기관에는 알립니다.`,
                `Certificates in force, ${facts.certificates} of them, stay and can be checked by anybody as before. The institutions are told.`,
              )
            : t(
                '발급된 인증서는 없어지지 않고, 누구나 지금처럼 확인할 수 있습니다.',
                'Certificates stay and can be checked by anybody as before.',
              )}
        </li>
        {facts.accepted > 0 && (
          <li>
            {t(
              `수락되었지만 구매가 아직 기록되지 않은 견적 ${facts.accepted}건은 기관이 기록하거나 끝냅니다. 닫으면 그 기관에 알립니다. 계약하지 못하게 되었으면 닫기 전에 `,
              `Accepted quotes whose purchase is not recorded yet, ${facts.accepted} of them, are recorded or ended by their institutions, which are told. If you cannot contract, say so before, among `,
            )}
            <Link href={visit.href(`${pathOf(visit)}/quotes?view=accepted`)}>{t('견적', 'your quotes')}</Link>
            {t('에서 알려 주세요.', '.')}
          </li>
        )}
        <li>
          {t(
            '회사 이름으로 신청하거나 견적을 내거나 고칠 수 없습니다. 지금까지의 신청, 심의 결과, 견적은 계속 읽고 내려받을 수 있습니다. 인증서를 정지하거나 취소하려는 기관에는 의견을 낼 수 있습니다.',
            'Nothing is applied for, quoted or edited in its name. Applications, results and quotes can still be read and downloaded, and an institution that means to suspend or revoke a certificate hears you.',
          )}
        </li>
        <li>{t('함께 일하는 분들의 계정은 그대로입니다.', 'The accounts of its people stay.')}</li>
        <li>
          {t(
            '되돌릴 수 없습니다. 다시 시작하려면 회사를 새로 등록합니다.',
            'This cannot be undone. To begin again, register the firm anew.',
          )}
        </li>
      </ul>
    </>
  )
}

/** What must be over before, each with the page on which it is ended. */
const Open = ({ visit, states, facts }: { visit: Visit; states: TrackStates; facts: ClosingFacts }) => {
  const { t, lang } = visit
  const base = pathOf(visit)
  return (
    <>
      <Notice
        tone="warning"
        title={t('아직 끝나지 않은 일이 있어 지금은 닫을 수 없습니다.', 'Something is still open, so it cannot be closed now.')}
      >
        <p>
          {t(
            '진행 중인 신청은 취하하거나 결과를 기다려 주세요. 견적은 답하거나, 내지 않을 사유를 알리거나, 기관의 답 또는 유효기간을 기다려 주세요.',
            'Withdraw applications under way or wait for their results. Answer or decline quote requests, or wait for the buyer or the end of the quote.',
          )}
        </p>
      </Notice>
      <ul class="rows">
        {facts.tracks.map((one) => (
          <li key={one.id} class="row-item">
            <p class="row-title">
              <Link href={visit.href(`${base}/tracks/${one.id}`)}>{t(one.titleKo, one.titleEn)}</Link>
            </p>
            <p class="row">
              {t(one.institutionKo, one.institutionEn)}{' '}
              <StatusTag tone={states.isFirmsTurn(one) ? 'warning' : 'info'} word={states.word(one.state, lang)} />
            </p>
          </li>
        ))}
        {facts.quotes.map((one) => (
          <li key={one.id} class="row-item">
            <p class="row-title">
              <Link href={visit.href(`${base}/quotes/${one.id}`)}>{t(one.titleKo, one.titleEn)}</Link>
            </p>
            <p class="row">
              {t(one.institutionKo, one.institutionEn)} <StatusTag tone="info" word={t('견적', 'Quote')} />
            </p>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The first page of a firm that was closed: since when, why, and what can still be read. */
export const drawClosed = (visit: Visit, company: CompanyPage) => {
  const { t, lang } = visit
  const base = visit.href(`/company/${company.id}`)
  const title = t(company.nameKo, company.nameEn ?? company.nameKo)
  return page({
    title,
    body: (
      <>
        <h1>{title}</h1>
        <Notice title={t('문을 닫은 회사입니다.', 'This firm is closed.')}>
          <p>
            <DayTime lang={lang} value={company.closedAt} />
            {company.closingReason && ` · ${t(closingWords[company.closingReason])}`}
          </p>
          <p>
            {t(
              '기록은 읽고 내려받을 수 있고, 새로 하는 일은 없습니다. 다시 시작하려면 회사를 새로 등록해 주세요.',
              'Its record can be read and downloaded; nothing new is done. To begin again, register the firm anew.',
            )}
          </p>
        </Notice>
        <ul class="plain-list">
          {(
            [
              ['/certificates', t('인증서', 'Certificates')],
              ['/applications', t('신청과 심의 결과', 'Applications and results')],
              ['/technologies', t('기술', 'Technologies')],
              ['/quotes', t('견적', 'Quotes')],
            ] as const
          ).map(([tail, label]) => (
            <li key={tail}>
              <Link href={`${base}${tail}`}>{label}</Link>
            </li>
          ))}
        </ul>
        <p>
          <Link href={visit.href('/companies/new')}>{t('회사 새로 등록하기', 'Register a firm')}</Link>
        </p>
      </>
    ),
  })
}
