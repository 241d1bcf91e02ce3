import { all, say } from './say.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const count = (n: number, ko: string, en: string) => (n > 0 ? [say(`${n}${ko}`, `${n} ${en}${n === 1 ? '' : 's'}`)] : [])

/** The same words as the server's: rounded down, days alone from seven days on, minutes only on the last day. */
export const leftInWords = (left: number): string => {
  const days = Math.floor(left / DAY)
  const hours = Math.floor((left % DAY) / HOUR)
  const minutes = Math.floor((left % HOUR) / MINUTE)
  const parts = [
    ...count(days, '일', 'day'),
    ...count(days < 7 ? hours : 0, '시간', 'hour'),
    ...count(days === 0 ? minutes : 0, '분', 'minute'),
  ]
  return parts.join(' ') || say('1분 미만', 'less than a minute')
}

const shown = /· [^.]*?(남음|left)/

/** Counts deadlines down by the server's clock: only what is left changes in the sentence. The server alone decides what is late. */
export const clocks = (): void => {
  const opened = performance.now()
  const tick = () => {
    for (const time of all<HTMLElement>('time[data-closes]')) {
      const now = Date.parse(time.dataset['drawn'] ?? '') + performance.now() - opened
      const left = Date.parse(time.dataset['closes'] ?? '') - now
      if (Number.isNaN(left)) continue
      const words = left > 0 ? `· ${leftInWords(left)} ${say('남음', 'left')}` : say('· 마감되었습니다', '· closed')
      const text = (time.textContent ?? '').replace(left > 0 ? shown : /· .*/, words)
      if (text !== time.textContent) time.textContent = text
      time.parentElement?.classList.toggle('soon', left > 0 && left < DAY)
      if (left <= 0) delete time.dataset['closes']
    }
  }
  if (all('time[data-closes]').length > 0) setInterval(tick, 10_000)
}
