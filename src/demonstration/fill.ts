import { sql } from '../platform/database/database.ts'
import type { App } from '../platform/services.ts'
import { calendarFrom } from './calendar.ts'
import { enterCast } from './cast.ts'
import { chaptersOf } from './chapters.ts'
import { readDemonstration } from './data.ts'
import type { DemonstrationData } from './data.ts'
import { enterFirms } from './firms.ts'
import { enterRules } from './rules.ts'
import { tellInOrder } from './story.ts'
import type { World } from './world.ts'

/** `done` answers with the acts that failed and were left out. */
export interface Filling {
  stop(): Promise<void>
  readonly done: Promise<readonly unknown[]>
}
export interface FillOptions {
  /** Only the technologies of these keys and what follows from them; all where it is not given. */
  readonly technologies?: ReadonlySet<string>
}

const narrowed = (data: DemonstrationData, only: ReadonlySet<string> | undefined): DemonstrationData => {
  if (only === undefined) return data
  const technologies = data.technologies.filter((one) => only.has(one.key))
  const firms = new Set(technologies.map((one) => one.firm))
  return {
    ...data,
    technologies,
    roads: data.roads.filter((road) => only.has(road.technology)),
    firms: data.firms.filter((firm) => firms.has(firm.key)),
    calls: data.calls.map((call) => ({ ...call, asked: [] })),
  }
}

/**
 * Fills a demonstration in the background, through the application's own actions, each at its own past instant. What is there already is
 * recognised, so a filling that was cut off goes on where it stood. `tell` hears of the progress, from 0 to 100.
 */
export const fillDemonstration = (app: App, folder: string, tell: (progress: number) => void, options: FillOptions = {}): Filling => {
  let stopped = false
  const failures: unknown[] = []
  const run = async (): Promise<readonly unknown[]> => {
    const read = app.db.reader()
    const { began } = await read.one(sql<{ began: Date }>`select created_at as began from market`)
    const world: World = {
      app,
      read,
      data: narrowed(await readDemonstration(folder), options.technologies),
      calendar: calendarFrom(began),
      people: new Map(),
      firms: new Map(),
      ruleSets: new Map(),
      calls: new Map(),
    }
    await enterCast(world)
    await enterRules(world, [...new Set(world.data.people.staff.map((one) => one.institution))])
    await enterFirms(world)
    const chapters = chaptersOf(world)
    const all = chapters.reduce((sum, stories) => sum + stories.length, 0)
    let told = -1
    let before = 0
    for (const stories of chapters) {
      await tellInOrder(stories, {
        stopped: () => stopped,
        ended: (count) => {
          const progress = Math.min(99, Math.floor(((before + count) / all) * 100))
          if (progress > told) tell((told = progress))
        },
        failed: (error) => {
          failures.push(error)
        },
      })
      before += stories.length
    }
    if (!stopped) tell(100)
    for (const failure of failures.slice(0, 5))
      process.stderr.write(`demonstration: ${failure instanceof Error ? failure.message : String(failure)}\n`)
    if (failures.length > 5) process.stderr.write(`demonstration: ${failures.length - 5} further acts were left out\n`)
    return failures
  }
  const done = run().catch((error: unknown) => {
    process.stderr.write(`demonstration stopped: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
    return [...failures, error]
  })
  return {
    done,
    stop: async () => {
      stopped = true
      await done
    },
  }
}
