import { text } from '../../kernel/text.ts'
import { actingAs } from '../../people/index.ts'
import type { Visit } from '../../people/index.ts'
import { acceptOf, isFileKind } from '../../platform/files/kinds.ts'
import { makePictures } from '../../platform/files/pictures.ts'
import { sayRefusal } from '../../platform/files/words.ts'
import { textWithin } from '../../platform/http/text-within.ts'
import { notFound, page, redirect } from '../../platform/http/visit.ts'
import { BackLink, Button, Buttons, Empty, ErrorSummary, Field, FileField, Form, Notice } from '../../ui/index.ts'
import { bringForward, describePicture, mostPictures, takeOutPicture, uploadPicture } from '../actions/pictures.ts'
import { findTechnology } from '../queries.ts'
import type { TechnologyPicture } from '../technology.ts'
import { titleOf } from '../title.ts'
import { explain, longest } from '../words.ts'
import { base } from './posted.ts'

export const pictureUpload = { limitBytes: 20 * 1024 * 1024, kinds: ['png', 'jpeg', 'webp'] as const }

const altMissing = text(
  '사진에 무엇이 보이는지 적어 주세요. 화면을 보지 못하는 분에게 읽어 드립니다.',
  'Say what the picture shows. It is read to people who cannot see it.',
)

export const drawPictures = (visit: Visit) => drawWith(visit, {}, {})

const drawWith = async (visit: Visit, typed: Readonly<Record<string, string>>, errors: Readonly<Record<string, string>>) => {
  const { t, lang } = visit
  const technology = await findTechnology(visit.read, visit.params['technology'] ?? '', visit.params['company'] ?? '')
  if (!technology) return notFound
  const here = `${base(visit, technology.id)}/pictures`
  return page({
    title: t('사진', 'Pictures'),
    status: Object.keys(errors).length > 0 ? 422 : 200,
    hasErrors: Object.keys(errors).length > 0,
    body: (
      <>
        <BackLink
          lang={lang}
          href={visit.href(base(visit, technology.id))}
          label={titleOf(t, technology.content) || t('할 일 목록', 'Task list')}
        />
        <ErrorSummary lang={lang} errors={errors} />
        <h1>{t('사진', 'Pictures')}</h1>
        <p class="lead">
          {t(
            '첫 사진이 기술 찾기 목록에 나옵니다. 사진에 든 위치 정보는 올릴 때 지웁니다.',
            'The first picture stands in the catalogue. Where it was taken is removed on upload.',
          )}
        </p>
        {technology.pictures.length === 0 ? (
          <Empty title={t('아직 올린 사진이 없습니다.', 'No pictures yet.')} />
        ) : (
          <ul class="plain-list">
            {technology.pictures.map((one, at) => (
              <Picture key={one.id} visit={visit} one={one} first={at === 0} here={here} typed={typed} errors={errors} />
            ))}
          </ul>
        )}
        {technology.pictures.length >= mostPictures ? (
          <Notice title={t(`사진은 ${mostPictures}장까지 올릴 수 있습니다.`, `Up to ${mostPictures} pictures.`)} />
        ) : (
          <section id="upload">
            <h2>{t('사진 올리기', 'Upload a picture')}</h2>
            <Form lang={lang} files csrf={visit.csrf} action={visit.href(here)}>
              <FileField
                lang={lang}
                name="file"
                label={t('사진', 'Picture')}
                required
                limit={t('PNG, JPG, WebP · 20MB까지', 'PNG, JPG or WebP, up to 20 MB')}
                accept={acceptOf(pictureUpload.kinds)}
                error={errors['file']}
              />
              <Field
                lang={lang}
                name="altKo"
                label={t('사진 설명', 'What it shows, in Korean')}
                required
                value={typed['altKo']}
                error={errors['altKo']}
                hint={t('예: 지하차도에 설치한 배수펌프 두 대', 'For example: two pumps in an underpass')}
              />
              <Field
                lang={lang}
                name="altEn"
                label={t('사진 설명(영문)', 'What it shows, in English')}
                value={typed['altEn']}
                error={errors['altEn']}
              />
              <Button pending={t('올리고 있습니다', 'Uploading')}>{t('사진 올리기', 'Upload')}</Button>
            </Form>
          </section>
        )}
      </>
    ),
  })
}

