import { isIPv6 } from 'node:net'

/**
 * The network an address stands in, as far as one household or office can be told by it: an IPv4 address itself, of an IPv6 address the
 * first 64 bits, within which everybody takes as many addresses as they like. An IPv4 address in the clothes of IPv6 is taken out of them.
 */
export const networkOf = (address: string): string => {
  const plain = address.toLowerCase().replace(/%.*$/, '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(plain)?.[1]
  if (mapped !== undefined) return mapped
  if (!isIPv6(plain)) return plain
  const [before = '', after] = plain.split('::')
  const [start, end] = [before, after ?? ''].map((part) => part.split(':').filter((group) => group !== ''))
  const missing = after === undefined ? 0 : Math.max(0, 8 - (start?.length ?? 0) - (end?.length ?? 0))
  const groups = [...(start ?? []), ...Array.from({ length: missing }, () => '0'), ...(end ?? [])]
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
