import { decideTracks, startApplication, startReview, submitApplication, declarations } from '../../../src/applications/index.ts'
import { findApplication } from '../../../src/applications/queries.ts'
import { inTransaction } from '../../../src/platform/database/transaction.ts'
import { addDocument, createTechnology } from '../../../src/technologies/index.ts'
import { wholeTechnology } from '../../../src/applications/scene.example.ts'
import { must, receiveAndCheck } from '../../shortcuts.ts'
import { sql } from '../../support/market.ts'
import type { Market } from '../../support/market.ts'
import { asFirm, byOfficer, mark, paperOf, staffOf } from './sides.ts'
import type { Side } from './sides.ts'

/** A whole technology with the papers the standard rules ask for. */
export const writeTechnology = async (market: Market, side: Side, what: string): Promise<string> => {
  const files = [
    await paperOf(market, `${mark(side.name, `${what}paper`)}.pdf`),
    await paperOf(market, `${mark(side.name, `${what}patent`)}.pdf`),
  ] as const
  return inTransaction(market.app.db, asFirm(side), async (tx) => {
    const { id } = await createTechnology(tx, side.company, {
      ...wholeTechnology,
      titleKo: `배수펌프 ${side.name} ${what}`,
      titleEn: `Pump ${side.name} ${what}`,
      approachKo: `${mark(side.name, `${what}dossier`)} 날개 각도를 수위에 맞춥니다.`,
    })
    const { id: document, fileId } = await addDocument(tx, {
      technologyId: id,
      companyId: side.company,
      kind: 'TECHNOLOGY_DESCRIPTION',
      file: files[0],
    })
    await addDocument(tx, { technologyId: id, companyId: side.company, kind: 'PATENT_REGISTER', file: files[1] })
    Object.assign(side.ids, { [`document.${what}`]: document, [`file.technology.${what}`]: fileId, [`technology.${what}`]: id })
    return id
  })
}

/** The firm applies with a technology of its own; answers the track. */
export const submit = async (market: Market, side: Side, what: string): Promise<string> => {
  const technologyId = await writeTechnology(market, side, what)
  return inTransaction(market.app.db, asFirm(side), async (tx) => {
    const choices = [{ callId: side.ids['call.published'] ?? '', institutionId: side.institution }]
    const { id } = must(await startApplication(tx, side.company, technologyId, choices, 'right_holder'))
    const draft = await findApplication(tx, side.company, id)
    must(
      await submitApplication(tx, side.company, id, {
        choices,
        declarations,
        seen: { version: draft?.version ?? 0, technologyEdit: draft?.technologyEdit ?? 0 },
      }),
    )
    const track = (await tx.one(sql<{ id: string }>`select id from tracks where application_id = ${id}`)).id
    Object.assign(side.ids, { [`application.${what}`]: id, [`track.${what}`]: track })
    return track
  })
}

export const checked = async (market: Market, side: Side, what: string): Promise<string> => {
  const track = await submit(market, side, what)
  await receiveAndCheck(market, staffOf(side), track)
  return track
}

/** Decided without a committee's walk: what comes after is what these are for. */
export const decided = async (market: Market, side: Side, what: string, result: 'approved' | 'conditional'): Promise<string> => {
  const track = await checked(market, side, what)
  await byOfficer(market, side, async (tx) => {
    must(await startReview(tx, [track]))
    const conditions =
      result === 'conditional'
        ? [{ ko: `${mark(side.name, 'condition')} 시험성적서를 냅니다.`, en: 'A test report.', dueOn: '2099-01-01' }]
        : []
    must(
      await decideTracks(tx, {
        trackIds: [track],
        result,
        conditions,
        reason: '확인했습니다.',
        objectionUntil: null,
        letterFileId: null,
        minutesFileId: null,
      }),
    )
  })
  return track
}
