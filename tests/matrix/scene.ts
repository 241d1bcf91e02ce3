import { makeDoor } from '../../src/people/index.ts'
import type { Actor, Route } from '../../src/people/index.ts'
import { makeFrame } from '../../src/frame.tsx'
import { plainPage } from '../../src/plain-pages.tsx'
import { buildServer } from '../../src/platform/http/server.ts'
import type { Undoable } from './undoable.ts'
import type { World } from './world/sides.ts'

export interface Scene {
  readonly world: World
  readonly undoable: Undoable
}

/** The same house with planted doors: what the checks must find in it, or they find nothing. */
export const plant = async ({ world, undoable }: Scene, routes: readonly Route[]): Promise<Scene> => {
  const { app } = world.market
  const server = await buildServer<Actor>({
    app,
    routes,
    door: makeDoor(app),
    frame: makeFrame('planted'),
    plainPage,
    assetsFolder: undefined,
    apiTitle: 'planted',
    perMinute: 100_000,
    tellStatements: true,
    logLevel: 'silent',
  })
  return { undoable, world: { ...world, market: { ...world.market, server } } }
}
