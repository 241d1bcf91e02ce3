import { text } from '../../kernel/text.ts'
import { rowsInAll } from '../../platform/http/last-page.ts'
import { notFound, page, pageAsked, redirect } from '../../platform/http/visit.ts'
import { findNotices } from '../../platform/mail/inbox.ts'
import { Button, DayTime, Downloads, Empty, Form, Pagination, StatusTag } from '../../ui/index.ts'
import { markAllRead, openNotice } from '../actions/inbox.ts'
import { actingAs } from '../actor.ts'
import type { Visit } from '../actor.ts'

const perPage = 30

export const drawInbox = async (visit: Visit) => {
  const { t, lang } = visit
  const at = pageAsked(visit)
  const { personId } = actingAs(visit, 'person')
  const notices = await findNotices(visit.read, personId, at, perPage)
  const pages = Math.ceil((await rowsInAll(notices, at, () => findNotices(visit.read, personId, 1, 1))) / perPage)
  const unread = visit.signedIn?.unread ?? 0
  return page({
    title: t('받은 알림', 'Inbox'),
    noIndex: true,
    pages,
    body: (
      <>
        <h1>{t('받은 알림', 'Inbox')}</h1>
        {unread > 0 && (
          <Form lang={lang} csrf={visit.csrf} action={visit.href('/inbox/read')}>
            <p class="row">
              {t(`읽지 않은 알림 ${unread}건`, `${unread} unread`)}{' '}
              <Button kind="secondary" small>
                {t('모두 읽음으로 표시하기', 'Mark all as read')}
              </Button>
            </p>
          </Form>
        )}
        {notices.length === 0 && (
          <Empty
            title={t('받은 알림이 없습니다.', 'No notices yet.')}
            reason={t(
              '신청, 심의, 견적에 변화가 있으면 여기와 메일로 알려 드립니다.',
              'Changes in applications, reviews and quotes are told here and by mail.',
            )}
          />
        )}
        <ul class="plain-list">
          {notices.map((notice) => (
            <li key={notice.id}>
              <p class="row">
                <span class={notice.readAt ? '' : 'strong'}>{t(notice.subjectKo, notice.subjectEn)}</span>{' '}
                {!notice.readAt && <StatusTag tone="info" word={t('새 알림', 'New')} />}
              </p>
              <p>{t(notice.bodyKo, notice.bodyEn)}</p>
              <p class="quiet">
                <DayTime lang={lang} value={notice.at} now={visit.now} />
              </p>
              {(notice.link !== null || !notice.readAt) && (
                <Form lang={lang} csrf={visit.csrf} action={visit.href(`/inbox/${notice.id}/open`)}>
                  <Button kind="text" small hidden={t(notice.subjectKo, notice.subjectEn)}>
                    {notice.link === null ? t('읽음으로 표시하기', 'Mark as read') : t('열기', 'Open')}
                  </Button>
                </Form>
              )}
            </li>
          ))}
        </ul>
        <Pagination lang={lang} page={at} pages={pages} href={(n) => visit.href(`/inbox?page=${n}`)} />
        {notices.length > 0 && <Downloads lang={lang} base={visit.href('/inbox')} />}
      </>
    ),
  })
}

export const postOpenNotice = async (visit: Visit) => {
  const opened = await openNotice(visit.app, actingAs(visit, 'person'), visit.params['notice'] ?? '')
  if (!opened.ok) return notFound
  return redirect(opened.value.link?.startsWith('/') ? opened.value.link : '/inbox')
}

export const postReadAll = async (visit: Visit) => {
  await markAllRead(visit.app, actingAs(visit, 'person'))
  return redirect('/inbox', text('모두 읽음으로 표시했습니다.', 'All marked as read.'))
}
