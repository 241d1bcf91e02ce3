interface Question {
  readonly id: number
  readonly what: string
}

/** The child's side: tells its address, answers questions, ends when told or when the parent is gone. */
export const answerParent = (
  origin: string,
  answers: Readonly<Record<string, (question: never) => unknown>>,
  close: () => Promise<void>,
): void => {
  const all: Readonly<Record<string, (question: never) => unknown>> = {
    ...answers,
    spent: () => {
      const { user, system } = process.cpuUsage()
      return (user + system) / 1_000
    },
    stop: async () => {
      await close()
      process.exit(0)
    },
  }
  process.on('message', (question: Question) => {
    void (async () => {
      process.send?.({ id: question.id, answer: await all[question.what]?.(question as never) })
    })()
  })
  process.on('disconnect', () => process.exit(1))
  process.send?.({ id: 0, answer: origin })
}
