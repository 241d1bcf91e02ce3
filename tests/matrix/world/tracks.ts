import { askForSupplement, reportCondition, beginCheck, receiveTrack } from '../../../src/applications/index.ts'
import { addDays } from '../../../src/kernel/dates.ts'
import { inTransaction } from '../../../src/platform/database/transaction.ts'
import { must } from '../../shortcuts.ts'
import { sql } from '../../support/market.ts'
import type { Market } from '../../support/market.ts'
import { checked, decided, submit } from './applying.ts'
import { decidedByCommittee } from './reviews.ts'
import { asFirm, byOfficer, mark, paperOf } from './sides.ts'
import type { Side } from './sides.ts'

const askSupplement = async (market: Market, side: Side, what: string) => {
  const track = await checked(market, side, what)
  await byOfficer(market, side, async (tx, by) => {
    must(
      await askForSupplement(tx, by, track, {
        parts: [{ part: 'documents.TECHNOLOGY_DESCRIPTION', request: `${mark(side.name, 'request')} 쪽 번호를 넣어 주세요.` }],
        dueOn: addDays(tx.today, 10),
      }),
    )
  })
}

export const setTracks = async (market: Market, side: Side) => {
  for (const what of ['submitted', 'submitted2', 'waiting']) await submit(market, side, what)
  await byOfficer(market, side, async (tx, by) => {
    must(await receiveTrack(tx, by, side.ids['track.waiting'] ?? ''))
  })
  const checking = await submit(market, side, 'checking')
  await byOfficer(market, side, async (tx, by) => {
    must(await receiveTrack(tx, by, checking))
    must(await beginCheck(tx, by, checking))
    side.ids['condition.checking'] = (
      await tx.one(
        sql<{
          id: string
        }>`select condition_id as id from track_checks where track_id = ${checking}
          order by machine_answer = 'yes' desc, condition_id limit 1`,
      )
    ).id
  })
  await checked(market, side, 'checked')
  await askSupplement(market, side, 'supplement')
  await decidedByCommittee(market, side, 'rejected', 'rejected')
  for (const what of ['conditional', 'reported']) {
    const track = await decided(market, side, what, 'conditional')
    side.ids[`tomeet.${what}`] = (
      await market.read.one(sql<{ id: string }>`select id from conditions_to_meet where track_id = ${track}`)
    ).id
  }
  const proof = await paperOf(market, `${mark(side.name, 'proof')}.pdf`)
  await inTransaction(market.app.db, asFirm(side), async (tx) => {
    must(
      await reportCondition(
        tx,
        side.company,
        side.ids['track.reported'] ?? '',
        side.ids['tomeet.reported'] ?? '',
        `${mark(side.name, 'report')} 냈습니다.`,
        proof,
      ),
    )
  })
  side.ids['file.track'] = (
    await market.read.one(sql<{ id: string }>`select id from files where owner_kind = 'track' and owner_id = ${side.ids['track.reported']}`)
  ).id
}
