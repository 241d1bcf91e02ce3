import { at, safeHref } from './address.ts'
import { Combobox } from './combobox.tsx'
import { csrfField } from './form.tsx'
import { Icon, Mark } from './icon.tsx'
import { Link } from './link.tsx'
import { DayTime } from './time.tsx'
import { remembered } from './remembered.tsx'
import { speak } from '../kernel/text.ts'
import type { Lang } from '../kernel/text.ts'
import type { Frame } from './frame.tsx'
import type { LinkItem } from './types.ts'

export const SkipLink = ({ lang }: Pick<Frame, 'lang'>) => (
  <a class="skip" href="#main">
    {speak(lang)('본문으로 건너뛰기', 'Skip to the content')}
  </a>
)

const Items = ({ items }: { items: readonly LinkItem[] }) => (
  <ul>
    {items.map((item) => (
      <li key={item.href}>
        <Link href={item.href} current={item.current}>
          {item.label}
          {item.count !== undefined && item.count > 0 && <span class="tally"> {item.count}</span>}
        </Link>
      </li>
    ))}
  </ul>
)

/** The main menu says the same on every page but for the place one is at: written once for each. */
const mainItems = remembered((items: string) => <Items items={JSON.parse(items) as LinkItem[]} />)

const SignOut = ({ frame }: { frame: Frame }) => (
  <form action={at(frame.lang, '/sign-out')} method="post" data-sign-out="">
    {frame.csrf && <input type="hidden" name={csrfField} value={frame.csrf} />}
    <button type="submit" class="krds-btn text small">
      {speak(frame.lang)('로그아웃하기', 'Sign out')}
    </button>
  </form>
)

/** The name of the other language, in that language. */
const korean = '한국어'

/** Language, display, and who is here. */
const Utilities = ({ frame }: { frame: Frame }) => {
  const t = speak(frame.lang)
  const other = frame.lang === 'ko' ? 'en' : 'ko'
  const back = frame.path === '/' ? '' : `?back=${encodeURIComponent(frame.path)}`
  const isNobody = !frame.person && !frame.isUnasked
  return (
    <ul class="utilities">
      <li>
        <Link href={at(other, frame.path)} lang={other}>
          {other === 'ko' ? korean : 'English'}
        </Link>
      </li>
      <li>
        <Link href={at(frame.lang, `/display${frame.path.startsWith('/display') ? '' : back}`)}>{t('화면 설정', 'Display')}</Link>
      </li>
      {isNobody && (
        <li>
          <Link href={at(frame.lang, '/sign-up')}>{t('가입하기', 'Sign up')}</Link>
        </li>
      )}
      {isNobody && (
        <li>
          <Link href={at(frame.lang, `/sign-in${frame.path.startsWith('/sign-') ? '' : back}`)}>{t('로그인하기', 'Sign in')}</Link>
        </li>
      )}
    </ul>
  )
}

/** Under whose name one works now, and under which else one could. */
export const HatSwitcher = ({ frame }: { frame: Frame }) => {
  if (!frame.person) return null
  const t = speak(frame.lang)
  const now = frame.person.hats.find((hat) => hat.current)
  return (
    <details class="hats">
      <summary>
        <span class="sr-only">{t('내 역할: ', 'My role: ')}</span>
        <span class="person">
          {frame.person.name}
          {t(' 님', '')}
        </span>
        {now && <span class="hat-now">{now.label}</span>}
        <Icon name="down" size={16} />
      </summary>
      <div class="hats-inside">
        {frame.person.hats.length > 0 && <p class="quiet">{t('어느 이름으로 일할까요?', 'Under which name?')}</p>}
        <ul>
          {frame.person.hats.map((hat) => (
            <li key={hat.href}>
              <Link href={hat.href} current={hat.current ? 'true' : undefined}>
                {hat.label}
                {hat.current && <span class="hat-word"> ({t('지금', 'now')})</span>}
                {hat.detail && <span class="quiet block">{hat.detail}</span>}
              </Link>
            </li>
          ))}
        </ul>
        <ul class="own">
          <li>
            <Link href={at(frame.lang, '/home')}>{t('나를 기다리는 일', 'Waiting for me')}</Link>
          </li>
          <li>
            <Link href={at(frame.lang, '/inbox')}>
              {t('받은 알림', 'Inbox')}
              {frame.person.unread ? <span class="tally"> {frame.person.unread}</span> : null}
            </Link>
          </li>
          <li>
            <Link href={at(frame.lang, '/account')}>{t('내 계정', 'My account')}</Link>
          </li>
        </ul>
        <SignOut frame={frame} />
      </div>
    </details>
  )
}

