import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { networkOf } from '../../kernel/network.ts'

export interface Plugged {
  readonly secureCookies: boolean
  readonly perMinute: number
  readonly assetsFolder: string | undefined
}

/** What every answer goes through: headers that protect, packing, cookies, forms, a limit of calls a minute, and the assets. */
export const registerPlugins = async (server: FastifyInstance, { secureCookies, perMinute, assetsFolder }: Plugged): Promise<void> => {
  await server.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    strictTransportSecurity: secureCookies ? { maxAge: 31_536_000, includeSubDomains: true } : false,
  })
  // A page is packed at once, in less than a millisecond: the streams that larger answers go through cost more than the packing.
  await server.register(compress, { threshold: 1_024, encodings: ['zstd', 'br', 'gzip', 'identity'], syncThreshold: 512 * 1024 })
  await server.register(cookie)
  await server.register(formbody, { bodyLimit: 1_048_576 })
  // A file past its limit is cut off and judged like any other, beside its field.
  await server.register(multipart, {
    throwFileSizeLimit: false,
    limits: { fieldNameSize: 200, fieldSize: 1_048_576, fields: 500, files: 20, parts: 520 },
  })
  await server.register(rateLimit, {
    global: true,
    max: perMinute,
    timeWindow: 60_000,
    // Whoever hung up already has no address.
    keyGenerator: (request) => networkOf((request.ip as string | undefined) ?? ''),
    // A whole institution comes from one address: what costs nothing does not count.
    allowList: (request) => request.url.startsWith('/assets/'),
    errorResponseBuilder: () => Object.assign(new Error('too many requests'), { statusCode: 429 }),
  })
  if (assetsFolder !== undefined) {
    await server.register(fastifyStatic, {
      root: assetsFolder,
      prefix: '/assets/',
      maxAge: '365d',
      immutable: true,
      preCompressed: true,
      decorateReply: false,
    })
  }
  server.addHook('onSend', async (_request, reply) => {
    void reply.header('permissions-policy', 'camera=(), geolocation=(), microphone=()')
  })
}
