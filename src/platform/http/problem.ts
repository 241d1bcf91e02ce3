import type { FastifyReply } from 'fastify'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'

/** An answer that is none (RFC 9457): the sentence in English as its title, in Korean as its detail. */
export const problemOf = (status: number, code: string, sentence: Text) => ({
  type: `about:blank#${code}`,
  title: sentence.en,
  detail: sentence.ko,
  status,
})

export const problem = (reply: FastifyReply, status: number, code: string, sentence: Text): FastifyReply =>
  reply
    .status(status)
    .serializer(JSON.stringify)
    .type('application/problem+json; charset=utf-8')
    .send(problemOf(status, code, sentence))

/** One thing a schema found wrong, as zod hands it to Fastify. */
export interface Issue {
  readonly keyword: string
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
}
export interface Refused {
  readonly statusCode?: number
  readonly validation?: readonly Issue[]
}

/** Of a value that has the shape asked for and names nothing: 400, by the name of its parameter. */
export const refusedValue = (field: string): Error & Refused =>
  Object.assign(new Error(`${field} names nothing`), {
    statusCode: 400,
    validation: [{ keyword: 'unknown_code', instancePath: `/${field}`, params: {} }],
  })

/** What is wrong with a request to the API, by the name of the field; never in the words of a validator. */
export const explainRefused = (error: Refused, asked: Readonly<Record<string, unknown>>): Text => {
  const [issue] = error.validation ?? []
  if (issue) return explainIssue(issue, asked)
  if (error.statusCode === 429)
    return text(
      '짧은 시간에 요청이 너무 많았습니다. 1분 뒤 다시 시도해 주세요.',
      'Too many requests in a short time. Try again in a minute.',
    )
  return text('요청을 읽지 못했습니다. 주소와 값을 확인해 주세요.', 'This request cannot be read. Check the address and its values.')
}

const explainIssue = ({ keyword, instancePath, params }: Issue, asked: Readonly<Record<string, unknown>>): Text => {
  const field = instancePath.slice(1)
  switch (keyword) {
    case 'unrecognized_keys':
      return unknown(params['keys'])
    case 'invalid_value': {
      const values = listed(params['values'])
      return text(`${field}: 다음 가운데 하나여야 합니다: ${values}`, `${field}: must be one of ${values}`)
    }
    case 'too_small':
      return limit(field, params, 'minimum', text('이상이어야', 'at least'))
    case 'too_big':
      return limit(field, params, 'maximum', text('이하여야', 'at most'))
    case 'unknown_code':
      return text(`${field}: 그런 코드가 없습니다.`, `${field}: there is no such code.`)
    default:
      return ofAnotherType(field, params['expected'], asked[field])
  }
}

const mostNames = 5
const listed = (values: unknown): string =>
  (Array.isArray(values) ? values : [])
    .filter((one) => one !== '')
    .slice(0, mostNames * 4)
    .map((one) => String(one).slice(0, 60))
    .join(', ')
const unknown = (keys: unknown): Text => {
  const names = listed(Array.isArray(keys) ? keys.slice(0, mostNames) : [])
  return text(`알 수 없는 항목입니다: ${names}`, `Unknown field: ${names}`)
}

const limit = (field: string, params: Readonly<Record<string, unknown>>, bound: 'minimum' | 'maximum', word: Text): Text => {
  const value = String(params[bound])
  return params['origin'] === 'string'
    ? text(`${field}: ${value}자 ${word.ko} 합니다.`, `${field}: must have ${word.en} ${value} letters.`)
    : text(`${field}: ${value} ${word.ko} 합니다.`, `${field}: must be ${word.en} ${value}.`)
}

const ofAnotherType = (field: string, expected: unknown, given: unknown): Text => {
  if (given === undefined) return text(`${field}: 꼭 필요한 항목입니다.`, `${field}: is required.`)
  if (Array.isArray(given)) return text(`${field}: 한 번만 적어 주세요.`, `${field}: give it once only.`)
  if (expected === 'number' || expected === 'int') return text(`${field}: 정수여야 합니다.`, `${field}: must be a whole number.`)
  return text(`${field}: 값의 모양이 맞지 않습니다.`, `${field}: is of another type.`)
}
