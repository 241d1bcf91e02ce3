import { sql } from '../platform/database/database.ts'
import type { Tx } from '../platform/database/transaction.ts'
import type { Contact } from './contact.ts'

/** Answers whether it was saved: not when a colleague saved since `seen`. */
export const saveContact = async (tx: Tx, id: string, seen: number, { contactUnit, phone, email }: Contact): Promise<boolean> =>
  (await tx.run(sql`
    update institutions set contact_unit = ${contactUnit}, phone = ${phone}, email = ${email}, version = version + 1
    where id = ${id} and version = ${seen}`)) === 1
