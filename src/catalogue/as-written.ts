import { fold } from '../platform/search/analyser/fold.ts'
import { wordsOf } from '../platform/search/analyser/words.ts'

/** A run as the index knows it: NB-IoT is nbiot, and pipes are a pipe; in a text that is read word by word, its letters. */
const known = (run: string): string[] => [run.toLowerCase().replaceAll(/[^a-z0-9]/g, ''), ...wordsOf(fold(run)).map((one) => one.bare)]

/** A Latin word as these texts write it: NB-IoT for nbiot, ESS for ess; others as they are. */
export const asWrittenIn = (texts: string): ((word: string) => string) => {
  let written: Map<string, string> | undefined
  return (word) => {
    if (!/^[a-z0-9]+$/.test(word)) return word
    written ??= new Map(
      [...texts.normalize('NFKC').matchAll(/[A-Za-z0-9]+(?:[.,'+&/_-][A-Za-z0-9]+)*/g)]
        .reverse()
        .flatMap(([run]) => known(run).map((one): [string, string] => [one, run])),
    )
    return written.get(word) ?? word
  }
}
