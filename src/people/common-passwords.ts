import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkoutFolder } from '../platform/config/surroundings.ts'

let known: ReadonlySet<string> | undefined

/** The passwords people think of first (db/seed/common-passwords.txt), read once, when the first password is chosen. */
export const commonPasswords = (): ReadonlySet<string> =>
  (known ??= new Set(
    readFileSync(join(checkoutFolder(), 'db', 'seed', 'common-passwords.txt'), 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== ''),
  ))
