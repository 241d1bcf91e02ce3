/**
 * The places of the best `most` of `count`, best first; `isBetter` is a strict order. A heap whose root is the worst kept. Where the
 * order goes by scores first, `scores` spares most comparisons.
 */
export const bestOf = (
  count: number,
  most: number,
  isBetter: (a: number, b: number) => boolean,
  scores?: Float32Array | Float64Array,
): number[] => {
  const heap: number[] = []
  const isWorse = (a: number, b: number) => isBetter(b, a)
  const sink = (from: number) => {
    for (let at = from; ;) {
      let worst = at
      for (const child of [2 * at + 1, 2 * at + 2]) if (child < heap.length && isWorse(heap[child] ?? 0, heap[worst] ?? 0)) worst = child
      if (worst === at) return
      const moved = heap[at] ?? 0
      heap[at] = heap[worst] ?? 0
      heap[worst] = moved
      at = worst
    }
  }
  const rise = () => {
    for (let at = heap.length - 1; at > 0;) {
      const above = (at - 1) >> 1
      if (!isWorse(heap[at] ?? 0, heap[above] ?? 0)) return
      const moved = heap[at] ?? 0
      heap[at] = heap[above] ?? 0
      heap[above] = moved
      at = above
    }
  }
  if (most <= 0) return []
  let least = -Infinity
  for (let place = 0; place < count; place += 1) {
    if (scores !== undefined && (scores[place] as number) < least) continue
    if (heap.length < most) {
      heap.push(place)
      rise()
    } else if (isBetter(place, heap[0] ?? 0)) {
      heap[0] = place
      sink(0)
    }
    if (heap.length === most && scores !== undefined) least = scores[heap[0] ?? 0] ?? 0
  }
  return heap.sort((a, b) => (isBetter(a, b) ? -1 : 1))
}

export const largest = (scores: Float32Array): number => {
  let top = 0
  // By place: going by the iterator takes several times as long.
  for (let at = 0; at < scores.length; at += 1) if ((scores[at] as number) > top) top = scores[at] as number
  return top
}
