import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { Problem } from './prove.ts'
import type { RuleSetContent } from './rule-set.ts'

/** Texts that may stay empty. */
const MAY_BE_EMPTY = /(^|\.)(guidance|hint|introduction)$/

/** Every name in Korean and in English. Guidance may be empty, but not in one language only. */
export const wordProblems = (content: RuleSetContent): readonly Problem[] =>
  textsIn(content, '').flatMap(({ path, words }) => {
    const [noKorean, noEnglish] = [words.ko.trim() === '', words.en.trim() === '']
    if (noKorean && noEnglish && MAY_BE_EMPTY.test(path)) return []
    return [
      ...(noKorean
        ? [
            {
              path: `${path}.ko`,
              severity: 'stops' as const,
              words: text(
                `한국어 문구가 비어 있습니다${noEnglish ? '' : `(${words.en})`}.`,
                `The Korean words are missing${noEnglish ? '' : ` (${words.en})`}.`,
              ),
            },
          ]
        : []),
      ...(noEnglish
        ? [
            {
              path: `${path}.en`,
              severity: 'stops' as const,
              words: text(
                `영어 문구가 비어 있습니다${noKorean ? '' : `(${words.ko})`}.`,
                `The English words are missing${noKorean ? '' : ` (${words.ko})`}.`,
              ),
            },
          ]
        : []),
    ]
  })

const textsIn = (value: unknown, path: string): readonly { readonly path: string; readonly words: Text }[] => {
  if (typeof value !== 'object' || value === null) return []
  if (isText(value)) return [{ path, words: value }]
  return Object.entries(value).flatMap(([key, inside]) => textsIn(inside, path === '' ? key : `${path}.${key}`))
}

const isText = (value: object): value is Text =>
  'ko' in value && 'en' in value && typeof value.ko === 'string' && typeof value.en === 'string'
