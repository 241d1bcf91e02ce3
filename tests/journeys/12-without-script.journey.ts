import { afterAll, beforeAll, expect, test } from 'vitest'
import { setCall, setReviewers, setStaff, shortRules } from '../cast.ts'
import type { Staff } from '../cast.ts'
import { aPdf, aPicture } from '../support/papers.ts'
import { sql } from '../support/market.ts'
import { openStage } from '../support/stage.ts'
import type { Stage, Walker } from '../support/stage.ts'
import { excessOf, inDays } from './steps.ts'

/** The road on a phone, in English, with scripts off: nothing is missing, nothing is left in Korean, nothing scrolls sideways. */
let stage: Stage
let staff: Staff
let owner: Walker
let officer: Walker
const phone = { script: false, width: 390 }
const mail = 'owner@pump.example'
const title = 'Quiet drainage pump'
let company = ''
let dossier = ''
let track = ''
const faults = new Set<string>()

/** Korean words on an English page that do not say that they are Korean, and what is wider than the phone. */
const lookAt = async (walker: Walker) => {
  const { page } = walker
  const korean = await page.evaluate(() => {
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    while (walk.nextNode()) {
      const node = walk.currentNode
      const lang = node.parentElement?.closest('[lang]')?.getAttribute('lang')
      if (/[가-힣]/.test(node.textContent ?? '') && lang !== 'ko') found.push((node.textContent ?? '').trim().slice(0, 60))
    }
    for (const named of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
      for (const name of ['aria-label', 'placeholder', 'title', 'alt']) {
        const words = named.getAttribute(name)
        if (words && /[가-힣]/.test(words)) found.push(`${name}: ${words}`)
      }
    }
    return found
  })
  const excess = await excessOf(walker)
  const where = new URL(page.url()).pathname.replaceAll(/\/[2-9a-hjkmnp-z]{12}/g, '/…')
  for (const words of korean) faults.add(`${where} in Korean: ${words}`)
  if (excess > 0) faults.add(`${where} is ${excess} px too wide`)
}
/** The walker looks at each page it reaches, before it goes on. */
const looking = (walker: Walker): Walker => ({
  ...walker,
  get path() {
    return walker.path
  },
  open: async (path) => {
    await walker.open(`/en${path}`)
    await lookAt(walker)
  },
  press: async (words) => {
    await walker.press(words)
    await lookAt(walker)
  },
})

beforeAll(async () => {
  stage = await openStage()
  staff = await stage.market.set(async (tx) => {
    await setReviewers(tx, 'kra', 6)
    await setCall(tx, ['kra'], { rules: shortRules })
    const made = await setStaff(tx, 'kra')
    await tx.run(sql`update persons set name = 'Damdang Kim' where id = ${made.officer}`)
    return made
  })
  owner = looking(await stage.visitor(phone))
  officer = looking(await stage.as(staff.officer, phone))
  // As on a second visit: pages are set in our fonts, which are wider than the phone's.
  for (const { page } of [owner, officer]) await page.context().addCookies([{ name: 'fonts', value: '1', url: stage.origin }])
})
afterAll(async () => {
  await stage.close()
})

test('she signs up, confirms her mail and registers her firm', async () => {
  await owner.open('/sign-up')
  await owner.press('Send me the link')
  await owner.sees(/There (is|are) \d+ things? to check/)
  await owner.fill('E-mail', mail)
  await owner.choose('I agree to this use of my data.')
  await owner.press('Send me the link')
  await owner.sees('Ask the operator for your link')
  await owner.open((await stage.mailedPath(mail)).replace(/^\/en/, ''))
  await owner.fill('Name', 'Gaon Lee')
  await owner.fill('New password', 'an evening walk along the river')
  await owner.press('Sign up')
  await owner.press('Register a firm')
  await owner.choose('Corporation')
  await owner.page.getByLabel(/^Business registration number/).fill('123-45-67892')
  await owner.page.getByLabel(/^Corporate registration number/).fill('110111-0062432')
  await owner.fill('Name of the firm', 'Gaon Pump Co.')
  await owner.fill('Representative', 'Gaon Lee')
  await owner.press('Register the firm')
  await owner.sees(/The last digit of .* does not fit/)
  await owner.page.getByLabel(/^Business registration number/).fill('123-45-67891')
  await owner.press('Register the firm')
  company = owner.path.replace(/^\/en/, '')
  await owner.press('Add the SME confirmation')
  await owner.fill('Number', '0010-2026-12345')
  await owner.choose('Small enterprise')
  await owner.fill('Valid from', '2026-01-01')
  await owner.fill('Valid to', inDays(300))
  await owner.attach('The paper', aPdf('confirmation.pdf'))
  await owner.press('Add the confirmation')
  await owner.sees('The confirmation is added.')
})

