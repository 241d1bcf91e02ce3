import { speak } from '../kernel/text.ts'
import type { Examples } from './types.ts'

/** Words as somebody typed them: a paragraph for each line. */
export const Lines = ({ words }: { words: string }) => (
  <>
    {words.split('\n').map((line, at) => (
      <p key={at}>{line}</p>
    ))}
  </>
)

export const examples: Examples = (lang) => ({
  Lines: {
    plain: (
      <Lines words={speak(lang)('시험성적서를 냈습니다.\n쪽 번호도 넣었습니다.', 'The test report is in.\nPages are numbered now.')} />
    ),
  },
})
