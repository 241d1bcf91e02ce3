import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { dayOf } from '../../kernel/dates.ts'
import { dayAhead, readDay } from '../../kernel/day-words.ts'
import { isTooLong, isTooShort, text } from '../../kernel/text.ts'
import { readCount } from '../../kernel/whole.ts'
import { textWithin } from '../../platform/http/text-within.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { BackLink, Button, DateField, ErrorSummary, Field, FileField, Form, Notice, TextArea } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'
import { requestQuote } from '../actions/quotes.ts'
import { isInForce } from '../certificate-queries.ts'
import { findListingFace } from '../queries.ts'
import { explain, numberWords } from '../words.ts'
import { longest, mostQuantity, wishProblem } from '../workflow.ts'

/** A quote is asked for on something: without it the way begins in the catalogue. */
export const drawNewRequest = async (visit: Visit) =>
  visit.query('listing') === '' ? redirect('/catalogue') : draw(visit, {}, visit.query('listing'))

const draw = async (visit: Visit, errors: FieldErrors, listingId: string) => {
  const { t, lang } = visit
  const listing = await findListingFace(visit.read, listingId, visit.params['institution'] ?? '')
  if (!listing) return notFound
  const base = `/buying/${visit.params['institution']}`
  const field = (name: string, otherwise = '') => ({
    lang,
    name,
    value: visit.form.has(name) ? visit.form.text(name) : otherwise,
    error: errors[name],
  })
  const wrong = Object.keys(errors).length > 0
  const ended = !isInForce(listing.certificate)
  return page({
    title: t('견적 요청', 'Ask for a quote'),
    status: wrong ? 422 : 200,
    hasErrors: wrong,
    body: (
      <div class="reading">
        <BackLink
          lang={lang}
          href={visit.href(`/catalogue/${listing.id}`)}
          label={t(listing.titleKo, listing.titleEn || listing.titleKo)}
        />
        <h1>{t('견적 요청', 'Ask for a quote')}</h1>
        <p class="lead">
          {t(
            `${listing.companyKo}에 보냅니다. 기관 이름과 기관이 공개한 연락처, 아래 내용을 기업이 봅니다.`,
            `Goes to ${listing.companyEn ?? listing.companyKo}, who sees your institution, the contact it keeps public, and what stands below.`,
          )}
        </p>
        <ErrorSummary lang={lang} errors={errors} />
        {ended ? (
          <Notice
            tone="warning"
            title={t('유효한 인증서가 없어 견적을 요청할 수 없습니다.', 'There is no valid certificate, so a quote cannot be asked for.')}
          />
        ) : (
          <Form lang={lang} csrf={visit.csrf} action={visit.href(`${base}/quotes/new`)} hidden={{ listing: listing.id }} files>
            <Field {...field('quantity', '1')} type="number" label={t('수량', 'Quantity')} required width="short" />
            <Field
              {...field('unit', t('식', 'set'))}
              label={t('단위', 'Unit')}
              required
              width="short"
              hint={t('예: 식, 대, m', 'Like set, unit, m')}
            />
            <Field {...field('place')} label={t('납품·시공 장소', 'Place')} required />
            <DateField {...field('wantedOn')} label={t('희망 납기', 'Wanted by')} ahead={visit.now} />
            <TextArea
              {...field('needs')}
              label={t('필요한 조건', 'What you need')}
              required
              rows={5}
              max={longest.needs}
              hint={t(
                '규격, 현장 조건, 시공 포함 여부를 적으면 견적이 빨라집니다.',
                'Specification, site conditions, installation: the more, the quicker.',
              )}
            />
            <FileField
              lang={lang}
              name="file"
              label={t('도면이나 규격서', 'Drawing or specification')}
              error={errors['file']}
              hint={t('PDF, HWP, DOCX, XLSX. 견적을 요청받는 기업이 봅니다.', 'PDF, HWP, DOCX, XLSX. The firm that is asked sees it.')}
            />
            <Button pending={t('보내고 있습니다', 'Sending')}>{t('견적 요청하기', 'Ask for a quote')}</Button>
          </Form>
        )}
      </div>
    ),
  })
}

const chooseAgain = text('파일은 아직 보내지 않았습니다. 다시 골라 주세요.', 'The file is not sent yet: please choose it again.')
const mostNeeds = longest.needs.toLocaleString('en')
export const postNewRequest = async (visit: Visit) => {
  const { t, form } = visit
  const actor = actingAs(visit, 'institution')
  const errors: Record<string, string> = {}
  const quantity = readCount(form.text('quantity'), 1, mostQuantity)
  if (quantity === undefined) errors['quantity'] = t(numberWords.quantity)
  if (form.text('unit') === '' || isTooLong(form.text('unit'), longest.unit))
    errors['unit'] = t(`단위를 ${longest.unit}자 이하로 입력해 주세요.`, `Enter the unit, in up to ${longest.unit} letters.`)
  const place = textWithin(visit, errors, 'place', longest.place)
  if (place === '') errors['place'] = t('납품하거나 시공할 장소를 입력해 주세요.', 'Enter the place.')
  const wanted =
    form.text('wantedOn') === '' ? undefined : readDay(text('희망 납기', 'Wanted by'), form.text('wantedOn'), dayAhead(visit.now))
  if (wanted && !wanted.ok) errors['wantedOn'] = t(wanted.refusal)
  const wishFault = wanted?.ok ? wishProblem(wanted.value, dayOf(visit.now)) : undefined
  if (wishFault) errors['wantedOn'] = t(explain(wishFault))
  if (isTooShort(form.text('needs')) || isTooLong(form.text('needs'), longest.needs))
    errors['needs'] = t(`필요한 조건을 5자 이상 ${mostNeeds}자 이하로 적어 주세요.`, `Say what you need in 5 to ${mostNeeds} letters.`)
  const listing = form.text('listing')
  const file = form.file('file')
  if (file && !file.ok) errors['file'] = t(file.sentence)
  else if (file && Object.keys(errors).length > 0) errors['file'] = t(chooseAgain)
  if (Object.keys(errors).length > 0 || quantity === undefined) return draw(visit, errors, listing)
  const asked = await requestQuote(
    visit.app,
    actor,
    listing,
    {
      quantity,
      unit: form.text('unit'),
      place,
      wantedOn: wanted?.ok ? wanted.value : null,
      needs: form.text('needs'),
    },
    file?.ok ? file : undefined,
  )
  if (asked.ok)
    return redirect(
      `/buying/${actor.institutionId}/quotes/${asked.value.id}`,
      text('견적을 요청했습니다. 견적이 오면 알려 드립니다.', 'The quote is asked for. We will tell you when it comes.'),
    )
  return asked.refusal.code === 'not-found' ? notFound : draw(visit, { needs: t(explain(asked.refusal)) }, listing)
}
