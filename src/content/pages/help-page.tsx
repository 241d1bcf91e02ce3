import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import { Link } from '../../ui/index.ts'
import { Sections } from './sections.tsx'

/** How to apply, how to check a certificate, how to buy: one page, plain words. */
export const drawHelp = (visit: Visit) => {
  const { t, lang } = visit
  const to = (path: string, label: string) => <Link href={visit.href(path)}>{label}</Link>
  return page({
    title: t('도움말', 'Help'),
    description: t(
      '기술마켓에서 신청하고, 인증서를 확인하고, 구매하는 방법을 설명합니다.',
      'How to apply, check a certificate and buy in Techmarket.',
    ),
    body: (
      <>
        <h1>{t('도움말', 'Help')}</h1>
        <p class="lead">{t('하시려는 일을 고르세요. 한 페이지에 다 있습니다.', 'Choose what you came for. It is all on this page.')}</p>
        <Sections
          lang={lang}
          parts={[
            {
              id: 'apply',
              title: t('인증을 신청하려면', 'To apply'),
              body: (
                <>
                  <ol>
                    <li>
                      {t('먼저 ', 'First ')}
                      {to('/pre-check', t('사전 확인', 'answer ten questions'))}
                      {t(
                        '에서 열 가지 질문에 답해 보세요. 가입하지 않아도 신청할 수 있는 공모와 그 이유를 알려 드립니다.',
                        ': you see which calls you could apply to and why. No account is needed.',
                      )}
                    </li>
                    <li>
                      {to('/sign-up', t('가입', 'Sign up'))}
                      {t(
                        '하고 회사를 등록합니다. 사업자등록번호를 준비해 주세요. 이미 등록된 회사라면 그 회사의 소유자가 받아들이면 함께할 수 있습니다.',
                        ' and register your firm; have its business number at hand. If the firm is here already, its owner lets you in.',
                      )}
                    </li>
                    <li>
                      {t(
                        '기술 소개를 한 번 씁니다. 쓰는 대로 저장되므로 며칠에 나누어 쓰셔도 됩니다.',
                        'Write your technology down once. It is saved as you type, so take as many days as you need.',
                      )}
                    </li>
                    <li>
                      {t('열린 ', 'Choose among the open ')}
                      {to('/calls', t('공모', 'calls'))}
                      {t('에서 기관을 고릅니다. 여러 곳을 한 번에 고를 수 있습니다.', ': several institutions at once if you like.')}
                    </li>
                    <li>
                      {t(
                        '내용을 확인하고 제출하면 기관마다 접수번호를 받습니다. 제출한 내용은 그대로 고정되어 나중에 기술 소개를 고쳐도 바뀌지 않습니다.',
                        'Check and submit. Each institution gives a receipt number; what you sent stays as it was even if you edit your technology later.',
                      )}
                    </li>
                  </ol>
                  <p>
                    {t(
                      '그 뒤에는 기관마다 지금 누가 보고 있는지, 언제까지인지를 볼 수 있습니다. 보완 요청이 오면 메일로 알려 드리고, 물어본 부분만 열립니다.',
                      'From then on you see for each institution who has it and until when. If more is needed you get a mail, and only the parts asked for open.',
                    )}
                  </p>
                  <p>
                    {t(
                      '마감 시각 정각부터는 제출할 수 없습니다. 결과에 이의가 있으면 결과와 함께 안내되는 기한 안에 이의를 신청할 수 있습니다.',
                      'Nothing is accepted from the closing time sharp. You may object to a result within the days named beside it.',
                    )}
                  </p>
                </>
              ),
            },
            {
              id: 'check',
              title: t('인증서를 확인하려면', 'To check a certificate'),
              body: (
                <>
                  <ol>
                    <li>
                      {to('/certificates', t('인증서 확인', 'Check a certificate'))}
                      {t(
                        '에 인증번호를 넣거나 인증서의 QR을 읽습니다. 로그인하지 않아도 됩니다.',
                        ': enter its number or read its QR code. No account is needed.',
                      )}
                    </li>
                    <li>
                      {t(
                        '가장 먼저 답을 보여 드립니다: 유효, 기간 끝남, 효력 정지, 취소, 찾을 수 없음.',
                        'The answer comes first: valid, expired, suspended, revoked, or not found.',
                      )}
                    </li>
                    <li>
                      {t(
                        'PDF를 올리면 발급된 원본과 같은 파일인지 확인합니다. 올린 파일은 보관하지 않습니다.',
                        'Upload the PDF to see whether it is what was issued. The file is not kept.',
                      )}
                    </li>
                  </ol>
                  <p>
                    {t(
                      '찾을 수 없다고 나오면 번호를 다시 보아 주세요. 신기술인증(NET), 성능인증처럼 다른 제도의 인증서는 그 제도의 발급 기관에서 확인해야 합니다.',
                      'If nothing is found, look at the number again. Certificates of other schemes, such as NET or performance certification, are checked with those who issue them.',
                    )}
                  </p>
                </>
              ),
            },
            {
              id: 'buy',
              title: t('기술을 구매하려면', 'To buy'),
              body: (
                <>
                  <ol>
                    <li>
                      {to('/catalogue', t('기술 찾기', 'Find technology'))}
                      {t(
                        '에서 분야, 인증한 기관, 가격, 공급 실적으로 좁혀 찾습니다.',
                        ': narrow down by field, institution, price and supply record.',
                      )}
                    </li>
                    <li>
                      {t(
                        '기관의 구매담당자로 로그인하면 견적을 요청하고 받을 수 있습니다. 역할은 기관의 승인자가 줍니다.',
                        'Signed in as a buyer of your institution you ask for quotes and get them here. Your institution’s approver gives the role.',
                      )}
                    </li>
                    <li>
                      {t(
                        '계약 근거를 고릅니다. 근거마다 조문, 기준일, 필요한 인증을 함께 보여 드립니다.',
                        'Choose the contract ground: each stands with its article, its date and what it needs.',
                      )}
                    </li>
                    <li>
                      {t(
                        '구매를 기록하면 기술의 공급 실적과 통계에 나타납니다.',
                        'Record the purchase: it shows in the technology’s supply record and in the figures.',
                      )}
                    </li>
                  </ol>
                  <p class="strong">
                    {t(
                      '기술마켓 인증서만으로는 수의계약 근거가 되지 않고, 구매 면책도 되지 않습니다.',
                      'A market certificate alone is no ground for a negotiated contract, and gives no immunity.',
                    )}
                  </p>
                  <p>
                    {t(
                      '어떤 근거가 지금 적용되는지는 기술마다 “무엇을 허용하나요”에 적혀 있습니다.',
                      'Which grounds apply today is said on each technology’s page, under “What it allows”.',
                    )}
                  </p>
                </>
              ),
            },
            {
              id: 'account',
              title: t('로그인이 되지 않으면', 'If you cannot sign in'),
              body: (
                <ul>
                  <li>
                    {to('/forgotten-password', t('새 비밀번호 정하기', 'Choose a new password'))}
                    {t(': 가입한 이메일로 링크를 보냅니다.', ': a link goes to your e-mail.')}
                  </li>
                  <li>
                    {to('/sign-in/unlock', t('로그인 제한 풀기', 'Unlock my sign-in'))}
                    {t(': 여러 번 틀려 잠시 막혔을 때 메일로 바로 풉니다.', ': after too many wrong tries, a mail opens it at once.')}
                  </li>
                  <li>
                    {t(
                      '인증 앱이 든 기기를 잃어버렸다면 처음에 받은 복구 코드를 쓰세요. 그것도 없다면 운영자에게 알려 주세요.',
                      'If you lost the device with your codes, use a recovery code; if those are gone too, tell the operator.',
                    )}
                  </li>
                </ul>
              ),
            },
            {
              id: 'more',
              title: t('더 알아보기', 'More'),
              body: (
                <>
                  <p>
                    {to('/display', t('글자 크기와 대비 바꾸기', 'Text size and contrast'))} ·{' '}
                    {to('/accessibility', t('접근성', 'Accessibility'))} · {to('/privacy', t('개인정보 처리방침', 'Privacy'))} ·{' '}
                    {to('/open-data', t('공개 데이터', 'Open data'))}
                  </p>
                  <p>
                    {visit.app.operator?.contact
                      ? t(`문의: ${visit.app.operator.contact}`, `Contact: ${visit.app.operator.contact}`)
                      : t(
                          '공모에 관한 질문은 그 공모의 질문란이나 기관의 문의처로 해 주세요.',
                          'Questions about a call go to its question box or to the institution’s contact.',
                        )}{' '}
                    {to('/institutions', t('참여기관 문의처', 'Contacts of the institutions'))}
                  </p>
                </>
              ),
            },
          ]}
        />
      </>
    ),
  })
}
