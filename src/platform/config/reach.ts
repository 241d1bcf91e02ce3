import pg from 'pg'
import { josa } from '../../kernel/josa.ts'
import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'

const oldest = 15

/** Whether a PostgreSQL answers at DATABASE_URL, new enough and in UTF-8; the refusal never repeats the password. */
export const reachDatabase = async (databaseUrl: string): Promise<Outcome<{ version: number }, Text>> => {
  const where = new URL(databaseUrl)
  const named = `${where.host || 'localhost'}${where.pathname}`
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; encoding: string }>(
      "select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding",
    )
    const version = Math.floor(Number(rows[0]?.version) / 10_000)
    if (version < oldest)
      return no(
        text(
          `DATABASE_URL의 PostgreSQL ${version}은 너무 오래되었습니다. ${oldest} 이상이 필요합니다.`,
          `PostgreSQL ${version} at DATABASE_URL is too old: ${oldest} or newer is needed.`,
        ),
      )
    if (rows[0]?.encoding !== 'UTF8')
      return no(
        text('DATABASE_URL의 데이터베이스는 UTF8로 만들어야 합니다.', 'The database at DATABASE_URL must be created with encoding UTF8.'),
      )
    return yes({ version })
  } catch (error) {
    const reason = error instanceof Error ? error.message || ('code' in error ? String(error.code) : '') : ''
    return no(
      text(
        `DATABASE_URL의 데이터베이스(${named})에 연결할 수 없습니다: ${reason}`,
        `The database at DATABASE_URL (${named}) cannot be reached: ${reason}`,
      ),
    )
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Turns the error of `listen` into a sentence; undefined when it is not about the place we listen at. `setting` is where the port is said. */
export const listenRefusal = (
  error: unknown,
  { host, port, setting = text('PORT', 'PORT') }: { host: string; port: number; setting?: Text },
): Text | undefined => {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return text(
      `${port} 포트를 다른 프로그램이 쓰고 있습니다. 그 프로그램을 끝내거나 ${josa(setting.ko, '을/를')} 바꿔 주세요.`,
      `Port ${port} is in use by another program: stop it or set ${setting.en} to another number.`,
    )
  if (code === 'EACCES')
    return text(
      `${port} 포트를 열 권한이 없습니다. ${josa(setting.ko, '을/를')} 1024 이상으로 정해 주세요.`,
      `Port ${port} may not be opened by this user: set ${setting.en} to 1024 or above.`,
    )
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return text(`이 컴퓨터에는 HOST ${host}가 없습니다.`, `This machine has no address ${host}: mend HOST.`)
  return undefined
}
