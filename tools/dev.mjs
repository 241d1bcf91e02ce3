// `npm run dev`: the server straight from the sources, started anew at each change; the browser's assets built anew when theirs change.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, watch } from 'node:fs'
import { join } from 'node:path'
import { handOver } from './hand-over.mjs'
import { checkout } from './places.mjs'

const buildAssets = [join(checkout, 'tools', 'build.mjs'), '--assets']
spawnSync(process.execPath, buildAssets, { cwd: checkout, stdio: 'inherit' })

const ui = join(checkout, 'src', 'ui')
let due
if (existsSync(ui))
  watch(ui, { recursive: true }, () => {
    clearTimeout(due)
    due = setTimeout(() => spawn(process.execPath, buildAssets, { cwd: checkout, stdio: 'inherit' }), 150)
  })

process.env['TECHMARKET_DEV'] = '1'
await handOver(process.execPath, [
  '--import',
  'tsx',
  '--watch',
  '--watch-preserve-output',
  join(checkout, 'src', 'main.ts'),
  'serve',
  ...process.argv.slice(2),
])
