import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { dirname, delimiter } from 'node:path'
import { checkout } from './places.mjs'

/** Runs the pinned Node in our place: same terminal, signals passed on, its exit code is ours. Does not return. */
export function handOver(node, args) {
  const child = spawn(node, args, { cwd: checkout, stdio: 'inherit', env: withNodeFirst(node) })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGUSR2']) process.on(signal, () => passOn(child, signal))
  if (process.env.npm_lifecycle_event) leaveWithParent(child)
  return new Promise((_, fail) => {
    child.on('error', fail)
    child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)))
  })
}

// npm puts a shell between itself and us, and that shell dies of a signal without passing it on.
function leaveWithParent(child) {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || child.kill('SIGTERM'), 250).unref()
}

// Ctrl-C at a terminal reaches the whole group by itself; passing it on would count as pressed twice.
function passOn(child, signal) {
  if (signal === 'SIGINT' && process.stdin.isTTY) return
  child.kill(signal)
}

/** The environment with that Node first on PATH, so that whatever we start starts it too. */
export const withNodeFirst = (node) => ({ ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` })
