export { partsRoute } from './parts.tsx'
export { makeRoutes } from './routes.ts'
