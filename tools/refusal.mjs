/** Something the person at the command line can mend: said in one sentence, without a stack trace. */
export class Refusal extends Error {}

/** Prints the reason on standard error and leaves with code 1. A mistake of our own keeps its stack. */
export function sayAndLeave(problem) {
  console.error(problem instanceof Refusal ? problem.message : problem)
  process.exit(1)
}
