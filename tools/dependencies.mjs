// Do the installed packages match the lock file? If not, install them, without install scripts.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { oneAtATime } from './one-at-a-time.mjs'
import { fitsThisMachine, pinnedNodePlace } from './pinned-node.mjs'
import { checkout } from './places.mjs'
import { Refusal } from './refusal.mjs'

const inCheckout = (...parts) => join(checkout, ...parts)
const stamp = inCheckout('node_modules', '.techmarket-lock')
const lockText = () => readFileSync(inCheckout('package-lock.json'), 'utf8')
const fingerprint = () => `${createHash('sha256').update(lockText()).digest('hex')} ${process.platform} ${process.arch}\n`
const isStamped = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()

/** Leaves with node_modules as package-lock.json says, or throws a Refusal. */
export async function ensureDependencies() {
  if (isStamped()) return
  await oneAtATime(() => {
    if (isStamped()) return
    if (missingPackages().length > 0) install()
    writeFileSync(stamp, fingerprint())
  })
}

/** An old npm on an old Node leaves out packages made for newer ones. So it only has to bring the pinned Node; a look at the tree tells
 *  whether the work must be done again with that. */
function install() {
  // Beside the answer: that may be JSON.
  console.error('Installing the packages of package-lock.json (about half a minute) …')
  const pinned = pinnedNodePlace()
  const first = pinned && existsSync(pinned) ? pinned : process.execPath
  const worked = npmCi(first)
  if (missingPackages().length > 0 && pinned && existsSync(pinned) && first !== pinned) npmCi(pinned)
  else if (!worked) throw new Refusal('npm could not install the packages; its message stands above.')
  const missing = missingPackages().filter((each) => !each.optional)
  if (missing.length > 0)
    throw new Refusal(
      `npm left ${missing.length} packages out, among them ${missing[0].name}: delete node_modules and run the command again.`,
    )
}

function npmCi(node) {
  const args = [npmCli(), 'ci', '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error', '--include=dev', '--include=optional']
  const environment = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`, NODE_ENV: 'development' }
  return spawnSync(node, args, { cwd: checkout, stdio: ['ignore', 'ignore', 'inherit'], env: environment }).status === 0
}

function npmCli() {
  const places = [process.env.npm_execpath, ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'npm'))]
  const found = places
    .filter((place) => place && existsSync(place))
    .map((place) => realpathSync(place))
    .find((place) => place.endsWith('npm-cli.js'))
  if (!found) throw new Refusal('npm was not found: install Node with npm and run the command again.')
  return found
}

/** The packages the lock file wants on this machine and node_modules does not have in that version. */
function missingPackages() {
  const wanted = Object.entries(JSON.parse(lockText()).packages).filter(
    ([place, each]) => place !== '' && !each.link && fitsThisMachine(each),
  )
  return wanted
    .filter(([place, each]) => installedVersion(place) !== each.version)
    .map(([name, each]) => ({ name, optional: each.optional === true }))
}

function installedVersion(place) {
  try {
    return JSON.parse(readFileSync(inCheckout(place, 'package.json'), 'utf8')).version
  } catch {
    return undefined
  }
}
