import { dayOf, withOffset } from '../kernel/dates.ts'
import {
  formalDay,
  showClosing,
  showDate,
  showDay,
  showDayTime,
  showDeadline,
  showNumber,
  showWon,
  showWonInProse,
  tableClosing,
  tableDay,
  tableDayTime,
} from '../kernel/show.ts'
import { speak } from '../kernel/text.ts'
import { StatusTag } from './status.tsx'
import { classes } from './types.ts'
import type { Examples, Lang } from './types.ts'

type When = Date | string | null | undefined
const isDayText = (value: Date | string): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)

const Unknown = ({ lang }: { lang: Lang }) => <span class="quiet">{speak(lang)('확인되지 않음', 'Not known')}</span>

const instantOf = (value: When): Date | undefined => {
  const instant = value ? new Date(value) : undefined
  return instant && !Number.isNaN(instant.getTime()) ? instant : undefined
}

export type DayForm = 'sentence' | 'table' | 'formal'
export type DayProps = {
  lang: Lang
  /** A Date, an ISO instant, or a day 'YYYY-MM-DD'. What is missing says 확인되지 않음. */
  value: When
  form?: DayForm | undefined
  /** False leaves the weekday out of the sentence. */
  weekday?: boolean | undefined
  /** Drops the year while it is the current one. */
  now?: Date | undefined
}

/** A calendar day in Seoul. Sentence 2026년 11월 30일(월), table 2026-11-30, formal 2026. 11. 30. */
export const Day = ({ lang, value, form = 'sentence', weekday = true, now }: DayProps) => {
  const instant = instantOf(value)
  if (!value || !instant) return <Unknown lang={lang} />
  const day = isDayText(value) ? value : dayOf(instant)
  const words =
    form === 'table' ? tableDay(day) : form === 'formal' ? formalDay(day) : weekday ? showDay(day, lang, now) : showDate(day, lang, now)
  return <time datetime={day}>{words}</time>
}

export type DayTimeProps = { lang: Lang; value: When; form?: 'sentence' | 'table' | undefined; now?: Date | undefined }

/** An instant on Seoul's clock, with KST named on English pages. */
export const DayTime = ({ lang, value, form = 'sentence', now }: DayTimeProps) => {
  const instant = instantOf(value)
  if (!instant) return <Unknown lang={lang} />
  return <time datetime={withOffset(instant)}>{form === 'table' ? tableDayTime(instant) : showDayTime(instant, lang, now)}</time>
}

/** When a call closes: at midnight it is the day that ends, at 24:00. */
export const Closing = ({ lang, value, form = 'sentence', now }: Omit<DayTimeProps, 'value'> & { value: Date }) => (
  <time datetime={withOffset(value)}>{form === 'table' ? tableClosing(value) : showClosing(value, lang, now)}</time>
)

/** The last day something holds: 2027-05-12까지, until 2027-05-12. */
export const Until = ({ lang, day, quiet }: { lang: Lang; day: string; quiet?: boolean | undefined }) => (
  <time datetime={day} class={quiet ? 'nowrap quiet' : 'nowrap'}>
    {speak(lang)(`${tableDay(day)}까지`, `until ${tableDay(day)}`)}
  </time>
)

export type DueProps = { lang: Lang; at: Date | null | undefined; now: Date; form?: 'sentence' | 'table' | undefined }

/** Until when. What is over says so in words; what has no day is a dash. */
export const Due = ({ lang, at, now, form = 'table' }: DueProps) => {
  const t = speak(lang)
  if (!at) return <span class="quiet">–</span>
  const last = <Closing lang={lang} value={at} form={form} now={form === 'sentence' ? now : undefined} />
  return (
    <>
      {at <= now && (
        <>
          <StatusTag tone="danger" icon="clock" word={t('기한 지남', 'Overdue')} />{' '}
        </>
      )}
      {form === 'sentence' ? t('', 'by ') : ''}
      {last}
      {form === 'sentence' ? t('까지', '') : ''}
    </>
  )
}

export type ClockProps = {
  lang: Lang
  closesAt: Date
  /** The database's clock when the page was made. */
  now: Date
  /** Set large, as the fact of the page. */
  large?: boolean | undefined
  /** Once closed, says that what was written is kept: only to the person whose draft it is. */
  draftKept?: boolean | undefined
}

