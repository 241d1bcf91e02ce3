import { Agent, request } from 'node:http'
import { Agent as SecureAgent, request as requestSecurely } from 'node:https'
import { setTimeout as pause } from 'node:timers/promises'
import type { SearchService } from './search.ts'
import { searchPath } from './serve.ts'
import type { ServedMethod } from './serve.ts'

export interface RemoteOptions {
  readonly url: URL
  readonly token: string
  readonly name: string
  readonly timeoutMs?: number | undefined
  readonly report?: ((error: unknown) => void) | undefined
}

const restMs = 1000
const againMs = 50
/** What operators ask goes through much of the index, or makes a small one: it may take long, and says nothing of how searches fare. */
const operators: ReadonlySet<ServedMethod> = new Set(['trial', 'unknownWords', 'searchUnder'])
const operatorsMs = 60_000

/**
 * A search service in another process. It is asked a second time where the connection breaks; where it does not answer in time, or
 * not at all, the answer is undefined as from an index that is not ready, and it is left alone for a moment.
 */
export const remoteSearch = ({ url, token, name, timeoutMs = 1500, report = () => undefined }: RemoteOptions): SearchService => {
  const agent = url.protocol === 'https:' ? new SecureAgent({ keepAlive: true }) : new Agent({ keepAlive: true })
  let restsUntil = 0
  let isAnswering = true

  const once = (method: ServedMethod, body: string): Promise<unknown> =>
    post(new URL(searchPath(name, method), url), body, { agent, token, timeout: operators.has(method) ? operatorsMs : timeoutMs })

  const ask = async (method: ServedMethod, args: readonly unknown[]): Promise<unknown> => {
    if (performance.now() < restsUntil) return undefined
    const body = JSON.stringify(args)
    try {
      const answer = await once(method, body).catch(async (error: unknown) => {
        if (error instanceof TimedOut || error instanceof Refused) throw error
        await pause(againMs)
        return once(method, body)
      })
      isAnswering = true
      return answer
    } catch (error) {
      // This question failed, not the process.
      if (error instanceof Refused || operators.has(method)) {
        report(error)
        return undefined
      }
      restsUntil = performance.now() + restMs
      if (isAnswering) report(error)
      isAnswering = false
      return undefined
    }
  }
  const asked =
    <Method extends ServedMethod>(method: Method) =>
    (...args: Parameters<SearchService[Method]>) =>
      ask(method, args) as ReturnType<SearchService[Method]>
  return {
    search: asked('search'),
    suggest: asked('suggest'),
    similar: asked('similar'),
    searchUnder: asked('searchUnder'),
    tellingWords: asked('tellingWords'),
    unknownWords: asked('unknownWords'),
    trial: asked('trial'),
    about: asked('about'),
    get ready() {
      return isAnswering
    },
    whenReady: Promise.resolve(),
    // It looks for changes every second by itself.
    nudge: () => undefined,
    close: async () => {
      agent.destroy()
    },
  }
}

class TimedOut extends Error {}
class Refused extends Error {}

/** One question to the search process; undefined where its index is not ready. */
const post = (url: URL, body: string, { agent, token, timeout }: { agent: Agent; token: string; timeout: number }): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const asking = (url.protocol === 'https:' ? requestSecurely : request)(
      url,
      {
        method: 'POST',
        agent,
        timeout,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
      },
      (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => {
          parts.push(part)
        })
        response.on('error', reject)
        response.on('end', () => {
          if (response.statusCode === 503) resolve(undefined)
          else if (response.statusCode !== 200) reject(new Refused(`The search process answered ${response.statusCode}.`))
          else resolve(JSON.parse(Buffer.concat(parts).toString()))
        })
        response.on('aborted', () => {
          reject(new Error('The search process went away.'))
        })
      },
    )
    asking.on('timeout', () => {
      asking.destroy(new TimedOut('The search process did not answer in time.'))
    })
    asking.on('error', reject)
    asking.end(body)
  })
