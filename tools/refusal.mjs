/** Something the person at the command line can mend: said in one sentence, without a stack trace. */
export class Refusal extends Error {}

const disk = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
}

/** What a person can mend, in a sentence; undefined for a mistake of our own. */
export function sentenceOf(problem) {
  if (problem instanceof Refusal) return problem.message
  const reason = problem?.path && disk[problem.code]
  return (
    reason && `${problem.path} cannot be written: ${reason}. Start as the user who owns this checkout, or copy it to a folder of yours.`
  )
}

/** Prints the reason on standard error and leaves with code 1. A mistake of our own keeps its stack. */
export function sayAndLeave(problem) {
  console.error(sentenceOf(problem) ?? problem)
  process.exit(1)
}
