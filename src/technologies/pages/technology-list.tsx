import { text } from '../../kernel/text.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { page, redirect } from '../../platform/http/visit.ts'
import {
  BackLink,
  Button,
  ButtonLink,
  Day,
  Disclosure,
  Downloads,
  Empty,
  ErrorSummary,
  Field,
  Form,
  Link,
  StatusTag,
  Until,
} from '../../ui/index.ts'
import { startTechnology } from '../actions/create-technology.ts'
import { findTechnologies } from '../queries.ts'
import type { TechnologyListRow } from '../queries.ts'
import { progressOf } from '../sections.ts'
import { base } from './posted.ts'

export const drawTechnologies = async (visit: Visit) => {
  const { t, lang } = visit
  const all = await findTechnologies(visit.read, visit.params['company'] ?? '')
  const present = all.filter((one) => one.archivedAt === null)
  const archived = all.filter((one) => one.archivedAt !== null)
  return page({
    title: t('우리 기술', 'Our technologies'),
    body: (
      <>
        <h1>{t('우리 기술', 'Our technologies')}</h1>
        <p class="lead">
          {t(
            '기술 소개는 한 번만 씁니다. 여러 기관에 같은 내용으로 신청하고, 인증을 받으면 기술 찾기에 그대로 실립니다.',
            'Write a technology down once: it goes to every institution you apply to, and into the catalogue once certified.',
          )}
        </p>
        {present.length > 0 && (
          <p>
            <ButtonLink href={visit.href(`${base(visit)}/new`)}>{t('새 기술 등록하기', 'Write down a new technology')}</ButtonLink>
          </p>
        )}
        {present.length === 0 ? (
          <Empty
            title={t('아직 등록한 기술이 없습니다.', 'No technology yet.')}
            reason={t(
              '기술 이름만 있으면 시작할 수 있습니다. 나머지는 나누어 써도 됩니다.',
              'A name is enough to begin. The rest can be written bit by bit.',
            )}
            action={{ label: t('새 기술 등록하기', 'Write down a new technology'), href: visit.href(`${base(visit)}/new`) }}
          />
        ) : (
          <ul class="rows">
            {present.map((one) => (
              <TechnologyItem key={one.id} visit={visit} one={one} />
            ))}
          </ul>
        )}
        {all.length > 0 && <Downloads lang={lang} base={visit.href(base(visit))} />}
        {archived.length > 0 && (
          <Disclosure summary={t(`보관한 기술 ${archived.length}개`, `Archived: ${archived.length}`)}>
            <ul class="rows">
              {archived.map((one) => (
                <TechnologyItem key={one.id} visit={visit} one={one} />
              ))}
            </ul>
          </Disclosure>
        )}
      </>
    ),
  })
}

/** Where it is judged now, and by whom it is certified now. */
export const underWay = ({ tracks }: TechnologyListRow) =>
  tracks.filter((track) => !['certified', 'rejected', 'returned', 'withdrawn'].includes(track.state))
export const validOf = ({ certificates }: TechnologyListRow) => certificates.filter((certificate) => certificate.state === 'valid')

const TechnologyItem = ({ visit, one }: { visit: Visit; one: TechnologyListRow }) => {
  const { t, lang } = visit
  const progress = progressOf(one)
  const running = underWay(one)
  const valid = validOf(one)
  return (
    <li class="row-item">
      <p class="row-title">
        <Link href={visit.href(`${base(visit, one.id)}`)}>
          {t(one.titleKo, one.content.titleEn || one.titleKo) || t('(이름 없음)', '(untitled)')}
        </Link>
      </p>
      <p class="row">
        {progress.done === progress.needed ? (
          <StatusTag tone="success" word={t('작성 완료', 'Complete')} />
        ) : (
          <StatusTag
            tone="info"
            word={t(`필수 ${progress.needed}개 중 ${progress.done}개 완료`, `${progress.done} of ${progress.needed} needed parts done`)}
          />
        )}
        {running.length > 0 && (
          <span>
            {t(`심사 중인 기관 ${running.length}곳: `, `Under way with ${running.length}: `)}
            {running.map((track) => t(track.ko, track.en)).join(', ')}
          </span>
        )}
        {running.length === 0 && one.tracks.length === 0 && <span class="quiet">{t('아직 신청하지 않았습니다', 'Not applied yet')}</span>}
      </p>
      {valid.length > 0 && (
        <p>
          {t('인증: ', 'Certified by ')}
          {valid.map((certificate, at) => (
            <span key={certificate.id}>
              {at > 0 && ', '}
              <Link href={visit.href(`/certificates/${certificate.id}`)}>{t(certificate.ko, certificate.en)}</Link>
              {certificate.validTo && (
                <>
                  {' '}
                  <span class="quiet">
                    (<Until lang={lang} day={certificate.validTo} />)
                  </span>
                </>
              )}
            </span>
          ))}
        </p>
      )}
      <p class="quiet">
        {t('고친 날 ', 'Changed on ')}
        <Day lang={lang} value={one.updatedAt} />
      </p>
    </li>
  )
}

export const drawNew = (visit: Visit) => drawForm(visit, '', undefined)

export const postNew = async (visit: Visit) => {
  const title = visit.form.text('titleKo').replaceAll('\n', ' ')
  if (title === '') return drawForm(visit, title, visit.t('기술 이름을 입력해 주세요.', 'Enter the name of the technology.'))
  if ([...title].length > 100)
    return drawForm(visit, title, visit.t('기술 이름은 100자까지 쓸 수 있습니다.', 'A name has up to 100 letters.'))
  const made = await startTechnology(visit.app, actingAs(visit, 'company'), title)
  return redirect(
    base(visit, made.value.id),
    text('기술을 등록했습니다. 아래 할 일을 아무 순서로나 채워 주세요.', 'Your technology is here. Fill in the tasks in any order.'),
  )
}

const drawForm = (visit: Visit, typed: string, error: string | undefined) => {
  const { t, lang } = visit
  return page({
    title: t('새 기술 등록', 'A new technology'),
    status: error ? 422 : 200,
    hasErrors: error !== undefined,
    body: (
      <div class="reading">
        <BackLink lang={lang} href={visit.href(base(visit))} label={t('우리 기술', 'Our technologies')} />
        <ErrorSummary lang={lang} errors={error ? { titleKo: error } : {}} />
        <Form lang={lang} csrf={visit.csrf} action={visit.href(`${base(visit)}/new`)}>
          <Field
            lang={lang}
            name="titleKo"
            asHeading
            label={t('새 기술의 이름', 'Name of the new technology')}
            required
            value={typed}
            error={error}
            hint={t('나중에 바꿀 수 있습니다. 예: 저소음 고효율 배수펌프', 'It can be changed later. For example: Quiet drainage pump')}
          />
          <Button>{t('기술 등록하기', 'Write it down')}</Button>
        </Form>
      </div>
    ),
  })
}
