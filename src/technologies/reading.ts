import type { Day } from '../kernel/dates.ts'
import { readDay } from '../kernel/day-words.ts'
import { josa } from '../kernel/josa.ts'
import { readAmount } from '../kernel/money.ts'
import { no, yes } from '../kernel/outcome.ts'
import type { Outcome } from '../kernel/outcome.ts'
import { text } from '../kernel/text.ts'
import type { Text } from '../kernel/text.ts'
import { linesIn, typedFrom } from './answers.ts'
import type { Typed } from './answers.ts'
import { ipNumberProblem, tidyIpNumber } from './ip-number.ts'
import type { FieldSpec, RowsSpec, Section } from './sections/section.ts'
import { rightProblems, supplyProblems } from './possible.ts'
import { ipRights, parseContent } from './technology.ts'
import type { TechnologyContent } from './technology.ts'

export interface Read {
  /** The content with every answer that could be read; where one could not, what stood there before. */
  readonly content: TechnologyContent
  /** By field name, in the order of the page: what is wrong with what was typed. */
  readonly errors: Readonly<Record<string, Text>>
  /** By field name: what is still missing. A draft may be kept without it. */
  readonly missing: Readonly<Record<string, Text>>
}

/** Reads a section's form into the content, on this day: what lies in the future cannot have been. Codes that stand in no list of choices are dropped; `known` holds the lists from the reference tables. */
export const readSection = (section: Section, typed: Typed, before: TechnologyContent, known: Known, today: Day): Read => {
  const errors: Record<string, Text> = {}
  const missing: Record<string, Text> = {}
  let content: Record<string, unknown> = { ...before }
  for (const field of section.fields) {
    const value = readField(field, typed[field.name] ?? '', known)
    if (!value.ok) errors[field.name] = value.refusal
    else {
      content = put(content, field.name, value.value)
      if (field.needed && isEmpty(value.value)) missing[field.name] = field.needed
    }
  }
  if (section.rows) content = { ...content, ...readRows(section.rows, typed, before, { known, today }, errors, missing) }
  const read = parseContent(content)
  return { content: read, errors: { ...errors, ...acrossFields(section, read) }, missing }
}

export interface Known {
  readonly fields: ReadonlySet<string>
  readonly institutions: ReadonlySet<string>
  readonly certificateKinds: ReadonlySet<string>
}

const isEmpty = (value: unknown) => value === '' || value === null || (Array.isArray(value) && value.length === 0)

const put = (content: Record<string, unknown>, path: string, value: unknown): Record<string, unknown> => {
  const [first = '', second] = path.split('.')
  return { ...content, [first]: second === undefined ? value : { ...(content[first] as object), [second]: value } }
}

const tooLong = (length: number, max: number) =>
  text(
    `${max.toLocaleString('ko-KR')}자까지 쓸 수 있습니다. 지금 ${length.toLocaleString('ko-KR')}자입니다.`,
    `Up to ${max.toLocaleString('en')} letters; it has ${length.toLocaleString('en')}.`,
  )
const words = (typed: string, max: number): Outcome<string, Text> => {
  const length = [...typed].length
  return length > max ? no(tooLong(length, max)) : yes(typed)
}

const readField = (field: FieldSpec, typed: string, known: Known): Outcome<unknown, Text> => {
  if (field.as === 'tick') return yes(typed === 'yes')
  if (typed === '') return yes(emptyOf(field))
  switch (field.as) {
    case 'line':
      return field.withDigits && !/\d/.test(typed)
        ? no(text(`${josa(field.label.ko, '을/를')} 숫자로 적어 주세요. 예: 66`, `${field.label.en}: give a number, like 66.`))
        : words(typed.replaceAll('\n', ' '), field.max)
    case 'area':
      return words(typed, field.max)
    case 'choice':
    case 'select':
      return yes(chosen(field, typed, known))
    case 'boxes': {
      const codes = [...new Set(typed.split(','))].filter((code) => known[field.options].has(code))
      return codes.length > field.most
        ? no(text(`${field.most}개까지 고를 수 있습니다. 지금 ${codes.length}개입니다.`, `Up to ${field.most}; you chose ${codes.length}.`))
        : yes(codes)
    }
    case 'money': {
      const won = readAmount(typed)
      return won === undefined
        ? no(
            text(
              `${josa(field.label.ko, '을/를')} 숫자로, 100조 원까지 입력해 주세요. 예: 12,500,000`,
              `${field.label.en}: enter it in figures, like 12,500,000, up to 100 trillion.`,
            ),
          )
        : yes(won)
    }
    case 'number': {
      const number = /^\d{1,6}$/.test(typed.normalize('NFKC')) ? Number(typed.normalize('NFKC')) : Number.NaN
      return number >= field.min && number <= field.max
        ? yes(number)
        : no(
            text(
              `${josa(field.label.ko, '을/를')} ${field.min}부터 ${field.max}까지의 숫자로 입력해 주세요.`,
              `${field.label.en}: enter a number from ${field.min} to ${field.max}.`,
            ),
          )
    }
    case 'day':
      return readDay(field.label, typed)
    case 'keywords': {
      const keywords = [
        ...new Set(
          typed
            .split(/[,，、\n]/)
            .map((word) => word.trim())
            .filter((word) => word !== ''),
        ),
      ]
      if (keywords.length > field.most)
        return no(
          text(
            `검색어는 ${field.most}개까지 적을 수 있습니다. 지금 ${keywords.length}개입니다.`,
            `Up to ${field.most} keywords; there are ${keywords.length}.`,
          ),
        )
      const long = keywords.find((word) => [...word].length > 30)
      return long
        ? no(text('검색어 하나는 30자까지입니다. 쉼표로 나누어 주세요.', 'A keyword has up to 30 letters; put commas between them.'))
        : yes(keywords)
    }
    case 'owners':
      return readOwners(typed)
  }
}

