import { text } from '../../kernel/text.ts'
import { actingAs, safeNext } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { Button, Day, Downloads, Empty, Form, Icon, Link } from '../../ui/index.ts'
import { dropListing, keepListing } from '../actions/keep-listing.ts'
import { findBookmarks } from '../kept-queries.ts'
import { notShownWords } from '../words.ts'
import { Tray, TrayButton, TrayForm, trayOf } from './tray.tsx'

/** Technologies a person keeps to come back to. */
export const drawBookmarks = async (visit: Visit): Promise<Reply> => {
  const { t, lang } = visit
  const kept = await findBookmarks(visit.read, actingAs(visit, 'person').personId)
  const tray = trayOf(visit)
  const title = t('관심 기술', 'Kept for myself')
  return page({
    title,
    noIndex: true,
    breadcrumb: [{ label: t('내 계정', 'My account'), href: visit.href('/account') }, { label: title }],
    body: (
      <>
        <h1>{title}</h1>
        {kept.length === 0 ? (
          <Empty
            title={t('아직 관심 기술이 없습니다.', 'Nothing kept yet.')}
            reason={t(
              '기술 소개에서 ‘관심 기술로 담기’를 누르시면 여기에 모입니다.',
              'Press “Keep for myself” on a technology and it stands here.',
            )}
            action={{ label: t('기술 찾기', 'Find technology'), href: visit.href('/catalogue') }}
          />
        ) : (
          <TrayForm visit={visit}>
            <ul class="plain-list">
              {kept.map((one) => {
                const name = t(one.titleKo, one.titleEn || one.titleKo)
                return (
                  <li key={one.id} class="row" id={`listing-${one.id}`}>
                    <p class="grow">
                      {one.isListed ? (
                        <Link href={visit.href(`/catalogue/${one.id}`)}>{name}</Link>
                      ) : (
                        <>
                          {name} <span class="quiet">({t(notShownWords)})</span>
                        </>
                      )}
                      <span class="quiet block">
                        <Day lang={lang} value={one.keptAt} form="table" />
                        {t('에 담음', ' kept')}
                      </span>
                    </p>
                    {one.isListed && <TrayButton visit={visit} tray={tray} listing={one} />}
                    <Button kind="text" small action={visit.href(`/account/bookmarks/${one.id}/remove`)} hidden={name}>
                      {t('관심 기술에서 빼기', 'Remove')}
                    </Button>
                  </li>
                )
              })}
            </ul>
          </TrayForm>
        )}
        {kept.length > 0 && <Downloads lang={lang} base={visit.href('/account/bookmarks')} />}
        <Tray visit={visit} listings={tray.flatMap((id) => kept.find((one) => one.id === id) ?? [])} />
      </>
    ),
  })
}

/** Keeps the listing or removes it; visitors are led to sign in and back. */
export const KeepButton = ({ visit, listingId, isKept }: { visit: Visit; listingId: string; isKept: boolean }) => {
  const { t, lang } = visit
  if (visit.signedIn === undefined)
    return (
      <p>
        <Link href={visit.href(`/sign-in?next=${encodeURIComponent(visit.href(`/catalogue/${listingId}`))}`)}>
          {t('로그인하고 관심 기술로 담기', 'Sign in to keep it for yourself')}
        </Link>
      </p>
    )
  return isKept ? (
    <Form lang={lang} csrf={visit.csrf} action={visit.href(`/account/bookmarks/${listingId}/remove`)} hidden={{ back: visit.path }}>
      <Button kind="secondary" small>
        <Icon name="check" size={16} />
        {t('관심 기술에서 빼기', 'Keep no longer')}
      </Button>
    </Form>
  ) : (
    <Form lang={lang} csrf={visit.csrf} action={visit.href(`/account/bookmarks/${listingId}`)} hidden={{ back: visit.path }}>
      <Button kind="secondary" small>
        <Icon name="keep" size={16} />
        {t('관심 기술로 담기', 'Keep for myself')}
      </Button>
    </Form>
  )
}

export const postKeepListing = async (visit: Visit): Promise<Reply> => {
  const id = visit.params['listing'] ?? ''
  const kept = await keepListing(visit.app, actingAs(visit, 'person'), id)
  return kept.ok
    ? redirect(
        safeNext(visit.form.text('back'), '/account/bookmarks'),
        text('관심 기술로 담았습니다. 내 계정의 ‘관심 기술’에 있습니다.', 'Kept: it stands under “Kept for myself” in your account.'),
      )
    : notFound
}
export const postDropListing = async (visit: Visit): Promise<Reply> => {
  await dropListing(visit.app, actingAs(visit, 'person'), visit.params['listing'] ?? '')
  const back = safeNext(visit.form.text('back'), '/account/bookmarks')
  return redirect(back, text('관심 기술에서 뺐습니다.', 'Removed from what you keep.'))
}
