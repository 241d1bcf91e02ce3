import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { oneAtATime } from './one-at-a-time.mjs'
import { checkout } from './places.mjs'
import { Refusal } from './refusal.mjs'

const stamp = join(checkout, 'dist', '.built-from')

/** What the build depends on, as one line: name, size and time of every source, and the lock file. */
export function sourcesFingerprint() {
  const hash = createHash('sha256')
  for (const file of sources()) {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${file} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function sources() {
  const below = (folder) =>
    readdirSync(join(checkout, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
  return [...below('src'), ...below('tools'), ...below('data'), join(checkout, 'package-lock.json'), join(checkout, 'tsconfig.json')]
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .toSorted()
}

const isBuilt = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === sourcesFingerprint()

/** Builds dist/ when a source changed since the last build. */
export async function buildIfChanged(node) {
  if (isBuilt()) return
  await oneAtATime(() => {
    if (isBuilt()) return
    // What it says goes beside the answer of the command, which may be JSON.
    const { status } = spawnSync(node, [join(checkout, 'tools', 'build.mjs')], { cwd: checkout, stdio: ['inherit', 2, 'inherit'] })
    if (status !== 0) throw new Refusal('The build failed; the reason stands above.')
  })
}
