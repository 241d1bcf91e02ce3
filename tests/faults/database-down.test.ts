import { expect, test } from 'vitest'
import { openHouse } from '../../src/app.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
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

test('a database that cannot be reached is said to be so, with the time to come again', async () => {
  const market = await openMarket()
  const nobody = openDatabase({ host: '127.0.0.1', port: 9, user: 'nobody', database: 'nowhere' })
  const house = await openHouse({ ...market.app, db: nobody }, { logLevel: 'silent' })
  for (const path of ['/calls', '/en/calls', '/api/v1/calls']) {
    const answer = await house.inject({ url: path, headers: { accept: 'text/html' } })
    expect([path, answer.statusCode, answer.headers['retry-after']]).toEqual([path, 503, '10'])
    expect(answer.body).toMatch(/문의 번호|Reference/)
    expect(answer.body).not.toMatch(/ECONN|127\.0\.0\.1/)
  }
  await house.close()
  await nobody.close()
  await market.close()
})
