import { readFile } from 'node:fs/promises'
import { sha256Hex } from '../kernel/id.ts'
import { CannotStart } from '../platform/database/embedded/embedded-postgres.ts'
import { isManifest } from './manifest.ts'

const aHash = /^[0-9a-f]{64}$/i
/** The receipt prints its value in groups of eight: copied, they arrive as eight words, or as one with blanks. */
const joinGroups = (given: readonly string[]): string[] => {
  const groups = given.flatMap((one) => (/^[0-9a-f\s]+$/i.test(one) ? one.trim().split(/\s+/) : [one]))
  for (let at = 0; at + 8 <= groups.length; at += 1)
    if (groups.slice(at, at + 8).every((one) => /^[0-9a-f]{8}$/i.test(one))) groups.splice(at, 8, groups.slice(at, at + 8).join(''))
  return groups
}

const readGiven = async (file: string): Promise<Buffer> => {
  try {
    return await readFile(file)
  } catch (error) {
    throw new CannotStart(
      `${file} cannot be read (${error instanceof Error && 'code' in error ? String(error.code) : String(error)}). Check its name.`,
    )
  }
}

/**
 * Recomputes a receipt from what the firm holds: the SHA-256 of the manifest, compared with the one printed on the receipt where that is given,
 * and of each file given, looked up in the manifest. Needs no database. Refuses what does not fit, after saying all of it.
 */
export const verifyReceipt = async (say: (line: string) => void, [manifestFile, ...typed]: readonly string[]): Promise<void> => {
  if (manifestFile === undefined) throw new CannotStart('Say which: verify-receipt manifest.json [SHA-256 of the receipt] [file …]')
  const manifest = await readGiven(manifestFile)
  const given = joinGroups(typed)
  const named = new Set([...manifest.toString('utf8').matchAll(/"sha256":"([0-9a-f]{64})"/g)].map((found) => found[1]))
  if (!isManifest(manifest.toString('utf8')))
    throw new CannotStart(`${manifestFile} is no manifest of an application. Download it again from the receipt's page.`)
  const own = sha256Hex(manifest)
  const wrong: string[] = []
  const judge = (fits: boolean, line: string) => {
    say(`${fits ? 'fits      ' : 'DOES NOT  '} ${line}`)
    if (!fits) wrong.push(line)
  }
  say(`Manifest SHA-256 ${own}`)
  for (const one of given) {
    if (aHash.test(one)) judge(one.toLowerCase() === own, `the receipt's ${one.toLowerCase()}`)
    else {
      const hash = sha256Hex(await readGiven(one))
      judge(named.has(hash), `${hash} ${one}`)
    }
  }
  if (wrong.length > 0) throw new CannotStart(`${wrong.length} of ${given.length} do not fit this manifest: it is not what was submitted.`)
}
