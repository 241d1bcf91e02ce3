// For maintainers: copies the two font weights our PDF documents and pages are set in out of the published package into assets/fonts.
// Run `node tools/copy-fonts.mjs` after changing the version below. The package weighs 160 MB, so it is no dependency of ours:
// it is unpacked in a temporary folder, and the files (7.5 MB for documents, 0.5 MB for pages) live in the repository with their licence (OFL 1.1).
// The names of those for pages carry the version, since browsers keep them for a year: change it in src/ui/styles/fonts.css and
// src/ui/browser/comforts/fonts.ts too.
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
  ['dist/web/static/woff2-subset/PretendardGOV-Regular.subset.woff2', `web/pretendard-gov-${version}-regular.woff2`],
  ['dist/web/static/woff2-subset/PretendardGOV-Bold.subset.woff2', `web/pretendard-gov-${version}-bold.woff2`],
]

const workshop = mkdtempSync(join(tmpdir(), 'fonts-'))
try {
  execFileSync('npm', ['pack', `pretendard-gov@${version}`, '--silent'], { cwd: workshop, stdio: 'inherit' })
  const archive = readdirSync(workshop).find((name) => name.endsWith('.tgz'))
  execFileSync('tar', ['xzf', archive, ...copies.map(([from]) => `package/${from}`)], { cwd: workshop, stdio: 'inherit' })
  mkdirSync(join(target, 'web'), { recursive: true })
  for (const [from, to] of copies) copyFileSync(join(workshop, 'package', from), join(target, to))
  console.log(`Pretendard GOV ${version}: ${copies.length} files copied to assets/fonts`)
} finally {
  rmSync(workshop, { recursive: true, force: true })
}
