import { dayOf } from '../kernel/dates.ts'
import { sql } from '../platform/database/database.ts'
import { addDocument, addPicture, createTechnology } from '../technologies/index.ts'
import type { TechnologyContent } from '../technologies/index.ts'
import type { Calendar } from './calendar.ts'
import { dossierOn, halfWritten } from './dossier.ts'
import { ownerOf } from './firms.ts'
import { between } from './lot.ts'
import { papersOf } from './papers.ts'
import { pictureOf } from './pictures.ts'
import type { Story } from './story.ts'
import { asFirm, within } from './world.ts'
import type { World } from './world.ts'

/** The technology of this key, if it was written already. */
export const findOwn = async (world: World, key: string): Promise<{ id: string; edit: number } | undefined> => {
  const { technology, firm } = ownerOf(world, key)
  return world.read.maybe(sql<{ id: string; edit: number }>`
    select id, version as edit from technologies where company_id = ${firm.companyId} and title_ko = ${technology.content.titleKo ?? ''}
      order by created_at limit 1`)
}

/** When a technology is written: before the day it is sent, also where a holiday draws the two days together. */
export const writtenAt = (calendar: Calendar, key: string, roadDaysAgo: number | undefined): Date => {
  const hour = 9 + between(`hour ${key}`, 0, 8)
  if (roadDaysAgo === undefined) return calendar.moment(between(`idea ${key}`, 3, 70), hour)
  const when = calendar.moment(roadDaysAgo + between(`written ${key}`, 3, 24), hour)
  const sent = calendar.moment(roadDaysAgo, 9)
  return when < sent ? when : new Date(sent.getTime() - 86_400_000)
}

/** A firm writes a technology down, with pictures and papers. Those without a road are still being written. */
export async function* writeTechnology(world: World, key: string, roadDaysAgo: number | undefined): Story {
  if (await findOwn(world, key)) return
  const when = writtenAt(world.calendar, key, roadDaysAgo)
  yield when
  const { technology, firm } = ownerOf(world, key)
  const about = world.data.firms.find((one) => one.key === technology.firm)
  if (!about) throw new Error(`${technology.firm} is not in the data`)
  const whole = dossierOn(technology.content, dayOf(when), world.calendar.today)
  const content = roadDaysAgo === undefined ? halfWritten(whole, between(`kept ${key}`, 1, 2)) : whole
  const papers = roadDaysAgo === undefined ? [] : await papersOf(world.app, key, about, content, dayOf(when))
  const pictures = await picturesOf(world, key, content)
  await within(world, asFirm(world, firm, when), async (tx) => {
    const { id } = await createTechnology(tx, firm.companyId, content)
    for (const paper of papers) await addDocument(tx, { technologyId: id, companyId: firm.companyId, ...paper })
    for (const [shot, picture] of pictures.entries())
      await addPicture(tx, {
        technologyId: id,
        companyId: firm.companyId,
        ...picture,
        altKo: captions[shot]?.ko(content.titleKo) ?? content.titleKo,
        altEn: captions[shot]?.en(content.titleEn) ?? content.titleEn,
      })
  })
}

/** Three of four have a picture, some two; the others show how a technology without one looks. */
const picturesOf = async (world: World, key: string, content: TechnologyContent) => {
  const count = [0, 1, 1, 2][between(`pictures ${key}`, 0, 3)] ?? 1
  const pictures = []
  for (let shot = 0; shot < count; shot += 1) pictures.push(await pictureOf(world.app, key, content.fieldCodes, shot))
  return pictures
}
const captions = [
  { ko: (title: string) => `현장에 설치한 ${title}(꾸며낸 그림)`, en: (title: string) => `${title} at its site (invented drawing)` },
  { ko: (title: string) => `시험 운영 중인 ${title}(꾸며낸 그림)`, en: (title: string) => `${title} on trial (invented drawing)` },
]
