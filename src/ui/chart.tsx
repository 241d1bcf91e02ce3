import { speak } from '../kernel/text.ts'
import { Disclosure } from './disclosure.tsx'
import type { Examples, Lang } from './types.ts'

export type Series = {
  label: string
  /** One per category; null where nothing is known, drawn as a gap. */
  values: readonly (number | null)[]
  /** Not final yet: hatched or dashed. */
  provisional?: boolean | undefined
}
export type ChartProps = {
  lang: Lang
  kind: 'bar' | 'line'
  title: string
  /** What it shows, in a sentence that stands for the picture. */
  description: string
  /** Of all values: 건, 억원, %. */
  unit: string
  categories: readonly string[]
  /** At most five; more belong in a table. */
  series: readonly Series[]
  /** Drawn as a line across, with its word. */
  target?: { value: number; label: string } | undefined
  /** The same numbers as a file. */
  csvHref?: string | undefined
  id: string
}

const box = { width: 600, height: 280, right: 88, top: 24, bottom: 36 }
const inner = { height: box.height - box.top - box.bottom }

/** From where to where it is drawn: beside the axis' longest label, which on a small screen takes so much for each letter (19px there, in pictures.css). */
interface Across {
  readonly left: number
  readonly width: number
}
const letter = 12
const acrossFor = (labels: readonly string[]): Across => {
  const left = Math.max(52, 10 + letter * Math.max(...labels.map((label) => label.length)))
  return { left, width: box.width - left - box.right }
}
const labelled = [0, 0.5, 1]

