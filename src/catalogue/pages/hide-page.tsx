import { text } from '../../kernel/text.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { BackLink, Button, ErrorSummary, Form, Notice, ReasonForm } from '../../ui/index.ts'
import { setHidden } from '../actions/hide-listing.ts'
import { findListing } from '../queries.ts'
import { longestHidden } from '../listing.ts'
import { firmClosedWords, hiddenWords, hideWords } from '../words.ts'

export const drawHide = (visit: Visit): Promise<Reply> => draw(visit)
const draw = async (visit: Visit, error?: string, general?: string): Promise<Reply> => {
  const { t, lang } = visit
  const listing = await findListing(visit.read, visit.params['listing'] ?? '')
  if (!listing) return notFound
  const base = visit.href(`/operations/listings/${listing.id}`)
  return page({
    title: t(listing.titleKo, listing.titleEn),
    density: 'staff',
    status: general ? 409 : error ? 422 : 200,
    hasErrors: error !== undefined || general !== undefined,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(`/catalogue/${listing.id}`)} />
        <ErrorSummary lang={lang} errors={error ? { reason: error } : {}} general={general} />
        <h1>{t(listing.titleKo, listing.titleEn)}</h1>
        {listing.state === 'hidden' && (
          <Notice tone="warning" title={t('숨긴 기술입니다.', 'This listing is hidden.')}>
            <p>{t(hiddenWords(listing))}</p>
          </Notice>
        )}
        {visit.actor.hat === 'operator' &&
          !listing.isFirmClosed &&
          (listing.state === 'hidden' ? (
            <Form lang={lang} csrf={visit.csrf} action={`${base}/show`}>
              <Button>{t('다시 보이게 하기', 'Show it again')}</Button>
            </Form>
          ) : (
            <ReasonForm
              lang={lang}
              csrf={visit.csrf}
              action={`${base}/hide`}
              label={t('숨기는 까닭', 'Why it is hidden')}
              hint={t(hideWords.hint)}
              max={longestHidden}
              error={error}
              value={visit.form.text('reason')}
              button={<Button kind="danger">{t('이 기술 숨기기', 'Hide this listing')}</Button>}
            />
          ))}
      </div>
    ),
  })
}

export const postHide = async (visit: Visit): Promise<Reply> => {
  const id = visit.params['listing'] ?? ''
  const done = await setHidden(visit.app, visit.actor, id, visit.form.text('reason'))
  if (done.ok)
    return redirect(`/operations/listings/${id}`, text('기술을 숨기고 기업에 알렸습니다.', 'The listing is hidden and the firm was told.'))
  return done.refusal.code === 'reason' ? draw(visit, visit.t(hideWords.reason)) : notFound
}
export const postShow = async (visit: Visit): Promise<Reply> => {
  const id = visit.params['listing'] ?? ''
  const done = await setHidden(visit.app, visit.actor, id, null)
  if (done.ok)
    return redirect(
      `/operations/listings/${id}`,
      text('다시 보이게 하고 기업에 알렸습니다.', 'The listing is shown again and the firm was told.'),
    )
  return done.refusal.code === 'firm-closed' ? draw(visit, undefined, visit.t(firmClosedWords)) : notFound
}
