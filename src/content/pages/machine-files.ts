import type { Visit } from '../../people/index.ts'
import type { Reply } from '../../platform/http/visit.ts'

const closed = [
  '/account',
  '/audit',
  '/buying/',
  '/company/',
  '/council/',
  '/desk/',
  '/display',
  '/files/',
  '/forgotten-password',
  '/home',
  '/inbox',
  '/links/',
  '/operations',
  '/reviews',
  '/sign-in',
  '/sign-up',
]

/** Search engines see what is public; of a demonstration, whose certificates are worth nothing, they see nothing. */
export const sendRobots = (visit: Visit): Reply => {
  const rules = visit.app.market.isDemonstration ? ['Disallow: /'] : closed.flatMap((path) => [`Disallow: ${path}`, `Disallow: /en${path}`])
  const words = [
    ...(visit.app.market.isDemonstration ? ['# 시연용 Demonstration: not valid'] : []),
    'User-agent: *',
    ...rules,
    '',
    `Sitemap: ${visit.app.publicUrl}/sitemap.xml`,
    '',
  ].join('\n')
  return { kind: 'bytes', type: 'text/plain; charset=utf-8', body: Buffer.from(words) }
}

export const sendIcon = (): Reply => ({ kind: 'redirect', to: '/assets/mark.svg' })
