import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import type { CodeRefusal } from './actions/factor.ts'
import type { PasswordFault } from './password-rules.ts'

export const grantedRoles = ['officer', 'approver', 'buyer', 'secretary', 'operator', 'auditor'] as const
export type GrantedRole = (typeof grantedRoles)[number]

export const roleWords: Record<GrantedRole, Text> = {
  officer: text('담당자', 'Officer'),
  approver: text('승인자', 'Approver'),
  buyer: text('구매담당자', 'Buyer'),
  secretary: text('협의체 간사', 'Council secretary'),
  operator: text('운영자', 'Operator'),
  auditor: text('감사자', 'Auditor'),
}

export const passwordWords: Record<PasswordFault, Text> = {
  missing: text('비밀번호를 입력해 주세요.', 'Enter a password.'),
  'too-short': text('비밀번호를 8자 이상으로 정해 주세요.', 'Choose at least 8 letters.'),
  'too-short-for-staff': text(
    '기관과 심의를 맡은 분은 비밀번호를 15자 이상으로 정해 주세요. 낱말 네댓 개를 이어 쓰면 외우기 쉽습니다.',
    'Staff and reviewers need at least 15 letters. Four or five words in a row are easy to remember.',
  ),
  'too-long': text('비밀번호를 200자 이하로 정해 주세요.', 'Choose at most 200 letters.'),
  common: text(
    '많은 사람이 쓰는 비밀번호라 쉽게 알아낼 수 있습니다. 다른 비밀번호를 정해 주세요.',
    'Many people use this password, so it is guessed first. Choose another.',
  ),
  'names-you': text(
    '이메일이나 이름, 회사 이름으로 된 비밀번호는 쉽게 알아낼 수 있습니다. 다른 비밀번호를 정해 주세요.',
    'It is made of your address, name or firm and easily guessed. Choose another.',
  ),
}

export const fieldWords = {
  email: text('이메일 주소를 name@example.com처럼 입력해 주세요.', 'Enter an e-mail address like name@example.com.'),
  name: text('이름을 1자 이상 80자 이하로 입력해 주세요.', 'Enter your name, up to 80 letters.'),
  phone: text('전화번호를 02-123-4567 또는 010-1234-5678처럼 입력해 주세요.', 'Enter the telephone like 02-123-4567 or 010-1234-5678.'),
  consent: text(
    '개인정보 수집·이용에 동의해 주세요. 동의하지 않으면 계정을 만들 수 없습니다.',
    'Agree to the use of your data; no account can be made without.',
  ),
  currentPassword: text('지금 쓰는 비밀번호가 맞지 않습니다.', 'Your present password does not match.'),
  code: text(
    '인증번호가 맞지 않습니다. 앱에 지금 보이는 6자리를 입력해 주세요. 계속 맞지 않으면 휴대전화의 시각이 자동으로 맞춰지는지 확인해 주세요.',
    'The code does not match. Enter the 6 digits the app shows now; if it goes on, check that your phone sets its clock by itself.',
  ),
  usedCode: text(
    '방금 사용한 인증번호입니다. 앱의 숫자가 바뀌면 새 숫자를 입력해 주세요.',
    'This code was just used. Wait for the next one in your app, and enter that.',
  ),
  recoveryCode: text('복구 코드가 맞지 않거나 이미 사용되었습니다.', 'The recovery code does not match, or was used already.'),
  sameEmail: text('지금 쓰는 주소와 같습니다. 새 이메일 주소를 입력해 주세요.', 'That is your present address. Enter the new one.'),
  tooManyLinks: text(
    '한 시간에 세 번까지 보낼 수 있습니다. 이미 보낸 메일을 확인하시거나 잠시 뒤 다시 해 주세요.',
    'A link can be sent three times an hour. Look for the mail that was sent, or try again later.',
  ),
  role: text('역할을 골라 주세요.', 'Choose a role.'),
} as const

