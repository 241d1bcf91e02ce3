import { pickJosa } from '../../kernel/josa.ts'
import { showBytes, showNumber } from '../../kernel/show-figures.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'
import { extensionFor, isFileKind } from './kinds.ts'
import type { FileKind } from './kinds.ts'
import type { FileRefusal, FileWarning } from './refusal.ts'

/** 'PDF', 'JPG', 'WebP'. */
export const nameOfKind = (kind: FileKind): string => (kind === 'webp' ? 'WebP' : extensionFor(kind).toUpperCase())

const listed = (kinds: readonly FileKind[]): string => kinds.map(nameOfKind).join(', ')

/** What a refused file means for the person who sent it, and the way on. `name` is the safe name. */
export const sayRefusal = (refusal: FileRefusal, name: string): Text => {
  switch (refusal.code) {
    case 'empty':
      return text(
        `‘${name}’ 파일에 내용이 없습니다. 파일을 열어 확인한 뒤 다시 올려 주세요.`,
        `“${name}” is empty. Open it, check it and upload it again.`,
      )
    case 'too-big':
      return tooBig(refusal, name)
    case 'interrupted':
      return text(
        `연결이 끊겨 ‘${name}’ 파일을 끝까지 받지 못했습니다. 다시 올려 주세요.`,
        `The connection broke before all of “${name}” arrived. Upload it again.`,
      )
    case 'wrong-type':
      return wrongType(refusal, name)
    case 'other-type-than-name':
      return otherType(refusal, name)
    case 'password-protected':
      return text(
        `‘${name}’: 암호가 걸린 파일은 심의위원이 열 수 없습니다. 암호를 풀고 올려 주세요.`,
        `“${name}”: reviewers cannot open a password-protected file. Remove the password first.`,
      )
    case 'rights-managed':
      return text(
        `‘${name}’: 문서 보안이 걸린 파일은 심의위원이 열 수 없습니다. 보안을 해제한 파일이나 PDF로 올려 주세요.`,
        `“${name}”: reviewers cannot open a file under document security. Release it, or upload a PDF.`,
      )
    case 'damaged':
      return text(
        `‘${name}’ 파일이 손상되어 열 수 없습니다. 원본을 다시 저장해 올려 주세요.`,
        `“${name}” is damaged and cannot be opened. Save the original again and upload it.`,
      )
    case 'zip-bomb':
      return text(
        `‘${name}’ 파일은 압축을 풀 때 너무 커지거나 구조가 안전하지 않아 받을 수 없습니다. 새로 저장하거나 PDF로 저장해 올려 주세요.`,
        `“${name}” grows too large when unpacked, or is not built safely. Save it anew, or as PDF.`,
      )
    case 'unsafe-names':
      return text(
        `‘${name}’ 파일 안에 안전하지 않은 경로가 있어 받을 수 없습니다. 새로 저장하거나 PDF로 저장해 올려 주세요.`,
        `“${name}” holds unsafe paths. Save it anew, or as PDF.`,
      )
    case 'macro':
      return text(
        `‘${name}’: 매크로가 들어 있는 파일은 받을 수 없습니다. 매크로를 빼고 저장하거나 PDF로 저장해 올려 주세요.`,
        `“${name}”: files with macros are not accepted. Save it without macros, or as PDF.`,
      )
    case 'too-many-pixels':
      return tooManyPixels(refusal, name)
    case 'infected':
      return text(
        `‘${name}’ 파일에서 악성코드가 발견되어 받지 않았습니다. 컴퓨터를 검사한 뒤 원본을 다시 올려 주세요.`,
        `Malware was found in “${name}”; it was not accepted. Scan your computer, then upload the original again.`,
      )
    case 'no-room':
      return text(
        `저장 공간이 부족해 지금은 ‘${name}’ 파일을 받을 수 없습니다. 잠시 뒤 다시 올려 주시고, 계속되면 운영자에게 알려 주세요.`,
        `There is no room for “${name}” now. Upload it again later, and tell the operator if it goes on.`,
      )
    case 'over-quota':
      return overQuota(refusal, name)
  }
}

const tooBig = ({ bytes, limitBytes }: Extract<FileRefusal, { code: 'too-big' }>, name: string): Text => {
  const limit = text(showBytes(limitBytes, 'ko'), showBytes(limitBytes, 'en'))
  if (bytes === undefined)
    return text(
      `‘${name}’ 파일이 ${limit.ko}보다 큽니다. ${limit.ko}까지 올릴 수 있습니다.`,
      `“${name}” is larger than ${limit.en}. The limit is ${limit.en}.`,
    )
  return text(
    `‘${name}’ 파일이 ${showBytes(bytes, 'ko')}입니다. ${limit.ko}까지 올릴 수 있습니다.`,
    `“${name}” is ${showBytes(bytes, 'en')}. The limit is ${limit.en}.`,
  )
}

