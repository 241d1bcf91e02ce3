import { expect, test } from 'vitest'
import { openMarket } from '../support/market.ts'
import { createPerson } from '../../src/people/index.ts'

test('J1 while the database is down a page says so in our words, with a reference and nothing of the inside', async () => {
  const market = await openMarket()
  const { id } = await market.set((tx) => createPerson(tx, { email: 'a@firm.example', name: '이대표' }))
  const person = await market.as(id)
  expect((await person.get('/home')).statusCode).toBe(200)
  await market.app.db.pool.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
  )
  await market.app.db.close()
  for (const browser of [person, market.visitor]) {
    for (const path of ['/calls', '/en/home', '/nowhere']) {
      const answer = await browser.get(path)
      if (answer.statusCode === 303) continue // a visitor is asked to sign in first
      expect(answer.headers['content-type']).toContain('text/html')
      expect(answer.body).not.toMatch(/ENOENT|ECONN|pool|\.sock|"statusCode"/)
      if (answer.statusCode === 500) expect(answer.body).toMatch(/문의 번호|Reference/)
    }
  }
  await market.server.close()
  market.app.pdf.close()
})
