import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { rowsInAll } from '../../platform/http/last-page.ts'
import { notFound, page, pageAsked, redirect } from '../../platform/http/visit.ts'
import { leavesNoMail } from '../../platform/mail/post.ts'
import { findMails } from '../../platform/mail/inbox.ts'
import type { MailRow } from '../../platform/mail/inbox.ts'
import { Button, DataTable, DayTime, Disclosure, Empty, Field, Form, Notice, Pagination, StatusTag } from '../../ui/index.ts'
import type { Tone } from '../../ui/index.ts'
import { sendAgain } from '../actions/mail.ts'
import type { Visit } from '../actor.ts'
import { keepAccess } from '../keep-access.ts'
import { PeopleDownloads } from './people-file.tsx'

const perPage = 30
const tones: Record<MailRow['state'], Tone> = { waiting: 'info', sent: 'success', failed: 'danger', kept: 'warning' }
const stateWords: Record<MailRow['state'], Text> = {
  waiting: text('보내기 전', 'Waiting'),
  sent: text('보냄', 'Sent'),
  failed: text('보내지 못함', 'Failed'),
  kept: text('나가지 않음', 'Not sent'),
}
/** A demonstration sends nothing, whatever the state: what is written is shown. */
export const stateWord = ({ app }: Visit, state: MailRow['state']): Text =>
  app.market.isDemonstration && state !== 'failed' ? text('보내지 않음(여기에 보임)', 'Not sent (shown here)') : stateWords[state]

/** Part of the address of whom a mail went to. */
export const receiverAsked = ({ query }: Visit): string => query('to').slice(0, 120)

/** Mails of the house. What stands in them is shown only in a demonstration: links in mails open accounts. */
export const drawMails = async (visit: Visit) => {
  const { t, lang } = visit
  const at = pageAsked(visit)
  const to = receiverAsked(visit)
  const withBodies = visit.app.market.isDemonstration
  const mails = await findMails(visit.read, { to, page: at, withBodies }, perPage)
  const pages = Math.ceil((await rowsInAll(mails, at, () => findMails(visit.read, { to, page: 1, withBodies: false }, 1))) / perPage)
  await keepAccess(visit, {
    whose: ['people', 'mails'],
    what: to === '' ? `read the list of mails (${mails.length} rows)` : `searched mails for “${to}” (${mails.length} rows)`,
  })
  return page({
    title: t('메일', 'Mail'),
    density: 'staff',
    pages,
    body: (
      <>
        <h1>{t('메일', 'Mail')}</h1>
        <Sending visit={visit} />
        <Form lang={lang} method="get" action={visit.href('/operations/mail')}>
          <Field lang={lang} name="to" type="search" label={t('받는 사람', 'To')} optionalWord="" value={to} width="medium" />
          <Button kind="secondary">{t('찾기', 'Search')}</Button>
        </Form>
        <Mails visit={visit} mails={mails} />
        {mails.length > 0 && <PeopleDownloads visit={visit} base="/operations/mail" asked={to === '' ? {} : { to }} />}
        <Pagination
          lang={lang}
          page={at}
          pages={pages}
          href={(n) => visit.href(`/operations/mail?to=${encodeURIComponent(to)}&page=${n}`)}
        />
      </>
    ),
  })
}

/** Whether mail leaves the house at all. */
const Sending = ({ visit }: { visit: Visit }) => {
  const { t } = visit
  if (visit.app.market.isDemonstration)
    return (
      <Notice
        tone="info"
        title={t('시연에서는 메일을 실제로 보내지 않고 여기에 보여 드립니다.', 'A demonstration sends no mail; it is shown here.')}
      />
    )
  if (!leavesNoMail(visit.app)) return null
  return (
    <Notice
      tone="danger"
      title={t('메일 서버가 설정되지 않아 메일이 나가지 않습니다.', 'No mail server is set up: no mail leaves the house.')}
    >
      <p>
        {t(
          'SMTP_URL을 설정하고 다시 시작해 주세요. 그때까지 받는 분에게 전할 링크는 서버에서 아래 명령으로 볼 수 있습니다.',
          'Set SMTP_URL and start again. Until then whoever runs the machine reads the links by this command, and hands them on.',
        )}
      </p>
      <p>
        <code>npm run cli -- read-mail {t('이메일', 'E-MAIL')}</code>
      </p>
    </Notice>
  )
}

const Mails = ({ visit, mails }: { visit: Visit; mails: readonly MailRow[] }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('메일', 'Mails')}
      captionHidden
      rows={mails}
      rowKey={(one) => one.id}
      empty={<Empty title={t('메일이 없습니다.', 'No mails.')} />}
      columns={[
        {
          key: 'at',
          header: t('시각', 'Time'),
          nowrap: true,
          cell: (one) => <DayTime lang={lang} value={one.createdAt} form="table" />,
        },
        { key: 'to', header: t('받는 사람', 'To'), cell: (one) => one.toAddress },
        {
          key: 'subject',
          header: t('제목', 'Subject'),
          rowHeader: true,
          cell: (one) =>
            one.body === null ? (
              one.subject
            ) : (
              <Disclosure summary={one.subject}>
                <MailBody visit={visit} body={one.body} />
              </Disclosure>
            ),
        },
        { key: 'state', header: t('상태', 'State'), cell: (one) => <State visit={visit} state={one.state} /> },
        {
          key: 'do',
          header: t('다시', 'Again'),
          cell: (one) =>
            !canGoAgain(visit, one) ? '–' : visit.actor.hat !== 'operator' ? one.lastError : <SendAgain visit={visit} mail={one} />,
        },
      ]}
    />
  )
}

const State = ({ visit, state }: { visit: Visit; state: MailRow['state'] }) => (
  <StatusTag
    tone={visit.app.market.isDemonstration && state !== 'failed' ? 'info' : tones[state]}
    word={visit.t(stateWord(visit, state))}
  />
)

/** What failed, and what never left where a mail server has come meanwhile. */
const canGoAgain = ({ app }: Visit, { state }: MailRow): boolean =>
  state === 'failed' || (state === 'kept' && app.mail.smtpUrl !== undefined)

const SendAgain = ({ visit, mail }: { visit: Visit; mail: MailRow }) => (
  <>
    {mail.lastError !== null && <p class="quiet">{mail.lastError}</p>}
    <Form lang={visit.lang} csrf={visit.csrf} action={visit.href(`/operations/mail/${mail.id}/again`)}>
      <Button kind="secondary" small hidden={mail.subject}>
        {visit.t('다시 보내기', 'Send again')}
      </Button>
    </Form>
  </>
)

/** The words of a mail; the paths in it can be pressed. */
const MailBody = ({ visit, body }: { visit: Visit; body: string }) => (
  <div class="prose">
    {body.split('\n\n').map((part) => {
      const path = /^\{address\}(\/\S*)$/.exec(part)?.[1]
      return (
        <p key={part}>
          {path === undefined ? (
            part
          ) : (
            <a href={path}>
              {visit.app.publicUrl}
              {path}
            </a>
          )}
        </p>
      )
    })}
  </div>
)

export const postSendAgain = async (visit: Visit) => {
  const sent = await sendAgain(visit.app, visit.actor, visit.params['mail'] ?? '')
  return sent.ok ? redirect('/operations/mail', text('다시 보냅니다.', 'It is in the line again.')) : notFound
}
