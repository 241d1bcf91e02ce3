import { text } from '../kernel/text.ts'

export const p12Words = {
  'not-a-p12': text(
    'P12 파일로 읽을 수 없습니다. base64로 바꾼 내용 전체를 붙여 넣어 주세요.',
    'This is no P12 file. Paste the whole base64 text.',
  ),
  'wrong-passphrase': text('P12 파일의 암호가 맞지 않습니다.', 'The passphrase does not fit.'),
  'unsupported-encryption': text(
    '오래되었거나 국내 전용인 암호 방식이라 열 수 없습니다. AES-256으로 다시 만들어 주세요.',
    'Its encryption cannot be opened here. Make it anew with AES-256.',
  ),
  'no-key': text('파일 안에 인증서와 짝이 되는 키가 없습니다.', 'It holds no key with its certificate.'),
  'unsupported-key': text('RSA 또는 ECDSA P-256 키만 쓸 수 있습니다.', 'Only RSA and ECDSA P-256 keys can be used.'),
  'not-in-force': text('인증서의 유효기간이 지났거나 아직 시작되지 않았습니다.', 'The certificate of this key is not in force today.'),
} as const
