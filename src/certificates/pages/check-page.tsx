import { dayOf } from '../../kernel/dates.ts'
import type { Visit } from '../../people/index.ts'
import { page, redirect } from '../../platform/http/visit.ts'
import type { Reply } from '../../platform/http/visit.ts'
import { Button, Choice, ErrorSummary, Field, FileField, Form, Notice } from '../../ui/index.ts'
import { checkNumber, checkPaper, isOfReceipt } from '../check.ts'
import type { Checked } from '../check.ts'
import { AnswerBand, CertificateFacts, History } from './answer.tsx'

export const checkUpload = { limitBytes: 20 * 1024 * 1024, kinds: ['pdf'], most: 1 } as const

/** One field; the answer has its own address. Two institutions may have given the same number: then one more question. */
export const drawCheck = async (visit: Visit): Promise<Reply> => {
  const number = visit.query('number')
  if (number === '')
    return draw(
      visit,
      new URLSearchParams(visit.search).has('number')
        ? { numberError: visit.t('인증번호나 확인 코드를 입력해 주세요.', 'Enter the number or the code.'), status: 422 }
        : {},
    )
  const found = await checkNumber(visit.read, number.slice(0, 100), visit.query('institution') || undefined, dayOf(visit.now))
  const [only] = found
  const isReceipt = visit.query('institution') === '' && (await isOfReceipt(visit.read, number.slice(0, 100)))
  if (found.length === 1 && only?.certificate && !isReceipt) return redirect(`/certificates/${only.certificate.id}`)
  const checked = isReceipt ? ({ answer: 'receipt' } as const) : found.length === 0 ? ({ answer: 'unknown' } as const) : undefined
  return draw(visit, { number, ...(checked && { checked }), ...(found.length > 0 && { several: found }) })
}

/** The file is read and compared; no row names it, so nothing of it stays here. */
export const checkFile = async (visit: Visit): Promise<Reply> => {
  const file = visit.form.file('paper')
  const number = visit.form.text('saidNumber').slice(0, 100)
  if (!file) return draw(visit, { number, fileError: visit.t('확인할 PDF 파일을 골라 주세요.', 'Choose the PDF to check.'), status: 422 })
  if (!file.ok) return draw(visit, { number, fileError: visit.t(file.sentence), status: 422 })
  const bytes = new Uint8Array(await visit.app.files.read(file.storageKey))
  return draw(visit, { number, checked: await checkPaper(visit.read, bytes, number, dayOf(visit.now)) })
}

interface Drawn {
  readonly number?: string
  readonly checked?: Checked
  readonly several?: readonly Checked[]
  readonly fileError?: string
  readonly numberError?: string
  readonly status?: number
}

const draw = (visit: Visit, { number = '', checked, several, fileError, numberError, status = 200 }: Drawn): Reply => {
  const { t, lang } = visit
  return page({
    title: t('인증서 확인', 'Check a certificate'),
    status,
    hasErrors: status >= 400,
    description: t(
      '기술마켓 인증서가 지금 유효한지 번호나 PDF로 바로 확인합니다.',
      'See at once, by number or PDF, whether a certificate is valid now.',
    ),
    body: (
      <div class="reading stack">
        <ErrorSummary
          lang={lang}
          errors={{ ...(numberError !== undefined && { number: numberError }), ...(fileError !== undefined && { paper: fileError }) }}
        />
        <h1>{t('인증서 확인', 'Check a certificate')}</h1>
        {checked && <AnswerBand visit={visit} checked={checked} />}
        {checked?.isOfOtherNumber && (
          <Notice
            tone="warning"
            title={t(`함께 적으신 번호(${number})의 파일이 아닙니다.`, `This file is not of the number you typed (${number}).`)}
          >
            <p>
              {checked.answer === 'altered'
                ? t(
                    `이 파일이 가리키는 인증서는 인증번호 ${checked.certificate?.number ?? ''}입니다.`,
                    `The certificate it points to has the number ${checked.certificate?.number ?? ''}.`,
                  )
                : t(
                    `이 파일은 인증번호 ${checked.certificate?.number ?? ''}의 인증서입니다. 번호와 파일 가운데 어느 쪽이 맞는지 확인해 주세요.`,
                    `It is the certificate with the number ${checked.certificate?.number ?? ''}. See which of the two is right.`,
                  )}
            </p>
          </Notice>
        )}
        {checked?.certificate && (
          <>
            <CertificateFacts visit={visit} certificate={checked.certificate} />
            <History visit={visit} certificate={checked.certificate} />
          </>
        )}
        {several && <WhichOne visit={visit} number={number} several={several} />}
        <ByNumber visit={visit} number={number} error={numberError} />
        <ByFile visit={visit} number={number} error={fileError} />
      </div>
    ),
  })
}

