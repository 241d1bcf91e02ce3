import { remembered } from './remembered.tsx'
import type { Tone } from './types.ts'

const lines = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  clock: 'M12 7v5l3.5 2M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z',
  pause: 'M9 6v12M15 6v12',
  cross: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  question: 'M9 9.2a3 3 0 1 1 4.3 2.7c-.9.5-1.3 1-1.3 2M12 17v.2',
  differs: 'M5 9.5h14M5 14.5h14M16 5L8 19',
  info: 'M12 11v6M12 7v.2M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z',
  warning: 'M12 4L2.8 20h18.4zM12 10v4.5M12 17.2v.2',
  plus: 'M12 5v14M5 12h14',
  keep: 'M6 4h12v16l-6-4-6 4z',
  circle: 'M12 5a7 7 0 1 1 0 14 7 7 0 0 1 0-14z',
  half: 'M12 5a7 7 0 1 1 0 14 7 7 0 0 1 0-14z',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.5 15.5L21 21',
  menu: 'M4 7h16M4 12h16M4 17h16',
  right: 'M9 5l7 7-7 7',
  left: 'M15 5l-7 7 7 7',
  down: 'M5 9l7 7 7-7',
  up: 'M5 15l7-7 7 7',
  sort: 'M8 10l4-4 4 4M8 14l4 4 4-4',
  file: 'M6 3h8l5 5v13H6zM14 3v5h5',
  outside: 'M14 4h6v6M20 4l-9 9M18 14v6H4V6h6',
  undo: 'M8 5L4 9l4 4M4 9h10a5 5 0 0 1 0 10h-4',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
} as const
export type IconName = keyof typeof lines

type Size = 16 | 20 | 24
const drawn = remembered((name: `${IconName} ${Size}`) => {
  const [line, size] = name.split(' ') as [IconName, string]
  return (
    <svg class="icon" width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={lines[line]} fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="square" />
      {line === 'half' && <path d="M12 5a7 7 0 0 1 0 14z" fill="currentColor" />}
    </svg>
  )
})

/** A line drawing of 24 units that takes the colour of its text. Always beside a word, so it is hidden from readers. */
export const Icon = ({ name, size = 20 }: { name: IconName; size?: Size }) => drawn(`${name} ${size}`)

export const toneIcon: Readonly<Record<Tone, IconName>> = {
  neutral: 'circle',
  info: 'half',
  success: 'check',
  warning: 'warning',
  danger: 'cross',
}

/** ㄱ resting on ㅁ: the corner of the one stands on the corner of the other. */
export const Mark = () => (
  <svg class="mark" width="32" height="32" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path d="M3 5h21.8v10" fill="none" stroke="currentColor" stroke-width="4.5" />
    <path d="M10 17.2h14.8v9.6H10z" fill="none" stroke="currentColor" stroke-opacity="0.5" stroke-width="4.5" />
  </svg>
)
