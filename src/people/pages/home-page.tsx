import { page } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { ButtonLink, Buttons, DayTime, Empty, Link } from '../../ui/index.ts'
import type { Visit } from '../actor.ts'
import { heldHats } from '../hats.ts'
import { checkedProviders, findJoinsAsked, findWaiting } from '../home.ts'
import type { HomeProvider, JoinAsked } from '../home.ts'
import { Waiting } from './waiting.tsx'

/** `/home`: what waits for me, over all hats, the most urgent first. Slices tell what waits through their providers. */
export const makeHomePage = (providers: readonly HomeProvider[]) => {
  const checked = checkedProviders(providers)
  return (visit: Visit) => draw(visit, checked)
}

const draw = async (visit: Visit, providers: readonly HomeProvider[]): Promise<Reply> => {
  const { t } = visit
  const hats = visit.signedIn?.hats ?? []
  const queues = await findWaiting(visit.read, visit.signedIn?.personId ?? '', heldHats(visit.signedIn), providers)
  const asked = await findJoinsAsked(visit.read, visit.signedIn?.personId ?? '')
  const total = queues.reduce((sum, queue) => sum + queue.count, 0)
  return page({
    title: t('나를 기다리는 일', 'Waiting for me'),
    noIndex: true,
    body: (
      <>
        <h1>{t('나를 기다리는 일', 'Waiting for me')}</h1>
        {hats.length > 0 && (
          <p class="lead">
            {total > 0
              ? t(`모두 ${total}건이 기다리고 있습니다.`, `${total} in all.`)
              : t('지금 기다리는 일이 없습니다.', 'Nothing waits right now.')}
          </p>
        )}
        {asked.length > 0 && <Asked visit={visit} asked={asked} />}
        {hats.length === 0 && (
          <>
            <Empty
              title={t('아직 맡은 역할이 없습니다.', 'You have no role yet.')}
              reason={t(
                '회사를 등록하거나, 이미 등록된 회사에 참여하면 신청할 수 있습니다. 기관에서 일하신다면 기관의 승인자에게 초대를 부탁해 주세요.',
                'Register your firm or join one to apply. If you work for an institution, ask its approver to invite you.',
              )}
            />
            <Buttons>
              <ButtonLink href={visit.href('/companies/new')}>{t('회사 등록하기', 'Register a firm')}</ButtonLink>
              <ButtonLink kind="secondary" href={visit.href('/companies/join')}>
                {t('기존 회사에 참여 요청하기', 'Join a firm')}
              </ButtonLink>
            </Buttons>
          </>
        )}
        {hats
          .filter((hat) => !hat.key.startsWith('closed:'))
          .map((hat) => (
            <Waiting
              key={hat.key}
              visit={visit}
              hat={{ key: hat.key, label: t(hat.label), href: visit.href(hat.path) }}
              queues={queues.filter((queue) => queue.hat === hat.key)}
            />
          ))}
        {queues.some((queue) => queue.items.some((item) => item.due !== undefined)) && (
          <p>
            <Link href={visit.href('/due-dates.ics')} download>
              {t('기한을 내 달력에 담기(ICS)', 'Add the due dates to my calendar (ICS)')}
            </Link>
          </p>
        )}
        {(visit.signedIn?.unread ?? 0) > 0 && (
          <p>
            <Link href={visit.href('/inbox')}>
              {t(`읽지 않은 알림 ${visit.signedIn?.unread}건 보기`, `${visit.signedIn?.unread} unread notices`)}
            </Link>
          </p>
        )}
      </>
    ),
  })
}

/** What waits for somebody else: firms that were asked to let this person in. */
const Asked = ({ visit, asked }: { visit: Visit; asked: readonly JoinAsked[] }) => {
  const { t, lang } = visit
  return (
    <section>
      <h2>{t('답을 기다리는 요청', 'What you asked')}</h2>
      <ul class="rows">
        {asked.map((one) => (
          <li key={one.companyId} class="row-item">
            <p>
              <Link href={visit.href(`/companies/join?number=${one.businessNumber ?? ''}`)}>
                {t(`${one.nameKo} 참여 요청`, `Joining ${one.nameKo}`)}
              </Link>{' '}
              <span class="quiet">
                {t('요청한 때', 'asked on')} <DayTime lang={lang} value={one.requestedAt} />.{' '}
                {t('회사 소유자가 정합니다.', 'The owners decide.')}
              </span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
