import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openMarket } from '../support/market.ts'
import type { Market } from '../support/market.ts'

let market: Market
beforeAll(async () => {
  market = await openMarket()
})
afterAll(() => market.close())

const needed = `/api/v1/matches/technologies?need=${encodeURIComponent('매설 배관의 누수를 찾고 싶습니다')}`

test.each([
  ['/api/v1/calls?nothing=1&more=2', 'Unknown field: nothing, more', '알 수 없는 항목입니다: nothing, more'],
  ['/api/v1/catalogue?page=x', 'page: must be a whole number.', 'page: 정수여야 합니다.'],
  ['/api/v1/catalogue?page=1.5', 'page: must be a whole number.', 'page: 정수여야 합니다.'],
  ['/api/v1/catalogue?page=0', 'page: must be at least 1.', 'page: 1 이상이어야 합니다.'],
  ['/api/v1/catalogue?perPage=101', 'perPage: must be at most 100.', 'perPage: 100 이하여야 합니다.'],
  ['/api/v1/catalogue?q=a&q=b', 'q: give it once only.', 'q: 한 번만 적어 주세요.'],
  ['/api/v1/catalogue?sort=best', 'sort: must be one of relevance, ', 'sort: 다음 가운데 하나여야 합니다: relevance, '],
  ['/api/v1/certificates', 'number: is required.', 'number: 꼭 필요한 항목입니다.'],
  [`/api/v1/certificates?number=${'9'.repeat(101)}`, 'number: must have at most 100 letters.', 'number: 100자 이하여야 합니다.'],
  ['/api/v1/matches/technologies?need=short', 'need: must have at least 10 letters.', 'need: 10자 이상이어야 합니다.'],
  [`/api/v1/matches/technologies?need=${'%20'.repeat(12)}`, 'need: must have at least 10 letters.', 'need: 10자 이상이어야 합니다.'],
  [`${needed}&budget=`, 'budget: must be a whole number.', 'budget: 정수여야 합니다.'],
  [`${needed}&budget=%20`, 'budget: must be a whole number.', 'budget: 정수여야 합니다.'],
  [`${needed}&budget=0x10`, 'budget: must be a whole number.', 'budget: 정수여야 합니다.'],
  [`${needed}&budget=-1`, 'budget: must be at least 0.', 'budget: 0 이상이어야 합니다.'],
  [`${needed}&most=`, 'most: must be a whole number.', 'most: 정수여야 합니다.'],
  ['/api/v1/catalogue?page=1e1', 'page: must be a whole number.', 'page: 정수여야 합니다.'],
  ['/api/v1/calls?perPage=', 'perPage: must be a whole number.', 'perPage: 정수여야 합니다.'],
  ['/api/v1/figures?year=2e3', 'year: must be a whole number.', 'year: 정수여야 합니다.'],
  ['/api/v1/catalogue/%00', 'This request cannot be read.', '요청을 읽지 못했습니다.'],
])('%s is refused with a sentence that names the field, in both languages', async (asked, en, ko) => {
  const answer = await market.visitor.get(asked)
  expect([answer.statusCode, answer.headers['content-type']]).toEqual([400, 'application/problem+json; charset=utf-8'])
  const { title, detail } = answer.json<{ title: string; detail: string }>()
  expect([title.slice(0, en.length), detail.slice(0, ko.length)]).toEqual([en, ko])
})

interface Operation {
  responses: Record<string, { description: string; content?: Record<string, { schema: { $ref?: string } }> }>
  parameters?: { name: string; in: string; required?: boolean; schema: Record<string, unknown> }[]
}
const operations = async (): Promise<[string, Operation][]> => {
  const { paths } = (await market.visitor.get('/api/openapi.json')).json<{ paths: Record<string, { get: Operation }> }>()
  return Object.entries(paths).map(([path, { get }]) => [path, get])
}

test('every operation documents its refusals, with what a problem is: 404 where it can find nothing', async () => {
  const all = await operations()
  expect(all.length).toBeGreaterThan(8)
  for (const [path, { responses }] of all) {
    const mayMiss = path.includes('{') || path.endsWith('/matches/technologies')
    expect([path, Object.keys(responses)]).toEqual([path, ['200', '400', ...(mayMiss ? ['404'] : []), '429', '500', '503']])
    for (const status of ['400', '429', '500', '503'])
      expect(responses[status]?.content?.['application/problem+json']?.schema.$ref).toBe('#/components/schemas/Problem')
  }
})

test('whole numbers are documented with their bounds and what they are without being said', async () => {
  const byPath = new Map(await operations())
  const schemaOf = (path: string, name: string) => byPath.get(path)?.parameters?.find((one) => one.name === name)
  expect(schemaOf('/api/v1/catalogue', 'page')).toMatchObject({
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: 1000, default: 1 },
  })
  expect(schemaOf('/api/v1/matches/technologies', 'budget')).toMatchObject({ required: false, schema: { type: 'integer', minimum: 0 } })
  expect(schemaOf('/api/v1/matches/technologies', 'need')).toMatchObject({
    required: true,
    schema: { type: 'string', minLength: 10, maxLength: 600 },
  })
})

test('letters are counted as people count them: one beyond the basic plane is one, in a need as in words that are looked for', async () => {
  const ask = (letters: string) => market.visitor.get(`/api/v1/matches/technologies?need=${encodeURIComponent(letters)}`)
  expect((await ask('🚰'.repeat(9))).statusCode).toBe(400)
  // Long enough and not too long: no index is there to ask.
  for (const letters of ['🚰'.repeat(10), '🚰'.repeat(600)]) expect((await ask(letters)).statusCode).toBe(404)
  expect((await ask('🚰'.repeat(601))).json<{ title: string }>().title).toBe('need: must have at most 600 letters.')
  const cut = async (letters: number) =>
    (await market.visitor.get(`/api/v1/catalogue?q=${encodeURIComponent('𠮷'.repeat(letters))}`)).json<{ cut: boolean }>().cut
  expect([await cut(200), await cut(201)]).toEqual([false, true])
})

/** What a bare connection is answered to these letters. */
const answerTo = async (port: number, sent: string): Promise<string> => {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.setEncoding('utf8').on('data', (part: string) => (answer += part))
  socket.write(sent)
  await once(socket, 'close')
  return answer
}

test('what is no HTTP, as Korean letters in an address are, is told so in a sentence', async () => {
  const { port } = new URL(await market.server.listen({ host: '127.0.0.1', port: 0 }))
  const fine = 'Host: x\r\nConnection: close\r\n\r\n'
  expect(await answerTo(Number(port), `GET /api/v1/catalogue?q=%EB%A7%90 HTTP/1.1\r\n${fine}`)).toMatch(/^HTTP\/1\.1 200 /)
  for (const [sent, status, sentence] of [
    [`GET /api/v1/catalogue?q=말 HTTP/1.1\r\n${fine}`, 400, '주소에 한글이 있으면 퍼센트로 적어 주세요.'],
    ['GARBAGE\r\n\r\n', 400, 'This request cannot be read.'],
    [`GET / HTTP/1.1\r\nX-Long: ${'a'.repeat(140_000)}\r\n${fine}`, 431, '요청의 주소와 머리말이 너무 깁니다.'],
  ] as const) {
    const answer = await answerTo(Number(port), sent)
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} [^]*application/problem\\+json`))
    expect(answer).toContain(sentence)
  }
})
