import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'

const two = (digits: string) => digits.padStart(2, '0')

/** A five-field schedule as people say it; an unusual one stays as it is written. */
export const scheduleWords = (cron: string | null): Text => {
  if (cron === null) return text('부를 때만', 'when called')
  const [minute = '', hour = '', ...rest] = cron.trim().split(/\s+/)
  if (rest.join(' ') !== '* * *') return text(cron, cron)
  if (minute === '*' && hour === '*') return text('1분마다', 'every minute')
  const every = /^\*\/(\d+)$/.exec(minute)?.[1]
  if (every !== undefined && hour === '*') return text(`${every}분마다`, `every ${every} minutes`)
  if (!/^\d+$/.test(minute)) return text(cron, cron)
  if (hour === '*') return text(`매시 ${minute}분`, `hourly at :${two(minute)}`)
  return /^\d+$/.test(hour) ? text(`매일 ${two(hour)}:${two(minute)}`, `daily at ${two(hour)}:${two(minute)} KST`) : text(cron, cron)
}
