import { showBytes, showPercent } from '../../kernel/show.ts'
import type { Visit } from '../../people/index.ts'
import { DayTime, Num } from '../../ui/index.ts'
import type { Fact } from '../../ui/index.ts'
import type { Disk } from '../health.ts'
import type { House } from '../queries.ts'

/** How the house is now: its mail, its machine, what it keeps. */
export const stateFacts = (visit: Visit, house: House, disk: Disk | undefined): Fact[] => [
  ...mailFacts(visit, house),
  ...machineFacts(visit, house, disk),
  ...keptFacts(visit, house),
]

const count = (visit: Visit, n: number, unit: string) => <Num lang={visit.lang} value={n} unit={unit} />

const mailFacts = (visit: Visit, house: House): Fact[] => {
  const { t, lang } = visit
  const mails = t('통', '')
  if (house.isDemonstration)
    return [
      {
        label: t('최근 24시간의 메일', 'Mail of 24 hours'),
        value: (
          <>
            {count(visit, house.sentToday, mails)}
            <span class="quiet block">{t('시연이라 보내지 않고 보여만 드립니다.', 'Of a demonstration: shown, never sent.')}</span>
          </>
        ),
        change: { href: visit.href('/operations/mail'), word: t('보기', 'See') },
      },
    ]
  return [
    {
      label: t('보내기 전 메일', 'Mail waiting'),
      value: (
        <>
          {count(visit, house.waiting, mails)}
          {house.oldestWaiting !== null && (
            <span class="quiet block">
              {t('가장 오래된 것 ', 'oldest from ')}
              <DayTime lang={lang} value={house.oldestWaiting} now={visit.now} />
            </span>
          )}
        </>
      ),
      change: { href: visit.href('/operations/mail'), word: t('보기', 'See') },
    },
    { label: t('보내지 못한 메일', 'Mail failed'), value: count(visit, house.failed, mails) },
    { label: t('최근 24시간에 보낸 메일', 'Sent in 24 hours'), value: count(visit, house.sentToday, mails) },
  ]
}

const machineFacts = (visit: Visit, house: House, disk: Disk | undefined): Fact[] => {
  const { t, lang } = visit
  return [
    {
      label: t('디스크', 'Disk'),
      value:
        disk &&
        t(
          `${showBytes(disk.freeBytes, lang)} 남음 (${showPercent(disk.freeBytes / disk.allBytes)})`,
          `${showBytes(disk.freeBytes, lang)} free (${showPercent(disk.freeBytes / disk.allBytes)})`,
        ),
    },
    {
      label: t('마지막 백업', 'Last backup'),
      value:
        house.lastBackup === null ? (
          house.isDemonstration ? (
            t('기록 없음 (시연에서는 살피지 않습니다)', 'None on record (not watched in a demonstration)')
          ) : (
            t('기록 없음', 'None on record')
          )
        ) : (
          <DayTime lang={lang} value={house.lastBackup} />
        ),
    },
    {
      label: t('데이터베이스', 'Database'),
      value: (
        <>
          PostgreSQL {house.databaseVersion} · {showBytes(house.databaseBytes, lang)}
          <span class="quiet block">
            {t(
              `연결 ${house.connections}/${house.mostConnections} · 복제 ${house.replicas} · 판 ${house.lastMigration}`,
              `${house.connections} of ${house.mostConnections} connections · ${house.replicas} replicas · migration ${house.lastMigration}`,
            )}
          </span>
        </>
      ),
    },
  ]
}

const keptFacts = (visit: Visit, house: House): Fact[] => {
  const { t, lang } = visit
  return [
    {
      label: t('사람', 'People'),
      value: (
        <>
          {count(visit, house.persons, t('명', ''))}
          <span class="quiet block">{t(`지금 로그인한 사람 ${house.signedIn}명`, `${house.signedIn} signed in now`)}</span>
        </>
      ),
      change: { href: visit.href('/operations/people'), word: t('보기', 'See') },
    },
    { label: t('검사하지 않은 파일', 'Files not scanned'), value: count(visit, house.unscanned, t('개', '')) },
    {
      label: t('기준 자료', 'Reference data'),
      value:
        house.referenceLoadedAt === null ? undefined : (
          <>
            {t('불러온 때 ', 'loaded ')}
            <DayTime lang={lang} value={house.referenceLoadedAt} />
          </>
        ),
      change: { href: visit.href('/operations/reference-data'), word: t('보기', 'See') },
    },
    {
      label: t('시연', 'Demonstration'),
      value: demonstrationWords(visit, house),
    },
    { label: t('만든 날', 'Created'), value: <DayTime lang={lang} value={house.createdAt} /> },
  ]
}

const demonstrationWords = ({ t }: Visit, house: House): string =>
  !house.isDemonstration
    ? t('아님: 실제 자료입니다.', 'No: the data is real.')
    : house.progress !== null && house.progress < 100
      ? t(`시연용 · 자료를 채우는 중 (${house.progress}%)`, `Yes, still filling (${house.progress}%)`)
      : t('시연용: 회사와 기술은 꾸며낸 것입니다.', 'Yes: firms and technologies are invented.')
