import { at } from './address.ts'
import { OnlyRead } from './form.tsx'
import { Notice } from './messages.tsx'
import { Footer, Header, PrintFoot, SkipLink } from './frame-parts.tsx'
import { speak } from '../kernel/text.ts'
import { classes } from './types.ts'
import type { Text } from '../kernel/text.ts'
import type { ComponentChildren, FieldErrors, Lang, LinkItem, Tone } from './types.ts'

export type Hat = { label: string; href: string; current?: boolean | undefined; detail?: string | undefined }
export type Person = {
  /** Whose unsaved words this browser may keep and offer. */ id?: string | undefined
  name: string
  hats: readonly Hat[]
  unread?: number | undefined
}

/** What the web layer knows of a request, the same for every page it draws. */
export type Frame = {
  lang: Lang
  /** This page's address without the language prefix, query included. */
  path: string
  /** Whole address of the site without a slash at the end, for hreflang links. */
  origin?: string | undefined
  site?: { name: Text } | undefined
  menus?: { main: readonly LinkItem[]; hat?: { label: string; items: readonly LinkItem[] } | undefined } | undefined
  person?: Person | undefined
  csrf?: string | undefined
  /** 시연용 — 회사와 기술은 꾸며낸 것입니다 */
  band?: string | undefined
  /** Official masthead, only where one is entitled to it. */
  masthead?: string | undefined
  flash?: { tone: Tone; text: string } | undefined
  /** Why this page is only read (열람 전용): said above it, and no form of it that posts is drawn. */
  readOnly?: string | undefined
  mode?: 'light' | 'high-contrast' | 'theme' | undefined
  /** Text size chosen at /display. */
  size?: 'small' | 'medium' | 'large' | 'x-large' | undefined
  /** What stands in the search box. */
  query?: string | undefined
  searchPath?: string | undefined
  /** Where the search box asks for suggestions: see Combobox. */
  suggestPath?: string | undefined
  /** The page brings the search box itself. */
  ownSearch?: boolean | undefined
  /** Nobody asked who this is: neither sign-in nor a name is offered. */
  isUnasked?: boolean | undefined
  /** This browser has our fonts already. */
  hasFonts?: boolean | undefined
  /** Added to addresses of assets as ?v=. */
  assetVersion?: string | undefined
  /** The server's clock now, so that deadlines count by it. */
  now?: Date | undefined
  operator?: string | undefined
  /** Staff list keys are wanted (default yes). */
  keys?: boolean | undefined
}

export type PageFrameProps = {
  frame: Frame
  /** Of this page, without the site's name. The same words as its h1. */
  title: string
  density?: 'public' | 'staff' | undefined
  /** `frame` 1200 px (default for public), `wide` 1680 px (default for staff). */
  width?: 'frame' | 'wide' | undefined
  /** A failed post: the title begins with 오류. */
  errors?: FieldErrors | undefined
  description?: string | undefined
  /** Keeps search engines away. */
  noindex?: boolean | undefined
  feed?: { title: string; href: string } | undefined
  children: ComponentChildren
}

const Head = ({ frame, title, errors, description, noindex, feed, name }: Omit<PageFrameProps, 'children'> & { name: string }) => {
  const t = speak(frame.lang)
  const v = frame.assetVersion ? `?v=${frame.assetVersion}` : ''
  const wrong = errors && Object.keys(errors).length > 0
  const bare = frame.path.split('?')[0] ?? '/'
  const address = (lang: Lang) => `${frame.origin ?? ''}${at(lang, bare)}`
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${wrong ? t('오류: ', 'Error: ') : ''}${title === name ? name : `${title} | ${name}`}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      {description && <meta name="description" content={description} />}
      {noindex && <meta name="robots" content="noindex" />}
      <meta name="color-scheme" content={frame.mode === 'high-contrast' ? 'dark' : frame.mode === 'theme' ? 'light dark' : 'light'} />
      {frame.origin && (['ko', 'en'] as const).map((lang) => <link key={lang} rel="alternate" hreflang={lang} href={address(lang)} />)}
      {feed && <link rel="alternate" type="application/atom+xml" title={feed.title} href={feed.href} />}
      <link rel="icon" href="/assets/mark.svg" type="image/svg+xml" />
      <link rel="stylesheet" href={`/assets/main.css${v}`} />
      {frame.hasFonts && <link rel="stylesheet" href={`/assets/fonts.css${v}`} />}
      <script type="module" src={`/assets/main.js${v}`} />
    </head>
  )
}

const Strip = ({ kind, label, words }: { kind: 'masthead' | 'band'; label: string; words: string }) => (
  <aside class={kind} aria-label={label}>
    <p class="inside">{words}</p>
  </aside>
)

/** The whole document around a page: head, header, main, footer. The page itself brings its one h1. */
export const PageFrame = ({ frame, title, density = 'public', width, errors, description, noindex, feed, children }: PageFrameProps) => {
  const name = (frame.site?.name ?? { ko: '기술마켓', en: 'Techmarket' })[frame.lang]
  return (
    <html
      lang={frame.lang}
      data-mode={frame.mode ?? 'light'}
      data-density={density}
      data-size={frame.size}
      data-now={frame.now?.toISOString()}
      data-person={frame.person?.id}
      data-keys={frame.keys === false ? 'off' : undefined}
      data-fonts={frame.hasFonts ? '' : undefined}
    >
      <Head frame={frame} title={title} errors={errors} description={description} noindex={noindex} feed={feed} name={name} />
      <body>
        <SkipLink lang={frame.lang} />
        {frame.masthead && <Strip kind="masthead" label={speak(frame.lang)('공식 누리집 안내', 'Official site')} words={frame.masthead} />}
        {frame.band && <Strip kind="band" label={speak(frame.lang)('시연 안내', 'Demonstration')} words={frame.band} />}
        <Header frame={frame} name={name} />
        {frame.readOnly && <Strip kind="band" label={speak(frame.lang)('열람 안내', 'Read only')} words={frame.readOnly} />}
        <main id="main" tabIndex={-1} class={classes('inside', width ?? (density === 'staff' ? 'wide' : 'frame'))}>
          {frame.flash && <Notice tone={frame.flash.tone} title={frame.flash.text} live />}
          {/* A context costs a tenth of a page: only where it says something. */}
          {frame.readOnly === undefined ? children : <OnlyRead.Provider value>{children}</OnlyRead.Provider>}
        </main>
        <Footer frame={frame} name={name} />
        <PrintFoot frame={frame} title={title} />
      </body>
    </html>
  )
}