interface Asked {
  readonly visit: Visit
  readonly number: string
  readonly error: string | undefined
}
const ByNumber = ({ visit, number, error }: Asked) => {
  const { t, lang } = visit
  return (
    <section class="no-print stack">
      <h2>{t('번호로 확인하기', 'By number')}</h2>
      <Form lang={lang} action={visit.href('/certificates')} method="get">
        <Field
          lang={lang}
          name="number"
          label={t('인증번호 또는 확인 코드', 'Number or code')}
          value={number}
          required
          error={error}
          hint={t(
            '인증서에 적힌 그대로 입력해 주세요. QR을 찍으면 바로 답이 나옵니다.',
            'As written on the certificate. Its QR leads straight to the answer.',
          )}
        />
        <Button>{t('인증서 확인하기', 'Check the certificate')}</Button>
      </Form>
    </section>
  )
}

const ByFile = ({ visit, number, error }: Asked) => {
  const { t, lang } = visit
  return (
    <section class="no-print stack">
      <h2>{t('받은 PDF로 확인하기', 'By the PDF you were given')}</h2>
      <Form lang={lang} csrf={visit.csrf} action={visit.href('/certificates')} files>
        <FileField
          lang={lang}
          name="paper"
          label={t('인증서 PDF', 'PDF of the certificate')}
          accept=".pdf"
          required
          limit={t('PDF 한 개, 20MB까지', 'One PDF, up to 20 MB')}
          error={error}
          hint={t(
            '발급된 원본과 한 글자라도 다른지 확인합니다. 파일은 보관하지 않습니다.',
            'Compared with what was issued, byte by byte. The file is not kept.',
          )}
        />
        <Field
          lang={lang}
          name="saidNumber"
          label={t('인증번호', 'Number')}
          value={number}
          hint={t('함께 적으면 등록된 내용을 보여 드립니다.', 'With it, we show the registered facts.')}
        />
        <Button kind="secondary">{t('파일 확인하기', 'Check the file')}</Button>
      </Form>
    </section>
  )
}

const WhichOne = ({ visit, number, several }: { visit: Visit; number: string; several: readonly Checked[] }) => {
  const { t, lang } = visit
  return (
    <section>
      <h2>
        {several.length === 1
          ? t(
              '같은 번호의 인증서도 있습니다. 인증서를 받으셨다면 발급 기관을 골라 주세요.',
              'A certificate bears the same number. If you hold one, who issued it?',
            )
          : t(
              '같은 번호를 쓰는 기관이 있습니다. 발급 기관을 골라 주세요.',
              'More than one institution uses this number. Which one issued yours?',
            )}
      </h2>
      <Form lang={lang} action={visit.href('/certificates')} method="get" hidden={{ number }}>
        <Choice
          lang={lang}
          name="institution"
          label={t('발급 기관', 'Issued by')}
          required
          options={several.flatMap(({ certificate: one }) =>
            one ? [{ value: one.institutionId, label: t(one.institutionKo, one.institutionEn) }] : [],
          )}
        />
        <Button>{t('이 기관의 인증서 확인하기', 'Check that one')}</Button>
      </Form>
    </section>
  )
}
