const AT_ONCE = 2
let running = 0
const waiting: (() => void)[] = []

/** Runs the work when fewer than two others run; in the order of asking. */
export const afterTurn = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  if (running >= AT_ONCE)
    await new Promise<void>((go) => {
      waiting.push(go)
    })
  else running += 1
  try {
    return await work()
  } finally {
    // The place goes to the next one directly, so that nobody slips in between.
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
