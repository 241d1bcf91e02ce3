import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** For tests: a key of an institution's own as it would bring it, a P12 as base64 under the passphrase `secret`; made by openssl. */
export const makeOwnP12 = (commonName: string): string => {
  const folder = mkdtempSync(join(tmpdir(), 'p12-'))
  const openssl = (asked: string, ...more: string[]) =>
    execFileSync('openssl', [...asked.split(' '), ...more], { cwd: folder, stdio: 'pipe' })
  try {
    openssl('req -x509 -newkey rsa:2048 -nodes -keyout k.pem -out c.pem -days 30 -subj', `/C=KR/O=KRA/CN=${commonName}`)
    openssl('pkcs12 -export -inkey k.pem -in c.pem -out k.p12 -passout pass:secret')
    return readFileSync(join(folder, 'k.p12')).toString('base64')
  } finally {
    rmSync(folder, { recursive: true })
  }
}
