/** What stands in a drawn form, as a browser would send it. */
export interface DrawnForm {
  readonly action: string
  readonly isMultipart: boolean
  readonly fields: readonly DrawnField[]
}
export interface DrawnField {
  readonly name: string
  readonly type: string
  readonly value: string
  /** Sent when nothing is touched. */ readonly isSent: boolean
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }
export const plain = (text: string): string => text.replaceAll(/&(amp|lt|gt|quot|#39);/g, (_all, name: string) => entities[name] ?? '')
const attribute = (tag: string, name: string): string | undefined => {
  const found = new RegExp(`\\s${name}(?:="([^"]*)")?(?=[\\s/>])`).exec(tag)
  return found ? plain(found[1] ?? '') : undefined
}

const inputOf = (tag: string): DrawnField | undefined => {
  const name = attribute(tag, 'name')
  const type = attribute(tag, 'type') ?? 'text'
  if (name === undefined || attribute(tag, 'disabled') !== undefined) return undefined
  const isTick = type === 'checkbox' || type === 'radio'
  return { name, type, value: attribute(tag, 'value') ?? (isTick ? 'on' : ''), isSent: !isTick || attribute(tag, 'checked') !== undefined }
}

const selectOf = (whole: string): DrawnField | undefined => {
  const name = attribute(whole.slice(0, whole.indexOf('>') + 1), 'name')
  if (name === undefined) return undefined
  const options = [...whole.matchAll(/<option\b[^>]*>/g)].map(([tag]) => tag)
  const chosen = options.find((tag) => attribute(tag, 'selected') !== undefined) ?? options[0]
  return { name, type: 'select', value: chosen === undefined ? '' : (attribute(chosen, 'value') ?? ''), isSent: true }
}

const fieldsIn = (html: string): DrawnField[] =>
  [...html.matchAll(/<input\b[^>]*>|<textarea\b[^>]*>[\s\S]*?<\/textarea>|<select\b[\s\S]*?<\/select>|<button\b[^>]*>/g)].flatMap(
    ([part]): DrawnField[] => {
      if (part.startsWith('<input')) return [inputOf(part)].filter((one) => one !== undefined)
      if (part.startsWith('<select')) return [selectOf(part)].filter((one) => one !== undefined)
      const name = attribute(part.slice(0, part.indexOf('>') + 1), 'name')
      if (name === undefined) return []
      if (part.startsWith('<button')) return [{ name, type: 'button', value: attribute(part, 'value') ?? '', isSent: false }]
      return [{ name, type: 'textarea', value: plain(/>\n?([\s\S]*)<\/textarea>$/.exec(part)?.[1] ?? ''), isSent: true }]
    },
  )

/** The forms of a page that are posted, whole: fields that belong to a form by its id stand in it too. */
export const postedFormsIn = (html: string): DrawnForm[] =>
  [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(([whole, attributes, inside]) => {
    const tag = `<form${attributes ?? ''} >`
    if ((attribute(tag, 'method') ?? 'get').toLowerCase() !== 'post') return []
    const id = attribute(tag, 'id')
    const outside =
      id === undefined
        ? ''
        : [
            ...html
              .replace(whole, '')
              .matchAll(/<(?:input|button)\b[^>]*>|<textarea\b[^>]*>[\s\S]*?<\/textarea>|<select\b[\s\S]*?<\/select>/g),
          ]
            .map(([part]) => part)
            .filter((part) => part.includes(` form="${id}"`))
            .join('')
    const content = `${inside ?? ''}${outside}`
    const fields = fieldsIn(content)
    const isMultipart = attribute(tag, 'enctype') === 'multipart/form-data'
    const others = [...content.matchAll(/<button\b[^>]*>/g)].flatMap(([button]) => attribute(button, 'formaction') ?? [])
    return [attribute(tag, 'action') ?? '', ...others].map((action) => ({ action: action.replace(/[?#].*$/, ''), isMultipart, fields }))
  })

/** What a browser sends when the form is posted as it stands. */
export const asItStands = (form: DrawnForm): Record<string, string[]> => {
  const sent: Record<string, string[]> = Object.create(null) as Record<string, string[]>
  for (const field of form.fields) if (field.isSent && field.type !== 'file') (sent[field.name] ??= []).push(field.value)
  return sent
}
