import { DataTable, DayTime } from '../../ui/index.ts'
import type { Visit } from '../actor.ts'
import type { WaitingInvitation } from '../queries.ts'
import { roleWords } from '../words.ts'

/** Who was invited and has not come yet: to one institution, or by the place of each. */
export const Invitations = ({
  visit,
  invitations,
  withPlace = false,
}: {
  visit: Visit
  invitations: readonly WaitingInvitation[]
  withPlace?: boolean
}) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t('답을 기다리는 초대', 'Invitations out')}
      rows={invitations}
      rowKey={(one) => `${one.email} ${one.role} ${one.placeEn ?? ''} ${one.expiresAt.getTime()}`}
      columns={[
        { key: 'email', header: t('이메일', 'E-mail'), rowHeader: true, cell: (one) => one.email },
        { key: 'role', header: t('역할', 'Role'), cell: (one) => t(roleWords[one.role]) },
        ...(withPlace
          ? [
              {
                key: 'where',
                header: t('어디', 'Where'),
                cell: (one: WaitingInvitation) => (one.placeKo === null ? '–' : t(one.placeKo, one.placeEn ?? one.placeKo)),
              },
            ]
          : []),
        {
          key: 'until',
          header: t('유효', 'Until'),
          nowrap: true,
          cell: (one) => <DayTime lang={lang} value={one.expiresAt} form="table" />,
        },
      ]}
    />
  )
}
