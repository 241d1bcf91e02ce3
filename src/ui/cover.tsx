import { remembered } from './remembered.tsx'
import type { Examples } from './types.ts'

/** What can be drawn. Pages say which field of technology gets which; anything else becomes `weave`. */
export const motifs = [
  'road',
  'rail',
  'port',
  'power',
  'water',
  'shield',
  'track',
  'building',
  'bridge',
  'leaf',
  'signal',
  'flame',
  'health',
  'gear',
  'air',
  'weave',
] as const
export type Motif = (typeof motifs)[number]
export type CoverProps = {
  motif: string
  /** The public code of the thing; chooses one of four variants, always the same one. */
  code: string
  size?: 'row' | 'page' | undefined
}

const rows = (count: number, line: (at: number) => string) => Array.from({ length: count }, (_, at) => line(at)).join('')

/** Two paths each: the quiet lines and the one accent. Drawn on 240 × 160, shifted by the variant v (0–3). */
const drawings: Record<Motif, (v: number) => { quiet: string; accent: string }> = {
  road: (v) => ({
    quiet: `M${60 - v * 12} 160L${108 - v * 4} 0M${200 + v * 8} 160L${136 + v * 4} 0`,
    accent: rows(4, (n) => `M${124 + v} ${10 + n * 42}v${14 + n * 4}`),
  }),
  rail: (v) => ({
    quiet: rows(9, (n) => `M${46 - v * 4} ${8 + n * 18}h${150 + v * 8}`),
    accent: `M${80 + v * 8} 0v160M${160 - v * 8} 0v160`,
  }),
  port: (v) => ({
    quiet: rows(3, (n) => `M${30 + n * 22 + v * 6} ${112 - n * 34}h${180 - n * 44}v34h-${180 - n * 44}z`),
    accent: `M${84 + v * 10} 78h44v34h-44z`,
  }),
  power: (v) => ({
    quiet: `M40 160V30M200 160V${20 + v * 6}M24 46h32M184 ${36 + v * 6}h32`,
    accent: rows(3, (n) => `M24 ${46 + n * 10}Q${120 + v * 6} ${110 + n * 14 + v * 6} 216 ${36 + v * 6 + n * 10}`),
  }),
  water: (v) => ({
    quiet: rows(6, (n) => `M0 ${28 + n * 24}q30 ${-18 - v * 4} 60 0t60 0 60 0 60 0`),
    accent: `M0 ${76 + v * 24 - 24}q30 ${-18 - v * 4} 60 0t60 0 60 0 60 0`,
  }),
  shield: (v) => ({
    quiet: rows(4, (n) => `M${50 + n * 16} ${12 + n * 16 - v * 2}h${140 - n * 32}v${136 - n * 32}h-${140 - n * 32}z`),
    accent: `M${112 - v * 2} ${72 - v * 2}h${16 + v * 4}v${16 + v * 4}h-${16 + v * 4}z`,
  }),
  track: (v) => ({
    quiet: rows(4, (n) => `M${20 + n * 18} 160A${100 - n * 18} ${110 - n * 20 + v * 8} 0 0 1 ${220 - n * 18} 160`),
    accent: `M${56 + v * 4} 160A${64 - v * 4} ${70 + v * 6} 0 0 1 ${184 - v * 4} 160`,
  }),
  building: (v) => ({
    quiet: `M40 160V${50 + v * 8}h60V160M140 160V${24 + v * 6}h60V160` + rows(4, (n) => `M152 ${48 + v * 6 + n * 24}h36`),
    accent: `M100 160V${84 - v * 6}h40V160`,
  }),
  bridge: (v) => ({
    quiet:
      `M0 116h240M70 160V${30 + v * 6}M170 160V${30 + v * 6}` + rows(5, (n) => `M${86 + n * 17} 116V${66 + Math.abs(2 - n) * -10 + 14}`),
    accent: `M0 104Q50 80 70 ${30 + v * 6}Q120 ${130 - v * 8} 170 ${30 + v * 6}Q190 80 240 104`,
  }),
  leaf: (v) => ({
    quiet:
      `M60 140C${40 + v * 6} 60 110 20 190 20C196 100 140 150 60 140` + rows(3, (n) => `M${96 + n * 26} ${112 - n * 28}l${28 + v * 4} 4`),
    accent: 'M40 158C80 110 120 70 170 40',
  }),
  signal: (v) => ({
    quiet: rows(4, (n) => `M${120 - 26 - n * 24} 136A${26 + n * 24} ${26 + n * 24} 0 0 1 ${120 + 26 + n * 24} 136`),
    accent: `M120 136V${100 - v * 22}`,
  }),
  flame: (v) => ({
    quiet: rows(
      3,
      (n) =>
        `M120 ${150 - n * 6}C${56 + n * 20} ${150 - n * 8} ${70 + n * 12} 80 ${120 - v * 4} ${14 + n * 34}C${170 - n * 12} 80 ${184 - n * 20} ${150 - n * 8} 120 ${150 - n * 6}`,
    ),
    accent: `M120 144V${96 + v * 8}`,
  }),
  health: (v) => ({ quiet: `M100 20h40v40h40v40h-40v40h-40v-40H60V60h40z`, accent: `M20 ${80 + v * 4}h60l14-30 22 60 18-44 10 14h76` }),
  gear: (v) => ({
    quiet: rows(
      3,
      (n) =>
        `M${120 - 64 + n * 18} 80a${64 - n * 18} ${64 - n * 18} 0 1 0 ${128 - n * 36} 0a${64 - n * 18} ${64 - n * 18} 0 1 0 -${128 - n * 36} 0`,
    ),
    accent: `M120 80L${[184, 165, 120, 75][v] ?? 184} ${[80, 35, 16, 35][v] ?? 80}`,
  }),
  air: (v) => ({
    quiet: rows(6, (n) => `M${20 + (n % 2) * 24} ${24 + n * 22}h${130 + ((n * 31 + v * 17) % 60)}`),
    accent: `M30 ${90 + v * 8}h130c40 0 40-50 6-46`,
  }),
  weave: (v) => ({
    quiet: rows(6, (n) => `M${20 + n * 40} 0v160M0 ${14 + n * 28}h240`),
    accent: `M${60 + v * 40 - 40} ${42 + v * 14}h40v28h-40z`,
  }),
}

const variant = (code: string): number => [...code].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 997, 7) % 4

const drawn = remembered((name: `${Motif} ${number} ${'row' | 'page'}`) => {
  const [motif, v, size] = name.split(' ') as [Motif, string, string]
  const { quiet, accent } = drawings[motif](Number(v))
  return (
    <svg
      class={`cover ${size} v${Number(v) + 1}`}
      viewBox="0 0 240 160"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      <path class="quiet-lines" fill="none" stroke-width="3" d={quiet} />
      <path class="accent" fill="none" stroke-width="5" d={accent} />
    </svg>
  )
})

/** A drawn picture where there is no photograph: one motif per field, four variants, under 2 KB, nothing for readers to hear. */
export const Cover = ({ motif, code, size = 'row' }: CoverProps) =>
  drawn(`${motifs.find((each) => each === motif) ?? 'weave'} ${variant(code)} ${size}`)

export const examples: Examples = () => ({
  Cover: {
    motifs: (
      <div class="row">
        {motifs.map((motif, at) => (
          <Cover key={motif} motif={motif} code={`K7P${at}`} />
        ))}
      </div>
    ),
  },
})
