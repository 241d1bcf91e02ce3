import { showDate, showWon } from '../kernel/show.ts'
import { plain, speak, text } from '../kernel/text.ts'
import type { Lang, Text } from '../kernel/text.ts'
import { valueAt } from './answers.ts'
import { nameOf } from './queries.ts'
import type { TechnologyNames } from './queries.ts'
import { sections } from './sections.ts'
import type { FieldSpec, Reference, Section } from './sections/section.ts'
import { declaredNoneWords } from './words.ts'
import type { WholeTechnology } from './technology.ts'

export interface Line {
  readonly name: string
  readonly section: Section
  readonly label: string
  readonly text: string
}

/** One stored answer as people read it; '' where nothing was answered. */
export const inWords = (field: FieldSpec, value: unknown, lang: Lang, names: TechnologyNames): string => {
  const t = speak(lang)
  if (value === null || value === undefined || value === '') return ''
  switch (field.as) {
    case 'tick':
      return value === true ? t('예', 'Yes') : ''
    case 'choice':
    case 'select':
      return typeof field.options === 'string'
        ? t(referenceName(names, field.options, plain(value)))
        : optionName(field.options, value, lang)
    case 'boxes':
      return (value as string[]).map((code) => t(nameOf(names.fields, code))).join(', ')
    case 'keywords':
      return (value as string[]).join(', ')
    case 'owners':
      return (value as { name: string; share: number | null }[])
        .map((owner) => (owner.share === null ? owner.name : `${owner.name} ${owner.share}%`))
        .join(', ')
    case 'money':
      return showWon(Number(value), lang)
    case 'number':
      return `${plain(value)}${t(field.unit)}`
    case 'day':
      return showDate(plain(value), lang)
    default:
      return plain(value)
  }
}
const optionName = (options: readonly { value: string; label: Text }[], value: unknown, lang: Lang): string => {
  const code = value === true ? 'yes' : value === false ? 'no' : plain(value)
  return speak(lang)(options.find((option) => option.value === code)?.label ?? { ko: code, en: code })
}
const referenceName = (names: TechnologyNames, reference: Reference, code: string): Text => nameOf(names[reference], code)

/** The whole dossier in labelled lines: for differences between versions, and for plain reading. Papers come one a line. */
export const dossierInWords = (whole: WholeTechnology, lang: Lang, names: TechnologyNames): Line[] => {
  const t = speak(lang)
  return sections.flatMap((section): Line[] => {
    if (section.own === 'documents')
      return [
        {
          name: 'documents',
          section,
          label: t(section.question),
          text: whole.documents.map((one) => documentLine(one, lang, names)).join('\n'),
        },
      ]
    if (section.own === 'pictures')
      return [
        {
          name: 'pictures',
          section,
          label: t(section.question),
          text: whole.pictures.map((one) => `${t(one.altKo, one.altEn || one.altKo)} (${one.sha256.slice(0, 8)})`).join('\n'),
        },
      ]
    const { rows } = section
    const lines = section.fields.map((field) => ({
      name: field.name,
      section,
      label: t(field.label),
      text: inWords(field, valueAt(whole.content, field.name), lang, names),
    }))
    if (!rows) return lines
    const each = whole.content[rows.name].map((line) =>
      rows.fields
        .map((field) => labelled(field, inWords(field, valueAt(line, field.name), lang, names), lang))
        .filter((one) => one !== '')
        .join(' · '),
    )
    const none = rows.declarable && whole.content.declaredNone.includes(rows.declarable)
    return [...lines, { name: rows.name, section, label: t(section.question), text: none ? t(declaredNoneWords) : each.join('\n') }]
  })
}

/** Among the answers of a line, what could be any of several days, or a yes to anything, says of what it is. */
const labelled = (field: FieldSpec, answer: string, lang: Lang): string =>
  answer !== '' && (field.as === 'day' || (field.as === 'choice' && field.is === 'boolean'))
    ? `${speak(lang)(field.label)} ${answer}`
    : answer

const documentLine = (one: WholeTechnology['documents'][number], lang: Lang, names: TechnologyNames): string => {
  const t = speak(lang)
  const validity = one.validTo ? t(`${showDate(one.validTo, lang)}까지`, `until ${showDate(one.validTo, lang)}`) : ''
  return [
    t(nameOf(names.documentKinds, one.kind)),
    one.title ?? '',
    one.name,
    validity,
    one.isPublic ? t('공개', 'public') : '',
    one.sha256.slice(0, 8),
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** What stands otherwise in one line of the dossier, as people of either language read it. */
export interface Change {
  readonly section: Section
  readonly label: Text
  readonly before: Text
  readonly after: Text
}
/** What changed from one to the other, in the order of the dossier. */
export const changesBetween = (before: WholeTechnology, after: WholeTechnology, names: TechnologyNames): Change[] => {
  const lines = (whole: WholeTechnology, lang: Lang) => new Map(dossierInWords(whole, lang, names).map((line) => [line.name, line]))
  const old = { ko: lines(before, 'ko'), en: lines(before, 'en') }
  const english = lines(after, 'en')
  return [...lines(after, 'ko')].flatMap(([name, { section, label, text: ko }]) => {
    const en = english.get(name)
    const change = {
      section,
      label: text(label, en?.label ?? label),
      before: text(old.ko.get(name)?.text ?? '', old.en.get(name)?.text ?? ''),
      after: text(ko, en?.text ?? ko),
    }
    return change.before.ko === change.after.ko && change.before.en === change.after.en ? [] : [change]
  })
}
