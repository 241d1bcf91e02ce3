import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'
import { fileRefusal, openHome } from './home.ts'
import { listenRefusal, reachDatabase } from './reach.ts'
import { keyFor, openSecretOf, secretFile } from './secret.ts'

const here = { checkout: '/srv/market', isRoot: false }
const refusalsOf = (environment: Record<string, string>) => {
  const read = readConfig(environment, here)
  return read.ok ? [] : read.refusal.map((each) => each.en)
}

describe('settings', () => {
  it('need nothing: the service listens on loopback and keeps its state in the checkout', () => {
    const read = readConfig({}, here)
    expect(read.ok && { ...read.value, publicUrl: read.value.publicUrl.href }).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      publicUrl: 'http://localhost:3000/',
      home: '/srv/market/.techmarket',
      databaseUrl: undefined,
      demonstration: undefined,
      isSecure: false,
      firmStorageBytes: 2_147_483_648,
    })
  })

  it('keep two checkouts of root apart, outside their folders', () => {
    const homes = ['/root/one', '/root/two'].map((checkout) => readConfig({}, { checkout, isRoot: true }))
    const [one, two] = homes.map((read) => (read.ok ? read.value.home : ''))
    expect(one).toMatch(/^\/var\/lib\/techmarket\/[0-9a-f]{12}$/)
    expect(two).not.toBe(one)
  })

  it.each([
    [{ PORT: '0' }, 'PORT must be'],
    [{ LOG_LEVEL: 'zzz' }, 'LOG_LEVEL must be one of'],
    [{ TECHMARKET_RATE_PER_MINUTE: '0' }, 'TECHMARKET_RATE_PER_MINUTE must be'],
    [{ TECHMARKET_RATE_PER_MINUTE: '-1' }, 'TECHMARKET_RATE_PER_MINUTE must be'],
    [{ TECHMARKET_RATE_PER_MINUTE: 'many' }, 'TECHMARKET_RATE_PER_MINUTE must be'],
    [{ TECHMARKET_FIRM_STORAGE_MB: '0' }, 'TECHMARKET_FIRM_STORAGE_MB must be'],
    [{ TECHMARKET_FIRM_STORAGE_MB: '2GB' }, 'TECHMARKET_FIRM_STORAGE_MB must be'],
    [{ PORT: '80a' }, 'PORT must be'],
    [{ PORT: '70000' }, 'PORT must be'],
    [{ HOST: '0.0.0.0' }, 'PUBLIC_URL (https://…) is needed'],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'http://market.example.kr' }, 'Plain HTTP is refused'],
    [{ PUBLIC_URL: 'http://market.example.kr' }, 'Plain HTTP is refused'],
    [{ HOST: '0.0.0.0', PUBLIC_URL: 'http://localhost:8080' }, 'Plain HTTP is refused'],
    [{ PUBLIC_URL: 'https://market.example.kr/app' }, 'PUBLIC_URL must be an address without a path'],
    [{ DATABASE_URL: 'mysql://x/y' }, 'DATABASE_URL must look like'],
    [{ SEARCH_URL: 'http://10.0.0.5:3100' }, 'SEARCH_URL must be'],
    [{ SEARCH_URL: 'http://127.0.0.1:3100/x' }, 'SEARCH_URL must be'],
    [{ SEARCH_URL: 'search' }, 'SEARCH_URL must be'],
    [{ SMTP_URL: 'mail.example.kr' }, 'SMTP_URL must begin'],
    [{ TECHMARKET_SECRET: 'short' }, 'TECHMARKET_SECRET must be'],
    [{ TECHMARKET_DEMO: 'maybe' }, 'TECHMARKET_DEMO must be'],
  ])('refuse %j in one sentence', (environment, beginning) => {
    const refusals = refusalsOf(environment)
    expect(refusals).toHaveLength(1)
    expect(refusals[0]).toContain(beginning)
  })

  it('name every mistake at once', () => {
    expect(refusalsOf({ PORT: 'x', HOST: '0.0.0.0', SMTP_URL: 'x' })).toHaveLength(3)
  })

  it('accept a public address behind https', () => {
    const read = readConfig({ HOST: '0.0.0.0', PUBLIC_URL: 'https://market.example.kr' }, here)
    expect(read.ok && read.value.isSecure).toBe(true)
  })
})

describe('the key of an installation', () => {
  const home = mkdtempSync(join(tmpdir(), 'market-key-'))
  afterEach(() => rmSync(home, { recursive: true, force: true }))

  it('is made once, for us alone, and the same at every start', () => {
    const first = openSecretOf(home)
    expect(first).toHaveLength(32)
    expect(statSync(secretFile(home)).mode & 0o777).toBe(0o600)
    expect(openSecretOf(home).equals(first)).toBe(true)
    expect(keyFor(first, 'a').equals(keyFor(first, 'b'))).toBe(false)
  })

  it('is never replaced when the file is damaged', () => {
    openSecretOf(home)
    writeFileSync(secretFile(home), 'oops')
    expect(() => openSecretOf(home)).toThrow('put back the one from a backup')
  })
})

describe('a home', () => {
  const home = mkdtempSync(join(tmpdir(), 'market-home-'))
  afterEach(() => rmSync(home, { recursive: true, force: true }))
  const refusalAt = (folder: string) => {
    const opened = openHome(folder)
    return opened.ok ? '' : opened.refusal.en
  }

  it('is made where there is none, folder by folder', () => {
    expect(openHome(join(home, 'one', 'two')).ok).toBe(true)
    expect(statSync(join(home, 'one', 'two')).mode & 0o777).toBe(0o700)
  })

  it('that cannot be used is said in one sentence, with the way out', () => {
    mkdirSync(home, { recursive: true })
    writeFileSync(join(home, 'file'), '')
    expect(refusalAt(join(home, 'file'))).toBe(
      `Nothing can be kept in the home ${join(home, 'file')}: there is a file, not a folder. Set TECHMARKET_HOME to a folder this user may write to.`,
    )
    expect(refusalAt(join(home, 'file', 'within'))).toContain('there is a file, not a folder')
    expect(refusalAt('/proc/market/home')).toContain('Set TECHMARKET_HOME')
  })

  it.runIf(process.getuid?.() !== 0)('of somebody else is refused', () => {
    mkdirSync(home, { recursive: true, mode: 0o500 })
    expect(refusalAt(join(home, 'mine'))).toContain('this user may not write there')
  })

  it('whose file cannot be read later is named, and other errors are left alone', () => {
    expect(fileRefusal(Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', path: '/srv/home/secret' }))?.en).toBe(
      '/srv/home/secret cannot be used: this user may not write there.',
    )
    expect(fileRefusal(new Error('something else'))).toBeUndefined()
  })
})

describe('what cannot be reached', () => {
  it('is said without the password of the database', async () => {
    const reached = await reachDatabase('postgres://me:hush@127.0.0.1:1/market')
    const words = reached.ok ? '' : reached.refusal.en
    expect(words).toContain('127.0.0.1:1/market) cannot be reached')
    expect(words).not.toContain('hush')
  })

  it('is a busy port, said with its number', async () => {
    const first = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => first.once('listening', resolve))
    const address = first.address()
    const port = typeof address === 'object' && address ? address.port : 0
    const error = await new Promise((resolve) => createServer().once('error', resolve).listen(port, '127.0.0.1'))
    first.close()
    expect(listenRefusal(error, { host: '127.0.0.1', port })?.en).toContain(`Port ${port} is in use`)
  })
})
