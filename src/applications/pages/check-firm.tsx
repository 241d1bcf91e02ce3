import { dayOf } from '../../kernel/dates.ts'
import { formatBusinessNumber } from '../../kernel/korean-identifiers.ts'
import { confirmationOn, kindWords } from '../../companies/index.ts'
import type { Visit } from '../../people/index.ts'
import { TechnologyPictures } from '../../technologies/index.ts'
import type { TechnologyPicture } from '../../technologies/index.ts'
import { Day, Id, Link, StatusTag, SummaryList } from '../../ui/index.ts'
import type { ApplicationPage } from '../queries.ts'

interface Part {
  readonly visit: Visit
  readonly application: ApplicationPage
}

/** The facts of the firm that are judged and go into the record of what was sent. */
export const Firm = ({ visit, application: { companyId, companyEn, businessNumber, subject } }: Part) => {
  const { t, lang } = visit
  const { company } = subject
  const profile = (part: string, what: string) => ({ href: visit.href(`/company/${companyId}/profile#${part}`), what })
  const facts = (label: string, value: string | undefined) => ({ label, value, change: profile('facts', label) })
  const paper = t('중소기업확인서', 'SME confirmation')
  return (
    <section>
      <h2>{t('회사', 'The firm')}</h2>
      <SummaryList
        lang={lang}
        facts={[
          facts(t('회사 이름', 'Name'), t(company.nameKo, companyEn ?? company.nameKo)),
          facts(t('기업 형태', 'Kind'), t(kindWords[company.kind])),
          ...(businessNumber === null
            ? []
            : [{ label: t('사업자등록번호', 'Business number'), value: <Id>{formatBusinessNumber(businessNumber)}</Id> }]),
          {
            label: t('설립일', 'Founded'),
            value: company.foundedOn === null ? undefined : <Day lang={lang} value={company.foundedOn} form="table" />,
            change: profile('facts', t('설립일', 'Founded')),
          },
          { label: paper, value: <Confirmation visit={visit} subject={subject} />, change: profile('confirmations', paper) },
        ]}
      />
    </section>
  )
}

const Confirmation = ({ visit: { t, lang, now }, subject }: { visit: Visit; subject: ApplicationPage['subject'] }) => {
  const found = confirmationOn(subject.company.confirmations, dayOf(now))
  if (!found) return <>{t('올린 확인서가 없습니다', 'None uploaded')}</>
  const { confirmation, isValid } = found
  return (
    <>
      <Id>{confirmation.number}</Id> ·{' '}
      <span class="nowrap">
        <Day lang={lang} value={confirmation.validFrom} form="table" /> ~ <Day lang={lang} value={confirmation.validTo} form="table" />
      </span>{' '}
      {!isValid && <StatusTag tone="danger" word={t('오늘 유효하지 않음', 'Not valid today')} />}
    </>
  )
}

/** The pictures that go along, and where they are changed while they still can be. */
export const Pictures = ({ visit, application, pictures }: Part & { pictures: readonly TechnologyPicture[] }) => {
  const { t, lang } = visit
  return (
    <section>
      <h2>{t(`사진 ${pictures.length}장`, `Pictures: ${pictures.length}`)}</h2>
      {pictures.length > 0 && <TechnologyPictures lang={lang} pictures={pictures} />}
      {application.technologyVersion === null && (
        <p>
          <Link href={visit.href(`/company/${application.companyId}/technologies/${application.technologyId}/pictures`)}>
            {t('사진 바꾸기', 'Change the pictures')}
          </Link>
        </p>
      )}
    </section>
  )
}
