import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'

/** What the environment says about this installation, checked. Folders are absolute; none of them exists yet for sure. */
export type Config = {
  readonly host: string
  readonly port: number
  /** Where people reach us, without a path; links in mails and certificates begin with it. */
  readonly publicUrl: URL
  /** Whether cookies may be `Secure` and HSTS be sent: people come by https. */
  readonly isSecure: boolean
  /** How many proxies before us may be believed about the visitor's address. */
  readonly trustedProxies: number
  readonly home: string
  readonly filesFolder: string
  /** A PostgreSQL of yours; undefined means the embedded one. */
  readonly databaseUrl: string | undefined
  /** Whether a new, empty database becomes a demonstration; unset: only an embedded one on loopback does. */
  readonly demonstration: boolean | undefined
  /** A search process shared by the web processes; undefined means an index in each of them. */
  readonly searchUrl: URL | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  readonly clamdAddress: { readonly host: string; readonly port: number } | undefined
  /** Who runs this installation, and where people reach them: shown in the footer and the privacy notice. */
  readonly operatorName: string | undefined
  readonly operatorContact: string | undefined
  readonly logLevel: LogLevel
  /** The most requests of one visitor in a minute; undefined means what the door allows. */
  readonly perMinute: number | undefined
  /** How much the files of one firm may take. */
  readonly firmStorageBytes: number
  /** 32 bytes given from outside; undefined means the file in the home. */
  readonly secret: Buffer | undefined
}

/** How much of what goes on is written out: pino's levels. */
export const logLevels = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof logLevels)[number]

type Environment = Readonly<Record<string, string | undefined>>
/** About this process: where the checkout is, and whether it runs as root. */
export type Surroundings = { readonly checkout: string; readonly isRoot: boolean }

const defaultPort = 3000
/** Room for a hundred files of the largest size: ours to say, no rule asks for it. */
const defaultFirmStorageMb = 2048

/** Reads and checks the settings. Every wrong one is named in one sentence. An empty variable counts as not set. */
export const readConfig = (environment: Environment, surroundings: Surroundings): Outcome<Config, Text[]> => {
  const refusals: Text[] = []
  const set = (name: string): string | undefined => environment[name]?.trim() || undefined
  const refuse = <Value>(ko: string, en: string, instead: Value): Value => {
    refusals.push(text(ko, en))
    return instead
  }
  const host = set('HOST') ?? '127.0.0.1'
  const port =
    portOf(set('PORT') ?? String(defaultPort)) ??
    refuse('PORT는 1~65535의 숫자여야 합니다.', 'PORT must be a whole number from 1 to 65535.', defaultPort)
  const publicUrl = publicUrlOf(set('PUBLIC_URL'), host, port, refuse)
  const home = homeOf(set('TECHMARKET_HOME'), surroundings)
  const config: Config = {
    host,
    port,
    publicUrl,
    home,
    isSecure: publicUrl.protocol === 'https:',
    trustedProxies:
      countOf(set('TRUSTED_PROXIES') ?? '0') ??
      refuse('TRUSTED_PROXIES는 0 이상의 숫자여야 합니다.', 'TRUSTED_PROXIES must be a whole number, 0 or more.', 0),
    filesFolder: join(home, 'files'),
    databaseUrl: urlOf(set('DATABASE_URL'), ['postgres:', 'postgresql:'], () =>
      refuse(
        'DATABASE_URL은 postgres://사용자@서버/이름 형식이어야 합니다.',
        'DATABASE_URL must look like postgres://user@host/name.',
        undefined,
      ),
    ),
    demonstration: yesOrNo(set('TECHMARKET_DEMO'), () =>
      refuse('TECHMARKET_DEMO는 1 또는 0이어야 합니다.', 'TECHMARKET_DEMO must be 1 or 0.', undefined),
    ),
    searchUrl: searchUrlOf(set('SEARCH_URL'), refuse),
    smtpUrl: urlOf(set('SMTP_URL'), ['smtp:', 'smtps:'], () =>
      refuse('SMTP_URL은 smtp:// 또는 smtps://로 시작해야 합니다.', 'SMTP_URL must begin with smtp:// or smtps://.', undefined),
    ),
    mailFrom:
      mailFromOf(set('MAIL_FROM'), publicUrl) ??
      refuse('MAIL_FROM은 전자우편 주소여야 합니다.', 'MAIL_FROM must be an e-mail address.', 'techmarket@localhost'),
    clamdAddress: clamdOf(set('CLAMD_ADDRESS'), () =>
      refuse('CLAMD_ADDRESS는 서버:포트 형식이어야 합니다.', 'CLAMD_ADDRESS must look like host:port.', undefined),
    ),
    operatorName: set('OPERATOR_NAME')?.slice(0, 120),
    operatorContact: set('OPERATOR_CONTACT')?.slice(0, 200),
    logLevel:
      logLevels.find((level) => level === (set('LOG_LEVEL') ?? 'warn')) ??
      refuse(
        `LOG_LEVEL은 다음 가운데 하나여야 합니다: ${logLevels.join(', ')}.`,
        `LOG_LEVEL must be one of ${logLevels.join(', ')}.`,
        'warn' as const,
      ),
    perMinute: perMinuteOf(set('TECHMARKET_RATE_PER_MINUTE'), () =>
      refuse(
        'TECHMARKET_RATE_PER_MINUTE는 1~99999의 숫자여야 합니다.',
        'TECHMARKET_RATE_PER_MINUTE must be a whole number from 1 to 99999.',
        undefined,
      ),
    ),
    firmStorageBytes:
      1024 ** 2 *
      (megabytesOf(set('TECHMARKET_FIRM_STORAGE_MB') ?? String(defaultFirmStorageMb)) ??
        refuse(
          'TECHMARKET_FIRM_STORAGE_MB는 1~9999999의 숫자여야 합니다.',
          'TECHMARKET_FIRM_STORAGE_MB must be a whole number from 1 to 9999999.',
          defaultFirmStorageMb,
        )),
    secret: secretOf(set('TECHMARKET_SECRET'), () =>
      refuse(
        'TECHMARKET_SECRET은 16진수 64자(32바이트)여야 합니다.',
        'TECHMARKET_SECRET must be 64 hexadecimal digits (32 bytes).',
        undefined,
      ),
    ),
  }
  return refusals.length === 0 ? yes(config) : no(refusals)
}

