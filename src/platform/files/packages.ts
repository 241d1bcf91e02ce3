import { scriptDoesSomething } from './hangul-script.ts'
import { Refused } from './refusal.ts'
import type { FileWarning } from './refusal.ts'
import { readZip } from './zip-guard.ts'
import type { ZipContent } from './zip-guard.ts'

/** A zip that was read: what it is (one of our kinds, another extension, or 'zip'), and what to know about it. */
export interface Package {
  readonly found: string
  readonly warnings: readonly FileWarning[]
}

const wanted = (name: string): boolean =>
  name === 'mimetype' ||
  name === '[Content_Types].xml' ||
  name === 'META-INF/manifest.xml' ||
  /^Contents\/[^/]+\.hpf$/.test(name) ||
  name.startsWith('Scripts/') ||
  name.endsWith('.rels')

/** Reads a zip under guard and tells what document it is. Throws Refused. */
export const inspectPackage = async (path: string, bytes: number): Promise<Package> => {
  const content = await readZip(path, bytes, wanted)
  const declared = textOf(content, 'mimetype').trim()
  if (declared === 'application/hwp+zip') return { found: 'hwpx', warnings: inspectHwpx(content) }
  if (declared.startsWith('application/vnd.oasis.opendocument.'))
    return { found: odfExtensions[declared.split('.').at(-1) ?? ''] ?? 'odf', warnings: [] }
  if (declared === 'application/epub+zip') return { found: 'epub', warnings: [] }
  if (content.names.includes('[Content_Types].xml')) return inspectOffice(content)
  if (content.names.includes('META-INF/MANIFEST.MF')) return { found: 'jar', warnings: [] }
  return { found: 'zip', warnings: [] }
}

const odfExtensions: Readonly<Record<string, string>> = { text: 'odt', spreadsheet: 'ods', presentation: 'odp' }

const textOf = (content: ZipContent, name: string): string => {
  const bytes = content.kept.get(name)
  if (!bytes) return ''
  return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le') : bytes.toString('utf8')
}

/** Source: KS X 6101 (OWPML): package with mimetype, META-INF/manifest.xml and Contents/content.hpf. */
const inspectHwpx = (content: ZipContent): FileWarning[] => {
  const manifest = textOf(content, 'META-INF/manifest.xml')
  if (/<[\w-]*:?encryption-data[\s/>]/.test(manifest)) throw new Refused({ code: 'password-protected' })
  if (!content.names.some((name) => /^Contents\/section\d+\.xml$/.test(name))) throw new Refused({ code: 'damaged' })
  const list = [...content.kept.keys()]
    .filter((name) => name.endsWith('.hpf'))
    .map((name) => textOf(content, name))
    .join('')
  const scripts = content.names.filter((name) => name.startsWith('Scripts/')).map((name) => content.kept.get(name))
  const warnings: FileWarning[] = []
  // Hancom writes its scripts in UTF-16, others in UTF-8: the zeros tell nothing.
  if (scripts.some((script) => !script || scriptDoesSomething(script.toString('latin1').replaceAll('\0', '')))) warnings.push('script')
  if (content.names.some((name) => /^BinData\/.*\.ole$/i.test(name))) warnings.push('embedded-object')
  if (/\bisEmbede?d=["']0["']/.test(list)) warnings.push('external-link')
  return warnings
}

/** Source: ECMA-376 part 2 (Open Packaging Conventions); content types of main parts from part 1. */
const mainParts: readonly (readonly [part: string, found: string])[] = [
  ['wordprocessingml.document.main', 'docx'],
  ['spreadsheetml.sheet.main', 'xlsx'],
  ['presentationml.presentation.main', 'pptx'],
  ['presentationml.slideshow.main', 'ppsx'],
  ['wordprocessingml.template.main', 'dotx'],
  ['spreadsheetml.template.main', 'xltx'],
  ['application/vnd.ms-excel.sheet.binary.macroEnabled.main', 'xlsb'],
]

const inspectOffice = (content: ZipContent): Package => {
  const types = textOf(content, '[Content_Types].xml')
  const found =
    mainParts.find(([part]) => types.includes(part))?.[1] ??
    (/ms-word[^"]*\.main\+xml/.test(types) ? 'docx' : /ms-excel[^"]*\.main\+xml/.test(types) ? 'xlsx' : undefined)
  if (found === undefined) return { found: 'zip', warnings: [] }
  const isMacro = (name: string) => /vbaproject\.bin$/i.test(name) || /^xl\/(macrosheets|dialogsheets)\//i.test(name)
  if (/macroEnabled/i.test(types) || /vbaProject|ms-excel\.(intl)?macrosheet/i.test(types) || content.names.some(isMacro))
    throw new Refused({ code: 'macro' })
  const main = found === 'xlsx' ? /^xl\/workbook\d*\.xml$/i : found === 'docx' ? /^word\/document\d*\.xml$/i : undefined
  if (main && !content.names.some((name) => main.test(name))) throw new Refused({ code: 'damaged' })
  const warnings: FileWarning[] = []
  if (content.names.some((name) => /\/(embeddings\/.*\.bin|activeX\/)/i.test(name))) warnings.push('embedded-object')
  if (content.names.some((name) => /^xl\/externalLinks\//i.test(name)) || relationsOf(content).some(loadsFromElsewhere))
    warnings.push('external-link')
  return { found, warnings }
}

const relationsOf = (content: ZipContent): string[] =>
  [...content.kept.keys()]
    .filter((name) => name.endsWith('.rels'))
    .flatMap((name) => textOf(content, name).match(/<[\w:]*Relationship\s[^>]*>/g) ?? [])

/** A link that a reader may click is no concern; a template or picture that loads by itself is. */
const loadsFromElsewhere = (relation: string): boolean =>
  /TargetMode\s*=\s*["']External["']/i.test(relation) && !/Type\s*=\s*["'][^"']*\/hyperlink["']/i.test(relation)