/** The round number at or above the largest value, so that the axis ends well. */
export const roundTop = (largest: number): number => {
  if (largest <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(largest))
  return ([1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((step) => step * power >= largest) ?? 10) * power
}

const Axis = ({
  across,
  top,
  categories,
  number,
}: {
  across: Across
  top: number
  categories: readonly string[]
  number: (n: number) => string
}) => {
  const every = Math.ceil(categories.length / 12)
  const band = across.width / categories.length
  return (
    <g class="axis">
      {[0, 0.25, 0.5, 0.75, 1].map((part) => {
        const y = box.top + inner.height * (1 - part)
        return (
          <g key={part}>
            <path class={part === 0 ? 'base' : 'grid'} d={`M${across.left} ${y}h${across.width}`} />
            {labelled.includes(part) && (
              <text x={across.left - 8} y={y + 4} text-anchor="end">
                {number(top * part)}
              </text>
            )}
          </g>
        )
      })}
      {categories.map(
        (category, at) =>
          at % every === 0 && (
            <text key={category} x={across.left + band * (at + 0.5)} y={box.height - 12} text-anchor="middle">
              {category}
            </text>
          ),
      )}
    </g>
  )
}

const Bars = ({
  across,
  series,
  height,
  count,
  hatch,
}: {
  across: Across
  hatch: string
  series: readonly Series[]
  height: (n: number) => number
  count: number
}) => {
  const band = across.width / count
  const wide = Math.min(40, (band * 0.72) / series.length)
  const start = (at: number) => across.left + band * (at + 0.5) - (wide * series.length) / 2
  const bar = (value: number, s: number, at: number, name: string | undefined, fill?: string) => (
    <rect
      key={`${s}-${at}-${fill ?? ''}`}
      class={name}
      fill={fill}
      x={start(at) + wide * s}
      width={Math.max(1, wide - 2)}
      y={box.top + inner.height - height(value)}
      height={height(value)}
    />
  )
  return (
    <>
      {series.map((each, s) =>
        each.values.map(
          (value, at) =>
            value !== null && (
              <>
                {bar(value, s, at, `s${s + 1}`)}
                {each.provisional && bar(value, s, at, undefined, hatch)}
              </>
            ),
        ),
      )}
    </>
  )
}

const dashes = ['', '7 4', '2 4', '10 3 2 3', '4 4']
const Curves = ({
  across,
  series,
  height,
  count,
}: {
  across: Across
  series: readonly Series[]
  height: (n: number) => number
  count: number
}) => {
  const band = across.width / count
  const point = (value: number, at: number) =>
    `${(across.left + band * (at + 0.5)).toFixed(1)} ${(box.top + inner.height - height(value)).toFixed(1)}`
  const draw = (values: Series['values']) =>
    values.map((value, at) => (value === null ? '' : `${at === 0 || values[at - 1] === null ? 'M' : 'L'}${point(value, at)}`)).join('')
  return (
    <>
      {series.map((each, s) => (
        <path key={s} class={`line s${s + 1}`} d={draw(each.values)} stroke-dasharray={each.provisional ? '3 5' : dashes[s] || undefined} />
      ))}
    </>
  )
}

/** Labels at the right end of each series, pushed apart so that none covers another. */
const Ends = ({ series, height }: { series: readonly Series[]; height: (n: number) => number }) => {
  let lowest = box.top - 18
  const last = (each: Series) => each.values.findLast((value) => value !== null) ?? 0
  const placed = series.map((each, s) => ({ each, s, y: box.top + inner.height - height(last(each)) })).sort((a, b) => a.y - b.y)
  return (
    <>
      {placed.map(({ each, s, y }) => {
        lowest = Math.max(y + 4, lowest + 18)
        return (
          <text key={s} class={`end s${s + 1}`} x={box.width - box.right + 8} y={lowest}>
            {each.label}
          </text>
        )
      })}
    </>
  )
}

type PartProps = { chart: ChartProps; number: (n: number) => string }

/** The drawing: its axis, its bars or curves, and the line they are to reach. */
const Drawing = ({ chart, number }: PartProps) => {
  const { kind, description, categories, series, target, id } = chart
  const top = roundTop(Math.max(target?.value ?? 0, ...series.flatMap((each) => each.values.map((value) => value ?? 0))))
  const height = (n: number) => (Math.max(0, n) / top) * inner.height
  const across = acrossFor(labelled.map((part) => number(top * part)))
  const count = categories.length
  return (
    <svg viewBox={`0 0 ${box.width} ${box.height}`} role="img" aria-label={description}>
      <defs>
        <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <path d="M0 0v6" stroke="#fff" stroke-width="4" />
        </pattern>
      </defs>
      <Axis across={across} top={top} categories={categories} number={number} />
      {kind === 'bar' ? (
        <Bars across={across} series={series} height={height} count={count} hatch={`url(#${id}-hatch)`} />
      ) : (
        <Curves across={across} series={series} height={height} count={count} />
      )}
      {kind === 'line' && <Ends series={series} height={height} />}
      {target && <Target across={across} target={target} height={height} />}
    </svg>
  )
}

const Target = ({
  across,
  target,
  height,
}: {
  across: Across
  target: { value: number; label: string }
  height: (n: number) => number
}) => {
  const y = box.top + inner.height - height(target.value)
  return (
    <g class="target">
      <path d={`M${across.left} ${y}h${across.width}`} />
      <text x={box.width - box.right + 8} y={y + 4}>
        {target.label}
      </text>
    </g>
  )
}

const Legend = ({ series }: { series: readonly Series[] }) => (
  <ul class="legend">
    {series.map((each, s) => (
      <li key={each.label}>
        <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
          <rect class={`s${s + 1}`} width="14" height="14" />
        </svg>
        {each.label}
      </li>
    ))}
  </ul>
)

/** The same numbers as a table. */
const NumbersTable = ({ chart, number }: PartProps) => {
  const { lang, title, unit, categories, series } = chart
  const t = speak(lang)
  return (
    <section class="table-region scroll" aria-label={t(`${title} 표`, `${title}, table`)} tabIndex={0}>
      <table class="krds-table">
        <caption class="sr-only">
          {title} ({unit})
        </caption>
        <thead>
          <tr>
            <th scope="col">{t('구분', 'Item')}</th>
            {series.map((each) => (
              <th key={each.label} scope="col" class="right">
                {each.label}
                {each.provisional && t('(잠정)', ' (provisional)')}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {categories.map((category, at) => (
            <tr key={category}>
              <th scope="row">{category}</th>
              {series.map((each) => (
                <td key={each.label} class="right">
                  {typeof each.values[at] === 'number' ? number(each.values[at]) : '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** A picture of few numbers drawn on the server, and the numbers themselves under it. Bars start at zero. */
export const Chart = (chart: ChartProps) => {
  const { lang, kind, title, unit, series, csvHref, id } = chart
  const t = speak(lang)
  const number = (n: number) => n.toLocaleString(lang === 'ko' ? 'ko-KR' : 'en', { maximumFractionDigits: 1 })
  return (
    <figure class="chart" aria-labelledby={`${id}-name`}>
      <figcaption id={`${id}-name`}>
        <span class="strong">{title}</span>{' '}
        <span class="quiet">
          ({t('단위', 'unit')}: {unit})
        </span>
      </figcaption>
      <Drawing chart={chart} number={number} />
      {kind === 'bar' && series.length > 1 && <Legend series={series} />}
      <Disclosure summary={t('숫자로 보기', 'Show the numbers')}>
        <NumbersTable chart={chart} number={number} />
        {csvHref && (
          <p>
            <a href={csvHref} download>
              {t('CSV로 내려받기', 'Download as CSV')}
            </a>
          </p>
        )}
      </Disclosure>
    </figure>
  )
}

export const examples: Examples = (lang) => {
  const t = speak(lang)
  const years = ['2022', '2023', '2024', '2025', '2026']
  return {
    Chart: {
      bar: (
        <Chart
          lang={lang}
          id="chart-a"
          kind="bar"
          title={t('해마다 발급한 인증', 'Certificates by year')}
          unit={t('건', 'count')}
          description={t('인증은 2022년 42건에서 2026년 118건으로 늘었습니다.', 'From 42 in 2022 to 118 in 2026.')}
          categories={years}
          series={[
            { label: t('신규', 'New'), values: [42, 58, 71, 96, 118] },
            { label: t('연장', 'Extended'), values: [11, 14, 20, 31, 40], provisional: true },
          ]}
          target={{ value: 100, label: t('목표 100', 'Target 100') }}
        />
      ),
      line: (
        <Chart
          lang={lang}
          id="chart-b"
          kind="line"
          title={t('구매 금액', 'Purchases')}
          unit={t('억원', '100m KRW')}
          description={t('두 협의체의 구매 금액 추이입니다.', 'Purchases of two councils.')}
          categories={years}
          series={[
            { label: t('국토교통', 'Transport'), values: [12.5, 18, 26.4, 33, 58.8] },
            { label: t('에너지', 'Energy'), values: [null, 8, 15, 29, 31.2] },
          ]}
          csvHref="/figures/purchases.csv"
        />
      ),
    },
  }
}