test('she writes her technology down, section by section', async () => {
  await owner.open(`${company}/technologies/new`)
  await owner.page.locator('main form input[type=text], main form input:not([type])').first().fill(title)
  await owner.press(/^Begin|^Write|^Register|^Add/)
  dossier = owner.path.replace(/^\/en/, '').replace(/(technologies\/[a-z0-9]+).*/, '$1')
  const section = async (id: string, write: () => Promise<void>) => {
    await owner.open(`${dossier}/${id}`)
    await write()
    await owner.press('Save and go on')
  }
  const area = (words: string) => owner.page.locator('main textarea').first().fill(words)
  await section('summary', () => area('A drainage pump that is 12 dB quieter and takes 23% less power.'))
  await section('kind', () => owner.choose('Product'))
  await section('fields', async () => {
    await owner.page.getByRole('checkbox').first().check()
  })
  await section('trl', () => owner.choose(/^Level 8/))
  await section('problem', () => area('Pumps in underpasses are loud at night.'))
  await section('approach', () => area('Fewer blades, and a speed that follows the water.'))
  await section('differences', async () => {
    for (const [label, value] of [
      ['What, in Korean', 'Noise'],
      ['Unit', 'dB'],
      ['Value of what is used today', '78'],
      ['Our value', '66'],
    ] as const)
      await owner.fill(label, value)
  })
  await section('effects', () => area('Hardly any complaints, and less power.'))
  await section('applications', () => area('Underpasses and stations'))
  await section('price', async () => {
    await owner.page.getByLabel(/^Lowest price/).fill('12000000')
    await owner.choose('Not included')
    await owner.fill('Price for', 'one unit')
  })
  await section('ip-rights', async () => {
    await owner.select('Right', 'Patent')
    await owner.select('Kind of number', 'Registration number')
    await owner.fill('Number', '10-1234567')
    await owner.select('Status', 'Registered')
    await owner.fill('Expires on', '2040-05-01')
  })
})

test('a file that is not what its name says is refused in words; the right papers go up one by one', async () => {
  await owner.open(`${dossier}/documents`)
  await owner.attach('File', { name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from('not a PDF at all') })
  await owner.select('Kind of paper', 'Test report')
  await owner.press('Upload')
  await owner.sees(/There is 1 thing to check/)
  for (const [kind, name] of [
    ['Technology description', 'description.pdf'],
    ['Extract of the patent register', 'register.pdf'],
  ] as const) {
    await owner.attach('File', aPdf(name, name))
    await owner.select('Kind of paper', kind)
    await owner.press('Upload')
    await owner.sees('Uploaded.')
  }
  await owner.open(`${dossier}/pictures`)
  await owner.attach('Picture', await aPicture('pump.png'))
  await owner.fill('What it shows, in Korean', 'A pump in an underpass')
  await owner.press('Upload')
  await owner.open(dossier)
})

test('the pre-check says yes; she applies, submits and keeps the receipt', async () => {
  await owner.open(`${company}/pre-check`)
  await owner.sees('You can apply')
  await owner.choose(/ · /)
  await owner.press('Apply to those chosen')
  await owner.press('Save and check before sending')
  await owner.press(/^Submit to/)
  await owner.sees(/Please read and tick/)
  for (const box of await owner.page.getByRole('checkbox').all()) await box.check()
  await owner.press('Submit to 1 institution')
  await owner.sees('Submitted')
  await owner.sees(/Sent to 1 institution\./)
  expect((await owner.download(/Download the receipt/)).subarray(0, 5).toString()).toBe('%PDF-')
})

test('the officer receives it, checks its conditions and sends it to review', async () => {
  await officer.open('/desk/kra/queue?view=all')
  await officer.press(title)
  await officer.press('Receive')
  await officer.press('Begin the check')
  const waiting = officer.page.locator('section.row-item').filter({ hasText: 'Officer: to judge' })
  for (let left = await waiting.count(); left > 0; left -= 1) {
    await waiting.first().getByRole('radio', { name: 'Met', exact: true }).check()
    await waiting.first().getByRole('button', { name: /^Save/ }).click()
    await expect.poll(() => waiting.count()).toBe(left - 1)
  }
  await officer.press('Send to review')
  expect(officer.path).toMatch(/^\/en\/desk\/kra\/reviews\//)
})

test('her timeline tells it in English, newest first', async () => {
  await owner.open(`${company}/applications`)
  await owner.press(title)
  await owner.press('Korea Racing Authority')
  track = owner.path
  for (const words of ['In review', 'The review began.', 'Received.', 'Submitted.']) await owner.sees(words)
  await owner.open('/inbox')
  await owner.open('/home')
  await owner.open(company)
  expect(track).toMatch(/^\/en\//)
})

test('no page on the road was wider than the phone or left a word in Korean', () => {
  expect([...faults]).toEqual([])
})
