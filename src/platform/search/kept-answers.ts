/** So many answers are kept; then all go, and those still asked for come back. */
const most = 500

/** Answers by their question. The front page, a page of a list, what is like a listing: many ask the same, and an answer stands until the index changes. */
export class KeptAnswers {
  private known = new Map<string, unknown>()

  /** The kept answer, or that of `ask`, which is kept unless there is none. One that was under way while something changed is kept no longer than that. */
  async of<Answer>(what: string, question: unknown, ask: () => Promise<Answer | undefined>): Promise<Answer | undefined> {
    const { known } = this
    const key = `${what} ${JSON.stringify(question)}`
    const kept = known.get(key) as Answer | undefined
    if (kept !== undefined) return kept
    const answer = await ask()
    if (known.size >= most) known.clear()
    if (answer !== undefined) known.set(key, answer)
    return answer
  }

  forget(): void {
    this.known = new Map()
  }
}
