import type { Visit } from '../../people/index.ts'
import { findAnyListingFace, findListingFace, findRequest } from '../queries.ts'
import { mayRecord } from '../workflow.ts'

/** What is bought: a listing, or the listing of a quote that was accepted. Nothing where no quote was accepted. */
export const subjectOf = async (visit: Visit) => {
  const institutionId = visit.params['institution'] ?? ''
  const requestId = visit.form.text('request') || visit.query('request')
  const request = requestId === '' ? undefined : await findRequest(visit.read, requestId, { institutionId })
  if (requestId !== '' && !(request && mayRecord(request.state))) return undefined
  const listing = request
    ? await findAnyListingFace(visit.read, request.listingId, institutionId)
    : await findListingFace(visit.read, visit.form.text('listing') || visit.query('listing'), institutionId)
  return listing && { request, listing, accepted: request?.accepted ?? null }
}

export type Subject = NonNullable<Awaited<ReturnType<typeof subjectOf>>>
