import { dayOf } from '../../kernel/dates.ts'
import type { Visit } from '../../people/index.ts'
import { heldHats } from '../../people/index.ts'
import { notFound, page } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { ButtonLink, Buttons, Link, QrCode } from '../../ui/index.ts'
import { checkCode } from '../check.ts'
import { findPaperFile } from '../queries.ts'
import { answerWords } from '../words.ts'
import { AnswerBand, CertificateFacts, History } from './answer.tsx'

/** The public face of one certificate: where its QR leads. */
export const drawCertificate = async (visit: Visit): Promise<Reply> => {
  const { t } = visit
  const checked = await checkCode(visit.read, visit.params['certificate'] ?? '', dayOf(visit.now))
  const { certificate: one } = checked
  const title = one ? `${one.number} · ${t(one.titleKo, one.titleEn || one.titleKo)}` : t('인증서 확인', 'Check a certificate')
  return page({
    title,
    status: one ? 200 : 404,
    noIndex: one === undefined,
    breadcrumb: [
      { label: t('인증서 확인', 'Check a certificate'), href: visit.href('/certificates') },
      { label: one?.number ?? t(answerWords(checked.answer).title) },
    ],
    body: (
      <div class="stack">
        <h1>{one ? t(one.titleKo, one.titleEn || one.titleKo) : t('인증서 확인', 'Check a certificate')}</h1>
        <AnswerBand visit={visit} checked={checked} />
        {one ? (
          <div class="two">
            <div class="stack">
              <CertificateFacts visit={visit} certificate={one} />
              <History visit={visit} certificate={one} />
            </div>
            <aside class="panel stack" aria-label={t('원본과 주소', 'Original and address')}>
              <Buttons>
                <ButtonLink href={`/files/certificates/${one.id}`} download>
                  {t('인증서 내려받기', 'Download the certificate')}
                </ButtonLink>
              </Buttons>
              <QrCode
                content={`${visit.app.publicUrl}/certificates/${one.id}`}
                label={t('이 확인 화면의 주소', 'The address of this check')}
              />
              <p class="quiet">
                {`${visit.app.publicUrl}/certificates/`}
                <wbr />
                {one.id}
              </p>
              {one.listingId && (
                <p>
                  <Link href={visit.href(`/catalogue/${one.listingId}`)}>{t('기술 소개 보기', 'See the technology')}</Link>
                </p>
              )}
              {heldHats(visit.signedIn).deskIds.includes(one.institutionId) && (
                <p>
                  <Link href={visit.href(`/desk/${one.institutionId}/certificates/${one.id}`)}>
                    {t('연장·정지·취소 처리하기', 'Extend, suspend or revoke')}
                  </Link>
                </p>
              )}
              <p class="quiet">
                {t('서명은 PDF 읽기 프로그램에서도 확인할 수 있습니다.', 'PDF readers show the signature too.')}{' '}
                <Link href="/files/signing-root.pem" download>
                  {t('최상위 인증서 받기', 'Root certificate')}
                </Link>
              </p>
            </aside>
          </div>
        ) : (
          <Buttons>
            <ButtonLink href={visit.href('/certificates')}>{t('번호로 다시 확인하기', 'Try by number')}</ButtonLink>
          </Buttons>
        )}
      </div>
    ),
  })
}

export const sendPaper = async (visit: Visit): Promise<Reply> => {
  const file = await findPaperFile(visit.read, visit.params['certificate'] ?? '')
  return file
    ? {
        kind: 'bytes',
        body: await visit.app.files.open(file.storageKey),
        type: 'application/pdf',
        name: `${file.number} ${file.titleKo}.pdf`,
      }
    : notFound
}
