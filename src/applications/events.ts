import { defineEvent } from '../platform/events/events.ts'
import type { TrackState } from './track.ts'
import type { Move } from './workflow.ts'

/** An application went out, with all its tracks. */
export const applicationSubmitted = defineEvent<{
  readonly applicationId: string
  readonly companyId: string
  readonly technologyId: string
  readonly tracks: readonly { readonly trackId: string; readonly institutionId: string; readonly callId: string }[]
}>('application.submitted')

/** A track came to another state, or began. */
export const trackMoved = defineEvent<{
  readonly trackId: string
  readonly companyId: string
  readonly technologyId: string
  readonly institutionId: string
  readonly callId: string
  readonly from: TrackState | null
  readonly to: TrackState
  readonly move: Move | 'submit'
}>('track.moved')
