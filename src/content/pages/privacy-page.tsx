import type { Visit } from '../../people/index.ts'
import { page } from '../../platform/http/visit.ts'
import { DataTable, Day, Link, Notice, SummaryList } from '../../ui/index.ts'
import { cookies, keptData } from '../kept-data.ts'
import { Sections, wordsOf } from './sections.tsx'

export const drawPrivacyNotice = (visit: Visit) => {
  const { t, lang } = visit
  return page({
    title: t('개인정보 처리방침', 'Privacy'),
    description: t(
      '어떤 개인정보를 왜, 얼마나 오래 두고, 누가 보는지 적습니다.',
      'Which personal data is kept, why, how long, and who reads it.',
    ),
    body: (
      <>
        <h1>{t('개인정보 처리방침', 'Privacy')}</h1>
        <p class="lead">
          {t(
            '무엇을 왜 두는지, 얼마나 오래 두는지, 누가 보는지 적습니다. 소프트웨어가 실제로 하는 그대로입니다.',
            'What is kept and why, how long, and who reads it: as the software really does it.',
          )}
        </p>
        <Notice tone="neutral" title={t('운영자가 정하는 것은 그렇게 표시했습니다.', 'What the operator decides is marked as such.')}>
          <p>
            {t(
              '이 글은 소프트웨어의 기본 문안입니다. 서비스를 운영하는 기관이 자기 방침을 정하면 그것이 우선합니다.',
              'This is the software’s own text. A notice of the institution that runs the service goes before it.',
            )}
          </p>
        </Notice>
        <Sections
          lang={lang}
          parts={[
            {
              id: 'kept',
              title: t('두는 것과 까닭', 'What is kept, and why'),
              body: (
                <DataTable
                  lang={lang}
                  caption={t('보관하는 개인정보', 'Personal data kept')}
                  captionHidden
                  rows={keptData}
                  rowKey={(one) => one.what.ko}
                  columns={[
                    { key: 'what', header: t('무엇을', 'What'), rowHeader: true, cell: (one) => t(one.what) },
                    { key: 'why', header: t('왜', 'Why'), cell: (one) => t(one.why) },
                    { key: 'long', header: t('언제까지', 'How long'), cell: (one) => t(one.howLong) },
                    { key: 'who', header: t('누가 봅니까', 'Who reads it'), cell: (one) => t(one.who) },
                  ]}
                />
              ),
            },
            {
              id: 'public',
              title: t('공개되는 것', 'What is public'),
              body: (
                <>
                  <p>
                    {t(
                      '인증된 기술의 소개와 함께 공개하기로 한 사진과 서류, 회사 이름과 회사가 적은 연락처, 인증서의 번호와 기간, 구매 기록의 기관과 금액이 공개됩니다. 인증서(PDF)에는 회사 대표자의 이름이 적혀 있고, 인증서는 누구나 내려받을 수 있습니다. 기술 소개에는 회사가 적은 지식재산권의 권리자 이름이 보이고, 개인으로 등록하면 회사 이름이 곧 본인의 이름일 수 있습니다. 공개하기로 한 서류나 회사의 연락처에 적힌 이름, 정지와 취소의 사유도 그대로 보입니다. 그 밖의 개인의 이름, 심의위원, 점수, 신청 중인 기술은 공개되지 않습니다.',
                      'Certified technologies with the pictures and papers meant to be public, the firm with the contact it gave, numbers and dates of certificates, institutions and amounts of purchases are public. A certificate (PDF) names the representative of the firm, and anybody may download it. The description of a technology names the owners of its IP rights as the firm gave them, and who registers as an individual may have their own name as that of the firm. A name that stands in a public paper or in the firm’s contact, and the reason of a suspension or revocation, are read as they are. Names of other persons, reviewers, scores and applications under way are not public.',
                    )}
                  </p>
                  <p>
                    {t(
                      '개인정보를 팔거나 광고에 쓰지 않습니다. 방문자를 추적하지 않으며, 화면을 그리려고 다른 서버를 부르지 않습니다.',
                      'Nothing is sold or used for advertising. Visitors are not tracked, and no page calls another server.',
                    )}
                  </p>
                </>
              ),
            },
            {
              id: 'safe',
              title: t('지키는 방법', 'How it is kept safe'),
              body: (
                <ul>
                  <li>
                    {t(
                      '비밀번호는 argon2id로 바꾸어 두고, 기관·심의위원·운영자는 2단계 인증을 해야 들어옵니다.',
                      'Passwords are kept as argon2id hashes; institutions, reviewers and operators need a second factor.',
                    )}
                  </li>
                  <li>
                    {t(
                      '개인정보를 열어 보면 누가 왜 보았는지 기록이 남고, 본인이 그 기록을 볼 수 있습니다.',
                      'Whoever opens personal data leaves a record, and you can read the records about you.',
                    )}
                  </li>
                  <li>
                    {t('심의위원의 이름은 신청한 회사의 화면에 나타나지 않습니다.', 'Reviewers’ names never appear on a firm’s pages.')}
                  </li>
                </ul>
              ),
            },
            {
              id: 'cookies',
              title: t('쿠키', 'Cookies'),
              body: (
                <>
                  <DataTable
                    lang={lang}
                    caption={t('이 사이트의 쿠키', 'Cookies of this site')}
                    captionHidden
                    rows={cookies(visit.app.secureCookies ? '__Host-market' : 'market')}
                    rowKey={(one) => one.name}
                    columns={[
                      { key: 'name', header: t('이름', 'Name'), rowHeader: true, nowrap: true, cell: (one) => one.name },
                      { key: 'why', header: t('왜', 'Why'), cell: (one) => t(one.why) },
                      { key: 'long', header: t('언제까지', 'How long'), cell: (one) => t(one.howLong) },
                    ]}
                  />
                  <p>
                    {t(
                      '로그인하고 쓰시는 글은 저장되기 전에 사라지지 않도록 쓰시는 브라우저 안에만 잠시 둡니다. 저장되거나, 로그아웃하거나, 다른 분이 로그인하면 지우고, 12시간이 지난 것은 다음에 여실 때 지웁니다. 비밀번호는 두지 않습니다.',
                      'So that nothing is lost before it is saved, what you type while signed in is kept in your own browser alone. It goes once it is saved, when you sign out, and when another person signs in; what is older than 12 hours goes at the next visit. Passwords are never kept.',
                    )}
                  </p>
                </>
              ),
            },
            {
              id: 'rights',
              title: t('여러분이 하실 수 있는 것', 'What you can do'),
              body: (
                <ul>
                  <li>
                    <Link href={visit.href('/account/privacy')}>{t('내 개인정보', 'My data')}</Link>
                    {t(
                      '에서 보관된 것과 본 사람을 확인하고, 모두 내려받습니다.',
                      ': see what is kept and who read it, and download all of it.',
                    )}
                  </li>
                  <li>
                    <Link href={visit.href('/account')}>{t('내 계정', 'My account')}</Link>
                    {t('에서 틀린 것을 고칩니다.', ': correct what is wrong.')}
                  </li>
                  <li>
                    {t(
                      '계정을 닫으면 이름, 이메일, 전화번호, 비밀번호를 바로 지웁니다. 제출한 신청서와 심의·계약 기록은 회사와 기관의 기록으로 남습니다.',
                      'Close the account: name, e-mail, telephone and password are erased at once. Applications, reviews and contracts stay as records of firms and institutions.',
                    )}
                  </li>
                </ul>
              ),
            },
            {
              id: 'operator',
              title: t('운영자와 문의처', 'The operator'),
              body: (
                <SummaryList
                  lang={lang}
                  facts={[
                    {
                      label: t('운영자', 'Operator'),
                      value: visit.app.operator?.name ?? <span class="quiet">{t('아직 설정되지 않았습니다.', 'Not set yet.')}</span>,
                    },
                    {
                      label: t('개인정보 문의', 'Contact'),
                      value: visit.app.operator?.contact ?? <span class="quiet">{t('아직 설정되지 않았습니다.', 'Not set yet.')}</span>,
                    },
                    {
                      label: t('처리 위탁', 'Processors'),
                      value:
                        visit.app.mail.smtpUrl === undefined
                          ? t('없음(메일 서버가 설정되지 않았습니다)', 'None (no mail server is set up)')
                          : t(
                              '운영자가 설정한 메일 서버로 알림 메일을 보냅니다.',
                              'Notices go out through the mail server the operator set up.',
                            ),
                    },
                    {
                      label: t('다른 곳에 제공', 'Given to others'),
                      value: t('신청하신 기관 말고는 없습니다.', 'Nobody but the institutions you apply to.'),
                    },
                  ]}
                />
              ),
            },
          ]}
        />
        <p class="quiet">
          <Day lang={lang} value={wordsOf} weekday={false} />
          {t('에 소프트웨어가 실제로 하는 일과 맞추어 보았습니다.', ': last held against what the software does.')}
        </p>
      </>
    ),
  })
}
