import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Surroundings } from './config.ts'

const folderWithPackage = (folder: string): string => {
  if (existsSync(join(folder, 'package.json'))) return folder
  if (dirname(folder) === folder) throw new Error('No package.json above the running code.')
  return folderWithPackage(dirname(folder))
}

/** The folder of this checkout, run from source or from dist/ alike. */
export const checkoutFolder = (): string => folderWithPackage(dirname(fileURLToPath(import.meta.url)))

export const surroundings = (): Surroundings => ({ checkout: checkoutFolder(), isRoot: process.getuid?.() === 0 })
