import type { HomeItem, HomeQueue } from '../people/index.ts'

export interface Next {
  readonly queue: HomeQueue
  readonly item: HomeItem
  readonly total: number
}

/** Of all that waits for a person, what is due first; where nothing has a date, what has waited longest. */
export const nextOf = (queues: readonly HomeQueue[]): Next | 'nothing' => {
  const all = queues.flatMap((queue) => queue.items.map((item) => ({ queue, item })))
  const [first] = all.sort(
    (a, b) =>
      (a.item.due?.getTime() ?? Infinity) - (b.item.due?.getTime() ?? Infinity) ||
      (a.item.since?.getTime() ?? Infinity) - (b.item.since?.getTime() ?? Infinity),
  )
  return first === undefined ? 'nothing' : { ...first, total: queues.reduce((sum, queue) => sum + queue.count, 0) }
}
