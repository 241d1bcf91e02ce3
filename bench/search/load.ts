import { Agent, get } from 'node:http'

/** Asks one address over so many kept connections for some seconds: answers a second, and the 99th of a hundred waiting times. */
export const load = async (url: string, { connections = 8, seconds = 5 } = {}): Promise<{ perSecond: number; p99: number }> => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const until = performance.now() + seconds * 1000
  const waits: number[] = []
  const ask = () => new Promise<void>((resolve, reject) => {
    const began = performance.now()
    get(url, { agent }, (response) => {
      response.resume()
      response.on('end', () => {
        waits.push(performance.now() - began)
        if (response.statusCode === 200) resolve()
        else reject(new Error(`${url} answered ${response.statusCode}`))
      })
    }).on('error', reject)
  })
  await Promise.all(Array.from({ length: connections }, async () => { while (performance.now() < until) await ask() }))
  agent.destroy()
  return { perSecond: waits.length / seconds, p99: waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0 }
}
