/** Letters and digits of a run, as the index knows it: NB-IoT is nbiot. */
const bare = (run: string): string => run.toLowerCase().replaceAll(/[^a-z0-9]/g, '')

/** A Latin word as these texts write it: NB-IoT for nbiot, ESS for ess; others as they are. */
export const asWrittenIn = (texts: string): ((word: string) => string) => {
  let written: Map<string, string> | undefined
  return (word) => {
    if (!/^[a-z0-9]+$/.test(word)) return word
    written ??= new Map(
      [...texts.normalize('NFKC').matchAll(/[A-Za-z0-9]+(?:[.,'+&/_-][A-Za-z0-9]+)*/g)].reverse().map(([run]) => [bare(run), run]),
    )
    return written.get(word) ?? word
  }
}
