import { suggestPath } from './catalogue/index.ts'
import { PageFrame, WaitingForForm } from './ui/index.ts'
import type { Frame, LinkItem } from './ui/index.ts'
import { draw } from './ui/draw.ts'
import { Breadcrumb } from './ui/navigation.tsx'
import { at } from './ui/address.ts'
import { speak, text } from './kernel/text.ts'
import type { Lang, Text } from './kernel/text.ts'
import type { Framed } from './platform/http/house.ts'
import type { HatLink, PageParts } from './platform/http/visit.ts'

const mainMenu: readonly [Text, string][] = [
  [text('기술 찾기', 'Find technology'), '/catalogue'],
  [text('공모', 'Calls'), '/calls'],
  [text('인증서 확인', 'Check a certificate'), '/certificates'],
  [text('참여기관', 'Institutions'), '/institutions'],
  [text('통계', 'Figures'), '/figures'],
  [text('사전 확인', 'Do I qualify?'), '/pre-check'],
]

/** The hat's own menu, by the address it works under: at most seven items. */
const hatMenus: readonly { prefix: RegExp; items: readonly [Text, string][] }[] = [
  {
    prefix: /^\/company\/[^/]+/,
    items: [
      [text('한눈에', 'Overview'), ''],
      [text('기술', 'Technologies'), '/technologies'],
      [text('사전 확인', 'Pre-check'), '/pre-check'],
      [text('신청', 'Applications'), '/applications'],
      [text('인증서', 'Certificates'), '/certificates'],
      [text('견적', 'Quotes'), '/quotes'],
      [text('회사 정보', 'Company'), '/profile'],
    ],
  },
  {
    prefix: /^\/desk\/[^/]+/,
    items: [
      [text('한눈에', 'Overview'), ''],
      [text('할 일', 'Queue'), '/queue'],
      [text('공모', 'Calls'), '/calls'],
      [text('심의', 'Reviews'), '/reviews'],
      [text('인증서', 'Certificates'), '/certificates'],
      [text('활성화', 'Activation'), '/activation'],
      [text('심의규정', 'Rule sets'), '/rule-sets'],
    ],
  },
  {
    prefix: /^\/buying\/[^/]+/,
    items: [
      [text('한눈에', 'Overview'), ''],
      [text('견적', 'Quotes'), '/quotes'],
      [text('구매', 'Purchases'), '/purchases'],
      [text('계약 근거', 'Contract grounds'), '/grounds'],
    ],
  },
  {
    prefix: /^\/reviews/,
    items: [
      [text('맡은 심의', 'My reviews'), ''],
      [text('내 정보', 'Profile'), '/profile'],
    ],
  },
  { prefix: /^\/council\/[^/]+/, items: [[text('공동심의', 'Joint reviews'), '']] },
  {
    prefix: /^\/operations/,
    items: [
      [text('한눈에', 'Overview'), ''],
      [text('사람', 'People'), '/people'],
      [text('회사 확인', 'Company claims'), '/claims'],
      [text('메일', 'Mail'), '/mail'],
      [text('검색', 'Search'), '/search'],
      [text('서명 키', 'Signing keys'), '/keys'],
      [text('기준 자료', 'Reference data'), '/reference-data'],
    ],
  },
  {
    prefix: /^\/audit/,
    items: [
      [text('기록', 'Log'), ''],
      [text('열람 기록', 'Access'), '/access'],
      [text('기관별 화면', 'Institutions'), '/institutions'],
      [text('회사', 'Firms'), '/companies'],
    ],
  },
]

const currentHat = (path: string, hats: readonly HatLink[]): HatLink | undefined =>
  hats.filter((hat) => path === hat.path || path.startsWith(`${hat.path}/`)).sort((a, b) => b.path.length - a.path.length)[0]

const hatMenu = (lang: Lang, path: string, signedIn: Framed['signedIn']): { label: string; items: LinkItem[] } | undefined => {
  for (const menu of hatMenus) {
    const base = menu.prefix.exec(path)?.[0]
    if (base === undefined) continue
    const hat = currentHat(path, signedIn?.hats ?? []) ?? signedIn?.visiting
    const t = speak(lang)
    return {
      label: hat ? t(hat.label) : t('업무', 'Work'),
      items: menu.items.map(([label, tail]) => ({
        label: t(label),
        href: at(lang, base + tail),
        current: tail === '' ? path === base : path === base + tail || path.startsWith(`${base}${tail}/`),
      })),
    }
  }
  return undefined
}

