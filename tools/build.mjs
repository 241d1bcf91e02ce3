// Builds dist/: every file of src/ as its own JavaScript module at the same place, so that a path relative to a source file means the
// same from dist/; and dist/assets/: the scripts and styles of the browser. `--assets` builds only the latter, in place.
import { build } from 'esbuild'
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, relative } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { sourcesFingerprint } from './build-if-changed.mjs'
import { checkout } from './places.mjs'
import { Refusal, sayAndLeave } from './refusal.mjs'

const source = join(checkout, 'src')
const browser = join(source, 'ui', 'browser')
const target = join(checkout, 'dist')

const filesBelow = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
    : []
const isScript = (file) => /\.tsx?$/.test(file)
const isTest = (file) => /\.test\.tsx?$/.test(file)
const isForBrowser = (file) => file.startsWith(browser + '/')

/** Keeps each module a file of its own, and lets names of sources point at what was built from them. */
const oneFileEach = {
  name: 'one file each',
  setup(esbuild) {
    esbuild.onResolve({ filter: /^\.{1,2}\// }, ({ path, kind, resolveDir }) => {
      if (kind === 'entry-point') return undefined
      if (!existsSync(join(resolveDir, path))) return { errors: [{ text: `There is no ${path} here.` }] }
      return { path: path.replace(/\.tsx?$/, '.js'), external: true }
    })
    esbuild.onLoad({ filter: /\.tsx?$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(
        /new URL\((['"])(\.{1,2}\/[^'"]+)\.tsx?\1,\s*import\.meta\.url\)/g,
        'new URL($1$2.js$1, import.meta.url)',
      ),
      loader: path.endsWith('x') ? 'tsx' : 'ts',
    }))
  },
}

/** Source maps are reckoned from where the files will lie in the end, not from where they are written first. */
async function writeTo(folder, options) {
  const { outputFiles } = await build({ ...options, write: false })
  for (const { path, contents } of outputFiles) {
    const place = join(folder, relative(options.outdir, path))
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, contents)
  }
}

async function buildServer(folder) {
  const sources = filesBelow(source).filter((file) => !isForBrowser(file))
  const entryPoints = sources.filter((file) => isScript(file) && !isTest(file))
  if (!entryPoints.includes(join(source, 'main.ts'))) throw new Refusal('src/main.ts is missing: there is nothing to start.')
  await writeTo(folder, {
    entryPoints,
    outdir: target,
    outbase: source,
    plugins: [oneFileEach],
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'linked',
    logLevel: 'warning',
  })
  for (const file of sources.filter((each) => !isScript(each) && !['.md', '.css'].includes(extname(each)))) {
    const copy = join(folder, relative(source, file))
    mkdirSync(dirname(copy), { recursive: true })
    cpSync(file, copy)
  }
}

async function buildAssets(folder) {
  mkdirSync(folder, { recursive: true })
  const entryPoints = filesBelow(browser).filter((file) => dirname(file) === browser && file.endsWith('.ts') && !isTest(file))
  if (entryPoints.length > 0) {
    await writeTo(folder, {
      entryPoints,
      outdir: join(target, 'assets'),
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      minify: true,
      chunkNames: 'shared-[hash]',
      logLevel: 'warning',
    })
  }
  const styles = join(checkout, 'tools', 'build-css.mjs')
  if (!existsSync(styles)) return
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', styles, folder], { cwd: checkout, stdio: 'inherit' })
  if (status !== 0) throw new Refusal('The styles could not be built; the reason stands above.')
  packAssets(folder)
}

/** Beside each asset its packed forms, as small as they get: they are asked for often and made once. */
function packAssets(folder) {
  for (const file of filesBelow(folder).filter((each) => ['.css', '.js', '.svg'].includes(extname(each)))) {
    const bytes = readFileSync(file)
    writeFileSync(`${file}.br`, brotliCompressSync(bytes))
    writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

/** The Korean dictionary as typed arrays; taken over from the last build while neither the data nor the layout changed. */
function packDictionary(folder) {
  const made = [
    ...filesBelow(join(checkout, 'data', 'ko-dic')).toSorted(),
    join(source, 'platform', 'search', 'analyser', 'pack-dictionary.ts'),
  ]
  const hash = createHash('sha256')
  for (const file of made) hash.update(readFileSync(file))
  const stamp = hash.digest('hex')
  const [old, oldStamp] = [join(target, 'ko-dic.bin'), join(target, '.ko-dic-from')]
  if (existsSync(old) && existsSync(oldStamp) && readFileSync(oldStamp, 'utf8') === stamp) linkSync(old, join(folder, 'ko-dic.bin'))
  else if (
    spawnSync(process.execPath, ['--import', 'tsx', join(checkout, 'tools', 'pack-dictionary.ts'), folder], {
      cwd: checkout,
      stdio: 'inherit',
    }).status !== 0
  )
    throw new Refusal('The Korean dictionary could not be packed; the reason stands above.')
  writeFileSync(join(folder, '.ko-dic-from'), stamp)
}

/** Everything is built beside and put in place at the end: a failed build leaves the last good one. */
async function buildAll() {
  const began = performance.now()
  const fingerprint = sourcesFingerprint()
  const [fresh, old] = ['new', 'old'].map((age) => join(checkout, 'node_modules', `.techmarket-dist-${age}-${process.pid}`))
  try {
    await buildServer(fresh)
    await buildAssets(join(fresh, 'assets'))
    packDictionary(fresh)
    writeFileSync(join(fresh, '.built-from'), fingerprint)
    if (existsSync(target)) renameSync(target, old)
    renameSync(fresh, target)
  } finally {
    for (const folder of [fresh, old]) rmSync(folder, { recursive: true, force: true })
  }
  console.log(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
}

try {
  await (process.argv.includes('--assets') ? buildAssets(join(target, 'assets')) : buildAll())
} catch (problem) {
  // esbuild has said its errors already, each with its place.
  if (problem?.errors) process.exit(1)
  sayAndLeave(problem)
}
