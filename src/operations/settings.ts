import { showBytes } from '../kernel/show-figures.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { App } from '../platform/services.ts'

export interface Setting {
  readonly name: string
  readonly value: Text
  readonly means: Text
}

const same = (value: string) => text(value, value)
const unset = text('설정하지 않음', 'not set')

/** What the installation was started with, by the names of its variables; passwords and keys never. */
export const settingsOf = (app: App): Setting[] => [
  {
    name: 'PUBLIC_URL',
    value: same(app.publicUrl),
    means: text('메일과 인증서의 링크가 이 주소로 시작합니다.', 'Links in mails and certificates begin with it.'),
  },
  {
    name: 'SMTP_URL',
    value: app.mail.smtpUrl === undefined ? unset : same(hostOf(app.mail.smtpUrl)),
    means: text('메일을 보내는 서버', 'The server mails go through'),
  },
  { name: 'MAIL_FROM', value: same(app.mail.from), means: text('메일을 보낸 사람으로 보이는 주소', 'Who mails come from') },
  {
    name: 'DATABASE_URL',
    value:
      app.installation === undefined
        ? text('확인되지 않음', 'not known')
        : app.installation.hasOwnDatabase
          ? text('설정하지 않음: 함께 든 PostgreSQL', 'not set: the PostgreSQL we bring along')
          : text('설정함: 따로 둔 PostgreSQL', 'set: a PostgreSQL of yours'),
    means: text('자료를 두는 곳', 'Where the data is'),
  },
  {
    name: 'CLAMD_ADDRESS',
    value: app.installation?.virusScanner === undefined ? unset : same(app.installation.virusScanner),
    means: text('올린 파일을 검사하는 백신', 'The virus scanner for uploads'),
  },
  {
    name: 'TRUSTED_PROXIES',
    value: same(String(app.installation?.trustedProxies ?? 0)),
    means: text('방문자의 주소를 믿고 전해 주는 앞단 서버의 수', 'How many proxies are believed about a visitor’s address'),
  },
  {
    name: 'TECHMARKET_FIRM_STORAGE_MB',
    value: text(showBytes(app.firmStorageBytes, 'ko'), showBytes(app.firmStorageBytes, 'en')),
    means: text('기업 하나가 올린 파일에 쓸 수 있는 공간', 'How much the files of one firm may take'),
  },
  {
    name: 'OPERATOR_NAME',
    value: app.operator?.name === undefined ? unset : same(app.operator.name),
    means: text('바닥글과 개인정보 처리방침에 나오는 운영자', 'Named in the footer and the privacy notice'),
  },
  {
    name: 'OPERATOR_CONTACT',
    value: app.operator?.contact === undefined ? unset : same(app.operator.contact),
    means: text('이용자가 문의할 곳', 'Where people reach the operator'),
  },
]

const hostOf = (url: string): string => {
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}