type Refuse = <Value>(ko: string, en: string, instead: Value) => Value

/** A loopback address or name: what only this machine can reach. */
export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host.endsWith('.localhost') || host === '::1' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))

/** Off loopback people must be told where we are, and reach us by https: passwords never cross a network in the clear. */
const publicUrlOf = (given: string | undefined, host: string, port: number, refuse: Refuse): URL => {
  const local = new URL(`http://${isLoopback(host) && isIP(host) !== 6 && host !== '127.0.0.1' ? host : 'localhost'}:${port}`)
  if (given === undefined) {
    return isLoopback(host)
      ? local
      : refuse(
          'HOST가 이 컴퓨터 밖으로 열려 있으면 PUBLIC_URL(https://…)이 필요합니다.',
          'PUBLIC_URL (https://…) is needed when HOST is not a loopback address.',
          local,
        )
  }
  const url = URL.canParse(given) ? new URL(given) : undefined
  if (
    !url ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.pathname !== '/' ||
    url.search !== '' ||
    url.hash !== '' ||
    url.username !== ''
  ) {
    return refuse(
      'PUBLIC_URL은 https://서버이름처럼 경로 없는 주소여야 합니다.',
      'PUBLIC_URL must be an address without a path, such as https://market.example.kr.',
      local,
    )
  }
  const isPlainOutside = url.protocol === 'http:' && !(isLoopback(url.hostname) && isLoopback(host))
  return isPlainOutside
    ? refuse(
        '이 컴퓨터 밖에서는 암호화되지 않은 HTTP를 쓸 수 없습니다. PUBLIC_URL을 https://로 시작하게 해 주세요.',
        'Plain HTTP is refused off loopback: PUBLIC_URL must begin with https://.',
        local,
      )
    : url
}

/** The search process listens on loopback and is told a secret: in the clear it is asked from this machine only. */
const searchUrlOf = (given: string | undefined, refuse: Refuse): URL | undefined => {
  if (given === undefined) return undefined
  const url = URL.canParse(given) ? new URL(given) : undefined
  const isPlain =
    url !== undefined &&
    ['http:', 'https:'].includes(url.protocol) &&
    url.pathname === '/' &&
    url.search === '' &&
    url.hash === '' &&
    url.username === ''
  if (url !== undefined && isPlain && (url.protocol === 'https:' || isLoopback(url.hostname))) return url
  return refuse(
    'SEARCH_URL은 http://127.0.0.1:3100이나 https://로 시작하는, 경로 없는 주소여야 합니다.',
    'SEARCH_URL must be an address without a path: http on loopback, such as http://127.0.0.1:3100, or https.',
    undefined,
  )
}

/** `.techmarket` in the checkout; as root a place the database's own user can reach, one for each checkout. */
const homeOf = (given: string | undefined, { checkout, isRoot }: Surroundings): string => {
  if (given !== undefined) return given.startsWith('/') ? given : join(checkout, given)
  if (!isRoot) return join(checkout, '.techmarket')
  return join('/var/lib/techmarket', createHash('sha256').update(checkout).digest('hex').slice(0, 12))
}

const countOf = (digits: string): number | undefined => (/^\d{1,5}$/.test(digits) ? Number(digits) : undefined)

const portOf = (digits: string): number | undefined => {
  const port = countOf(digits)
  return port !== undefined && port >= 1 && port <= 65_535 ? port : undefined
}

const megabytesOf = (digits: string): number | undefined => (/^[1-9]\d{0,6}$/.test(digits) ? Number(digits) : undefined)

const perMinuteOf = (given: string | undefined, otherwise: () => undefined): number | undefined => {
  if (given === undefined) return undefined
  const count = countOf(given) ?? 0
  return count >= 1 ? count : otherwise()
}

const urlOf = (given: string | undefined, protocols: string[], otherwise: () => undefined): string | undefined => {
  if (given === undefined) return undefined
  return URL.canParse(given) && protocols.includes(new URL(given).protocol) ? given : otherwise()
}

const yesOrNo = (given: string | undefined, otherwise: () => undefined): boolean | undefined => {
  if (given === undefined) return undefined
  if (['0', 'false', 'no'].includes(given)) return false
  return ['1', 'true', 'yes'].includes(given) ? true : otherwise()
}

const mailFromOf = (given: string | undefined, publicUrl: URL): string | undefined => {
  const address = given ?? `techmarket@${publicUrl.hostname}`
  return /^[^\s@<>]+@[^\s@<>]+$/.test(address) ? address : undefined
}

const clamdOf = (given: string | undefined, otherwise: () => undefined): Config['clamdAddress'] => {
  if (given === undefined) return undefined
  const [, host, digits] = /^(.+):(\d+)$/.exec(given) ?? []
  const port = portOf(digits ?? '')
  return host !== undefined && port !== undefined ? { host, port } : otherwise()
}

const secretOf = (given: string | undefined, otherwise: () => undefined): Buffer | undefined => {
  if (given === undefined) return undefined
  return /^[0-9a-f]{64}$/i.test(given) ? Buffer.from(given, 'hex') : otherwise()
}