const emptyOf = (field: FieldSpec): unknown => {
  switch (field.as) {
    case 'money':
    case 'number':
    case 'day':
      return null
    case 'boxes':
    case 'keywords':
    case 'owners':
      return []
    case 'choice':
      return field.is ? null : field.name === 'materialsOrigin' ? 'unknown' : ''
    default:
      return ''
  }
}

const chosen = (field: Extract<FieldSpec, { as: 'choice' | 'select' }>, typed: string, known: Known): unknown => {
  const there = typeof field.options === 'string' ? known[field.options].has(typed) : field.options.some((option) => option.value === typed)
  if (!there) return emptyOf(field)
  if (field.as === 'choice' && field.is === 'number') return Number(typed)
  return field.as === 'choice' && field.is === 'boolean' ? typed === 'yes' : typed
}

/** What stands after a comma and is no share: a name has none, but for the form of a foreign company. */
const unreadShare = (name: string): string | undefined => {
  const [, tail] = /[,，]\s*([^,，]+)$/.exec(name) ?? []
  return tail === undefined || /^((ltd|inc|llc|llp|lp|plc|co|corp|gmbh|ag|pty|ab|oy|as|a\/s|sa|se|kk)\b|[a-z]\.)/i.test(tail)
    ? undefined
    : tail.trim()
}

const readOwners = (typed: string): Outcome<unknown, Text> => {
  const owners = typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, name, afterComma, beforePercent] = /^(.+?)(?:\s*[,，]\s*(\d+(?:\.\d+)?)\s*%?|\s+(\d+(?:\.\d+)?)\s*%)?$/.exec(line) ?? []
      const share = afterComma ?? beforePercent
      return { name: name ?? '', share: share === undefined ? null : Number(share) }
    })
  const [share] = owners.flatMap((owner) => unreadShare(owner.name) ?? [])
  if (share !== undefined)
    return no(
      text(
        `지분을 읽을 수 없습니다: ‘${share}’. 한 줄에 한 명씩 적고, 지분은 70처럼 숫자로 적어 주세요.`,
        `“${share}” is no share. Write one owner a line, and the share in figures, like 70.`,
      ),
    )
  if (owners.some((owner) => !/\p{L}/u.test(owner.name) || [...owner.name].length > 80))
    return no(text('소유자를 한 줄에 한 명씩 ‘이름, 지분’으로 적어 주세요.', 'Write one owner a line: “name, share”.'))
  if (owners.some((owner) => owner.share !== null && !(owner.share > 0 && owner.share <= 100)))
    return no(text('지분은 0보다 크고 100 이하인 숫자로 적어 주세요.', 'A share is a number above 0 and up to 100.'))
  const hundredths = owners.reduce((sum, owner) => sum + Math.round((owner.share ?? 0) * 100), 0)
  return hundredths > 10_000
    ? no(text('지분을 모두 더하면 100%를 넘습니다. 확인해 주세요.', 'The shares add up to more than 100%. Check them.'))
    : yes(owners)
}

