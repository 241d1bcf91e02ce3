import { hash, parseOptions, verify } from '@node-rs/argon2'

/** argon2id, 19 MiB, two passes, one lane: the floor of the security checklist (A1). Kept with each hash, raised at the next sign-in. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** One fixed normalisation, so that Hangul typed on a Mac and on Windows is the same password. */
const normal = (password: string) => password.normalize('NFC')

export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost)

let nobodysHash: Promise<string> | undefined

/** Whether the password fits. Without a hash it takes as long and fits nothing, so that nobody learns which accounts exist. */
export const passwordFits = async (kept: string | null | undefined, password: string): Promise<boolean> => {
  if (kept) return verify(kept, normal(password))
  nobodysHash ??= hashPassword('a password that belongs to nobody')
  await verify(await nobodysHash, normal(password))
  return false
}

/** Whether the hash was made with less than today's cost and should be made anew while the password is at hand. */
export const needsNewHash = (kept: string): boolean => {
  const made = parseOptions(kept)
  return made.memoryCost < cost.memoryCost || made.timeCost < cost.timeCost || !kept.startsWith('$argon2id$')
}
