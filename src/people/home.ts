import type { Text } from '../kernel/text.ts'
import type { Visit } from './actor.ts'
import type { HeldHats } from './hats.ts'

/** One thing that waits. `href` is a path without /en; `due` is when it must be done, `since` how long it waits. */
export interface HomeItem { readonly label: Text; readonly href: string; readonly since?: Date | undefined; readonly due?: Date | undefined }

/** What waits under one hat: `hat` is the key of the hat ('company:abc', 'desk:kra', 'buying:kra', 'reviews', 'council:soc', 'operations', 'audit'). */
export interface HomeQueue {
  readonly hat: string
  readonly title: Text
  /** All that wait; `items` may be only the first of them. */
  readonly count: number
  readonly items: readonly HomeItem[]
  /** The page with the whole list, without /en. */
  readonly href?: string | undefined
}

/** A slice tells what waits for a person over all hats, in one statement; nothing to ask where no such hat is held. */
export type HomeProvider = (visit: Visit, held: HeldHats) => Promise<readonly HomeQueue[]>