/** The pages of a closed firm are read: its first page says so itself. */
const closedWords = text(
  '문을 닫은 회사입니다. 기록은 읽고 내려받을 수 있고, 고치거나 보낼 수는 없습니다.',
  'This firm is closed. Its record can be read and downloaded; nothing is edited or sent.',
)
const isOfClosedFirm = (path: string, hat: HatLink | undefined): boolean =>
  hat !== undefined && hat.key.startsWith('closed:') && path !== hat.path

/** An auditor reads everybody's pages and changes none: said above each that is not the auditor's own. */
const visitingWords = ({ label }: HatLink) =>
  text(
    `열람 전용: 감사자로서 ${label.ko} 화면을 보고 있습니다. 아무것도 바꿀 수 없으며, 개인정보를 본 것은 열람 기록에 남습니다.`,
    `Read only: you see the pages of “${label.en}” as an auditor. Nothing can be changed, and reading personal data is kept in the access log.`,
  )

const demonstrationBand = (framed: Framed): string | undefined => {
  if (!framed.app.market.isDemonstration) return undefined
  const t = speak(framed.lang)
  const progress = framed.app.market.demonstrationProgress
  const filling =
    progress !== null && progress < 100 ? t(` · 자료를 채우는 중입니다 (${progress}%)`, ` · still filling (${progress}%)`) : ''
  return (
    t(
      '시연용 — 회사와 기술은 꾸며낸 것이며 인증서는 효력이 없습니다',
      'Demonstration — firms and technologies are invented, certificates are not valid',
    ) + filling
  )
}

/** Draws a whole document around a page's body: header, menus, hats, band and footer. */
export const makeFrame =
  (assetVersion: string) =>
  (framed: Framed): string => {
    const { lang, path, parts, signedIn, app } = framed
    // Who only reads there does it as an auditor.
    const hat = signedIn && (currentHat(path, signedIn.hats) ?? (signedIn.visiting && signedIn.hats.find((one) => one.key === 'audit')))
    const t = speak(lang)
    const frame: Frame = {
      lang,
      path: path + framed.search,
      origin: app.publicUrl,
      csrf: framed.csrf,
      band: demonstrationBand(framed),
      readOnly: signedIn?.visiting ? t(visitingWords(signedIn.visiting)) : isOfClosedFirm(path, hat) ? t(closedWords) : undefined,
      assetVersion,
      now: app.clock.now(),
      searchPath: '/catalogue',
      suggestPath: suggestPath(lang),
      mode: framed.display.mode,
      size: framed.display.size,
      keys: framed.display.keys === 'on',
      hasFonts: framed.hasFonts,
      isUnasked: framed.isUnasked,
      ownSearch: parts.ownSearch,
      query: path === '/catalogue' ? (new URLSearchParams(framed.search).get('q') ?? '') : undefined,
      menus: {
        main: mainMenu.map(([label, href]) => ({
          label: t(label),
          href: at(lang, href),
          current: path === href || path.startsWith(`${href}/`),
        })),
        hat: hatMenu(lang, path, signedIn),
      },
      person: signedIn && {
        id: signedIn.personId,
        name: signedIn.name,
        unread: signedIn.unread,
        hats: signedIn.hats.map((one) => ({ label: t(one.label), href: at(lang, one.path), current: one === hat })),
      },
      operator:
        app.operator?.name &&
        t(`운영: ${app.operator.name}`, `Run by ${app.operator.name}`) + (app.operator.contact ? ` · ${app.operator.contact}` : ''),
      flash: framed.flash === undefined ? undefined : { tone: 'success', text: framed.flash },
    }
    const html = draw(<Document frame={frame} parts={parts} lang={lang} />)
    return parts.jsonLd === undefined ? html : html.replace('</head>', `${jsonLd(parts.jsonLd)}</head>`)
  }

/** Data for search engines; nothing in it can end the element it stands in. */
const jsonLd = (data: object) =>
  `<script type="application/ld+json">${JSON.stringify(data).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}</script>`

const Document = ({ frame, parts, lang }: { frame: Frame; parts: PageParts; lang: Lang }) => (
  <PageFrame
    frame={frame}
    title={parts.title}
    density={parts.density}
    width={parts.wide ? 'wide' : undefined}
    errors={parts.hasErrors ? { form: parts.title } : undefined}
    description={parts.description}
    noindex={parts.noIndex}
    feed={parts.feed}
  >
    {parts.breadcrumb && <Breadcrumb lang={lang} items={parts.breadcrumb} />}
    <WaitingForForm.Provider value={parts.waiting}>{parts.body}</WaitingForForm.Provider>
  </PageFrame>
)
