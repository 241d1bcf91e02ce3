import { showBytes, showWon } from '../kernel/show.ts'
import { speak } from '../kernel/text.ts'
import type { Lang } from '../kernel/text.ts'
import { DataTable, Day, Link, Until } from '../ui/index.ts'
import { nameOf } from './queries.ts'
import type { TechnologyContent } from './technology.ts'
import type { TechnologyViewProps } from './technology-view.tsx'
import { declaredNoneWords, ipStatusWords, numberKindWords, rightWords } from './words.ts'

export const Documents = ({ lang, documents, names, fileHref, publicOnly }: TechnologyViewProps) => {
  const t = speak(lang)
  const shown = publicOnly ? documents.filter((one) => one.isPublic) : documents
  if (shown.length === 0)
    return <p class="quiet">{publicOnly ? t('공개한 서류가 없습니다.', 'No public papers.') : t('올린 서류가 없습니다.', 'No papers.')}</p>
  return (
    <DataTable
      lang={lang}
      caption={t('서류', 'Papers')}
      captionHidden
      rows={shown}
      rowKey={(one) => one.id}
      columns={[
        {
          key: 'kind',
          header: t('서류', 'Paper'),
          rowHeader: true,
          cell: (one) => (
            <span id={shown.find((other) => other.kind === one.kind) === one ? `technology-documents-${one.kind}` : undefined}>
              {t(nameOf(names.documentKinds, one.kind))}
              {one.title && ` · ${one.title}`}
            </span>
          ),
        },
        {
          key: 'file',
          header: t('파일', 'File'),
          cell: (one) => (
            <>
              <Link href={fileHref(one.fileId)} download>
                {one.name}
              </Link>{' '}
              <span class="quiet">
                {showBytes(one.bytes, lang)} · SHA-256 {one.sha256.slice(0, 8)}
              </span>
            </>
          ),
        },
        {
          key: 'validity',
          header: t('유효기간', 'Validity'),
          nowrap: true,
          cell: (one) => (one.validTo === null ? '–' : <Until lang={lang} day={one.validTo} />),
        },
      ]}
    />
  )
}

const Nothing = ({ lang, declared }: { lang: Lang; declared: boolean }) => (
  <p class="quiet">{declared ? speak(lang)(declaredNoneWords) : speak(lang)('확인되지 않음', 'Not known')}</p>
)

export const Rights = ({ lang, content }: { lang: Lang; content: TechnologyContent }) => {
  const t = speak(lang)
  if (content.ipRights.length === 0) return <Nothing lang={lang} declared={content.declaredNone.includes('ipRights')} />
  return (
    <DataTable
      lang={lang}
      caption={t('지식재산권', 'IP rights')}
      captionHidden
      rows={content.ipRights.map((one, at) => ({ ...one, at }))}
      rowKey={(one) => String(one.at)}
      columns={[
        {
          key: 'right',
          header: t('권리', 'Right'),
          rowHeader: true,
          cell: (one) => (
            <>
              {one.right === '' ? '–' : t(rightWords[one.right])}
              {one.titleKo && <span class="quiet block">{one.titleKo}</span>}
            </>
          ),
        },
        {
          key: 'number',
          header: t('번호', 'Number'),
          nowrap: true,
          cell: (one) => (
            <>
              <span class="id">{one.number || '–'}</span>
              {one.numberKind !== '' && <span class="quiet block">{t(numberKindWords[one.numberKind])}</span>}
            </>
          ),
        },
        {
          key: 'status',
          header: t('상태', 'Status'),
          cell: (one) => (
            <>
              {one.status === '' ? t('확인되지 않음', 'Not known') : t(ipStatusWords[one.status])}
              {(one.statusSource || one.statusAsOf) && (
                <span class="quiet block">{[one.statusSource, one.statusAsOf].filter(Boolean).join(', ')}</span>
              )}
            </>
          ),
        },
        {
          key: 'expires',
          header: t('만료일', 'Expires on'),
          nowrap: true,
          cell: (one) => (one.expiresOn === null ? '–' : <Day lang={lang} value={one.expiresOn} form="table" />),
        },
        {
          key: 'owners',
          header: t('소유자', 'Owners'),
          cell: (one) => one.owners.map((owner) => (owner.share === null ? owner.name : `${owner.name} ${owner.share}%`)).join(', ') || '–',
        },
      ]}
    />
  )
}

export const Certificates = ({ lang, content, names }: TechnologyViewProps) => {
  const t = speak(lang)
  if (content.otherCertificates.length === 0) return <Nothing lang={lang} declared={content.declaredNone.includes('otherCertificates')} />
  return (
    <DataTable
      lang={lang}
      caption={t('다른 인증', 'Other certificates')}
      captionHidden
      rows={content.otherCertificates.map((one, at) => ({ ...one, at }))}
      rowKey={(one) => String(one.at)}
      columns={[
        { key: 'kind', header: t('인증', 'Certificate'), rowHeader: true, cell: (one) => t(nameOf(names.certificateKinds, one.kind)) },
        { key: 'number', header: t('번호', 'Number'), cell: (one) => one.number || '–' },
        { key: 'issuer', header: t('발급 기관', 'Issuer'), cell: (one) => one.issuer || '–' },
        {
          key: 'validity',
          header: t('유효기간', 'Validity'),
          nowrap: true,
          cell: (one) => `${one.validFrom ?? ''}~${one.validTo ?? ''}`.replace(/^~$/, '–'),
        },
      ]}
    />
  )
}

export const Supply = ({ lang, content, names }: TechnologyViewProps) => {
  const t = speak(lang)
  if (content.supplyRecord.length === 0) return <Nothing lang={lang} declared={content.declaredNone.includes('supplyRecord')} />
  return (
    <DataTable
      lang={lang}
      caption={t('공급 실적', 'Supply record')}
      captionHidden
      rows={content.supplyRecord.map((one, at) => ({ ...one, at }))}
      rowKey={(one) => String(one.at)}
      columns={[
        {
          key: 'who',
          header: t('기관', 'Institution'),
          rowHeader: true,
          cell: (one) => (one.institutionId === undefined ? one.institutionName : t(nameOf(names.institutions, one.institutionId))),
        },
        {
          key: 'when',
          header: t('계약', 'Contract'),
          nowrap: true,
          cell: (one) =>
            [one.year, one.month === null ? undefined : String(one.month).padStart(2, '0')]
              .filter((part) => part !== undefined && part !== null)
              .join('-') || '–',
        },
        { key: 'what', header: t('공급한 것', 'What'), cell: (one) => one.what || '–' },
        {
          key: 'amount',
          header: t('금액', 'Amount'),
          align: 'right',
          nowrap: true,
          cell: (one) => (one.amountWon === null ? '–' : showWon(one.amountWon, lang)),
        },
      ]}
    />
  )
}
