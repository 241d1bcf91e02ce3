import { join } from 'node:path'
import { expect, test } from 'vitest'
import { submittedAt } from './apply.ts'
import { calendarFrom } from './calendar.ts'
import { readDemonstration } from './data.ts'
import { writtenAt } from './technologies.ts'

/** A demonstration begins on whatever day it is started: on a Monday after holidays, too. */
test('every technology is written before it is sent, whichever day of three years the demonstration begins', async () => {
  const { roads } = await readDemonstration(join(import.meta.dirname, '../../db/demo'))
  const wrong = new Set<string>()
  for (let day = 0; day < 3 * 365; day += 1) {
    const began = new Date(Date.parse('2025-06-01T03:00:00Z') + day * 86_400_000)
    const calendar = calendarFrom(began)
    for (const road of roads)
      if (writtenAt(calendar, road.technology, road.daysAgo) >= submittedAt({ calendar }, road))
        wrong.add(`${road.technology} ${calendar.today}`)
  }
  expect([...wrong]).toEqual([])
})
