import { sql } from '../platform/database/database.ts'

/**
 * The version of the dossier that is reviewed: the last answer to a supplement that changed it, or the one submitted. For a statement in
 * which the track is called as told and its application `a`.
 */
export const reviewedVersion = (track = 'k') =>
  sql`coalesce((select s.technology_version from supplements s
    where s.track_id = ${sql.id(track, 'id')} and s.state = 'answered' and s.technology_version is not null order by s.round desc limit 1),
    a.technology_version)`
