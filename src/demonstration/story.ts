import { setTimeout as rest } from 'node:timers/promises'

/**
 * A story tells one thing from its beginning to where it stands: it yields the instant of its next act, and acts when it is called again.
 * It looks first at what is there, so that telling it a second time adds nothing.
 */
export type Story = AsyncGenerator<Date, void, void>

export interface Telling {
  readonly stopped: () => boolean
  /** Called after every act with how many stories have ended. */
  readonly ended: (count: number) => void
  readonly failed: (error: unknown) => void
}

interface Open {
  readonly story: Story
  at: number
}

/** Tells many stories together in the order of their instants, one act at a time, and gives way to the pages after each. */
export const tellInOrder = async (stories: readonly Story[], telling: Telling): Promise<void> => {
  const open: Open[] = []
  let ended = 0
  const goOn = async (story: Story): Promise<void> => {
    try {
      const { value, done } = await story.next()
      if (done !== true) insert(open, { story, at: value.getTime() })
      else telling.ended((ended += 1))
    } catch (error) {
      telling.failed(error)
      telling.ended((ended += 1))
    }
  }
  for (const story of stories) {
    if (telling.stopped()) return
    await goOn(story)
  }
  for (let next = open.pop(); next !== undefined && !telling.stopped(); next = open.pop()) {
    await goOn(next.story)
    await rest(1)
  }
}

/** Kept with the earliest last; of two at the same instant the one that came first is told first. */
const insert = (open: Open[], one: Open): void => {
  let place = open.length
  while (place > 0 && (open[place - 1]?.at ?? 0) <= one.at) place -= 1
  open.splice(place, 0, one)
}