const overQuota = ({ usedBytes, limitBytes }: Extract<FileRefusal, { code: 'over-quota' }>, name: string): Text =>
  text(
    `저장 공간 ${showBytes(limitBytes, 'ko')} 가운데 ${showBytes(usedBytes, 'ko')}를 쓰고 있어 ‘${name}’ 파일을 받을 수 없습니다. 공간이 더 필요하시면 운영자에게 알려 주세요.`,
    `There is no room for “${name}”: your files use ${showBytes(usedBytes, 'en')} of ${showBytes(limitBytes, 'en')}. Tell the operator if you need more.`,
  )

const wrongType = ({ extension, allowed }: Extract<FileRefusal, { code: 'wrong-type' }>, name: string): Text => {
  const kinds = listed(allowed)
  if (extension === '')
    return text(
      `‘${name}’의 파일 형식을 알 수 없습니다. ${kinds} 파일을 올릴 수 있습니다.`,
      `The type of “${name}” is not known. You can upload ${kinds}.`,
    )
  const given = extension.toUpperCase()
  return text(
    `‘${name}’: ${given} 파일은 올릴 수 없습니다. ${kinds} 파일을 올릴 수 있습니다.`,
    `“${name}”: ${given} files cannot be uploaded here. You can upload ${kinds}.`,
  )
}

const otherType = ({ named, found, allowed }: Extract<FileRefusal, { code: 'other-type-than-name' }>, name: string): Text => {
  const topic = `‘${name}’${pickJosa(name, '은/는')}`
  if (isFileKind(found) && allowed.includes(found)) {
    const kind = nameOfKind(found)
    const ending = extensionFor(found)
    return text(
      `${topic} 이름과 달리 ${kind} 파일입니다. 이름 끝을 .${ending}${pickJosa(ending, '으로/로')} 바꾸어 다시 올려 주세요.`,
      `“${name}” is in fact a ${kind} file. Rename it to end in .${ending} and upload it again.`,
    )
  }
  const wanted = nameOfKind(named)
  const [ko, en] = [`${wanted}${pickJosa(wanted, '으로/로')} 저장해 다시 올려 주세요.`, `Save it as ${wanted} and upload it again.`]
  if (found === 'unknown') return text(`${topic} 이름과 달리 ${wanted} 파일이 아닙니다. ${ko}`, `“${name}” is not a ${wanted} file. ${en}`)
  const truth = isFileKind(found) ? nameOfKind(found) : found.toUpperCase()
  return text(`${topic} 이름과 달리 ${truth} 파일입니다. ${ko}`, `“${name}” is in fact a ${truth} file. ${en}`)
}

const tooManyPixels = ({ width, height, limitPixels }: Extract<FileRefusal, { code: 'too-many-pixels' }>, name: string): Text => {
  const size = `${showNumber(width)}×${showNumber(height)}`
  const side = showNumber(Math.floor(Math.sqrt(limitPixels)))
  return text(
    `‘${name}’ 사진이 ${size}픽셀입니다. 가로와 세로를 ${side}픽셀 안으로 줄여 다시 올려 주세요.`,
    `“${name}” is a picture of ${size} pixels. Make it at most ${side} pixels wide and high and upload it again.`,
  )
}

const warnings: Readonly<Record<FileWarning, Text>> = {
  script: text('파일에 스크립트가 들어 있습니다.', 'The file contains a script.'),
  'launches-programs': text('열 때 다른 프로그램을 실행하려는 파일입니다.', 'The file asks to start another program.'),
  'embedded-file': text('파일 안에 다른 파일이 첨부되어 있습니다.', 'Another file is attached inside.'),
  'embedded-object': text('파일 안에 다른 프로그램의 개체가 들어 있습니다.', 'An object of another program is embedded.'),
  'external-link': text('파일이 외부의 내용을 불러옵니다.', 'The file loads content from elsewhere.'),
  'sends-form': text('입력한 내용을 밖으로 보내는 양식이 들어 있습니다.', 'The file contains a form that sends what is entered.'),
  'rich-media': text('동영상이나 3D 같은 실행형 미디어가 들어 있습니다.', 'The file contains active media.'),
  restricted: text('인쇄나 복사가 제한된 파일입니다.', 'Printing or copying is restricted.'),
  'distribution-only': text('배포용 문서로, 편집과 복사가 제한됩니다.', 'A distribution copy: editing and copying are restricted.'),
  'not-fully-read': text('파일의 일부는 내용을 자동으로 확인하지 못했습니다.', 'Parts of the file could not be checked automatically.'),
}

/** What a reader is told beside a file before opening it. */
export const sayWarning = (warning: FileWarning): Text => warnings[warning]
