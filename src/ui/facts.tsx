import { Link } from './link.tsx'
import { speak } from '../kernel/text.ts'
import { classes } from './types.ts'
import type { ComponentChildren, Examples, Lang } from './types.ts'

export type Fact = {
  label: string
  /** Empty or missing is drawn as 확인되지 않음, never as nothing or 0. */
  value?: ComponentChildren | undefined
  /** Where it can be changed, and what it is for readers who hear only the link. */
  change?: { href: string; what?: string | undefined; word?: string | undefined } | undefined
}

/** Names and values under each other: check answers, facts of a thing. `large` sets the values big. */
export const SummaryList = ({ lang, facts, large }: { lang: Lang; facts: readonly Fact[]; large?: boolean | undefined }) => {
  const t = speak(lang)
  return (
    <dl class={classes('facts', large && 'large')}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd>
            {fact.value === undefined || fact.value === null || fact.value === '' ? (
              <span class="quiet">{t('확인되지 않음', 'Not known')}</span>
            ) : (
              fact.value
            )}
          </dd>
          {fact.change && (
            <dd class="change">
              <Link href={fact.change.href} hidden={fact.change.what ?? fact.label}>
                {fact.change.word ?? t('바꾸기', 'Change')}
              </Link>
            </dd>
          )}
        </div>
      ))}
    </dl>
  )
}

export type Figure = {
  label: string
  value: ComponentChildren
  unit?: string | undefined
  note?: ComponentChildren | undefined
  href?: string | undefined
}

/** A few numbers set large, each with its unit, definition and date. */
export const Figures = ({ items }: { items: readonly Figure[] }) => (
  <dl class="figures">
    {items.map((item) => (
      <div key={item.label}>
        <dt>{item.href ? <Link href={item.href}>{item.label}</Link> : item.label}</dt>
        <dd>
          <span class="big">{item.value}</span>
          {item.unit && <span class="unit">{item.unit}</span>}
          {item.note && <span class="quiet block">{item.note}</span>}
        </dd>
      </div>
    ))}
  </dl>
)

export type ReceiptPanelProps = {
  /** What happened, as a sentence: the h1 of its page. */
  title: string
  /** When, already in words. */
  time?: ComponentChildren | undefined
  /** The number to remember, set large. */
  number?: { label: string; value: string } | undefined
  children?: ComponentChildren | undefined
}

/** The end of a road: proof and calm. Takes the focus; the same on every later visit. */
export const ReceiptPanel = ({ title, time, number, children }: ReceiptPanelProps) => (
  <section class="receipt" aria-labelledby="receipt-title">
    <h1 id="receipt-title" tabIndex={-1} data-focus="">
      {title}
    </h1>
    {time && <p>{time}</p>}
    {number && (
      <p class="receipt-number">
        <span>{number.label}</span> <strong class="id">{number.value}</strong>
      </p>
    )}
    {children}
  </section>
)

/** A number or code people copy: even digits, never broken in two unless it is a hash, longer than a phone is wide. */
export const Id = ({ children }: { children: string }) => <span class={classes('id', children.length > 24 && 'long')}>{children}</span>

export const examples: Examples = (lang) => {
  const t = speak(lang)
  return {
    SummaryList: {
      plain: (
        <SummaryList
          lang={lang}
          facts={[
            { label: t('기술 이름', 'Name'), value: t('저소음 고효율 배수펌프', 'Quiet drainage pump'), change: { href: '/x' } },
            { label: t('설립일', 'Founded'), change: { href: '/y' } },
            { label: t('사업자등록번호', 'Business number'), value: <Id>123-45-67891</Id> },
          ]}
        />
      ),
    },
    Figures: {
      plain: (
        <Figures
          items={[
            { label: t('유효한 인증', 'Valid certificates'), value: '1,234', unit: t('건', ''), note: '2026-11-24', href: '/figures' },
            { label: t('구매 금액', 'Bought'), value: '58.8', unit: t('억원', 'x 100m KRW'), note: t('2026년 누계', '2026 so far') },
          ]}
        />
      ),
    },
    ReceiptPanel: {
      plain: (
        <ReceiptPanel
          title={t('신청서를 제출했습니다.', 'Your application is submitted.')}
          time={t('2026년 11월 24일(화) 10:44', 'Tue 24 Nov 2026, 10:44 KST')}
          number={{ label: t('접수번호', 'Receipt number'), value: 'KRA-2026-R0142' }}
        />
      ),
    },
  }
}
