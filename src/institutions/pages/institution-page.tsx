import type { Visit } from '../../people/index.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import { Closing, Day, Empty, Link, Sources, SummaryList } from '../../ui/index.ts'
import { showContact } from '../contact.ts'
import { findInstitution } from '../queries.ts'
import type { InForce, InstitutionPage } from '../queries.ts'
import { membershipWords } from './membership-words.ts'

export const makeInstitutionPage = (isInForce: InForce) => async (visit: Visit) => {
  const { t } = visit
  const one = await findInstitution(visit.read, isInForce, visit.params['institution'] ?? '')
  if (!one) return notFound
  const title = t(one.nameKo, one.nameEn)
  return page({
    title,
    breadcrumb: [{ label: t('참여기관', 'Institutions'), href: visit.href('/institutions') }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        {one.councils.length > 0 && (
          <p class="lead">{one.councils.map((membership) => membershipWords(visit, membership, ' · ')).join(' / ')}</p>
        )}
        <Facts visit={visit} institution={one} />
        <OpenCalls visit={visit} institution={one} />
        <RuleSets visit={visit} institution={one} />
        <Certified visit={visit} institution={one} />
      </>
    ),
  })
}

interface InstitutionProps {
  readonly visit: Visit
  readonly institution: InstitutionPage
}

const Facts = ({ visit, institution }: InstitutionProps) => {
  const { t, lang } = visit
  return (
    <SummaryList
      lang={lang}
      facts={[
        { label: t('약칭', 'Short name'), value: institution.shortName },
        ...(institution.formerNames.length > 0 ? [{ label: t('옛 이름', 'Former names'), value: institution.formerNames.join(', ') }] : []),
        {
          label: t('무엇을 사나요', 'What it buys'),
          value: t(institution.whatItBuysKo ?? '', institution.whatItBuysEn ?? institution.whatItBuysKo ?? '') || undefined,
        },
        { label: t('구매 분야', 'Fields'), value: institution.fields.map((field) => t(field.ko, field.en)).join(', ') || undefined },
        {
          label: t('문의', 'Contact'),
          value: showContact(institution),
        },
        {
          label: t('자료 출처', 'Source'),
          value: institution.sources.length > 0 ? <ReadFrom visit={visit} institution={institution} /> : undefined,
        },
      ]}
    />
  )
}

/** Where these facts were read. Addresses are those of the day they were read; some have moved since. */
const ReadFrom = ({ visit, institution }: InstitutionProps) => (
  <>
    <Sources sources={institution.sources} />
    {institution.asOf !== null && <span class="quiet">{visit.t(`${institution.asOf} 기준`, `as of ${institution.asOf}`)}</span>}
  </>
)

const OpenCalls = ({ visit, institution }: InstitutionProps) => {
  const { t, lang } = visit
  return (
    <>
      <h2>{t('접수 중이거나 예정된 공모', 'Open and upcoming calls')}</h2>
      {institution.calls.length === 0 ? (
        <Empty
          title={t('지금 열린 공모가 없습니다.', 'No call is open now.')}
          action={{ label: t('다른 기관의 공모 보기', 'Calls of other institutions'), href: visit.href('/calls') }}
        />
      ) : (
        <ul class="rows">
          {institution.calls.map((call) => (
            <li key={call.id} class="row-item">
              <p class="row-title">
                <Link href={visit.href(`/calls/${call.id}`)}>{t(call.titleKo, call.titleEn)}</Link>
              </p>
              <p>{call.closesAt ? <Closing lang={lang} value={new Date(call.closesAt)} /> : t('상시 접수', 'Rolling')}</p>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const RuleSets = ({ visit, institution }: InstitutionProps) => {
  const { t } = visit
  return (
    <>
      <h2>{t('심의규정', 'Rule sets')}</h2>
      {institution.ruleSets.length === 0 ? (
        <p class="quiet">
          {t('이 기관은 아직 시행 중인 심의규정을 공개하지 않았습니다.', 'This institution has no rule set in force here yet.')}
        </p>
      ) : (
        <ul>
          {institution.ruleSets.map((rules) => (
            <li key={rules.id}>
              <Link href={visit.href(`/institutions/${institution.id}/rules/${rules.id}`)}>{t(rules.ko, rules.en)}</Link>{' '}
              <span class="quiet">{t(`제${rules.number}판`, `version ${rules.number}`)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const Certified = ({ visit, institution }: InstitutionProps) => {
  const { t, lang } = visit
  return (
    <>
      <h2>{t('이 기관이 인증한 기술', 'Technologies it certified')}</h2>
      {institution.listings.length === 0 ? (
        <p class="quiet">{t('아직 유효한 인증이 없습니다.', 'No valid certificates yet.')}</p>
      ) : (
        <>
          <ul class="rows">
            {institution.listings.map((listing) => (
              <li key={listing.id} class="row-item">
                <p class="row-title">
                  <Link href={visit.href(`/catalogue/${listing.id}`)}>{t(listing.titleKo, listing.titleEn || listing.titleKo)}</Link>
                </p>
                <p class="quiet">
                  <Day lang={lang} value={listing.validTo} />
                  {t('까지 유효', ' (valid until)')}
                </p>
              </li>
            ))}
          </ul>
          <p>
            <Link href={visit.href(`/catalogue?institution=${institution.id}`)}>{t('모두 보기', 'See all')}</Link>
          </p>
        </>
      )}
    </>
  )
}