const SearchBox = ({ frame }: { frame: Frame }) => {
  const t = speak(frame.lang)
  return (
    <form class="search" role="search" action={safeHref(at(frame.lang, frame.searchPath ?? '/catalogue'))} method="get">
      <Combobox
        lang={frame.lang}
        id="site-search"
        name="q"
        label={t('기술 찾기', 'Find technology')}
        value={frame.query}
        placeholder={t('기술, 회사, 인증번호', 'Technology, firm, number')}
        source={frame.suggestPath}
      />
      <button type="submit">
        <Icon name="search" />
        <span class="sr-only">{t('찾기', 'Search')}</span>
      </button>
    </form>
  )
}

/** Mark and name, search, person; the menus under it. On a phone the menus fold into one. */
export const Header = ({ frame, name }: { frame: Frame; name: string }) => {
  const t = speak(frame.lang)
  const main = frame.menus && mainItems(JSON.stringify(frame.menus.main))
  const hat = frame.menus?.hat
  return (
    <header class="site-header">
      <div class={frame.ownSearch ? 'inside top without-search' : 'inside top'}>
        <a class="brand" href={at(frame.lang, '/')}>
          <Mark />
          <span>{name}</span>
        </a>
        {!frame.ownSearch && <SearchBox frame={frame} />}
        <Utilities frame={frame} />
        <HatSwitcher frame={frame} />
      </div>
      <details class="menu-small">
        <summary>
          <Icon name="menu" />
          {t('메뉴', 'Menu')}
        </summary>
        <nav aria-label={t('전체 메뉴', 'All menus')}>
          {hat && (
            <>
              <p class="strong">{hat.label}</p>
              <Items items={hat.items} />
            </>
          )}
          {main}
        </nav>
      </details>
      {main && (
        <nav class="main-menu" aria-label={t('주 메뉴', 'Main menu')}>
          <div class="inside">{main}</div>
        </nav>
      )}
      {hat && (
        <nav class="hat-menu" aria-label={t(`${hat.label} 메뉴`, `${hat.label} menu`)}>
          <div class="inside">
            <p class="strong">{hat.label}</p>
            <Items items={hat.items} />
          </div>
        </nav>
      )}
    </header>
  )
}

const footerMenu = remembered((lang: Lang) => {
  const t = speak(lang)
  const links: [string, string][] = [
    ['/help', t('도움말', 'Help')],
    ['/open-data', t('공개 데이터', 'Open data')],
    ['/accessibility', t('접근성', 'Accessibility')],
    ['/privacy', t('개인정보 처리방침', 'Privacy')],
    ['/terms', t('이용약관', 'Terms')],
  ]
  return (
    <nav aria-label={t('바닥글 메뉴', 'Footer menu')}>
      <ul>
        {links.map(([href, label]) => (
          <li key={href}>
            <Link href={at(lang, href)}>{label}</Link>
          </li>
        ))}
      </ul>
    </nav>
  )
})

/** On paper only: which page this is, where it stands and when it was so. The number of each sheet is the browser's. */
export const PrintFoot = ({ frame, title }: { frame: Frame; title: string }) => (
  <p class="print-foot">
    {title} · {`${frame.origin ?? ''}${at(frame.lang, frame.path)}`}
    {frame.now && (
      <>
        {' · '}
        {speak(frame.lang)('기준 시각', 'As of')} <DayTime lang={frame.lang} value={frame.now} form="table" />
      </>
    )}
  </p>
)

export const Footer = ({ frame, name }: { frame: Frame; name: string }) => (
  <footer class="site-footer">
    <div class="inside">
      <p class="strong">{name}</p>
      {footerMenu(frame.lang)}
      {frame.operator && <p class="quiet">{frame.operator}</p>}
      <p class="quiet">{speak(frame.lang)('모든 시각은 한국 표준시입니다.', 'All times are Korea Standard Time (KST).')}</p>
    </div>
  </footer>
)
