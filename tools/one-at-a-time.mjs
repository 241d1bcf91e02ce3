import { createHash } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { checkout } from './places.mjs'

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (problem) {
    return problem.code === 'EPERM'
  }
}

/** Runs the work while no other command of this checkout installs or builds; waits for the other one, and steps over a dead one. */
export async function oneAtATime(work) {
  const user = process.getuid?.() ?? 0
  const lock = join(tmpdir(), `techmarket-${user}-${createHash('sha256').update(checkout).digest('hex').slice(0, 16)}.lock`)
  while (!take(lock)) await pause(200)
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 })
    return true
  } catch (problem) {
    if (problem.code !== 'EEXIST') throw problem
    if (!isAlive(holderOf(lock))) rmSync(lock, { force: true })
    return false
  }
}

function holderOf(lock) {
  try {
    return Number(readFileSync(lock, 'utf8')) || process.pid
  } catch {
    return process.pid
  }
}
