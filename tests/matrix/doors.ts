import type { Side } from './world.ts'

/** A result of a search that somebody judges. */
const judged = `q=${encodeURIComponent('펌프')}&listing={listing}`

/** Why somebody takes a list of people away. */
const why = `reason=${encodeURIComponent('분기 점검에 쓰려고 내려받습니다')}`
/** A need in somebody’s words. */
const need = `need=${encodeURIComponent('침수된 도로의 물을 빼는 펌프가 필요합니다.')}`
const filesAt = (door: string, place: string, asked = '') =>
  Object.fromEntries(['csv', 'xlsx'].map((format) => [`${door}/export.${format}`, `${place}/export.${format}${asked && `?${asked}`}`]))

/** Where each door stands in the scene: `{track.submitted}` is that thing of a side. A door without a line here fails the tests. */
export const places: Readonly<Record<string, string>> = {
  '/account/security/sessions/:session/end': '/account/security/sessions/{session}/end',
  '/inbox/:notice/open': '/inbox/{notice}/open',
  '/links/:link': '/links/{link}',
  '/demo/:role': '/demo/officer',
  '/demo/steps/:step': '/demo/steps/write',

  '/api/v1/certificates': '/api/v1/certificates?number=X-1',
  '/desk/:institution/certificates/new': '/desk/{institution}/certificates/new?track={track.approved}',
  '/buying/:institution/quotes/new': '/buying/{institution}/quotes/new?listing={listing}',
  '/buying/:institution/purchases/new': '/buying/{institution}/purchases/new?request={request.accepted}',
  '/account/bookmarks/:listing': '/account/bookmarks/{listing}',
  '/account/bookmarks/:listing/remove': '/account/bookmarks/{listing.kept}/remove',
  '/account/searches/:search/alert': '/account/searches/{search}/alert',
  '/account/searches/:search/feed': '/account/searches/{search}/feed',
  '/account/searches/:search/forget': '/account/searches/{search}/forget',
  '/account/searches/:search/name': '/account/searches/{search}/name',
  '/searches/:search/stop/:token': '/searches/{search}/stop/{search.stop}',
  '/feeds/searches/:search/:token': '/feeds/searches/{search}/{search.feed}',

  '/institutions/:institution': '/institutions/{institution}',
  '/institutions/:institution/rules/:ruleset': '/institutions/{institution}/rules/{ruleset}',
  '/companies/join/:company/withdraw': '/companies/join/{company}/withdraw',
  '/companies/:company': '/companies/{company}',
  '/calls/:call': '/calls/{call.published}',
  '/calls/:call/closing.ics': '/calls/{call.ending}/closing.ics',
  '/catalogue/:listing': '/catalogue/{listing}',
  '/catalogue/:listing/similar': '/catalogue/{listing}/similar',
  '/certificates/:certificate': '/certificates/{certificate.valid}',
  '/figures/:figure': '/figures/purchases',
  '/figures/:figure/rows.csv': '/figures/purchases/rows.csv',
  '/figures/:figure/rows.xlsx': '/figures/purchases/rows.xlsx',
  '/api/v1/calls/:call': '/api/v1/calls/{call.published}',
  '/api/v1/catalogue/:listing': '/api/v1/catalogue/{listing}',
  '/api/v1/catalogue/:listing/calls': '/api/v1/catalogue/{listing}/calls',
  '/api/v1/catalogue/:listing/similar': '/api/v1/catalogue/{listing}/similar',
  '/api/v1/matches/technologies': `/api/v1/matches/technologies?${need}`,
  ...filesAt('/match', '/match', need),
  ...filesAt('/calls/:call/questions', '/calls/{call.published}/questions'),
  ...filesAt('/desk/:institution/calls/:call/questions', '/desk/{institution}/calls/{call.published}/questions'),
  ...filesAt('/desk/:institution/people', '/desk/{institution}/people', why),
  ...filesAt('/desk/:institution/claims', '/desk/{institution}/claims', why),
  ...filesAt('/desk/:institution/reviewers', '/desk/{institution}/reviewers', why),
  ...filesAt('/desk/:institution/reviews/:review/committee', '/desk/{institution}/reviews/{review.drawn}/committee', why),
  ...filesAt('/operations/people', '/operations/people', why),
  ...filesAt('/operations/mail', '/operations/mail', why),
  ...filesAt('/operations/claims', '/operations/claims', why),
  '/api/v1/certificates/:certificate': '/api/v1/certificates/{certificate.valid}',
  '/files/calls/:call/:file': '/files/calls/{call.published}/{file.call}',
  '/files/certificates/:certificate': '/files/certificates/{certificate.valid}',
  '/files/companies/:company/:file': '/files/companies/{company}/{file.company}',
  '/files/pictures/:file': '/files/pictures/{file.picture}',
  '/files/quotes/:request/:file': '/files/quotes/{request.quoted}/{file.quote}',
  '/files/technologies/:technology/:file': '/files/technologies/{technology.checked}/{file.technology.checked}',
  '/files/tracks/:track/:file': '/files/tracks/{track.reported}/{file.track}',

  '/company/:company/applications/:application': '/company/{company}/applications/{application.draft}',
  '/company/:company/applications/:application/check': '/company/{company}/applications/{application.draft}/check',
  '/company/:company/applications/:application/submit': '/company/{company}/applications/{application.draft}/submit',
  '/company/:company/applications/:application/discard': '/company/{company}/applications/{application.draft}/discard',
  '/company/:company/applications/:application/receipt': '/company/{company}/applications/{application.submitted}/receipt',
  '/company/:company/applications/:application/receipt.pdf': '/company/{company}/applications/{application.submitted}/receipt.pdf',
  '/company/:company/applications/:application/receipt.ics': '/company/{company}/applications/{application.submitted}/receipt.ics',
  '/company/:company/applications/:application/manifest.json': '/company/{company}/applications/{application.submitted}/manifest.json',
  '/company/:company/applications/:application/add': '/company/{company}/applications/{application.submitted}/add',
  '/company/:company/calls/:call/ask': '/company/{company}/calls/{call.published}/ask',
  '/company/:company/certificates/:certificate/extension': '/company/{company}/certificates/{certificate.valid}/extension',
  '/desk/:institution/certificates/:certificate/extension/decline':
    '/desk/{institution}/certificates/{certificate.valid}/extension/decline',
  '/company/:company/certificates/:certificate/opinion': '/company/{company}/certificates/{certificate.heard}/opinion',
  '/company/:company/people/:person/accept': '/company/{company}/people/{people.joiner}/accept',
  '/company/:company/people/:person/refuse': '/company/{company}/people/{people.joiner}/refuse',
  '/company/:company/people/:person/change': '/company/{company}/people/{people.member}/change',
  '/company/:company/profile/confirmations/:confirmation/remove': '/company/{company}/profile/confirmations/{confirmation}/remove',
  '/company/:company/profile/claims/:claim/withdraw': '/company/{company}/profile/claims/{claim}/withdraw',
  '/company/:company/close': '/company/{company.idle}/close',
  '/company/:company/quotes/:request': '/company/{company}/quotes/{request.requested}',
  '/company/:company/quotes/:request/quote': '/company/{company}/quotes/{request.requested}/quote',
  '/company/:company/quotes/:request/decline': '/company/{company}/quotes/{request.requested}/decline',
  '/company/:company/technologies/:technology': '/company/{company}/technologies/{technology.own}',
  '/company/:company/technologies/:technology/:section': '/company/{company}/technologies/{technology.own}/title',
  '/company/:company/technologies/:technology/:section/autosave': '/company/{company}/technologies/{technology.own}/title/autosave',
  '/company/:company/technologies/:technology/archive': '/company/{company}/technologies/{technology.own}/archive',
  '/company/:company/technologies/:technology/restore': '/company/{company}/technologies/{technology.archived}/restore',
  '/company/:company/technologies/:technology/view': '/company/{company}/technologies/{technology.own}/view',
  '/company/:company/technologies/:technology/versions': '/company/{company}/technologies/{technology.own}/versions',
  '/company/:company/technologies/:technology/versions/export.csv': '/company/{company}/technologies/{technology.own}/versions/export.csv',
  '/company/:company/technologies/:technology/versions/export.xlsx':
    '/company/{company}/technologies/{technology.own}/versions/export.xlsx',
  '/company/:company/technologies/:technology/documents': '/company/{company}/technologies/{technology.own}/documents',
  '/company/:company/technologies/:technology/documents/reuse': '/company/{company}/technologies/{technology.own}/documents/reuse',
  '/company/:company/technologies/:technology/documents/:document':
    '/company/{company}/technologies/{technology.own}/documents/{document.own}',
  '/company/:company/technologies/:technology/documents/:document/remove':
    '/company/{company}/technologies/{technology.own}/documents/{document.own}/remove',
  '/company/:company/technologies/:technology/documents/:document/restore':
    '/company/{company}/technologies/{technology.own}/documents/{document.removed}/restore',
  '/company/:company/technologies/:technology/pictures': '/company/{company}/technologies/{technology.own}/pictures',
  '/company/:company/technologies/:technology/pictures/:picture': '/company/{company}/technologies/{technology.own}/pictures/{picture}',
  '/company/:company/technologies/:technology/pictures/:picture/forward':
    '/company/{company}/technologies/{technology.own}/pictures/{picture2}/forward',
  '/company/:company/technologies/:technology/pictures/:picture/remove':
    '/company/{company}/technologies/{technology.own}/pictures/{picture}/remove',
  '/company/:company/tracks/:track': '/company/{company}/tracks/{track.submitted}',
  '/company/:company/tracks/:track/conditions/:condition': '/company/{company}/tracks/{track.conditional}/conditions/{tomeet.conditional}',
  '/company/:company/tracks/:track/letter.pdf': '/company/{company}/tracks/{track.rejected}/letter.pdf',
  '/company/:company/tracks/:track/objection': '/company/{company}/tracks/{track.rejected}/objection',
  '/company/:company/tracks/:track/supplement': '/company/{company}/tracks/{track.supplement}/supplement',
  '/company/:company/tracks/:track/withdraw': '/company/{company}/tracks/{track.submitted}/withdraw',

  '/desk/:institution/activation/firms/:company': '/desk/{institution}/activation/firms/{company}',
  '/desk/:institution/activation/firms/:company/notes': '/desk/{institution}/activation/firms/{company}/notes',
  '/desk/:institution/activation/firms/:company/step': '/desk/{institution}/activation/firms/{company}/step',
  '/desk/:institution/activation/firms/:company/stop': '/desk/{institution}/activation/firms/{company}/stop',
  '/desk/:institution/calls/:call': '/desk/{institution}/calls/{call.published}',
  '/desk/:institution/calls/:call/edit': '/desk/{institution}/calls/{call.draft}/edit',
  '/desk/:institution/calls/:call/submit': '/desk/{institution}/calls/{call.draft}/submit',
  '/desk/:institution/calls/:call/send-back': '/desk/{institution}/calls/{call.waiting}/send-back',
  '/desk/:institution/calls/:call/publish': '/desk/{institution}/calls/{call.waiting}/publish',
  '/desk/:institution/calls/:call/agree': '/desk/{institution}/calls/{call.joining}/agree',
  '/desk/:institution/calls/:call/decline': '/desk/{institution}/calls/{call.joining}/decline',
  '/desk/:institution/calls/:call/close': '/desk/{institution}/calls/{call.ending}/close',
  '/desk/:institution/calls/:call/cancel': '/desk/{institution}/calls/{call.ending}/cancel',
  '/desk/:institution/calls/:call/questions/:question': '/desk/{institution}/calls/{call.published}/questions/{question}',
  '/desk/:institution/calls/:call/files': '/desk/{institution}/calls/{call.published}/files',
  '/desk/:institution/calls/:call/files/:file/remove': '/desk/{institution}/calls/{call.published}/files/{callfile}/remove',
  '/desk/:institution/certificates/:certificate': '/desk/{institution}/certificates/{certificate.valid}',
  '/desk/:institution/certificates/:certificate/changes/:change': '/desk/{institution}/certificates/{certificate.valid}/changes/suspend',
  '/desk/:institution/certificates/:certificate/edit': '/desk/{institution}/certificates/{certificate.drafted}/edit',
  '/desk/:institution/certificates/:certificate/preview.pdf': '/desk/{institution}/certificates/{certificate.drafted}/preview.pdf',
  '/desk/:institution/certificates/:certificate/sign': '/desk/{institution}/certificates/{certificate.drafted}/sign',
  '/desk/:institution/certificates/:certificate/send-back': '/desk/{institution}/certificates/{certificate.drafted}/send-back',
  '/desk/:institution/certificates/:certificate/proposals/:proposal/approve':
    '/desk/{institution}/certificates/{certificate.heard}/proposals/{proposal}/approve',
  '/desk/:institution/certificates/:certificate/proposals/:proposal/refuse':
    '/desk/{institution}/certificates/{certificate.heard}/proposals/{proposal}/refuse',
  '/desk/:institution/certificates/:certificate/proposals/:proposal/withdraw':
    '/desk/{institution}/certificates/{certificate.heard}/proposals/{proposal}/withdraw',
  '/desk/:institution/claims/:claim/confirm': '/desk/{institution}/claims/{claim}/confirm',
  '/desk/:institution/claims/:claim/reject': '/desk/{institution}/claims/{claim}/reject',
  '/desk/:institution/people/:grant/withdraw': '/desk/{institution}/people/{grant}/withdraw',
  '/desk/:institution/reviewers/:person': '/desk/{institution}/reviewers/{reviewer}',
  '/desk/:institution/reviewers/:person/affiliations': '/desk/{institution}/reviewers/{reviewer}/affiliations',
  '/desk/:institution/reviewers/:person/relations': '/desk/{institution}/reviewers/{reviewer}/relations',
  '/desk/:institution/reviews/:review': '/desk/{institution}/reviews/{review.evaluating}',
  '/desk/:institution/reviews/:review/begin': '/desk/{institution}/reviews/{review.seated}/begin',
  '/desk/:institution/reviews/:review/candidates.json': '/desk/{institution}/reviews/{review.drawn}/candidates.json',
  '/desk/:institution/reviews/:review/committee': '/desk/{institution}/reviews/{review.drawn}/committee',
  '/desk/:institution/reviews/:review/draw': '/desk/{institution}/reviews/{review.frozen}/draw',
  '/desk/:institution/reviews/:review/draw.pdf': '/desk/{institution}/reviews/{review.drawn}/draw.pdf',
  '/desk/:institution/reviews/:review/freeze': '/desk/{institution}/reviews/{review.forming}/freeze',
  '/desk/:institution/reviews/:review/letter.pdf': '/desk/{institution}/reviews/{review.rejected}/letter.pdf',
  '/desk/:institution/reviews/:review/meeting': '/desk/{institution}/reviews/{review.meeting}/meeting',
  '/desk/:institution/reviews/:review/minutes': '/desk/{institution}/reviews/{review.rejected}/minutes',
  '/desk/:institution/reviews/:review/minutes.pdf': '/desk/{institution}/reviews/{review.rejected}/minutes.pdf',
  '/desk/:institution/reviews/:review/seats/:person/chair': '/desk/{institution}/reviews/{review.meeting}/seats/{seat2.meeting}/chair',
  '/desk/:institution/reviews/:review/seats/:person/empty': '/desk/{institution}/reviews/{review.drawn}/seats/{seat.drawn}/empty',
  '/desk/:institution/reviews/:review/seats/:person/substitute': '/desk/{institution}/reviews/{review.drawn}/seats/{seat.gone}/substitute',
  '/desk/:institution/reviews/:review/stages/:stage/attendance':
    '/desk/{institution}/reviews/{review.evaluating}/stages/{stage.evaluating}/attendance',
  '/desk/:institution/reviews/:review/stages/:stage/plan': '/desk/{institution}/reviews/{review.drawn}/stages/{stage.drawn}/plan',
  '/desk/:institution/reviews/:review/unseal': '/desk/{institution}/reviews/{review.sealed}/unseal',
  '/desk/:institution/reviews/:review/verdict': '/desk/{institution}/reviews/{review.meeting}/verdict',
  '/desk/:institution/reviews/:review/verdict/send-back': '/desk/{institution}/reviews/{review.drafted}/verdict/send-back',
  '/desk/:institution/reviews/:review/verdict/sign': '/desk/{institution}/reviews/{review.drafted}/verdict/sign',
  '/desk/:institution/rule-sets/:ruleset': '/desk/{institution}/rule-sets/{ruleset}',
  '/desk/:institution/rule-sets/:ruleset/export.csv': '/desk/{institution}/rule-sets/{ruleset}/export.csv',
  '/desk/:institution/rule-sets/:ruleset/export.xlsx': '/desk/{institution}/rule-sets/{ruleset}/export.xlsx',
  '/desk/:institution/rule-sets/:ruleset/compare': '/desk/{institution}/rule-sets/{ruleset.draft}/compare?from=1&to=2',
  '/desk/:institution/rule-sets/:ruleset/draft': '/desk/{institution}/rule-sets/{ruleset}/draft',
  '/desk/:institution/rule-sets/:ruleset/versions/:number': '/desk/{institution}/rule-sets/{ruleset.draft}/versions/2',
  '/desk/:institution/rule-sets/:ruleset/versions/:number/edit/:section':
    '/desk/{institution}/rule-sets/{ruleset.draft}/versions/2/edit/basics',
  '/desk/:institution/rule-sets/:ruleset/versions/:number/submit': '/desk/{institution}/rule-sets/{ruleset.draft}/versions/2/submit',
  '/desk/:institution/rule-sets/:ruleset/versions/:number/send-back':
    '/desk/{institution}/rule-sets/{ruleset.waiting}/versions/2/send-back',
  '/desk/:institution/rule-sets/:ruleset/versions/:number/put-in-force':
    '/desk/{institution}/rule-sets/{ruleset.waiting}/versions/2/put-in-force',
  '/desk/:institution/tracks/:track': '/desk/{institution}/tracks/{track.checking}',
  '/desk/:institution/judgements': `/desk/{institution}/judgements?${judged}`,
  '/desk/:institution/tracks/:track/similar': '/desk/{institution}/tracks/{track.checking}/similar',
  '/desk/:institution/tracks/:track/receive': '/desk/{institution}/tracks/{track.submitted}/receive',
  '/desk/:institution/tracks/:track/assign': '/desk/{institution}/tracks/{track.checking}/assign',
  '/desk/:institution/tracks/:track/begin-check': '/desk/{institution}/tracks/{track.waiting}/begin-check',
  '/desk/:institution/tracks/:track/conditions/:condition': '/desk/{institution}/tracks/{track.checking}/conditions/{condition.checking}',
  '/desk/:institution/tracks/:track/return': '/desk/{institution}/tracks/{track.checking}/return',
  '/desk/:institution/tracks/:track/supplement': '/desk/{institution}/tracks/{track.checking}/supplement',
  '/desk/:institution/tracks/:track/supplement/extend': '/desk/{institution}/tracks/{track.supplement}/supplement/extend',
  '/desk/:institution/tracks/:track/supplement/go-on': '/desk/{institution}/tracks/{track.supplement}/supplement/go-on',
  '/desk/:institution/tracks/:track/to-meet/:condition/confirm':
    '/desk/{institution}/tracks/{track.reported}/to-meet/{tomeet.reported}/confirm',
  '/desk/:institution/tracks/:track/to-meet/:condition/send-back':
    '/desk/{institution}/tracks/{track.reported}/to-meet/{tomeet.reported}/send-back',

  '/desk/:institution/grounds/:ground/withdraw': '/desk/{institution}/grounds/SMALL_AMOUNT_ONE_QUOTE/withdraw',
  '/buying/:institution/grounds/:ground/withdraw': '/buying/{institution}/grounds/SMALL_AMOUNT_ONE_QUOTE/withdraw',
  '/desk/:institution/grounds/:ground': '/desk/{institution}/grounds/SMALL_AMOUNT_ONE_QUOTE',
  '/buying/:institution/grounds/:ground': '/buying/{institution}/grounds/SMALL_AMOUNT_ONE_QUOTE',
  '/buying/:institution/judgements': `/buying/{institution}/judgements?${judged}`,
  '/buying/:institution/listings/:listing': '/buying/{institution}/listings/{listing}',
  '/buying/:institution/listings/:listing/keep': '/buying/{institution}/listings/{listing}/keep',
  '/buying/:institution/purchases/:purchase': '/buying/{institution}/purchases/{purchase}',
  '/buying/:institution/purchases/:purchase/delivery': '/buying/{institution}/purchases/{purchase}/delivery',
  '/buying/:institution/purchases/:purchase/counter': '/buying/{institution}/purchases/{purchase}/counter',
  '/buying/:institution/quotes/:request': '/buying/{institution}/quotes/{request.quoted}',
  '/buying/:institution/quotes/:request/accept': '/buying/{institution}/quotes/{request.quoted}/accept',
  '/buying/:institution/quotes/:request/refuse': '/buying/{institution}/quotes/{request.quoted}/refuse',
  '/buying/:institution/quotes/:request/withdraw': '/buying/{institution}/quotes/{request.requested}/withdraw',

  '/reviews/judgements': `/reviews/judgements?${judged}`,
  '/reviews/:review': '/reviews/{review.evaluating}',
  '/reviews/:review/accept': '/reviews/{review.drawn}/accept',
  '/reviews/:review/conflicts': '/reviews/{review.drawn}/conflicts',
  '/reviews/:review/dates.ics': '/reviews/{review.evaluating}/dates.ics',
  '/reviews/:review/decline': '/reviews/{review.drawn}/decline',
  '/reviews/:review/meeting': '/reviews/{review.meeting}/meeting',
  '/reviews/:review/seal/:stage': '/reviews/{review.evaluating}/seal/{stage.evaluating}',
  '/reviews/:review/sheet': '/reviews/{review.evaluating}/sheet',
  '/reviews/:review/sheet/:stage': '/reviews/{review.evaluating}/sheet/{stage.evaluating}',
  '/reviews/:review/sheet/:stage/autosave': '/reviews/{review.evaluating}/sheet/{stage.evaluating}/autosave',
  '/reviews/:review/similar': '/reviews/{review.evaluating}/similar',
  '/reviews/:review/withdraw': '/reviews/{review.evaluating}/withdraw',

  '/council/:council': '/council/SOC',
  '/council/:council/export.csv': '/council/SOC/export.csv',
  '/council/:council/export.xlsx': '/council/SOC/export.xlsx',
  '/council/:council/waiting/export.csv': '/council/SOC/waiting/export.csv',
  '/council/:council/waiting/export.xlsx': '/council/SOC/waiting/export.xlsx',
  '/council/:council/reviews/:review': '/council/SOC/reviews/{review.joint}',
  '/operations/search/entries/:entry': '/operations/search/entries/{entry}',
  '/operations/search/entries/:entry/live': '/operations/search/entries/{entry}/live',
  '/operations/search/entries/:entry/remove': '/operations/search/entries/{entry}/remove',
  '/operations/claims/:claim/confirm': '/operations/claims/{claim}/confirm',
  '/operations/claims/:claim/reject': '/operations/claims/{claim}/reject',
  '/operations/listings/:listing': '/operations/listings/{listing}',
  '/operations/listings/:listing/hide': '/operations/listings/{listing}/hide',
  '/operations/listings/:listing/show': '/operations/listings/{listing.hidden}/show',
  '/operations/mail/:mail/again': '/operations/mail/{mail}/again',
  '/operations/people/:person': '/operations/people/{people.second}',
  '/operations/people/:person/act': '/operations/people/{people.second}/act',
  '/operations/people/:person/grants/:grant/withdraw': '/operations/people/{people.second}/grants/{grant}/withdraw',
  '/audit/objects/:kind/:object/export.csv': '/audit/objects/track/{track.submitted}/export.csv',
  '/audit/objects/:kind/:object/export.xlsx': '/audit/objects/track/{track.submitted}/export.xlsx',
  '/audit/objects/:kind/:object': '/audit/objects/track/{track.submitted}',
}

/** What stands in the scene under a name. */
export const thingOf = (side: Side, name: string): string => {
  if (name === 'institution' || name === 'company') return side[name]
  if (name === 'reviewer') return side.reviewers[0] ?? ''
  if (name.startsWith('people.')) return side.people[name.slice(7) as keyof Side['people']]
  const id = side.ids[name] ?? Object.entries(side.ids).find(([key]) => key.startsWith(`${name.split('.')[0]}.`))?.[1]
  if (id === undefined) throw new Error(`There is no ${name} on side ${side.name}`)
  return id
}

/** The address of a door on a side; undefined where the scene has no place for it. */
export const addressOf = (side: Side, routePath: string): string | undefined => {
  const place = places[routePath] ?? routePath.replace(':institution', '{institution}').replace(':company', '{company}')
  return place.includes(':') ? undefined : place.replaceAll(/\{([^}]+)\}/g, (_all, name: string) => thingOf(side, name))
}
