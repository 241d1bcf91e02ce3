import { motifOf } from '../catalogue/index.ts'
import { between, lot, pick } from './lot.ts'

/** Drawn places with an invented device in them: flat shapes in the light of one of four hours. 1280 × 853. */
interface Light {
  readonly sky: string
  readonly far: string
  readonly ground: string
  readonly dark: string
  readonly accent: string
  readonly sun: string
}
const lights: readonly Light[] = [
  { sky: '#cfe3f2', far: '#a9c3d6', ground: '#8d9a8f', dark: '#34424f', accent: '#e0872e', sun: '#fff3c9' },
  { sky: '#f4dcc4', far: '#d6a98f', ground: '#9a7f6c', dark: '#4a3a3d', accent: '#2f7f8f', sun: '#fff0da' },
  { sky: '#c9d6de', far: '#9fb0ba', ground: '#7c878c', dark: '#2c363c', accent: '#d5b23a', sun: '#eef3f6' },
  { sky: '#2f3e57', far: '#25324a', ground: '#1d2738', dark: '#0f1622', accent: '#f2b94b', sun: '#e9e3c8' },
]

const rect = (x: number, y: number, w: number, h: number, fill: string, more = '') =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`
const path = (d: string, fill: string, more = '') => `<path d="${d}" fill="${fill}" ${more}/>`
const stroke = (d: string, color: string, width: number) =>
  `<path d="${d}" fill="none" stroke="${color}" stroke-width="${width}" stroke-linecap="round"/>`
const circle = (x: number, y: number, r: number, fill: string, more = '') => `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`
const times = (count: number, draw: (at: number) => string) => Array.from({ length: count }, (_, at) => draw(at)).join('')

type Place = (c: Light, r: (name: string, from: number, to: number) => number) => string
const hills = (c: Light, r: Parameters<Place>[1]) =>
  path(`M0 480 Q${r('h1', 160, 320)} ${r('h2', 330, 430)} 480 470 T900 440 T1280 ${r('h3', 400, 470)} V853 H0Z`, c.far)

const places: Readonly<Record<string, Place>> = {
  road: (c, r) =>
    hills(c, r) +
    rect(0, 470, 1280, 383, c.ground) +
    path(`M${r('l', 120, 260)} 853 L600 470 H690 L${r('r', 1040, 1180)} 853Z`, c.dark) +
    times(6, (n) => path(`M${641 - n * 2} ${490 + n * n * 10} h${8 + n * 4} l${n} ${14 + n * 9} h-${10 + n * 6}z`, '#f3efe2')) +
    stroke(`M0 ${r('g', 560, 600)} L580 474`, '#c9ccd0', 7),
  rail: (c, r) =>
    hills(c, r) +
    rect(0, 480, 1280, 373, c.ground) +
    times(11, (n) => rect(560 - n * 42, 496 + n * n * 3.1, 150 + n * 84, 6 + n * 2, '#5b5148')) +
    stroke('M610 482 L240 853 M660 482 L1000 853', '#c8cdd2', 9) +
    times(4, (n) =>
      stroke(`M${980 + n * 80} ${300 - n * 20} V${520 + n * 40} M${900 + n * 80} ${320 - n * 20} H${980 + n * 80}`, c.dark, 6),
    ),
  port: (c, r) =>
    rect(0, 500, 1280, 150, '#4f7f94') +
    times(7, (n) => stroke(`M${r(`w${n}`, 0, 1100)} ${515 + n * 18} h${r(`v${n}`, 60, 180)}`, '#7fa9ba', 4)) +
    rect(0, 640, 1280, 213, '#8c8f90') +
    times(
      5,
      (n) =>
        rect(r('k', 40, 90) + n * 132, 430 - (n % 3) * 60, 124, 58, ['#b9573f', '#3f7fb0', '#d0a63a', '#5a8a57', '#7a6a9a'][n] ?? '#888') +
        rect(r('k', 40, 90) + n * 132, 490, 124, 58, ['#3f7fb0', '#5a8a57', '#b9573f', '#d0a63a', '#3f7fb0'][n] ?? '#888'),
    ) +
    stroke(`M860 640 V190 M1010 640 V190 M800 230 H1240 M860 190 L935 110 L1240 230 M935 110 V230`, c.dark, 13),
  power: (c, r) =>
    hills(c, r) +
    rect(0, 520, 1280, 333, c.ground) +
    times(3, (n) => {
      const x = 180 + n * r('s', 330, 390)
      const h = 330 - n * 50
      return stroke(
        `M${x} 560 L${x + 45} ${560 - h} L${x + 90} 560 M${x + 8} ${560 - h * 0.72} H${x + 82} M${x - 20} ${560 - h * 0.86} H${x + 110} M${x + 20} ${560 - h * 0.4} L${x + 70} ${560 - h * 0.62}`,
        c.dark,
        6,
      )
    }) +
    stroke(`M0 250 Q160 330 205 ${560 - 284} Q420 380 590 320 Q800 400 960 ${340} Q1120 400 1280 350`, c.dark, 3),
  water: (c, r) =>
    hills(c, r) +
    path('M0 520 H1280 V853 H0Z', '#5d93a8') +
    times(9, (n) => stroke(`M${r(`w${n}`, 0, 1050)} ${545 + n * 30} q40 -12 80 0 t80 0`, '#86b5c6', 5)) +
    rect(0, 500, 1280, 34, '#9aa1a3') +
    times(4, (n) => rect(90 + n * 130, 430, 76, 104, '#84898c') + rect(104 + n * 130, 450, 48, 84, c.dark)),
  building: (c, r) =>
    times(
      5,
      (n) =>
        rect(60 + n * 240, 180 + ((n * 67 + r('b', 0, 90)) % 150), 190, 520, n % 2 ? '#b7bcc2' : '#9aa3ad') +
        times(12, (m) =>
          rect(
            84 + n * 240 + (m % 3) * 52,
            360 + Math.floor(m / 3) * 70,
            34,
            42,
            lot(`${r('b', 0, 90)}${n}${m}`) > 0.6 ? '#f0dfa8' : c.dark,
          ),
        ),
    ) + rect(0, 690, 1280, 163, c.ground),
  air: (c, r) =>
    hills(c, r) +
    rect(0, 500, 1280, 353, '#7f8a7d') +
    path(`M420 853 L600 500 H680 L${r('r', 860, 940)} 853Z`, '#4b5157') +
    times(6, (n) => rect(634 - n, 520 + n * n * 11, 12 + n * 2, 18 + n * 6, '#eef0ee')) +
    times(7, (n) => circle(600 - n * 30, 505 + n * n * 8, 4 + n, c.accent) + circle(680 + n * 30, 505 + n * n * 8, 4 + n, c.accent)) +
    path('M900 250 l170 -34 40 -52 24 4 -12 50 92 -16 q26 0 20 16 l-130 38 -70 74 -28 6 26 -66 -96 20 -40 -24z', '#eceff1'),
  track: (c, r) =>
    hills(c, r) +
    path('M-50 853 Q200 500 640 500 T1330 853Z', '#b08f62') +
    path('M180 853 Q360 590 640 590 T1100 853Z', '#6f9060') +
    stroke('M-40 800 Q200 480 640 480 T1320 800', '#f4f2ec', 10) +
    times(13, (n) => rect(60 + n * 95, 470 + Math.abs(6 - n) * 22, 8, 46, '#f4f2ec')),
  leaf: (c, r) =>
    hills(c, r) +
    rect(0, 560, 1280, 293, '#88a26b') +
    times(7, (n) => {
      const x = 90 + n * 180
      const h = r(`t${n}`, 170, 250)
      return rect(x - 9, 600 - h * 0.4, 18, h * 0.5, '#6d5540') + circle(x, 600 - h * 0.62, h * 0.36, n % 2 ? '#5f8a4f' : '#769c58')
    }),
  gear: (c) =>
    rect(0, 0, 1280, 853, '#cfd4d8') +
    times(4, (n) => rect(0, 120 + n * 130, 1280, 16, '#b9c0c5')) +
    rect(0, 610, 1280, 243, '#9aa2a7') +
    times(
      3,
      (n) =>
        circle(260 + n * 380, 380, 128, '#8b959c') + circle(260 + n * 380, 380, 86, '#6f7a82') + circle(260 + n * 380, 380, 26, c.dark),
    ) +
    stroke('M0 250 H1280 M0 520 H1280', '#8f989e', 22),
  signal: (c, r) =>
    rect(0, 0, 1280, 853, '#273243') +
    times(
      6,
      (n) =>
        rect(90 + n * 190, 150, 150, 560, '#1b2431') +
        times(
          9,
          (m) =>
            rect(104 + n * 190, 172 + m * 58, 122, 40, '#303e52') +
            circle(206 + n * 190, 192 + m * 58, 5, lot(`${r('x', 0, 99)}${n}${m}`) > 0.7 ? c.accent : '#5fc08a'),
        ),
    ) +
    rect(0, 720, 1280, 133, '#1a2230'),
}
const alike: Readonly<Record<string, string>> = { bridge: 'building', flame: 'gear', shield: 'road', weave: 'signal', health: 'signal' }

/** The device itself: a cabinet, a mast with a head, a low sensor, or a small machine on wheels. */
const devices: readonly Place[] = [
  (c, r) => {
    const x = r('x', 180, 820)
    return (
      rect(x, 470, 190, 290, '#e9edf0', 'rx="10"') +
      rect(x + 22, 500, 146, 92, c.dark, 'rx="6"') +
      stroke(`M${x + 40} 566 l26 -30 24 16 36 -34`, c.accent, 7) +
      circle(x + 40, 640, 13, c.accent) +
      circle(x + 84, 640, 13, '#5fae78') +
      rect(x + 30, 760, 26, 22, c.dark) +
      rect(x + 134, 760, 26, 22, c.dark)
    )
  },
  (c, r) => {
    const x = r('x', 260, 940)
    return (
      rect(x, 300, 20, 480, '#d7dde2') +
      rect(x - 70, 246, 160, 92, '#eef1f3', 'rx="14"') +
      circle(x - 26, 292, 25, c.dark) +
      circle(x - 26, 292, 10, c.accent) +
      rect(x + 26, 270, 46, 12, c.accent) +
      rect(x - 34, 776, 88, 18, '#8c949a')
    )
  },
  (c, r) => {
    const x = r('x', 240, 820)
    const y = r('y', 640, 700)
    return (
      path(`M${x} ${y} h250 l36 74 h-322z`, '#dfe4e8') +
      rect(x + 40, y - 42, 170, 46, c.dark, 'rx="8"') +
      circle(x + 80, y - 18, 10, c.accent) +
      times(4, (n) => rect(x + 118 + n * 22, y - 26, 12, 16, '#6fb0cf'))
    )
  },
  (c, r) => {
    const x = r('x', 220, 760)
    return (
      rect(x, 560, 330, 130, '#eef1f3', 'rx="26"') +
      rect(x + 40, 500, 120, 70, c.accent, 'rx="12"') +
      circle(x + 262, 606, 32, c.dark) +
      circle(x + 262, 606, 13, '#7fc4e6') +
      times(3, (n) => circle(x + 62 + n * 102, 706, 42, '#2b3238') + circle(x + 62 + n * 102, 706, 17, '#8d979e'))
    )
  },
]

export const drawScene = (key: string, fieldCodes: readonly string[]): string => {
  const motif = motifOf(fieldCodes)
  const light = pick(`light ${key}`, lights)
  const number = (name: string, from: number, to: number) => between(`${name} ${key}`, from, to)
  const place = places[motif] ?? places[alike[motif] ?? 'signal']
  const device = devices[number('device', 0, devices.length - 1)]
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1280" height="853" viewBox="0 0 1280 853">${rect(0, 0, 1280, 853, light.sky)}${circle(number('sun', 160, 1120), number('height', 90, 200), 54, light.sun)}${place?.(light, number) ?? ''}${device?.(light, number) ?? ''}</svg>`
}
