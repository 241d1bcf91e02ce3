import type { Visit } from '../../people/index.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { page } from '../../platform/http/visit.ts'
import { DataTable, Link } from '../../ui/index.ts'
import { Sections } from './sections.tsx'

/** A door of the public JSON API, as the routes declare it. */
export interface ApiDoor {
  readonly path: string
  readonly tag: string
  readonly description: string
  /** It answers without parameters, so it can be pressed. */ readonly answersBare: boolean
}

const subjects: Readonly<Record<string, Text>> = {
  calls: text('공모', 'Calls'),
  catalogue: text('기술', 'Technologies'),
  certificates: text('인증서', 'Certificates'),
  figures: text('통계', 'Figures'),
  institutions: text('참여기관', 'Institutions'),
  companies: text('기업', 'Firms'),
  purchases: text('구매', 'Purchases'),
}

/** What anyone may take away: the JSON API with its description for machines, and the lists as files. */
export const makeOpenData = (doors: readonly ApiDoor[], downloads: readonly { path: string; label: Text }[]) => (visit: Visit) => {
  const { t, lang } = visit
  const named = (door: ApiDoor) => subjects[door.tag] ?? text(door.tag, door.tag)
  return page({
    title: t('공개 데이터', 'Open data'),
    description: t(
      '공모, 인증된 기술, 인증서, 통계를 JSON과 CSV로 가져갑니다.',
      'Calls, certified technologies, certificates and figures as JSON and CSV.',
    ),
    body: (
      <>
        <h1>{t('공개 데이터', 'Open data')}</h1>
        <p class="lead">
          {t(
            '화면에 공개된 것은 모두 자료로도 가져가실 수 있습니다. 열쇠(API 키)나 가입은 필요하지 않습니다.',
            'Whatever is public on these pages can be taken as data. No key, no account.',
          )}
        </p>
        {visit.app.market.isDemonstration && (
          <p class="strong">
            {t(
              '지금은 시연용 자료입니다. 회사와 기술은 꾸며낸 것이며 인증서는 효력이 없습니다.',
              'This is a demonstration: firms and technologies are invented, certificates are not valid.',
            )}
          </p>
        )}
        <Sections
          lang={lang}
          parts={[
            {
              id: 'api',
              title: t('JSON API', 'JSON API'),
              body: (
                <>
                  <p>
                    <Link href="/api/openapi.json">/api/openapi.json</Link>
                    {t('에 모든 주소와 항목의 뜻이 OpenAPI 3.1로 적혀 있습니다.', ' describes every address and field as OpenAPI 3.1.')}
                  </p>
                  <DataTable
                    lang={lang}
                    caption={t('주소', 'Addresses')}
                    captionHidden
                    rows={doors}
                    rowKey={(one) => one.path}
                    columns={[
                      {
                        key: 'path',
                        header: t('주소', 'Address'),
                        rowHeader: true,
                        nowrap: true,
                        cell: (one) =>
                          one.answersBare ? (
                            <Link href={one.path}>
                              <code>{one.path}</code>
                            </Link>
                          ) : (
                            <code>{one.path.replaceAll(/:(\w+)/g, '{$1}')}</code>
                          ),
                      },
                      {
                        key: 'what',
                        header: t('내용', 'What'),
                        nowrap: true,
                        cell: (one) => (one.path.includes(':') ? t(`${named(one).ko} 하나`, `${named(one).en}, one`) : t(named(one))),
                      },
                      { key: 'more', header: t('설명(영문)', 'Description'), cell: (one) => <span lang="en">{one.description}</span> },
                    ]}
                  />
                </>
              ),
            },
            {
              id: 'files',
              title: t('파일로 내려받기', 'Files'),
              body: (
                <ul>
                  {downloads.map((one) => (
                    <li key={one.path}>
                      <Link href={/^\/(sitemap|feeds)/.test(one.path) ? one.path : visit.href(one.path)}>{t(one.label)}</Link>
                    </li>
                  ))}
                </ul>
              ),
            },
            {
              id: 'rules',
              title: t('약속', 'Conventions'),
              body: (
                <ul>
                  <li>
                    {t(
                      '시각은 시간대가 붙은 ISO 8601, 날짜는 한국 기준의 YYYY-MM-DD, 금액은 원 단위 정수입니다.',
                      'Instants are ISO 8601 with offset, days are YYYY-MM-DD in Korea, amounts are whole won.',
                    )}
                  </li>
                  <li>{t('값이 없으면 null입니다. 0은 정말 0일 때만 씁니다.', 'What is not known is null. 0 means zero.')}</li>
                  <li>
                    {t(
                      'CSV는 UTF-8이며 표 계산 프로그램에서 수식으로 실행될 글자는 막아 두었습니다.',
                      'CSV is UTF-8; nothing in it can run as a formula.',
                    )}
                  </li>
                  <li>
                    {t(
                      '통계 파일에는 기준 시각과 정의가 함께 있습니다. CSV는 줄마다, 엑셀은 둘째 시트에 적습니다.',
                      'Files of figures carry their definition and the time they were counted: a CSV in every row, a workbook on its second sheet.',
                    )}
                  </li>
                  <li>
                    {t(
                      '파일 하나에는 50,000줄까지, 기술 목록은 10,000줄까지 담깁니다.',
                      'A file has up to 50,000 rows, of the catalogue 10,000.',
                    )}
                  </li>
                  <li>
                    {t(
                      '주소마다 1분에 600번까지 부를 수 있고, 내려받기는 10번까지입니다. 넘으면 429로 답합니다.',
                      'Up to 600 calls a minute from one address, 10 for files; beyond that the answer is 429.',
                    )}
                  </li>
                  <li>
                    {t(
                      '주소의 v1이 같은 동안 항목을 빼거나 뜻을 바꾸지 않습니다.',
                      'As long as the address says v1, no field is dropped or changes its meaning.',
                    )}
                  </li>
                </ul>
              ),
            },
            {
              id: 'licence',
              title: t('이용 조건', 'Licence'),
              body: (
                <p>
                  {t(
                    '운영자가 아직 이용 조건을 정하지 않았습니다. 출처와 기준 시각을 밝혀 주세요. 회사가 올린 소개와 사진의 권리는 그 회사에 있습니다.',
                    'The operator has not set a licence yet. Name the source and the time of the data. Descriptions and pictures belong to the firms.',
                  )}
                </p>
              ),
            },
          ]}
        />
      </>
    ),
  })
}
