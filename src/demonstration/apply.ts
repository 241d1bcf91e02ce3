import { declarations, editApplication, startApplication, submitApplication } from '../applications/index.ts'
import type { Answers } from '../applications/index.ts'
import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import { ownerOf } from './firms.ts'
import { lanesOf } from './lanes.ts'
import type { RoadData } from './data.ts'
import { between } from './lot.ts'
import type { Story } from './story.ts'
import { findOwn } from './technologies.ts'
import { asFirm, callOf, must, within } from './world.ts'
import type { World } from './world.ts'

/** The instant at which an application is sent. */
export const submittedAt = ({ calendar }: Pick<World, 'calendar'>, road: RoadData): Date =>
  calendar.moment(road.daysAgo, 9.2 + between(`sent ${road.technology}`, 0, 80) / 10)

/** A firm begins its application and sends it to every institution of the road at once; a draft stays a draft. */
export async function* apply(world: World, road: RoadData): Story {
  const { firm } = ownerOf(world, road.technology)
  const lanes = lanesOf(road)
  const isDraft = lanes.some((lane) => lane.fate === 'draft')
  const at = submittedAt(world, road)
  const known = async () => {
    const technology = await findOwn(world, road.technology)
    return (
      technology &&
      world.read.maybe(
        sql<{
          id: string
          state: string
        }>`select id, state from applications where technology_id = ${technology.id} order by started_at limit 1`,
      )
    )
  }
  const before = await known()
  if (before?.state === 'submitted' || (before && isDraft)) return
  yield at
  const technology = await findOwn(world, road.technology)
  if (!technology) throw new Error(`${road.technology} was not written`)
  const choices = lanes.flatMap((lane) =>
    lane.institutions.map((institutionId) => ({ callId: callOf(world, lane.callKey), institutionId })),
  )
  const actor = asFirm(world, firm, at)
  await within(world, actor, async (tx) => {
    const id =
      before?.id ??
      must(await startApplication(tx, firm.companyId, technology.id, choices, 'developer'), `Application of ${road.technology}`).id
    must(
      await editApplication(tx, firm.companyId, id, {
        version: await versionOf(tx, id),
        standing: 'developer',
        answers: answersOf(world, road),
        choices,
      }),
      `Answers of ${road.technology}`,
    )
    if (isDraft) return
    must(
      await submitApplication(tx, firm.companyId, id, {
        choices,
        declarations,
        seen: { version: await versionOf(tx, id), technologyEdit: technology.edit },
      }),
      `Submission of ${road.technology}`,
    )
  })
}

/** The form of an application as it stands in this transaction. */
const versionOf = async (tx: Tx, id: string) =>
  (await tx.one(sql<{ version: number }>`select version from applications where id = ${id}`)).version

const answersOf = (world: World, road: RoadData): Answers =>
  Object.fromEntries(
    lanesOf(road).map((lane) => {
      const questions = world.data.calls.find((call) => call.key === lane.callKey)?.questions ?? []
      return [lane.lead, Object.fromEntries(questions.map((question) => [question.id, question.answer]))]
    }),
  )
