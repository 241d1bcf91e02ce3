/** Processor time this process has used since, in seconds: the same on a busy machine as on an idle one. */
export const secondsSince = (before: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}
