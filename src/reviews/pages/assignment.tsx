import type { Visit } from '../../people/index.ts'
import { actingAs } from '../../people/index.ts'
import { applicant, blind } from '../blinding.ts'
import { maySee } from '../policy.ts'
import type { Thing } from '../policy.ts'
import { findReviewById, findReviewToJudge } from '../queries.ts'
import type { ReviewDetail, ReviewToJudge, SeatRow } from '../queries.ts'
import { Link } from '../../ui/index.ts'

export interface Assignment<Review extends ReviewDetail = ReviewDetail> {
  readonly review: Review
  readonly seat: SeatRow
  readonly title: string
  /** undefined where the rules blind it. */ readonly firm: string | undefined
}

/** One's own review, if one may see this of it now. A seat that is lost, or never was, is answered as if nothing were there. */
export const assignmentFor = async (visit: Visit, thing: Thing): Promise<Assignment | undefined> =>
  assignmentOf(visit, thing, await findReviewById(visit.read, visit.params['review'] ?? ''))
/** The same with all that a member judges by: only where the dossier is shown. */
export const assignmentToJudge = async (visit: Visit, thing: Thing): Promise<Assignment<ReviewToJudge> | undefined> =>
  assignmentOf(visit, thing, await findReviewToJudge(visit.read, visit.params['review'] ?? ''))

const assignmentOf = <Review extends ReviewDetail>(
  visit: Visit,
  thing: Thing,
  review: Review | undefined,
): Assignment<Review> | undefined => {
  const { personId } = actingAs(visit, 'reviewer')
  const seat = review?.seats.find((one) => one.personId === personId)
  if (!review || !seat || !maySee({ is: 'reviewer', seat: seat.state }, thing, review.state)) return undefined
  const isBlind = review.rules.blinding.companyName
  const title = visit.t(review.titleKo, review.titleEn)
  return {
    review,
    seat,
    title: isBlind ? blinded(visit, review, title) : title,
    firm: isBlind ? undefined : visit.t(review.companyKo, review.companyEn),
  }
}
export const blinded = <Value,>(visit: Visit, review: ReviewDetail, value: Value): Value =>
  review.rules.blinding.companyName ? blind(value, [review.companyKo, review.companyEn], visit.t(applicant)) : value

/** What the firm objects to, and its paper, to whoever reviews it anew; `shown` is what of the words they may see. */
export const Grounds = ({ review, shown = (words) => words }: { review: ReviewDetail; shown?: (words: string) => string }) => (
  <>
    {review.tracks
      .filter((track) => track.grounds !== null)
      .map((track) => (
        <div key={track.id}>
          <p>{shown(track.grounds ?? '')}</p>
          {track.groundsFileId && (
            <p>
              <Link href={`/files/tracks/${track.id}/${track.groundsFileId}`} download>
                {shown(track.groundsFileName ?? '')}
              </Link>
            </p>
          )}
        </div>
      ))}
  </>
)

export const stageName = (visit: Visit, review: ReviewDetail, sort: number): string => {
  const name = review.rules.stages[sort]?.name
  return name ? visit.t(name) : ''
}
