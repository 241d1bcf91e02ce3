import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, openSync, closeSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { Socket } from 'node:net'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'
import { plainEnvironment } from './cluster.ts'
import type { RunAs } from './places.ts'
import { comesTrue, processesIn, worksIn } from './processes.ts'

/**
 * A shell between us and PostgreSQL, in a session of its own so that nothing aimed at our group reaches it. It holds the other end of
 * a pipe of ours: when we are gone, however that came, the pipe closes and it stops PostgreSQL in good order.
 */
const watchdog = `
exec 3<&0 </dev/null
"$@" 3<&- & server=$!
( cat <&3 >/dev/null; kill -INT $server ) & watcher=$!
exec 3<&-
wait $server; code=$?
kill $watcher 2>/dev/null
[ -n "$REMOVE_AFTERWARDS" ] && cd / && rm -rf -- "$REMOVE_AFTERWARDS"
exit $code`

/** The same for a PostgreSQL that outlived its watchdog. */
const adopter = `
exec 3<&0 </dev/null
( cat <&3 >/dev/null; kill -INT $1 ) & watcher=$!
exec 3<&-
while kill -0 $1 2>/dev/null; do sleep 0.1; done
kill $watcher 2>/dev/null`

export type Launch = { data: string; sockets: string; log: string; binaries: Binaries; runAs: RunAs; removeAfterwards?: string | undefined }

export const launch = ({ data, sockets, log, binaries, runAs, removeAfterwards }: Launch): ChildProcess => {
  const command = [
    join(binaries.folder, 'bin', 'postgres'),
    '-D',
    data,
    '-c',
    'listen_addresses=',
    '-c',
    `unix_socket_directories=${sockets}`,
    '-c',
    'unix_socket_permissions=0700',
  ]
  return inBackground(['-c', watchdog, 'techmarket-watchdog', ...command], log, runAs, removeAfterwards)
}

export const adopt = (pid: number, log: string, runAs: RunAs): ChildProcess =>
  inBackground(['-c', adopter, 'techmarket-watchdog', String(pid)], log, runAs, undefined)

const inBackground = (args: string[], log: string, runAs: RunAs, removeAfterwards: string | undefined): ChildProcess => {
  const output = openSync(log, 'a', 0o600)
  const env = removeAfterwards === undefined ? plainEnvironment : { ...plainEnvironment, REMOVE_AFTERWARDS: removeAfterwards }
  const child = spawn('/bin/sh', args, { cwd: '/', env, detached: true, stdio: ['pipe', output, output], ...runAs })
  closeSync(output)
  child.stdin?.on('error', () => undefined)
  if (child.stdin instanceof Socket) child.stdin.unref()
  child.unref()
  return child
}

/** What runs on a data folder now: its first process, and what that says of itself. A stale postmaster.pid counts as nothing. */
export type Found = { readonly pid: number; readonly ready: boolean } | undefined

export const findPostmaster = async (data: string): Promise<Found> => {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  if (!(pid > 0) || !(await worksIn(pid, data))) return undefined
  return { pid, ready: lines[7]?.trim() === 'ready' }
}

/** Waits for the helpers of a dead PostgreSQL to notice, then removes what it left; answers false if they do not go. */
export const clearAway = async (data: string): Promise<boolean> => {
  if (!(await comesTrue(async () => (await processesIn(data)).length === 0, 20_000))) return false
  if (existsSync(join(data, 'postmaster.pid'))) await rm(join(data, 'postmaster.pid'), { force: true })
  return true
}