interface PictureProps {
  readonly visit: Visit
  readonly one: TechnologyPicture
  readonly first: boolean
  readonly here: string
  readonly typed: Readonly<Record<string, string>>
  readonly errors: Readonly<Record<string, string>>
}
const Picture = ({ visit, one, first, here, typed, errors }: PictureProps) => {
  const { t, lang } = visit
  return (
    <li id={`picture-${one.id}`} class="stack">
      <img src={`/files/pictures/${one.smallFileId}`} alt={t(one.altKo, one.altEn || one.altKo)} loading="lazy" />
      <Form lang={lang} csrf={visit.csrf} action={visit.href(`${here}/${one.id}`)}>
        <Field
          lang={lang}
          name={`altKo-${one.id}`}
          label={t('사진 설명', 'What it shows, in Korean')}
          required
          value={typed[`altKo-${one.id}`] ?? one.altKo}
          error={errors[`altKo-${one.id}`] ?? (one.altKo === '' ? t(altMissing) : undefined)}
        />
        <Field
          lang={lang}
          name={`altEn-${one.id}`}
          label={t('사진 설명(영문)', 'What it shows, in English')}
          value={typed[`altEn-${one.id}`] ?? one.altEn}
          error={errors[`altEn-${one.id}`]}
        />
        <Buttons>
          <Button small kind="secondary">
            {t('설명 저장하기', 'Save the description')}
          </Button>
          {!first && (
            <Button small kind="secondary" action={visit.href(`${here}/${one.id}/forward`)}>
              {t('앞으로 옮기기', 'Move forward')}
            </Button>
          )}
          <Button small kind="text" action={visit.href(`${here}/${one.id}/remove`)}>
            {t('사진 지우기', 'Remove')}
          </Button>
        </Buttons>
      </Form>
    </li>
  )
}

/** The description as typed, which there must be; the forms of pictures that are there carry the picture's id, so that no two fields of the page share a name. */
const wordsOf = (visit: Visit, picture?: string) => {
  const errors: Record<string, string> = {}
  const field = (name: string) => (picture === undefined ? name : `${name}-${picture}`)
  const typed = (name: string) => textWithin(visit, errors, field(name), longest.alt)
  const words = { altKo: typed('altKo'), altEn: typed('altEn') }
  if (words.altKo === '') errors[field('altKo')] ??= visit.t(altMissing)
  return { words, errors }
}

/** A picture whose description is missing or too long is not kept: the form comes back with what was typed, and the file waits at its field. */
export const postPicture = async (visit: Visit) => {
  const id = visit.params['technology'] ?? ''
  const technology = await findTechnology(visit.read, id, visit.params['company'] ?? '')
  if (!technology) return notFound
  const file = visit.form.file('file')
  const { words, errors } = wordsOf(visit)
  const again = (sentence?: string) => drawWith(visit, visit.form.values, { ...(sentence !== undefined && { file: sentence }), ...errors })
  if (!file) return again(visit.t('올릴 사진을 골라 주세요.', 'Choose a picture to upload.'))
  if (!file.ok) return again(visit.t(file.sentence))
  if (Object.keys(errors).length > 0) return again()
  if (!isFileKind(file.kind)) throw new Error(`A picture came as ${file.kind}`)
  const made = await makePictures(visit.app.files, { ...file, kind: file.kind })
  if (!made.ok) return again(visit.t(sayRefusal(made.refusal, file.name)))
  const added = await uploadPicture(visit.app, actingAs(visit, 'company'), { technologyId: id, ...made.value, ...words })
  if (added.ok) return redirect(`${base(visit, id)}/pictures#picture-${added.value.id}`, text('사진을 올렸습니다.', 'Uploaded.'))
  switch (added.refusal.code) {
    case 'not-found':
      return notFound
    case 'too-many':
      return again(visit.t(`사진은 ${mostPictures}장까지 올릴 수 있습니다.`, `Up to ${mostPictures} pictures.`))
    case 'duplicate':
      return again(visit.t('똑같은 사진이 이미 올라와 있습니다.', 'This picture is here already.'))
    case 'archived':
      return again(visit.t(explain(added.refusal)))
  }
}

export const postPictureWords = async (visit: Visit) => {
  const id = visit.params['technology'] ?? ''
  const picture = visit.params['picture'] ?? ''
  const { words, errors } = wordsOf(visit, picture)
  if (Object.keys(errors).length > 0) return drawWith(visit, visit.form.values, errors)
  const { altKo, altEn } = words
  const saved = await describePicture(visit.app, actingAs(visit, 'company'), id, picture, altKo, altEn)
  return saved.ok ? redirect(`${base(visit, id)}/pictures`, text('사진 설명을 저장했습니다.', 'Saved.')) : notFound
}

const move = (act: typeof bringForward, flash: ReturnType<typeof text>) => async (visit: Visit) => {
  const id = visit.params['technology'] ?? ''
  const moved = await act(visit.app, actingAs(visit, 'company'), id, visit.params['picture'] ?? '')
  return moved.ok ? redirect(`${base(visit, id)}/pictures`, flash) : notFound
}
export const postMovePicture = move(bringForward, text('사진을 앞으로 옮겼습니다.', 'Moved forward.'))
export const postRemovePicture = move(takeOutPicture, text('사진을 지웠습니다.', 'Removed.'))
