import swagger from '@fastify/swagger'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { text } from '../../kernel/text.ts'
import type { App } from '../services.ts'
import { problem } from './problem.ts'
import type { ApiRoute } from './routes.ts'

const problemSchema = z
  .object({
    type: z.string().meta({ description: 'about:blank#not-found, #bad-request, #too-many or #fault' }),
    title: z.string().meta({ description: 'What is wrong, in English' }),
    detail: z.string().meta({ description: 'The same in Korean' }),
    status: z.number().int(),
  })
  .meta({ id: 'Problem', description: 'RFC 9457' })
const refusal = (description: string) => ({ description, content: { 'application/problem+json': { schema: problemSchema } } })

/** The public JSON API: one zod schema for validation, serialisation and OpenAPI 3.1. Answers 404 where a handler gives undefined. */
export const registerApi = async (server: FastifyInstance, app: App, routes: readonly ApiRoute<App>[], title: string): Promise<void> => {
  await server.register(async (scope) => {
    scope.setValidatorCompiler(validatorCompiler)
    scope.setSerializerCompiler(serializerCompiler)
    // What no column can hold is the name of nothing.
    scope.addHook('onRequest', async (request) => {
      if (/^[^?]*%00/.test(request.url)) throw Object.assign(new Error('NUL'), { statusCode: 400 })
    })
    await scope.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: {
          title,
          version: '1',
          description: `${app.market.isDemonstration ? '시연용: a demonstration; firms are invented, certificates are not valid. ' : ''}Public, read-only. Instants are ISO 8601 with offset, days Asia/Seoul, amounts whole won.`,
        },
        servers: [{ url: app.publicUrl }],
      },
      transform: jsonSchemaTransform,
      transformObject: jsonSchemaTransformObject,
    })
    for (const route of routes) {
      scope.route({
        method: 'GET',
        url: route.path,
        ...(route.perMinute === undefined ? {} : { config: { rateLimit: { max: route.perMinute, timeWindow: 60_000 } } }),
        schema: {
          summary: route.summary,
          description: route.description,
          tags: [route.tag],
          ...(route.params ? { params: route.params } : {}),
          ...(route.query ? { querystring: route.query } : {}),
          response: {
            200: route.answer.extend({
              demonstration: z.boolean().meta({ description: 'True where all of it is invented and no certificate is valid' }),
            }),
            400: refusal('The request cannot be read: a field is unknown, missing, twice there or out of its bounds; the title names it'),
            ...(route.missing === undefined ? {} : { 404: refusal(route.missing) }),
            429: refusal('Too many requests from one address within a minute'),
            500: refusal('A fault of ours; the title names its reference'),
            503: refusal('The database cannot be asked now: come again after the seconds of Retry-After'),
          },
        },
        handler: async (request, reply) => {
          const answer = await route.handle({ app, params: request.params as never, query: request.query as never })
          void reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=30')
          if (answer === undefined) return problem(reply as FastifyReply, 404, 'not-found', text('찾을 수 없습니다.', 'Not found'))
          return reply.send({ ...answer, demonstration: app.market.isDemonstration })
        },
      })
    }
    scope.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) =>
      reply.header('access-control-allow-origin', '*').send(scope.swagger()),
    )
  })
}
