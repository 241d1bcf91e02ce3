import { connect } from 'node:net'

/** Asks over so many kept connections for some seconds, each next question when the last is answered: answers a second, and the 99th of a hundred waiting times. As little work as can be on this side. */
export const load = async (
  port: number,
  requests: readonly Buffer[],
  { connections = 8, seconds = 5 } = {},
): Promise<{ perSecond: number; p99: number }> => {
  const waits: number[] = []
  const until = performance.now() + seconds * 1000
  let turn = 0
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      let began = 0
      let left = 0
      const ask = () => {
        began = performance.now()
        left = -1
        socket.write(requests[(turn += 1) % requests.length] ?? Buffer.alloc(0))
      }
      socket.on('connect', ask)
      socket.on('error', reject)
      socket.on('data', (part) => {
        if (left < 0) {
          const head = part.indexOf('\r\n\r\n')
          const text = part.toString('latin1', 0, head)
          if (!text.startsWith('HTTP/1.1 200')) {
            reject(new Error(text.slice(0, 60)))
            return
          }
          left = head + 4 + Number(/content-length: (\d+)/i.exec(text)?.[1])
        }
        left -= part.length
        if (left > 0) return
        waits.push(performance.now() - began)
        if (performance.now() < until) ask()
        else {
          socket.end()
          resolve()
        }
      })
    })
  await Promise.all(Array.from({ length: connections }, one))
  return { perSecond: waits.length / seconds, p99: waits.sort((a, b) => a - b)[Math.floor(waits.length * 0.99)] ?? 0 }
}

export const requestFor = (path: string, token: string, body: string): Buffer =>
  Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  )
