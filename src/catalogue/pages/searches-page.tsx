import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import {
  Button,
  Buttons,
  Day,
  DayTime,
  Disclosure,
  Downloads,
  Empty,
  ErrorSummary,
  Field,
  Form,
  Link,
  Notice,
  StatusTag,
} from '../../ui/index.ts'
import { forgetSearch, renameSearch, renewFeed, saveSearch, setAlert, stopByLink } from '../actions/save-search.ts'
import { findSavedSearch, findSavedSearches } from '../kept-queries.ts'
import type { SavedSearch } from '../kept-queries.ts'
import { isLinkSecret, linkSecret } from '../saved-search.ts'
import { alertWord, saveRefusalWords } from '../words.ts'

/** Searches a person saved: what they ask, whether they tell of news, their feed. */
export const drawSearches = (visit: Visit): Promise<Reply> => draw(visit)

/** `errors`: what is wrong with a new name, at its field; what was typed stays there. */
const draw = async (visit: Visit, errors: Readonly<Record<string, string>> = {}): Promise<Reply> => {
  const { t, lang } = visit
  const isWrong = Object.keys(errors).length > 0
  const searches = await findSavedSearches(visit.read, actingAs(visit, 'person').personId)
  const title = t('저장한 검색', 'Saved searches')
  return page({
    title,
    noIndex: true,
    status: isWrong ? 422 : 200,
    hasErrors: isWrong,
    breadcrumb: [{ label: t('내 계정', 'My account'), href: visit.href('/account') }, { label: title }],
    body: (
      <div class="reading">
        <ErrorSummary lang={lang} errors={errors} />
        <h1>{title}</h1>
        {searches.length === 0 ? (
          <Empty
            title={t('아직 저장한 검색이 없습니다.', 'No saved search yet.')}
            reason={t(
              '기술을 찾은 뒤 결과 아래에서 ‘새 기술 알림 받기’를 누르시면 여기에 모입니다.',
              'Search, then press “Tell me of new ones” under the results.',
            )}
            action={{ label: t('기술 찾기', 'Find technology'), href: visit.href('/catalogue') }}
          />
        ) : (
          <>
            <ul class="plain-list">
              {searches.map((one) => (
                <One key={one.id} visit={visit} search={one} wrongName={errors[`name-${one.id}`]} />
              ))}
            </ul>
            <Downloads lang={lang} base={visit.href('/account/searches')} />
          </>
        )}
      </div>
    ),
  })
}

const One = ({ visit, search, wrongName }: { visit: Visit; search: SavedSearch; wrongName: string | undefined }) => {
  const { t, lang, form } = visit
  const name = `name-${search.id}`
  const base = visit.href(`/account/searches/${search.id}`)
  const isOn = search.alertSince !== null
  return (
    <li class="stack" id={`search-${search.id}`}>
      <h2>
        <Link href={visit.href(`/catalogue${search.asked}`)}>{search.name}</Link>
      </h2>
      <p class="row">
        <StatusTag tone={isOn ? 'success' : 'neutral'} word={t(alertWord(search))} />
        <span class="quiet">
          {t('저장한 날', 'Saved')} <Day lang={lang} value={search.createdAt} form="table" />
          {' · '}
          {search.toldAt === null ? (
            t('아직 알려 드린 기술이 없습니다.', 'Nothing new to tell so far.')
          ) : (
            <>
              {t(`지금까지 ${search.told}건 알림, 마지막 `, `${search.told} told so far, last `)}
              <DayTime lang={lang} value={search.toldAt} form="table" />
            </>
          )}
        </span>
      </p>
      <Form lang={lang} csrf={visit.csrf} action={`${base}/alert`}>
        <Buttons>
          <Button kind="secondary" small name="alert" value={isOn ? 'off' : 'on'} hidden={search.name}>
            {isOn ? t('알림 그만 받기', 'Stop alerts') : t('알림 받기', 'Start alerts')}
          </Button>
          <Button kind="text" small action={`${base}/forget`} hidden={search.name}>
            {t('이 검색 지우기', 'Remove this search')}
          </Button>
        </Buttons>
      </Form>
      <Disclosure summary={t('이름 바꾸기와 피드', 'Name and feed')} open={wrongName !== undefined}>
        <Form lang={lang} csrf={visit.csrf} action={`${base}/name`}>
          <Field
            lang={lang}
            name={name}
            label={t('이름', 'Name')}
            value={form.has(name) ? form.text(name) : search.name}
            error={wrongName}
            required
          />
          <Button kind="secondary" small>
            {t('이름 저장하기', 'Save the name')}
          </Button>
        </Form>
        <p>
          {t(
            '피드 읽는 프로그램에 아래 주소를 넣으시면 새 기술을 받아 보실 수 있습니다. 주소를 아는 사람은 누구나 볼 수 있으니 알리지 마세요.',
            'Put this address into a feed reader. Whoever knows it can read it: keep it to yourself.',
          )}
        </p>
        <p>
          <Link href={feedOf(visit, search)}>{`${visit.app.publicUrl}${feedOf(visit, search)}`}</Link>
        </p>
        <Form lang={lang} csrf={visit.csrf} action={`${base}/feed`}>
          <Button kind="text" small>
            {t('피드 주소 바꾸기', 'Another feed address')}
          </Button>
        </Form>
      </Disclosure>
    </li>
  )
}

