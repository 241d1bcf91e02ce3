import type { Visit } from '../../people/index.ts'
import { Link } from '../../ui/index.ts'

/** Where whoever is signed in may judge a result: under the buying hat, at the desk, as a reviewer. */
export const judgeHat = (visit: Visit): string | undefined => {
  const hats = visit.signedIn?.hats ?? []
  const hat = ['buying:', 'desk:', 'reviews'].flatMap((kind) => hats.find((one) => one.key.startsWith(kind)) ?? [])[0]
  return hat?.path
}

/** Beside a result of a search: the way to say how it fits. Nothing for those who do not judge. */
export const JudgeLink = ({ visit, words, listingId, title }: { visit: Visit; words: string; listingId: string; title: string }) => {
  const hat = judgeHat(visit)
  if (hat === undefined || words.trim() === '') return null
  return (
    <Link href={visit.href(`${hat}/judgements?q=${encodeURIComponent(words)}&listing=${listingId}`)} hidden={title}>
      {visit.t('이 결과 평가하기', 'Judge this result')}
    </Link>
  )
}
