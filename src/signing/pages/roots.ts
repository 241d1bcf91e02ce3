import type { Visit } from '../../people/index.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { chainOf, pemOf } from '../keys.ts'
import { findKeys } from '../queries.ts'

/** The roots under which our papers are signed, for whoever checks them with own tools. */
export const sendRoots = async (visit: Visit): Promise<Reply> => {
  const roots = new Set((await findKeys(visit.read)).map((key) => pemOf(chainOf(key.certificatePem).slice(-1))))
  // What stands before the first BEGIN of a PEM file is a note.
  const note = visit.app.market.isDemonstration ? 'Demonstration: not valid\n' : ''
  return { kind: 'bytes', body: Buffer.from(note + [...roots].join('')), type: 'application/x-pem-file', name: 'signing-root.pem' }
}
