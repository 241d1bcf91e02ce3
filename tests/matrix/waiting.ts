/** Doors that came while the scene was built and still want their place in doors.ts and acts.ts. The list only becomes shorter: a door that is not in it is asked. */
export const waitingForTheirPlace: ReadonlySet<string> = new Set([
  '/council/:council/reviews/:review', '/operations/search/new', '/operations/search/entries/:entry', '/operations/search/entries/:entry/live', '/operations/search/entries/:entry/remove',
  '/desk/:institution/judgements', '/buying/:institution/judgements', '/reviews/judgements', '/catalogue/:listing/similar', '/compare/tray', '/account/bookmarks/:listing', '/account/bookmarks/:listing/remove',
  '/account/searches', '/account/searches/:search/alert', '/account/searches/:search/name', '/account/searches/:search/feed', '/account/searches/:search/forget', '/searches/:search/stop/:token', '/feeds/searches/:search/:token',
  '/api/v1/catalogue/:listing/similar', '/desk/:institution/tracks/:track/similar', '/reviews/:review/similar', '/api/v1/matches/technologies', '/api/v1/catalogue/:listing/calls', '/demo/steps/:step',
])
