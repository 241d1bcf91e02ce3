// Bundles src/ui/styles into one small file: dist/assets/main.css, with the fonts and the mark beside it (or into the folder given). The server adds ?v= to the address.
import { copyFileSync, cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { bundle } from 'lightningcss'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const version = (major, minor = 0) => (major << 16) | (minor << 8)

/** light-dark() and nesting stay as written: every browser since spring 2024 reads them. */
const targets = { chrome: version(123), edge: version(123), firefox: version(121), safari: version(17, 5), ios_saf: version(17, 5) }

export const buildCss = (out = join(root, 'dist/assets')) => {
  const bundled = (name) => bundle({ filename: join(root, 'src/ui/styles', name), minify: true, targets }).code
  const code = bundled('main.css')
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'main.css'), code)
  writeFileSync(join(out, 'fonts.css'), bundled('fonts.css'))
  cpSync(join(root, 'assets/fonts/web'), join(out, 'fonts'), { recursive: true })
  copyFileSync(join(root, 'src/ui/styles/mark.svg'), join(out, 'mark.svg'))
  return { bytes: code.length, gzip: gzipSync(code).length }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { bytes, gzip } = buildCss(process.argv[2])
  console.log(`main.css ${bytes} bytes, ${gzip} gzip`)
}