/** A deadline with what is left. Without script the text is that of the moment of drawing; with it, it counts by the server's clock. */
export const Clock = ({ lang, closesAt, now, large, draftKept = false }: ClockProps) => {
  const left = closesAt.getTime() - now.getTime()
  return (
    <span class={classes('clock', large && 'large', left <= 0 ? 'over' : left < 86_400_000 ? 'soon' : undefined)}>
      <time datetime={withOffset(closesAt)} data-closes={left > 0 ? closesAt.toISOString() : undefined} data-drawn={now.toISOString()}>
        {showDeadline(closesAt, now, lang, { draftKept })}
      </time>
    </span>
  )
}

export type NumProps = {
  lang: Lang
  value: number | bigint | string | null | undefined
  /** 건, 명, %, 억원; in English a word: cases. */
  unit?: string | undefined
}

/** A number with separators and its unit, at most three decimals; what is missing says so and is never 0. */
export const Num = ({ lang, value, unit }: NumProps) => {
  if (value === null || value === undefined || value === '') return <Unknown lang={lang} />
  return (
    <span class="num">
      {showNumber(Number(value))}
      {unit && (lang === 'en' && /^[a-z]/i.test(unit) ? ` ${unit}` : unit)}
    </span>
  )
}

export type WonProps = {
  lang: Lang
  /** Whole won. */
  amount: number | bigint | string | null | undefined
  /** In running text: 1억 2,500만 원. */
  prose?: boolean | undefined
  /** Says whether VAT is in it. */
  vat?: 'included' | 'excluded' | undefined
}

/** An amount in won: 125,000,000원, KRW 125,000,000. */
export const Won = ({ lang, amount, prose, vat }: WonProps) => {
  const t = speak(lang)
  if (amount === null || amount === undefined || amount === '') return <Unknown lang={lang} />
  const whole = Number(amount)
  return (
    <span class="num">
      {prose ? showWonInProse(whole, lang) : showWon(whole, lang)}
      {vat && (
        <span class="quiet"> ({vat === 'included' ? t('부가가치세 포함', 'VAT included') : t('부가가치세 별도', 'without VAT')})</span>
      )}
    </span>
  )
}

export const examples: Examples = (lang) => {
  const now = new Date('2026-11-27T16:00:00+09:00')
  return {
    Day: {
      forms: (
        <p class="row">
          <Day lang={lang} value="2026-11-30" />
          <Day lang={lang} value={now} form="table" />
          <Day lang={lang} value="2026-11-30" form="formal" />
          <Day lang={lang} value={null} />
        </p>
      ),
    },
    DayTime: {
      plain: (
        <p>
          <DayTime lang={lang} value={now} />
        </p>
      ),
    },
    Closing: {
      midnight: (
        <p>
          <Closing lang={lang} value={new Date('2026-12-03T00:00:00+09:00')} />
        </p>
      ),
    },
    Until: {
      plain: (
        <p>
          <Until lang={lang} day="2027-05-12" />
        </p>
      ),
    },
    Due: {
      forms: (
        <p class="row">
          <Due lang={lang} at={new Date('2026-12-02T00:00:00+09:00')} now={now} />
          <Due lang={lang} at={new Date('2026-11-25T00:00:00+09:00')} now={now} form="sentence" />
          <Due lang={lang} at={null} now={now} />
        </p>
      ),
    },
    Won: {
      forms: (
        <p class="row">
          <Won lang={lang} amount={125_000_000} vat="excluded" />
          <Won lang={lang} amount={125_000_000n} prose />
          <Won lang={lang} amount={null} />
        </p>
      ),
    },
    Num: {
      forms: (
        <p class="row">
          <Num lang={lang} value={1234} unit={lang === 'ko' ? '건' : 'cases'} />
          <Num lang={lang} value={58.8} unit="%" />
        </p>
      ),
    },
    Clock: {
      days: <Clock lang={lang} closesAt={new Date('2026-12-18T18:00:00+09:00')} now={now} />,
      'under seven days, large': <Clock lang={lang} closesAt={new Date('2026-11-30T18:00:00+09:00')} now={now} large />,
      'last hour': <Clock lang={lang} closesAt={new Date('2026-11-27T16:42:00+09:00')} now={now} large />,
      closed: <Clock lang={lang} closesAt={new Date('2026-11-26T18:00:00+09:00')} now={now} />,
    },
  }
}
