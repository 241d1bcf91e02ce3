import { text } from '../../kernel/text.ts'
import { actingAs, deskOf } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { BackLink, BothVersions, Button, ErrorSummary, Field, Form, Link, SummaryList } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { keepContact } from '../actions/contact.ts'
import { contactFields, readContact } from '../contact.ts'
import type { ContactField } from '../contact.ts'
import { findContact } from '../queries.ts'
import type { KeptContact } from '../queries.ts'
import { contactWords } from '../words.ts'

const typedIn = (visit: Visit): Record<ContactField, string> => ({
  contactUnit: visit.form.text('contactUnit'),
  phone: visit.form.text('phone'),
  email: visit.form.text('email'),
})

export const drawContact = (visit: Visit): Promise<Reply> => draw(visit)

/** Whom one asks at this institution: whoever works here reads it, its approvers keep it. */
const draw = async (visit: Visit, errors: FieldErrors = {}, isStale = false): Promise<Reply> => {
  const { t, lang } = visit
  const desk = deskOf(visit)
  const contact = await findContact(visit.read, desk)
  if (!contact) return notFound
  const hasErrors = Object.keys(errors).length > 0
  return page({
    title: t('문의처', 'Contact'),
    density: 'staff',
    noIndex: true,
    status: isStale ? 409 : hasErrors ? 422 : 200,
    hasErrors: hasErrors || isStale,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(`/desk/${desk}`)} label={t('한눈에', 'Overview')} />
        <h1>{t('문의처', 'Contact')}</h1>
        <ErrorSummary lang={lang} errors={errors} />
        <p class="lead">
          {t(
            '기업과 구매 기관이 물어볼 부서입니다. 기관 소개, 공모, 결과 통지서, 기업의 인증서 화면에 그대로 나타나므로 개인의 번호는 적지 마세요.',
            'The unit that firms and buyers ask. It stands on the page of the institution, its calls, letters of result and a firm’s certificates: give no private number.',
          )}
        </p>
        {isStale && <Stale visit={visit} contact={contact} />}
        {visit.actor.hat === 'institution' && visit.actor.roles.includes('approver') ? (
          <ContactForm visit={visit} contact={contact} errors={errors} isTyped={hasErrors || isStale} />
        ) : (
          <SummaryList
            lang={lang}
            facts={contactFields.map((field) => ({ label: t(contactWords[field]), value: contact[field] ?? undefined }))}
          />
        )}
        <p>
          <Link href={visit.href(`/institutions/${desk}`)}>{t('공개 화면 보기', 'See the public page')}</Link>
        </p>
      </div>
    ),
  })
}

/** What a colleague saved beside what was typed. */
const Stale = ({ visit, contact }: { visit: Visit; contact: KeptContact }) => (
  <BothVersions
    lang={visit.lang}
    title={visit.t(
      '그사이 같은 기관의 다른 분이 문의처를 고쳤습니다. 두 내용을 견주어 보고 다시 저장해 주세요.',
      'A colleague changed the contact meanwhile. Compare both and save again.',
    )}
    facts={contactFields.map((field) => ({
      label: visit.t(contactWords[field]),
      stored: contact[field] ?? '',
      typed: visit.form.text(field),
    }))}
  />
)

const ContactForm = ({
  visit,
  contact,
  errors,
  isTyped,
}: {
  visit: Visit
  contact: KeptContact
  errors: FieldErrors
  isTyped: boolean
}) => {
  const { t, lang } = visit
  return (
    <Form lang={lang} csrf={visit.csrf} action={visit.href(`/desk/${deskOf(visit)}/contact`)} hidden={{ version: String(contact.version) }}>
      {contactFields.map((field) => (
        <Field
          key={field}
          lang={lang}
          name={field}
          label={t(contactWords[field])}
          value={isTyped ? visit.form.text(field) : (contact[field] ?? '')}
          error={errors[field]}
        />
      ))}
      <Button>{t('문의처 저장하기', 'Save the contact')}</Button>
    </Form>
  )
}

export const postContact = async (visit: Visit): Promise<Reply> => {
  const { contact, errors } = readContact(typedIn(visit))
  const wrong = Object.fromEntries(Object.entries(errors).map(([field, words]) => [field, visit.t(words)]))
  if (Object.keys(wrong).length > 0) return draw(visit, wrong)
  const kept = await keepContact(visit.app, actingAs(visit, 'institution'), visit.form.whole('version'), contact)
  return kept.ok
    ? redirect(`/desk/${deskOf(visit)}/contact`, text('문의처를 저장했습니다.', 'The contact is saved.'))
    : draw(visit, {}, true)
}
