/** One measured figure, and what it should be where something was promised. */
export interface Figure {
  readonly key: string
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly goal?: { readonly atMost: number } | { readonly atLeast: number } | undefined
  /** What the figure was made of. */
  readonly detail?: Readonly<Record<string, number>> | undefined
}

/** Undefined where nothing was promised. */
export const isMet = ({ value, goal }: Figure): boolean | undefined =>
  goal === undefined ? undefined : 'atMost' in goal ? value <= goal.atMost : value >= goal.atLeast

const goalWords = ({ goal }: Figure): string => (goal === undefined ? '' : 'atMost' in goal ? `≤ ${goal.atMost}` : `≥ ${goal.atLeast}`)
const verdict = (figure: Figure): string =>
  ({ true: 'met', false: 'MISSED', undefined: '' })[String(isMet(figure)) as 'true' | 'false' | 'undefined']

/** The figures as a table for a terminal. */
export const printFigures = (figures: readonly Figure[]): string => {
  const rows = figures.map((one) => [
    one.what,
    `${one.value.toLocaleString('en')} ${one.unit}`.trim(),
    goalWords(one),
    verdict(one),
    Object.entries(one.detail ?? {})
      .map(([name, value]) => `${name} ${value.toLocaleString('en')}`)
      .join(', '),
  ])
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 1 || column === 2 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
