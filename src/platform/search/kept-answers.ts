/** How much is kept, and how much of it an answer takes; what was asked longest ago goes first. */
export interface Keeping<Answer> {
  readonly room: number
  readonly takes: (answer: Answer, question: string) => number
}

/** Answers by their question. The front page, a page of a list, what is like a listing: many ask the same, and an answer stands until the index changes. */
export class KeptAnswers<Kept extends NonNullable<unknown> = NonNullable<unknown>> {
  /** The one asked last stands last. */
  private known = new Map<string, Kept>()
  private left: number
  private readonly keeping: Keeping<Kept>
  constructor(keeping: Keeping<Kept>) {
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
    const takes = keeping.takes(answer, question)
    if (known.has(question) || takes > keeping.room) return
    known.set(question, answer)
    this.left -= takes
    for (const [oldest, gone] of known) {
      if (this.left >= 0) return
      known.delete(oldest)
      this.left += keeping.takes(gone, oldest)
    }
  }

  forget(): void {
    this.known = new Map()
    this.left = this.keeping.room
  }
}
