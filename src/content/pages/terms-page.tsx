import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import { Day, Link, Notice } from '../../ui/index.ts'
import { Sections, wordsOf } from './sections.tsx'

export const drawTerms = (visit: Visit) => {
  const { t, lang } = visit
  return page({
    title: t('이용약관', 'Terms'),
    description: t(
      '기술마켓을 쓰는 사람과 운영자가 서로 지키는 것을 적습니다.',
      'What those who use Techmarket and those who run it keep to.',
    ),
    body: (
      <>
        <h1>{t('이용약관', 'Terms')}</h1>
        <p class="lead">{t('쓰시는 분과 운영자가 서로 지키는 것을 짧게 적습니다.', 'What you and the operator keep to, in short.')}</p>
        <Notice tone="neutral" title={t('소프트웨어의 기본 문안입니다.', 'This is the software’s own text.')}>
          <p>
            {t(
              '서비스를 운영하는 기관이 자기 약관을 정하면 그것이 우선합니다.',
              'Terms of the institution that runs the service go before it.',
            )}
          </p>
        </Notice>
        <Sections
          lang={lang}
          parts={[
            {
              id: 'account',
              title: t('계정', 'Accounts'),
              body: (
                <ul>
                  <li>
                    {t(
                      '한 사람이 자기 이메일로 계정 하나를 씁니다. 계정을 함께 쓰지 않습니다.',
                      'One person, one account, under the own e-mail. Accounts are not shared.',
                    )}
                  </li>
                  <li>
                    {t(
                      '회사를 대신하려면 그 회사의 소유자가, 기관을 대신하려면 그 기관의 승인자나 운영자가 역할을 주어야 합니다.',
                      'To act for a firm its owner lets you in; to act for an institution its approver or the operator gives you a role.',
                    )}
                  </li>
                  <li>
                    {t(
                      '역할이 끝나면 바로 거둡니다. 그동안 하신 일의 기록은 남습니다.',
                      'A role that ends is taken back at once. The record of what you did stays.',
                    )}
                  </li>
                </ul>
              ),
            },
            {
              id: 'apply',
              title: t('신청과 심의', 'Applications and review'),
              body: (
                <ul>
                  <li>
                    {t(
                      '신청 내용이 사실과 같음은 신청한 회사가 책임집니다. 거짓이 확인되면 인증이 취소될 수 있습니다.',
                      'The firm answers for what it says. A certificate may be revoked where it was untrue.',
                    )}
                  </li>
                  <li>
                    {t(
                      '심의와 인증은 각 기관이 자기 규정으로 합니다. 사이트와 운영자는 결과를 정하지 않습니다.',
                      'Each institution reviews and certifies by its own rules. Neither the site nor its operator decides.',
                    )}
                  </li>
                  <li>
                    {t(
                      '마감은 서버의 시각(한국 표준시)으로 정하며, 마감 시각 정각부터는 제출할 수 없습니다.',
                      'Closing times go by the server’s clock (KST); nothing is accepted from that instant.',
                    )}
                  </li>
                </ul>
              ),
            },
            {
              id: 'certificate',
              title: t('인증서의 뜻', 'What a certificate means'),
              body: (
                <>
                  <p>
                    {t(
                      '인증서는 그 기관이 그 기술을 자기 규정으로 심의해 통과시켰다는 뜻입니다. 품질이나 성과를 보증하지 않으며, 구매를 약속하지 않습니다.',
                      'A certificate says that the institution reviewed this technology by its rules and passed it. It warrants no quality or result and promises no purchase.',
                    )}
                  </p>
                  <p class="strong">
                    {t(
                      '인증서만으로는 수의계약 근거가 되지 않고, 구매 면책도 되지 않습니다.',
                      'A certificate alone is no ground for a negotiated contract, and gives no immunity.',
                    )}
                  </p>
                  <p>
                    {t('유효한지는 언제나 ', 'Whether it is valid now is said by ')}
                    <Link href={visit.href('/certificates')}>{t('인증서 확인', 'Check a certificate')}</Link>
                    {t('의 답이 기준입니다.', ', and by nothing else.')}
                  </p>
                </>
              ),
            },
            {
              id: 'content',
              title: t('올리는 내용', 'What you upload'),
              body: (
                <ul>
                  <li>
                    {t(
                      '올린 내용의 권리는 올린 회사에 있습니다. 인증되면 소개와 사진이 기술 목록에 공개되는 데 동의하시는 것입니다.',
                      'What you upload stays yours. Once certified, the description and pictures are shown in the catalogue.',
                    )}
                  </li>
                  <li>
                    {t(
                      '남의 권리를 침해하거나, 악성 코드가 들었거나, 기술과 관계없는 것은 올리지 않습니다. 운영자는 그런 것을 사유를 적고 내릴 수 있습니다.',
                      'Nothing that infringes others’ rights, carries malware or has nothing to do with the technology. The operator may hide such things, giving the reason.',
                    )}
                  </li>
                </ul>
              ),
            },
            {
              id: 'service',
              title: t('서비스', 'The service'),
              body: (
                <ul>
                  <li>
                    {t(
                      '점검이나 장애로 멈출 수 있습니다. 그 때문에 제출하지 못했다면 기관이 공모의 마감을 다시 정해 알립니다.',
                      'It may stop for maintenance or faults. Where that kept you from submitting, the institution sets and announces a new closing.',
                    )}
                  </li>
                  <li>
                    {t(
                      '한 주소에서 지나치게 많은 요청을 보내면 잠시 막힙니다. 많은 자료는 ',
                      'Too many requests from one address are held for a moment. For bulk use take the ',
                    )}
                    <Link href={visit.href('/open-data')}>{t('공개 데이터', 'open data')}</Link>
                    {t('를 이용해 주세요.', '.')}
                  </li>
                  <li>{t('대한민국 법을 따릅니다.', 'The law of the Republic of Korea applies.')}</li>
                </ul>
              ),
            },
          ]}
        />
        <p class="quiet">
          {t('개인정보는 ', 'For personal data see ')}
          <Link href={visit.href('/privacy')}>{t('개인정보 처리방침', 'Privacy')}</Link>
          {t('에 적었습니다. ', '. ')}
          <Day lang={lang} value={wordsOf} weekday={false} />
          {t(' 기준입니다.', '.')}
        </p>
      </>
    ),
  })
}
