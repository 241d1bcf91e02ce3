import { availableParallelism, totalmem } from 'node:os'

const MB = 1024 * 1024
const between = (least: number, value: number, most: number) => Math.round(Math.min(most, Math.max(least, value)))

/** PostgreSQL's settings for a machine it shares with the service. `memory` in bytes, `processors` counted. */
export const settingsFor = (machine: { memory: number; processors: number }): Record<string, string> => {
  const megabytes = machine.memory / MB
  return {
    shared_buffers: `${between(64, megabytes / 6, 8192)}MB`,
    effective_cache_size: `${between(256, megabytes / 2, 65_536)}MB`,
    work_mem: `${between(4, megabytes / 400, 64)}MB`,
    maintenance_work_mem: `${between(64, megabytes / 20, 1024)}MB`,
    max_connections: '100',
    max_worker_processes: String(between(8, machine.processors, 64)),
    max_parallel_workers: String(between(2, machine.processors, 32)),
    max_parallel_workers_per_gather: String(between(1, machine.processors / 2, 4)),
    wal_level: 'replica',
    wal_compression: 'on',
    max_wal_size: '2GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    log_min_duration_statement: '2s',
    // What the database writes down of a slow or failed statement are its words, never the values of people in it.
    log_parameter_max_length: '0',
    log_error_verbosity: 'terse',
    log_line_prefix: '%m [%p] ',
    timezone: 'UTC',
    log_timezone: 'UTC',
  }
}

/** A database for tests: nothing of it need outlive a power cut, everything should be quick. */
export const ephemeralSettings: Record<string, string> = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  shared_buffers: '128MB',
  max_connections: '200',
  log_min_duration_statement: '-1',
}

export const thisMachine = () => ({
  memory: process.constrainedMemory() > 0 ? Math.min(totalmem(), process.constrainedMemory()) : totalmem(),
  processors: availableParallelism(),
})

/** The settings as a file that postgresql.conf includes; an operator's ALTER SYSTEM still comes after it. */
export const settingsFile = (settings: Record<string, string>): string =>
  `# Written at every start from the size of the machine. Change settings with ALTER SYSTEM instead.\n${Object.entries(settings)
    .map(([name, value]) => `${name} = '${value.replaceAll("'", "''")}'`)
    .join('\n')}\n`
