export interface Times {
  readonly p50: number
  readonly p99: number
}
const rounds = 5
const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
const summary = (times: readonly number[]): Times => {
  const sorted = times.toSorted((a, b) => a - b)
  return { p50: at(sorted, 0.5), p99: at(sorted, 0.99) }
}

/** Milliseconds of `runs` different runs, one after the other. Each is run in some rounds and its best counts: what other programs do meanwhile is not measured. */
export const timed = (runs: number, run: (n: number) => unknown): Times => {
  const times = Array.from({ length: runs }, () => Infinity)
  for (let round = 0; round < rounds; round += 1) {
    for (let n = 0; n < runs; n += 1) {
      const began = performance.now()
      run(n)
      times[n] = Math.min(times[n] ?? 0, performance.now() - began)
    }
  }
  return summary(times)
}
export const timedAsync = async (runs: number, run: (n: number) => Promise<unknown>): Promise<Times> => {
  const times = Array.from({ length: runs }, () => Infinity)
  for (let round = 0; round < rounds; round += 1) {
    for (let n = 0; n < runs; n += 1) {
      const began = performance.now()
      await run(n)
      times[n] = Math.min(times[n] ?? 0, performance.now() - began)
    }
  }
  return summary(times)
}
