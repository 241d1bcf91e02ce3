import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { House, JobRow } from './queries.ts'

export interface Disk {
  readonly freeBytes: number
  readonly allBytes: number
}
export interface Concern {
  readonly id: string
  readonly tone: 'danger' | 'warning'
  readonly what: Text
  readonly mend: Text
  readonly href?: string
}

export interface Look {
  readonly house: House
  readonly jobs: readonly JobRow[]
  readonly disk: Disk | undefined
  readonly hasMailServer: boolean
  readonly hasScanner: boolean
  readonly now: Date
}

const minutes = (since: Date, now: Date) => Math.floor((now.getTime() - since.getTime()) / 60_000)
const share = (disk: Disk) => disk.freeBytes / disk.allBytes

const fullDisk = ({ disk }: Look): Concern | undefined =>
  disk && share(disk) < 0.1
    ? {
        id: 'disk',
        tone: share(disk) < 0.03 ? 'danger' : 'warning',
        what: text(`디스크가 ${Math.floor(share(disk) * 100)}% 남았습니다.`, `${Math.floor(share(disk) * 100)}% of the disk is free.`),
        mend: text(
          '파일 저장소를 넓히거나 옮겨 주세요. 가득 차면 올리기와 저장이 멈춥니다.',
          'Make room: when it is full, uploads and saving stop.',
        ),
      }
    : undefined

const noMail = ({ house, hasMailServer }: Look): Concern | undefined =>
  !house.isDemonstration && !hasMailServer
    ? {
        id: 'no-mail',
        tone: 'danger',
        what: text('메일 서버가 설정되지 않아 메일이 나가지 않습니다.', 'No mail server is set up: no mail leaves the house.'),
        mend: text(
          'SMTP_URL을 설정하고 다시 시작해 주세요. 그때까지 초대와 가입 링크는 서버에서 npm run cli -- read-mail로 볼 수 있습니다.',
          'Set SMTP_URL and start again. Until then npm run cli -- read-mail on the machine shows the links of invitations and sign-ups.',
        ),
        href: '/operations/mail',
      }
    : undefined

/** A market begins with an approver at an institution; until then nothing else can be done in it. */
const nobodyBegins = ({ house }: Look): Concern | undefined =>
  house.begun === 0
    ? {
        id: 'nobody-begins',
        tone: 'warning',
        what: text('승인자가 있는 기관이 아직 없습니다.', 'No institution has an approver yet.'),
        mend: text(
          '‘사람’에서 기관마다 승인자를 한 분 초대해 주세요. 담당자와 구매담당자는 그 승인자가 초대합니다.',
          'Invite one approver for each institution under People; the approver invites officers and buyers.',
        ),
        href: '/operations/people',
      }
    : undefined

const failedMail = ({ house }: Look): Concern | undefined =>
  house.failed > 0
    ? {
        id: 'failed-mail',
        tone: 'danger',
        what: text(
          `보내지 못한 메일이 ${house.failed}통 있습니다.`,
          `${house.failed === 1 ? 'One mail' : `${house.failed} mails`} could not be sent.`,
        ),
        mend: text('까닭을 보고 다시 보내 주세요.', 'See why, and send them again.'),
        href: '/operations/mail',
      }
    : undefined

const failedJobs = ({ jobs }: Look): Concern[] =>
  jobs
    .filter((job) => job.failed > 0 && (job.lastDone === null || (job.lastFailed !== null && job.lastFailed > job.lastDone)))
    .map((job) => ({
      id: `job-${job.name}`,
      tone: 'danger',
      what: text(`작업 ${job.name}이 실패한 채로 있습니다.`, `The job ${job.name} has failed and not run well since.`),
      mend: text(job.lastError ?? '서버 기록을 보아 주세요.', job.lastError ?? 'See the server’s log.'),
    }))

const slowMail = ({ house, hasMailServer, now }: Look): Concern | undefined => {
  const oldest = house.oldestWaiting === null ? undefined : minutes(new Date(house.oldestWaiting), now)
  return hasMailServer && oldest !== undefined && oldest >= 15
    ? {
        id: 'slow-mail',
        tone: 'warning',
        what: text(`가장 오래 기다린 메일이 ${oldest}분째입니다.`, `The oldest waiting mail has waited ${oldest} minutes.`),
        mend: text('메일 서버가 답하는지 보아 주세요.', 'See whether the mail server answers.'),
        href: '/operations/mail',
      }
    : undefined
}

const noBackup = ({ house }: Look): Concern | undefined =>
  !house.isDemonstration && house.lastBackup === null
    ? {
        id: 'no-backup',
        tone: 'warning',
        what: text('백업한 기록이 없습니다.', 'No backup is on record.'),
        mend: text('npm run backup으로 백업하고, 다른 곳에서 되살려 보아 주세요.', 'Run npm run backup, and try to restore it elsewhere.'),
      }
    : undefined

const oldBackup = ({ house, now }: Look): Concern | undefined =>
  !house.isDemonstration && house.lastBackup !== null && minutes(new Date(house.lastBackup), now) > 2 * 24 * 60
    ? {
        id: 'old-backup',
        tone: 'warning',
        what: text(
          `마지막 백업이 ${Math.floor(minutes(new Date(house.lastBackup), now) / 1_440)}일 전입니다.`,
          `The last backup is ${Math.floor(minutes(new Date(house.lastBackup), now) / 1_440)} days old.`,
        ),
        mend: text('npm run backup을 매일 돌게 해 주세요.', 'Have npm run backup run daily.'),
      }
    : undefined

const noScanner = ({ house, hasScanner }: Look): Concern | undefined =>
  !house.isDemonstration && !hasScanner
    ? {
        id: 'no-scanner',
        tone: 'warning',
        what: text('백신이 설정되지 않아 올린 파일을 검사하지 않습니다.', 'No virus scanner is set up: uploads are not scanned.'),
        mend: text('CLAMD_ADDRESS를 설정해 주세요.', 'Set CLAMD_ADDRESS.'),
      }
    : undefined

/** What an operator should see to, the worst first. Pure. */
export const concernsOf = (look: Look): Concern[] =>
  [fullDisk, noMail, nobodyBegins, failedMail, failedJobs, slowMail, noBackup, oldBackup, noScanner]
    .flatMap((concern) => concern(look) ?? [])
    .sort((a, b) => Number(a.tone === 'warning') - Number(b.tone === 'warning'))
