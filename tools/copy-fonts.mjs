// For maintainers: copies the two font weights our PDF documents are set in out of the published package into assets/fonts.
// Run `node tools/copy-fonts.mjs` after changing the version below. The package weighs 160 MB, so it is no dependency of ours:
// it is unpacked in a temporary folder, and the two files (7.5 MB together) live in the repository with their licence (OFL 1.1).
import { execFileSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const version = '1.3.9'
const target = fileURLToPath(new URL('../assets/fonts/', import.meta.url))
const copies = [
  ['dist/LICENSE.txt', 'LICENSE-OFL.txt'],
  ['dist/public/static/PretendardGOV-Regular.otf', 'PretendardGOV-Regular.otf'],
  ['dist/public/static/PretendardGOV-Bold.otf', 'PretendardGOV-Bold.otf'],
]

const workshop = mkdtempSync(join(tmpdir(), 'fonts-'))
try {
  execFileSync('npm', ['pack', `pretendard-gov@${version}`, '--silent'], { cwd: workshop, stdio: 'inherit' })
  const archive = readdirSync(workshop).find((name) => name.endsWith('.tgz'))
  execFileSync('tar', ['xzf', archive, ...copies.map(([from]) => `package/${from}`)], { cwd: workshop, stdio: 'inherit' })
  mkdirSync(target, { recursive: true })
  for (const [from, to] of copies) copyFileSync(join(workshop, 'package', from), join(target, to))
  console.log(`Pretendard GOV ${version}: ${copies.length} files copied to assets/fonts`)
} finally {
  rmSync(workshop, { recursive: true, force: true })
}
