import { page, redirect } from '../../platform/http/visit.ts'
import { ButtonLink, Buttons, Empty, Link } from '../../ui/index.ts'
import type { Visit } from '../actor.ts'

/** Bare /desk, /company and /buying: on to the only such hat, or a choice between them. */
export const drawHatDoor = (kind: 'company' | 'desk' | 'buying') => (visit: Visit) => {
  const { t } = visit
  const hats = (visit.signedIn?.hats ?? []).filter((hat) => hat.key.startsWith(`${kind}:`))
  const [only] = hats
  if (only && hats.length === 1) return redirect(only.path)
  return page({
    title: t('어느 이름으로 일할까요?', 'Under which name?'),
    noIndex: true,
    body: (
      <div class="reading">
        <h1>{t('어느 이름으로 일할까요?', 'Under which name?')}</h1>
        {hats.length === 0 ? (
          <>
            <Empty
              title={t('아직 이 역할이 없습니다.', 'You have no such role yet.')}
              reason={t(
                '회사는 직접 등록하거나 참여를 요청하고, 기관의 역할은 그 기관의 승인자가 드립니다.',
                'Register or join a firm yourself; roles at an institution are given by its approver.',
              )}
            />
            {kind === 'company' && (
              <Buttons>
                <ButtonLink href={visit.href('/companies/new')}>{t('회사 등록하기', 'Register a firm')}</ButtonLink>
              </Buttons>
            )}
          </>
        ) : (
          <ul class="plain-list">
            {hats.map((hat) => (
              <li key={hat.key}>
                <Link href={visit.href(hat.path)}>{t(hat.label)}</Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    ),
  })
}
