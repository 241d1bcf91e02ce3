import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from './places.mjs'
import { Refusal } from './refusal.mjs'

const oldestNode = 24
const glibc = () => process.platform === 'linux' && Boolean(process.report.getReport().header.glibcVersionRuntime)

/** Where the pinned Node of this machine lies or will lie; undefined where no package of it fits (macOS, musl, other processors). */
export function pinnedNodePlace() {
  const fits = glibc() && ['x64', 'arm64'].includes(process.arch)
  return fits ? join(checkout, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node') : undefined
}

/** The Node everything of ours runs on: the pinned one, or the running one where none is packaged for this machine. */
export function nodeToUse() {
  const pinned = pinnedNodePlace()
  if (pinned && existsSync(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= oldestNode) return process.execPath
  throw new Refusal(
    `Node ${oldestNode} or newer is needed here (this is ${process.versions.node}, and no Node package fits this machine): install it and run the command again.`,
  )
}

/** Whether a package of the lock file is meant for this machine. */
export function fitsThisMachine({ os, cpu, libc }) {
  const among = (names, mine) => {
    const list = [names ?? []].flat()
    return list.every((name) => name.startsWith('!')) ? !list.includes(`!${mine}`) : list.includes(mine)
  }
  return (
    among(os, process.platform) && among(cpu, process.arch) && (process.platform !== 'linux' || among(libc, glibc() ? 'glibc' : 'musl'))
  )
}
