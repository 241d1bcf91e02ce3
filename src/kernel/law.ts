import { text } from './text.ts'
import type { Text } from './text.ts'

const items = '가나다라마바사아자차카타파하'
/** ‘제26조 제1항 제5호 가목 5)’ in English: Art. 26(1) subpara. 5 item (a) 5). What is no article stays as it is. */
export const articleInEnglish = (article: string): string =>
  article
    .replaceAll(/\s*·\s*/g, ', ')
    .replaceAll(/제(\d+)조(?:의(\d+))?/g, (_, number: string, branch: string | undefined) => `Art. ${number}${branch ? `-${branch}` : ''}`)
    .replaceAll(/\s*제(\d+)항/g, '($1)')
    .replaceAll(/\s*제(\d+)호/g, ' subpara. $1')
    .replaceAll(/\s*([가-하])목/g, (whole, letter: string) => {
      const at = items.indexOf(letter)
      return at === -1 ? whole : ` item (${String.fromCodePoint(97 + at)})`
    })

export interface LawFace {
  readonly lawKo: string
  readonly lawEn: string
  /** As Korean law names it; null where only the law is known. */ readonly article: string | null
}
/** A law with its article; in English with the Korean name, by which it is looked up, where there is an article to look up. */
export const lawWords = ({ lawKo, lawEn, article }: LawFace): Text =>
  article === null ? text(lawKo, lawEn) : text(`${lawKo} ${article}`, `${lawEn} ${articleInEnglish(article)} (${lawKo} ${article})`)
