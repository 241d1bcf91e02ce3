import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import { DataTable, Downloads, Empty, Figures, Link, Num, Tabs } from '../../ui/index.ts'
import { findCouncils, findInstitutions } from '../queries.ts'
import type { InForce, InstitutionRow, Named } from '../queries.ts'
import { membershipWords } from './membership-words.ts'

/** The council the list is narrowed to. */
export const councilAsked = ({ query }: Visit, councils: readonly Named[]): Named | undefined =>
  councils.find((one) => one.code === query('council').toUpperCase())

export const makeInstitutionList = (isInForce: InForce) => async (visit: Visit) => {
  const { t, lang } = visit
  const councils = await findCouncils(visit.read)
  const council = councilAsked(visit, councils)
  const institutions = await findInstitutions(visit.read, isInForce, council?.code)
  const title = council ? t(council.ko, council.en) : t('참여기관', 'Institutions')
  return page({
    title,
    description: t(
      '기술마켓에 참여하는 공공기관과 협의체, 열려 있는 공모를 봅니다.',
      'The public institutions of the market, their councils and open calls.',
    ),
    body: (
      <>
        <h1>{title}</h1>
        <p class="lead">
          {t(
            '기관마다 자기 규정으로 심의하고 자기 이름의 인증서를 발급합니다.',
            'Each institution reviews by its own rules and issues its own certificate.',
          )}
        </p>
        <Tabs
          label={t('협의체', 'Councils')}
          items={[
            { label: t('전체', 'All'), href: visit.href('/institutions'), current: council === undefined },
            ...councils.map((one) => ({
              label: t(one.ko, one.en),
              href: visit.href(`/institutions?council=${one.code}`),
              current: one === council,
            })),
          ]}
        />
        {council && <CouncilFigures visit={visit} council={council} institutions={institutions} />}
        <Institutions visit={visit} institutions={institutions} />
        <Downloads lang={lang} base={visit.href('/institutions')} asked={council ? `?council=${council.code}` : ''} />
      </>
    ),
  })
}

const CouncilFigures = ({ visit, council, institutions }: { visit: Visit; council: Named; institutions: readonly InstitutionRow[] }) => {
  const { t, lang } = visit
  const sum = (of: 'openCalls' | 'validCertificates') => institutions.reduce((all, one) => all + Number(one[of]), 0)
  return (
    <Figures
      items={[
        { label: t('참여기관', 'Institutions'), value: <Num lang={lang} value={institutions.length} />, unit: t('곳', '') },
        {
          label: t('기관이 접수 중인 공모', 'Calls open at its institutions'),
          value: <Num lang={lang} value={sum('openCalls')} />,
          unit: t('건', ''),
          note: t('여러 기관이 함께 여는 공모는 기관마다 셉니다.', 'A joint call counts once for each of its institutions.'),
          href: visit.href('/calls'),
        },
        {
          label: t('유효한 인증', 'Valid certificates'),
          value: <Num lang={lang} value={sum('validCertificates')} />,
          unit: t('건', ''),
          href: visit.href(`/catalogue?council=${council.code}`),
        },
      ]}
    />
  )
}

const Institutions = ({ visit, institutions }: { visit: Visit; institutions: readonly InstitutionRow[] }) => {
  const { t, lang } = visit
  return (
    <DataTable
      lang={lang}
      caption={t(`참여기관 ${institutions.length}곳`, `${institutions.length} institutions`)}
      rows={institutions}
      rowKey={(one) => one.id}
      empty={<Empty title={t('참여기관이 없습니다.', 'No institutions.')} />}
      columns={[
        {
          key: 'name',
          header: t('기관', 'Institution'),
          rowHeader: true,
          cell: (one) => <Link href={visit.href(`/institutions/${one.id}`)}>{t(one.nameKo, one.nameEn)}</Link>,
        },
        {
          key: 'council',
          header: t('협의체와 역할', 'Council and role'),
          cell: (one) =>
            one.councils.length === 0 ? '–' : one.councils.map((membership) => membershipWords(visit, membership, ' ')).join(', '),
        },
        {
          key: 'calls',
          header: t('접수 중 공모', 'Open calls'),
          align: 'right',
          cell: (one) => <Num lang={lang} value={one.openCalls} unit={t('건', '')} />,
        },
        {
          key: 'certificates',
          header: t('유효한 인증', 'Valid certificates'),
          align: 'right',
          cell: (one) => <Num lang={lang} value={one.validCertificates} unit={t('건', '')} />,
        },
      ]}
    />
  )
}
