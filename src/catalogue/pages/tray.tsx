import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { safeNext } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { redirectKeeping } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { Button, Buttons, ButtonLink, Form, Icon, Link } from '../../ui/index.ts'
import type { ComponentChildren } from '../../ui/index.ts'
import { compareAddress, listingIds, mostCompared, withOne } from '../comparing.ts'

/** What this browser has put aside to compare. */
export const trayOf = (visit: Visit): string[] => listingIds(visit.kept('tray')).slice(0, mostCompared)

/** Everything inside can hold tray buttons: one form for all of them, which comes back to this page. */
export const TrayForm = ({ visit, children }: { visit: Visit; children: ComponentChildren }) => (
  <Form lang={visit.lang} csrf={visit.csrf} action={visit.href('/compare/tray')} hidden={{ back: backTo(visit) }}>
    {children}
  </Form>
)
const backTo = (visit: Visit): string => safeNext(`${visit.path}${visit.search}`, visit.path)

/** Puts one listing into the tray, or takes it out. Stands inside a TrayForm. */
export const TrayButton = ({
  visit,
  tray,
  listing,
}: {
  visit: Visit
  tray: readonly string[]
  listing: { readonly id: string; readonly titleKo: string; readonly titleEn: string }
}) => {
  const { t } = visit
  const title = t(listing.titleKo, listing.titleEn || listing.titleKo)
  return tray.includes(listing.id) ? (
    <Button kind="secondary" small name="remove" value={listing.id} hidden={title}>
      <Icon name="check" size={16} />
      {t('비교에서 빼기', 'Take out of comparison')}
    </Button>
  ) : (
    <Button kind="secondary" small name="add" value={listing.id} hidden={title}>
      <Icon name="plus" size={16} />
      {t('비교에 담기', 'Add to comparison')}
    </Button>
  )
}

export interface Titled {
  readonly id: string
  readonly titleKo: string
  readonly titleEn: string
}

/** What is in the tray, at the bottom of the page, with the way to the comparison. Nothing where it is empty. */
export const Tray = ({ visit, listings }: { visit: Visit; listings: readonly Titled[] }) => {
  const { t } = visit
  if (listings.length === 0) return null
  return (
    <section class="tray no-print" aria-label={t('비교할 기술', 'Technologies to compare')}>
      <TrayForm visit={visit}>
        <p class="strong">
          {t(`비교할 기술 ${listings.length}건`, `${listings.length} to compare`)}{' '}
          <span class="quiet">{t(`(${mostCompared}건까지)`, `(up to ${mostCompared})`)}</span>
        </p>
        <ul>
          {listings.map((one) => {
            const title = t(one.titleKo, one.titleEn || one.titleKo)
            return (
              <li key={one.id} class="row">
                <Link href={visit.href(`/catalogue/${one.id}`)}>{title}</Link>
                <Button kind="text" small name="remove" value={one.id} hidden={title}>
                  {t('빼기', 'Take out')}
                </Button>
              </li>
            )
          })}
        </ul>
        <Buttons>
          <ButtonLink small href={visit.href(compareAddress(listings.map((one) => one.id)))}>
            {t('비교하기', 'Compare')}
          </ButtonLink>
          <Button kind="text" small name="clear" value="1">
            {t('모두 비우기', 'Empty it')}
          </Button>
        </Buttons>
      </TrayForm>
    </section>
  )
}

/** Adds, takes out or empties; then the page where the button was pressed. */
export const postTray = (visit: Visit): Reply => {
  const { form } = visit
  const tray = trayOf(visit)
  const [add] = listingIds(form.text('add'))
  const [remove] = listingIds(form.text('remove'))
  const next = form.has('clear') ? [] : add !== undefined ? withOne(tray, add) : tray.filter((one) => one !== remove)
  const back = safeNext(form.text('back'), compareAddress(next))
  // The page is drawn anew: it comes back to the row that was pressed.
  const row = add ?? remove
  return redirectKeeping(
    row !== undefined && /^(\/en)?\/catalogue(\?|$)/.test(back) ? `${back}#listing-${row}` : back,
    { name: 'tray', value: next.join(',') },
    told(tray, next, add),
  )
}

const told = (before: readonly string[], now: readonly string[], added: string | undefined): Text => {
  if (added === undefined)
    return now.length === 0
      ? text('비교할 기술을 모두 뺐습니다.', 'Nothing is left to compare.')
      : text('비교에서 뺐습니다.', 'Taken out of the comparison.')
  const pushed = before.some((one) => !now.includes(one))
  return pushed
    ? text(
        `네 건까지 비교할 수 있어, 먼저 담은 것을 빼고 담았습니다.`,
        'Up to four can be compared: the first one was taken out for this one.',
      )
    : text(`비교에 담았습니다 (${now.length}건).`, `Added to the comparison (${now.length}).`)
}