export const signInWords = {
  wrong: text('이메일 또는 비밀번호가 맞지 않습니다.', 'E-mail or password does not match.'),
  wait: (seconds: number): Text => {
    const minutes = Math.ceil(seconds / 60)
    return text(
      seconds < 60
        ? `여러 번 맞지 않아 잠시 기다려야 합니다. ${seconds}초 뒤에 다시 시도해 주세요.`
        : `여러 번 맞지 않아 잠시 기다려야 합니다. ${minutes}분 뒤에 다시 시도해 주세요.`,
      seconds < 60 ? `Too many tries. Try again in ${seconds} seconds.` : `Too many tries. Try again in ${minutes} minutes.`,
    )
  },
} as const

export const grantWords = {
  self: text(
    '본인의 역할은 본인이 바꿀 수 없습니다. 다른 승인자나 운영자에게 부탁해 주세요.',
    'Nobody changes the own role. Ask another approver or the operator.',
  ),
  'not-yours': text('이 역할은 운영자만 줄 수 있습니다.', 'Only the operator gives this role.'),
  'institution-missing': text(
    '담당자·승인자·구매담당자는 기관을 골라 주세요. 다른 역할은 기관을 비워 주세요.',
    'Officers, approvers and buyers need an institution; other roles have none.',
  ),
  'council-missing': text(
    '협의체 간사는 협의체를 골라 주세요. 다른 역할은 비워 주세요.',
    'A secretary needs a council; other roles have none.',
  ),
  already: text('이미 가지고 있는 역할입니다.', 'This role is held already.'),
} as const

export const givenWords = {
  granted: text('역할을 주었습니다.', 'The role is given.'),
  invited: text('초대 메일을 보냈습니다.', 'An invitation was sent.'),
  kept: text(
    '초대했습니다. 메일 서버가 없어 메일은 나가지 않았으니, 운영자가 서버에서 링크를 보고 전해 주세요.',
    'Invited. There is no mail server, so no mail left: the operator reads the link on the machine and hands it on.',
  ),
} as const

/** What a person reads who typed a code that is not accepted. */
export const explainCode = (refusal: CodeRefusal, typed: string): Text => {
  if (refusal.code === 'wait') return signInWords.wait(refusal.seconds)
  if (refusal.code === 'used') return fieldWords.usedCode
  return typed.includes('-') ? fieldWords.recoveryCode : fieldWords.code
}

/** The device of a session, roughly, from what its browser says of itself. */
export const deviceOf = (agent: string): Text => {
  const system = /iPhone|iPad/.test(agent)
    ? 'iOS'
    : /Android/.test(agent)
      ? 'Android'
      : /Windows/.test(agent)
        ? 'Windows'
        : /Mac OS/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : undefined
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Whale\//.test(agent)
      ? 'Whale'
      : /SamsungBrowser/.test(agent)
        ? 'Samsung Internet'
        : /Firefox\//.test(agent)
          ? 'Firefox'
          : /Chrome\//.test(agent)
            ? 'Chrome'
            : /Safari\//.test(agent)
              ? 'Safari'
              : undefined
  const known = [browser, system].filter((one) => one !== undefined).join(' · ')
  return known === '' ? text('알 수 없는 기기', 'Unknown device') : { ko: known, en: known }
}

/** What an operator does for a person: the button, and what is said after. */
export const actWords = {
  'end-sessions': text('모든 기기에서 로그아웃하기', 'Sign out everywhere'),
  'send-new-password': text('새 비밀번호 링크 보내기', 'Send a link for a new password'),
  'reset-factor': text('2단계 인증 해제하기', 'Remove the second factor'),
  disable: text('계정 닫기', 'Close the account'),
  enable: text('계정 다시 열기', 'Open the account again'),
} as const
export const actDone = {
  'end-sessions': text('모든 기기에서 로그아웃했습니다.', 'Signed out everywhere.'),
  'send-new-password': text('링크를 보냈습니다.', 'The link was sent.'),
  'reset-factor': text('2단계 인증을 해제했습니다. 본인에게도 알렸습니다.', 'Removed; the person was told.'),
  disable: text('계정을 닫았습니다.', 'The account is closed.'),
  enable: text('계정을 다시 열었습니다.', 'The account is open again.'),
} as const
