/** Where a value comes from, in words a firm understands. */
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { Origin, RuleSetContent, ValueGroup } from './rule-set.ts'
import { ruleSources } from './sourced.ts'
import { defaultLabel } from './standard.ts'

const known = (source: string) => Object.entries(ruleSources).find(([id]) => id === source)?.[1]

/** '출처: 한국마사회 통합공모 보도(2024-10-20)', '표준 기본값', '기관 규정'. */
export const originWords = (origin: Origin): Text => {
  if (origin.kind === 'default') return defaultLabel
  if (origin.kind === 'institution') return text('기관 규정', 'the institution’s own rule')
  const named = origin.source.split(', ').map((id) => known(id)?.about ?? text(id, id))
  return text(
    `출처: ${named.map(({ ko }) => ko).join(', ')}(${origin.date})`,
    `source: ${named.map(({ en }) => en).join(', ')} (${origin.date})`,
  )
}

/** The origin of a group of values. Where every eligibility rule names its own, the group only says that sources stand with them. */
export const originsOf = (content: RuleSetContent, group: ValueGroup): Text => {
  if (group === 'eligibility' && content.eligibility.length > 0 && content.eligibility.every(({ origin }) => origin !== undefined))
    return text('출처는 조건마다 적었습니다', 'each with its source')
  const origin = content.origins[group]
  return origin ? originWords(origin) : text('기관 규정', 'the institution’s own rule')
}
