import type { Visit } from '../../people/index.ts'
import { Button, Disclosure, FileField, Form, Link, Notice } from '../../ui/index.ts'
import { liveClaim } from '../queries.ts'
import type { CompanyPage } from '../queries.ts'
import { individualWaits, waitsForConfirmation } from '../words.ts'

/** How the claim of a firm stands, and what may be done about it: the certificate, a new claim, taking it back. */
export const Registration = ({ visit, company, error }: { visit: Visit; company: CompanyPage; error: string | undefined }) => {
  const { t, lang } = visit
  const claim = liveClaim(company)
  const ended = claim ? undefined : company.claims.at(-1)
  const isIndividual = company.kind === 'individual'
  return (
    <section id="registration">
      <h2>{isIndividual ? t('회사 확인', 'Confirmation of the firm') : t('사업자등록증', 'Registration certificate')}</h2>
      {ended && (
        <Notice
          tone="danger"
          title={
            ended.state === 'withdrawn'
              ? t('회사 확인 요청을 철회했습니다.', 'The claim was withdrawn.')
              : t('회사 확인이 받아들여지지 않았습니다.', 'The claim was rejected.')
          }
        >
          {ended.reason && <p>{ended.reason}</p>}
          <p>
            {isIndividual
              ? t(
                  '기본 정보를 고친 뒤 다시 확인을 요청해 주세요. 그러면 신청서를 제출할 수 있습니다.',
                  'Mend the facts, then ask to be looked at again: applications can be submitted then.',
                )
              : t(
                  '사업자등록증을 다시 올리면 새로 확인합니다. 그러면 신청서를 제출할 수 있습니다.',
                  'Upload the certificate again, and it is looked at anew: applications can be submitted then.',
                )}
          </p>
        </Notice>
      )}
      {claim?.registration && (
        <p>
          <Link href={`/files/companies/${company.id}/${claim.registration.id}`} download>
            {claim.registration.name}
          </Link>
        </p>
      )}
      {claim?.state === 'confirmed' ? (
        <p class="quiet">{t('확인이 끝났습니다.', 'Confirmed.')}</p>
      ) : isIndividual && claim ? (
        <p class="quiet">{t(individualWaits)}</p>
      ) : (
        <Form lang={lang} csrf={visit.csrf} action={visit.href(`/company/${company.id}/profile/registration`)} files>
          {claim?.registration && <p class="quiet">{t(waitsForConfirmation)}</p>}
          {isIndividual ? (
            <Button kind="secondary">{t('다시 확인 요청하기', 'Ask to be looked at again')}</Button>
          ) : (
            <>
              <FileField lang={lang} name="registration" label={t('사업자등록증 파일', 'The certificate')} required error={error} />
              <Button kind="secondary">{t('사업자등록증 올리기', 'Upload it')}</Button>
            </>
          )}
        </Form>
      )}
      {claim && claim.state !== 'confirmed' && claim.personId === visit.actor.personId && (
        <Disclosure summary={t('확인 요청 철회하기', 'Withdraw the claim')}>
          <p>
            {t(
              '회사를 잘못 등록했거나 번호가 우리 회사의 것이 아니면 철회할 수 있습니다. 다시 확인을 요청할 때까지 신청서를 제출할 수 없고, 진행 중인 신청은 그대로 이어집니다.',
              'Withdraw it where the firm was registered by mistake, or the number is not yours. Until the firm is claimed anew no application can be submitted; those under way go on.',
            )}
          </p>
          <Form lang={lang} csrf={visit.csrf} action={visit.href(`/company/${company.id}/profile/claims/${claim.id}/withdraw`)}>
            <Button kind="danger">{t('확인 요청 철회하기', 'Withdraw the claim')}</Button>
          </Form>
        </Disclosure>
      )}
    </section>
  )
}