const feedOf = (visit: Visit, search: SavedSearch): string =>
  `/feeds/searches/${search.id}/${linkSecret(visit.app.secret, 'feed', search)}?lang=${visit.lang}`

export const postSearch = async (visit: Visit): Promise<Reply> => {
  const saved = await saveSearch(visit.app, actingAs(visit, 'person'), visit.form.text('asked'), visit.form.text('name'))
  if (!saved.ok) return redirect('/account/searches', saveRefusalWords[saved.refusal.code])
  return redirect(
    '/account/searches',
    saved.value.isNew
      ? text('검색을 저장했습니다. 맞는 기술이 새로 등록되면 알려 드립니다.', 'Saved. You will be told when something that fits is listed.')
      : text('이미 저장한 검색입니다.', 'This search is saved already.'),
  )
}

const changed = async (doing: Promise<{ ok: boolean }>, said: Text): Promise<Reply> =>
  (await doing).ok ? redirect('/account/searches', said) : notFound
const id = (visit: Visit): string => visit.params['search'] ?? ''

export const postAlert = (visit: Visit): Promise<Reply> => {
  const on = visit.form.text('alert') === 'on'
  return changed(
    setAlert(visit.app, actingAs(visit, 'person'), id(visit), on),
    on
      ? text('지금부터 새 기술을 알려 드립니다.', 'You will be told from now on.')
      : text('이 검색의 알림을 껐습니다.', 'Alerts of this search are off.'),
  )
}
export const postName = async (visit: Visit): Promise<Reply> => {
  const name = `name-${id(visit)}`
  const done = await renameSearch(visit.app, actingAs(visit, 'person'), id(visit), visit.form.text(name))
  if (done.ok) return redirect('/account/searches', text('이름을 바꿨습니다.', 'Renamed.'))
  return done.refusal.code === 'not-found' ? notFound : draw(visit, { [name]: visit.t(saveRefusalWords[done.refusal.code]) })
}
export const postFeed = (visit: Visit): Promise<Reply> =>
  changed(
    renewFeed(visit.app, actingAs(visit, 'person'), id(visit)),
    text('피드 주소를 바꿨습니다. 앞의 주소는 이제 열리지 않습니다.', 'The feed has another address; the old one no longer opens.'),
  )
export const postForget = (visit: Visit): Promise<Reply> =>
  changed(forgetSearch(visit.app, actingAs(visit, 'person'), id(visit)), text('검색을 지웠습니다.', 'Removed.'))

/** The link of a mail: opening it changes nothing, for mail readers open links too. One press stops the alerts. */
export const drawStop = async (visit: Visit): Promise<Reply> => {
  const { t, lang } = visit
  const search = await findSavedSearch(visit.read, id(visit))
  if (!search || !isLinkSecret(visit.params['token'] ?? '', visit.app.secret, 'stop', search)) return notFound
  const title = t('검색 알림 그만 받기', 'Stop alerts')
  return page({
    title,
    noIndex: true,
    body: (
      <div class="reading">
        <h1>{title}</h1>
        {search.alertSince === null ? (
          <Notice tone="success" title={t(`‘${search.name}’ 검색의 알림을 보내지 않습니다.`, `No alerts are sent for “${search.name}”.`)} />
        ) : (
          <Form lang={lang} csrf={visit.csrf} action={visit.href(visit.path)}>
            <p>
              {t(
                `‘${search.name}’ 검색의 알림을 더 보내지 않도록 합니다. 검색은 남습니다.`,
                `No more alerts for “${search.name}”. The search itself stays.`,
              )}
            </p>
            <Button>{t('알림 그만 받기', 'Stop alerts')}</Button>
          </Form>
        )}
      </div>
    ),
  })
}
/** From the page, or from a mail reader's own button (RFC 8058), which follows no redirect. */
export const postStop = async (visit: Visit): Promise<Reply> => {
  const stopped = await stopByLink(visit.app, id(visit), visit.params['token'] ?? '')
  if (!stopped.ok) return notFound
  return visit.form.text('List-Unsubscribe') === 'One-Click' ? drawStop(visit) : redirect(visit.path)
}