/** Where a line has one field that cannot be read, the list stays as it was: half a list would look whole. */
const readRows = (
  rows: RowsSpec,
  typed: Typed,
  before: TechnologyContent,
  { known, today }: { readonly known: Known; readonly today: Day },
  errors: Record<string, Text>,
  missing: Record<string, Text>,
): Record<string, unknown> => {
  const numbers = linesIn(rows, typed)
  let unreadable = false
  const lines = numbers.slice(0, rows.most).map((at) => {
    const line: Record<string, unknown> = {}
    for (const field of rows.fields) {
      const name = `${rows.name}.${at}.${field.name}`
      const value = readField(field, typed[name] ?? '', known)
      if (!value.ok) {
        errors[name] = value.refusal
        unreadable = true
      } else {
        line[field.name] = value.value
        if (field.needed && isEmpty(value.value)) missing[name] = field.needed
      }
    }
    for (const [field, problem] of Object.entries(acrossLine(rows, line, today))) {
      errors[`${rows.name}.${at}.${field}`] ??= problem
      unreadable = true
    }
    return tidyLine(rows, line)
  })
  if (numbers.length > rows.most)
    errors[`${rows.name}.${numbers[rows.most] ?? 0}.${rows.fields[0]?.name ?? ''}`] = text(
      `${rows.most}개까지 적을 수 있습니다.`,
      `Up to ${rows.most}.`,
    )
  const none = rows.declarable !== undefined && typed[`${rows.name}.none`] === 'yes' && lines.length === 0
  if (rows.needed && lines.length === 0) missing[`${rows.name}.0.${rows.fields[0]?.name ?? ''}`] = rows.needed
  const declaredNone = [
    ...before.declaredNone.filter((list) => list !== rows.declarable),
    ...(none && rows.declarable ? [rows.declarable] : []),
  ]
  return unreadable ? {} : { [rows.name]: lines, declaredNone }
}

const tidyLine = (rows: RowsSpec, line: Record<string, unknown>): Record<string, unknown> => {
  if (rows.name === 'ipRights') return { ...line, number: tidyIpNumber(line) }
  if (rows.name !== 'supplyRecord') return line
  const { institutionId, ...rest } = line
  return institutionId === '' ? rest : line
}

/** What cannot be of a line on this day. */
const impossible = (rows: RowsSpec, line: Record<string, unknown>, today: Day): Readonly<Record<string, Text>> => {
  const day = (name: string) => (typeof line[name] === 'string' ? line[name] : null)
  const number = (name: string) => (typeof line[name] === 'number' ? line[name] : null)
  if (rows.name === 'supplyRecord') return supplyProblems({ year: number('year'), month: number('month') }, today)
  if (rows.name !== 'ipRights') return {}
  const right = ipRights.find((one) => one === line['right']) ?? ''
  const days = { filedOn: day('filedOn'), registeredOn: day('registeredOn'), expiresOn: day('expiresOn'), statusAsOf: day('statusAsOf') }
  return rightProblems({ right, ...days }, today)
}

const order = text('만료일이 시작일보다 빠릅니다. 두 날짜를 확인해 주세요.', 'It ends before it begins. Check both days.')
const acrossLine = (rows: RowsSpec, line: Record<string, unknown>, today: Day): Record<string, Text> => {
  const problems: Record<string, Text> = { ...impossible(rows, line, today) }
  const day = (name: string) => (typeof line[name] === 'string' ? line[name] : '')
  if (rows.name === 'otherCertificates' && day('validTo') !== '' && day('validTo') < day('validFrom')) problems['validTo'] = order
  if (rows.name === 'ipRights') {
    const problem = ipNumberProblem(line)
    if (problem) problems['number'] = problem
  }
  if (rows.name === 'supplyRecord' && (line['institutionId'] ?? '') === '' && (line['institutionName'] ?? '') === '')
    problems['institutionName'] = text('공급한 기관을 고르거나 이름을 적어 주세요.', 'Choose the institution or write its name.')
  return problems
}

const acrossFields = (section: Section, content: TechnologyContent): Record<string, Text> =>
  section.id === 'price' && content.priceToWon !== null && content.priceFromWon !== null && content.priceToWon < content.priceFromWon
    ? {
        priceToWon: text(
          '가장 높은 가격이 가장 낮은 가격보다 작습니다. 두 값을 확인해 주세요.',
          'The highest price is below the lowest. Check both.',
        ),
      }
    : {}

/** As the fields stand on the page: line by line, and in each line field by field. */
export const inPageOrder = <Found>({ fields, rows }: Section, found: Readonly<Record<string, Found>>): Record<string, Found> => {
  const place = (name: string): number => {
    const [, at = '', ...field] = rows && name.startsWith(`${rows.name}.`) ? name.split('.') : []
    return at === ''
      ? fields.findIndex((one) => one.name === name)
      : fields.length + Number(at) * 100 + (rows?.fields.findIndex((one) => one.name === field.join('.')) ?? 0)
  }
  return Object.fromEntries(Object.entries(found).sort(([one], [other]) => place(one) - place(other)))
}

/** What a form would hold after reading: the tidy spelling of days, amounts and numbers. */
export const typedAfter = (section: Section, read: Read): Typed => typedFrom(section, read.content)
