import { sql } from '../platform/database/database.ts'
import type { TrackState } from '../applications/index.ts'
import type { Fate, RoadData } from './data.ts'
import { ownerOf } from './firms.ts'
import { callOf } from './world.ts'
import type { World } from './world.ts'

/** The tracks of an application that go one road together: one institution, or all members of a joint call. */
export interface Lane {
  readonly key: string
  readonly road: RoadData
  readonly lead: string
  readonly institutions: readonly string[]
  readonly callKey: string
  readonly fate: Fate
}

export const lanesOf = (road: RoadData): Lane[] => {
  const tracks = Object.entries(road.tracks)
  const lane = (institutions: readonly string[], lead: string, fate: Fate): Lane => ({
    key: `${road.technology}@${lead}`,
    road,
    lead,
    institutions,
    callKey: road.call ?? `${lead}-rolling`,
    fate,
  })
  const [first] = tracks
  if (road.call?.startsWith('port-') && first)
    return [
      lane(
        tracks.map(([institution]) => institution),
        first[0],
        first[1],
      ),
    ]
  return tracks.map(([institution, fate]) => lane([institution], institution, fate))
}

export interface TrackHere {
  readonly id: string
  readonly institutionId: string
  readonly state: TrackState
  readonly reviewId: string | null
  readonly reviewKind: string | null
  readonly certificate: { readonly id: string; readonly version: number } | null
  readonly supplements: number
  readonly conditions: number
}

/** Where the tracks of a lane stand now: the newest of each institution. */
export const findTracks = async (world: World, lane: Lane): Promise<TrackHere[]> => {
  const { technology, firm } = ownerOf(world, lane.road.technology)
  const rows = await world.read.many(sql<TrackHere>`
    select distinct on (k.institution_id) k.id, k.institution_id, k.state, r.id as review_id, r.kind as review_kind,
      case when c.id is not null then json_build_object('id', c.id, 'version', c.version) end as certificate,
      (select count(*) from supplements s where s.track_id = k.id) as supplements,
        (select count(*) from conditions_to_meet q where q.track_id = k.id) as conditions
    from tracks k join technologies t on t.id = k.technology_id left join certificates c on c.track_id = k.id
    left join lateral (select r.id, r.kind from review_tracks x join reviews r on r.id = x.review_id
      where x.track_id = k.id and r.state <> 'cancelled' order by r.opened_at desc limit 1) r on true
    where k.company_id = ${firm.companyId} and t.title_ko = ${technology.content.titleKo ?? ''}
      and k.call_id = ${callOf(world, lane.callKey)} and k.institution_id = any(${lane.institutions}::text[])
    order by k.institution_id, k.submitted_at desc`)
  return rows.toSorted((a, b) => lane.institutions.indexOf(a.institutionId) - lane.institutions.indexOf(b.institutionId))
}
