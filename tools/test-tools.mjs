// What the tests need from the machine and no package of ours brings: a browser, a PDF reader, a Korean font.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { Refusal } from './refusal.mjs'

const onPath = (name) => (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, name)))
const speaksKorean = () => spawnSync('fc-list', [':lang=ko', 'family'], { encoding: 'utf8' }).stdout?.trim().length > 0

const needs = [
  {
    what: 'Chromium',
    packages: ['chromium'],
    isThere: () => onPath('chromium') || onPath('chromium-browser') || onPath('google-chrome') || existsSync(process.env.CHROMIUM ?? ''),
  },
  { what: 'poppler-utils (pdftotext, pdfsig)', packages: ['poppler-utils'], isThere: () => onPath('pdftotext') && onPath('pdfsig') },
  { what: 'a Korean font', packages: ['fontconfig', 'fonts-noto-cjk'], isThere: () => onPath('fc-list') && speaksKorean() },
]

/** Installs what is missing where we may (root on Debian); elsewhere says in one sentence what to install. */
export function ensureTestTools() {
  const missing = needs.filter((need) => !need.isThere())
  if (missing.length === 0) return
  const packages = missing.flatMap((need) => need.packages)
  if (process.getuid?.() === 0 && onPath('apt-get')) installByApt(packages)
  const still = missing.filter((need) => !need.isThere())
  if (still.length > 0)
    throw new Refusal(
      `The tests need ${still.map((need) => need.what).join(', ')}: install it (Debian: apt-get install ${packages.join(' ')}) and run the command again.`,
    )
}

function installByApt(packages) {
  console.log(`Installing ${packages.join(', ')} for the tests …`)
  const apt = (...args) =>
    spawnSync('apt-get', ['-qq', ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  apt('update')
  apt('install', '-y', '--no-install-recommends', ...packages)
}
