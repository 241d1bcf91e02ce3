import type { Analyser } from '../analyser/analyse.ts'
import { verbs } from '../analyser/parts-of-speech.ts'

/** English words that hold a sentence together: nobody looks for them, and none completes what is looked for. */
const fillers: ReadonlySet<string> = new Set(
  `a about above across after again all also although always among an and any are as at be because been before being below between both but by
  can could did do does doing done down during each either else enough etc even ever every few for from further get gets had has have having
  here how however if in inside instead into is it its itself just least less like made make makes many may might more most much must near
  neither never no nor not now of off often on once one only onto or other others our out outside over own per quite rather same several shall
  she should since so some such than that the their them then there these they this those though through thus to together too toward towards
  under unless until up upon use used uses using very via was we were what when where whether which while who whom whose why will with within
  without would yet you your`.split(/\s+/),
)

/** An English word that holds a sentence together. */
export const isFiller = (word: string): boolean => fillers.has(word)

/** Whether a word may be offered: Korean that is a name to its end, without verbs and endings; English that is no filler. */
export const maySuggest = (word: string, analyser: Analyser): boolean => {
  if (!/[가-힣]/.test(word)) return !fillers.has(word)
  if (analyser.isNoun(word)) return true
  const pieces = analyser.morphemes(word).filter((one) => !one.joined)
  // A lone syllable behind nouns is at home there, whatever else it may be: 기, 제, 재.
  const isVerb = (at: number) => {
    const piece = pieces[at]
    return piece !== undefined && verbs[piece.tag] === 1 && !(at > 0 && at === pieces.length - 1 && piece.text.length === 1)
  }
  return pieces.at(-1)?.end === word.length && !pieces.some((_, at) => isVerb(at))
}
