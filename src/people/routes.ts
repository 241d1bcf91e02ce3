import { exportsOf, get, post } from './actor.ts'
import type { Route } from './actor.ts'
import { drawAccount, postAccount } from './pages/account-page.tsx'
import { drawAskMail, postAskMail } from './pages/ask-mail-page.tsx'
import { drawConfirm, postConfirm } from './pages/confirm-page.tsx'
import { exportDeskPeople } from './pages/desk-people-export.ts'
import { drawDeskPeople, postDeskGrant, postDeskWithdraw } from './pages/desk-people.tsx'
import { drawEmail, postEmail } from './pages/email-page.tsx'
import { drawHatDoor } from './pages/hat-door.tsx'
import { exportInbox } from './pages/inbox-export.ts'
import { drawInbox, postOpenNotice, postReadAll } from './pages/inbox-page.tsx'
import { drawLink, postLink } from './pages/link-page.tsx'
import { exportMails } from './pages/mail-export.ts'
import { drawMails, postSendAgain } from './pages/mail-page.tsx'
import { exportPeople } from './pages/operations-people-export.ts'
import { drawPeople, postGrant } from './pages/operations-people.tsx'
import { drawPerson, postAct, postWithdraw } from './pages/operations-person.tsx'
import { drawPassword, postPassword } from './pages/password-page.tsx'
import { drawPrivacy, exportData, postLeave } from './pages/privacy-page.tsx'
import { drawSecondFactor, postDropFactor, postNewCodes, postSecondFactor } from './pages/second-factor-page.tsx'
import { drawSecurity, postEndOthers, postEndSession } from './pages/security-page.tsx'
import { drawSignIn, postSignIn, postSignOut } from './pages/sign-in-page.tsx'

/** How often one address may knock within a minute; whole institutions stand behind one address. */
const knocks = { perMinute: 60 }

export const routes: readonly Route[] = [
  get('/sign-in', 'account.open', drawSignIn),
  post('/sign-in', 'account.open', 'sign-in.succeeded', postSignIn, knocks),
  post('/sign-out', 'account.open', 'session.ended', postSignOut),
  get('/sign-up', 'account.open', drawAskMail('sign-up')),
  post('/sign-up', 'account.open', 'person.sign-up-asked', postAskMail('sign-up'), knocks),
  get('/forgotten-password', 'account.open', drawAskMail('new-password')),
  post('/forgotten-password', 'account.open', 'person.new-password-asked', postAskMail('new-password'), knocks),
  get('/sign-in/unlock', 'account.open', drawAskMail('unlock')),
  post('/sign-in/unlock', 'account.open', 'sign-in.unlock-asked', postAskMail('unlock'), knocks),
  get('/links/:link', 'account.open', drawLink, knocks),
  post(
    '/links/:link',
    'account.open',
    'person.signed-up or person.password-changed or person.email-changed or sign-in.unlocked or role.granted',
    postLink,
    knocks,
  ),

  get('/account', 'account.own', drawAccount),
  post('/account', 'account.own', 'person.profile-changed', postAccount),
  get('/account/email', 'account.own', drawEmail),
  post('/account/email', 'account.own', 'person.email-change-asked', postEmail),
  get('/account/password', 'account.own', drawPassword),
  post('/account/password', 'account.own', 'person.password-changed', postPassword, knocks),
  get('/account/confirm', 'account.own', drawConfirm),
  post('/account/confirm', 'account.own', 'session.confirmed', postConfirm, knocks),
  get('/account/second-factor', 'account.own', drawSecondFactor),
  post('/account/second-factor', 'account.own', 'second-factor.passed or second-factor.set', postSecondFactor, knocks),
  get('/account/security', 'account.own', drawSecurity),
  post('/account/security/recovery-codes', 'account.own', 'second-factor.codes-renewed', postNewCodes),
  post('/account/security/drop-factor', 'account.own', 'second-factor.removed', postDropFactor),
  post('/account/security/sessions/:session/end', 'account.own', 'session.ended', postEndSession),
  post('/account/security/sign-out-others', 'account.own', 'session.ended', postEndOthers),
  get('/account/privacy', 'account.own', drawPrivacy),
  get('/account/privacy/export', 'account.own', exportData),
  post('/account/privacy/leave', 'account.own', 'person.left', postLeave),

  get('/inbox', 'account.own', drawInbox),
  ...exportsOf('/inbox', 'account.own', exportInbox),
  post('/inbox/read', 'account.own', 'none: a notice of one’s own was read', postReadAll),
  post('/inbox/:notice/open', 'account.own', 'none: a notice of one’s own was read', postOpenNotice),

  get('/company', 'account.own', drawHatDoor('company')),
  get('/desk', 'account.own', drawHatDoor('desk')),
  get('/buying', 'account.own', drawHatDoor('buying')),

  get('/desk/:institution/people', 'people.see', drawDeskPeople),
  ...exportsOf('/desk/:institution/people', 'people.see', exportDeskPeople),
  post('/desk/:institution/people', 'people.manage', 'role.granted or role.offered', postDeskGrant),
  post('/desk/:institution/people/:grant/withdraw', 'people.manage', 'role.withdrawn', postDeskWithdraw),

  get('/operations/people', 'operations.see', drawPeople),
  ...exportsOf('/operations/people', 'operations.see', exportPeople),
  post('/operations/people', 'operations.work', 'role.granted or role.offered', postGrant),
  get('/operations/people/:person', 'operations.see', drawPerson),
  post(
    '/operations/people/:person/act',
    'operations.work',
    'person.disabled or person.enabled or session.ended or person.new-password-asked or second-factor.removed',
    postAct,
  ),
  post('/operations/people/:person/grants/:grant/withdraw', 'operations.work', 'role.withdrawn', postWithdraw),
  get('/operations/mail', 'operations.see', drawMails),
  ...exportsOf('/operations/mail', 'operations.see', exportMails),
  post('/operations/mail/:mail/again', 'operations.work', 'mail.sent-again', postSendAgain),
]
