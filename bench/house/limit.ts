// The limit of a page: Fastify, the statements of the real page sent again, and its bytes rendered beforehand. Nothing could be less work.
import Fastify from 'fastify'
import pg from 'pg'
import { answerParent } from './answering.ts'
import type { Statement } from './recording.ts'

export interface LimitPage {
  readonly name: string
  readonly statements: readonly Statement[]
  readonly body: Uint8Array
  readonly headers: Readonly<Record<string, string>>
}

const pool = new pg.Pool({ ...(JSON.parse(process.argv[2] ?? '{}') as pg.PoolConfig), max: 12 })
const pages = new Map<string, LimitPage>()
const server = Fastify()
server.get<{ Params: { name: string } }>('/:name', async (request, reply) => {
  const page = pages.get(request.params.name)
  if (page === undefined) return reply.status(404).send()
  for (const statement of page.statements) await pool.query(statement)
  return reply.headers(page.headers).send(page.body)
})
const origin = await server.listen({ host: '127.0.0.1', port: 0 })

answerParent(
  origin,
  {
    keep: ({ page }: { page: LimitPage }) => {
      pages.set(page.name, page)
    },
  },
  async () => {
    await server.close()
    await pool.end()
  },
)
