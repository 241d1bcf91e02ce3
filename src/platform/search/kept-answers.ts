/** How much is kept, and how much of it an answer takes; what was asked longest ago goes first. */
export interface Keeping<Answer> {
  readonly room: number
  readonly takes: (answer: Answer) => number
}

/** Answers by their question. The front page, a page of a list, what is like a listing: many ask the same, and an answer stands until the index changes. */
export class KeptAnswers<Kept extends NonNullable<unknown> = NonNullable<unknown>> {
  /** The one asked last stands last. */
  private known = new Map<string, Kept>()
  private left: number
  private readonly keeping: Keeping<Kept>
  constructor(keeping: Keeping<Kept> = { room: 500, takes: () => 1 }) {
    this.keeping = keeping
    this.left = keeping.room
  }

  /** The kept answer, or that of `ask`, which is kept unless there is none. One that was under way while something changed is not kept. */
  async of<Answer extends Kept>(question: string, ask: () => Promise<Answer | undefined>): Promise<Answer | undefined> {
    const { known } = this
    const kept = known.get(question) as Answer | undefined
    if (kept !== undefined) {
      known.delete(question)
      known.set(question, kept)
      return kept
    }
    const answer = await ask()
    if (answer !== undefined && known === this.known) this.keep(question, answer)
    return answer
  }

  private keep(question: string, answer: Kept): void {
    const { known, keeping } = this
    if (known.has(question) || keeping.takes(answer) > keeping.room) return
    known.set(question, answer)
    this.left -= keeping.takes(answer)
    for (const [oldest, gone] of known) {
      if (this.left >= 0) return
      known.delete(oldest)
      this.left += keeping.takes(gone)
    }
  }

  forget(): void {
    this.known = new Map()
    this.left = this.keeping.room
  }
}
