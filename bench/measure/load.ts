import { Agent, request } from 'node:http'

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}
export interface Asked {
  readonly origin: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly form?: Readonly<Record<string, string>> | undefined
}

const agent = new Agent({ keepAlive: true, maxSockets: 16 })
/** What a browser of today can unpack. */
export const browserHeaders = { 'accept-encoding': 'gzip, deflate, br, zstd', 'user-agent': 'bench', 'sec-fetch-site': 'same-origin' }

/** One request over a kept connection; the body stays packed as it came. */
export const ask = ({ origin, path, headers, form }: Asked): Promise<Answer> =>
  new Promise((resolve, refuse) => {
    const payload = form === undefined ? undefined : new URLSearchParams(form).toString()
    const posting =
      payload === undefined
        ? {}
        : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(Buffer.byteLength(payload)) }
    const sent = request(
      `${origin}${path}`,
      { agent, method: payload === undefined ? 'GET' : 'POST', headers: { ...browserHeaders, ...headers, ...posting } },
      (answer) => {
        const parts: Buffer[] = []
        answer.on('data', (part: Buffer) => parts.push(part))
        answer.on('error', refuse)
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: Object.fromEntries(Object.entries(answer.headers).map(([name, value]) => [name, String(value)])),
            body: Buffer.concat(parts),
          }),
        )
      },
    )
    sent.on('error', refuse)
    sent.end(payload)
  })

/** So many requests, `abreast` at a time. Answers that are not 200 are a fault of the measurement. */
export const load = async (asked: Asked, count: number, abreast: number): Promise<void> => {
  let left = count
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1
      const { status } = await ask(asked)
      if (status !== 200) throw new Error(`${asked.path} answered ${status} under load`)
    }
  }
  await Promise.all(Array.from({ length: abreast }, one))
}

export const closeConnections = (): void => agent.destroy()
