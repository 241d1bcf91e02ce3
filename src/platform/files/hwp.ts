import { promisify } from 'node:util'
import { inflateRaw } from 'node:zlib'
import type { CompoundFile } from './compound-file.ts'
import { scriptDoesSomething } from './hangul-script.ts'
import { Refused } from './refusal.ts'
import type { FileWarning } from './refusal.ts'

const unpack = promisify<Buffer, { maxOutputLength: number }, Buffer>(inflateRaw)

/** Bits of the properties in the stream FileHeader. Source: 한글문서파일형식 5.0 revision 1.3, 3.2.1 파일 인식 정보, table 3. */
const bits = {
  compressed: 1,
  password: 1 << 1,
  distribution: 1 << 2,
  script: 1 << 3,
  drm: 1 << 4,
  certificateEncrypted: 1 << 8,
  certificateDrm: 1 << 10,
}
const SIGNATURE = 'HWP Document File'
const A_SCRIPT = 512 * 1024

export const isHwp = (file: CompoundFile): boolean =>
  (file.streams.get('FileHeader') ?? 0) >= 40 && file.read('FileHeader', SIGNATURE.length).toString('latin1') === SIGNATURE

/** What a reviewer should know about an HWP 5 document; throws Refused for locked and damaged ones. */
export const inspectHwp = async (file: CompoundFile): Promise<FileWarning[]> => {
  const header = file.read('FileHeader', 40)
  const properties = header.readUInt32LE(36)
  if (header.readUInt8(35) !== 5) throw new Refused({ code: 'damaged' })
  if (properties & (bits.password | bits.certificateEncrypted)) throw new Refused({ code: 'password-protected' })
  if (properties & (bits.drm | bits.certificateDrm)) throw new Refused({ code: 'rights-managed' })
  const paths = [...file.streams.keys()]
  const sections = paths.filter((path) => /^(BodyText|ViewText)\/Section\d+$/.test(path))
  if (sections.length === 0) throw new Refused({ code: 'damaged' })
  for (const path of ['DocInfo', ...sections]) readToItsEnd(file, path)
  const warnings: FileWarning[] = []
  if (properties & bits.distribution) warnings.push('distribution-only')
  if (await hasScript(file, (properties & bits.compressed) !== 0)) warnings.push('script')
  if (paths.some((path) => /^BinData\/.*\.ole$/i.test(path))) warnings.push('embedded-object')
  return warnings
}

/** A file cut short loses the end of some chain. */
const readToItsEnd = (file: CompoundFile, path: string): void => {
  if (file.read(path, file.streams.get(path) ?? 0).length === 0) throw new Refused({ code: 'damaged' })
}

const hasScript = async (file: CompoundFile, isCompressed: boolean): Promise<boolean> => {
  if (!file.streams.has('Scripts/DefaultJScript')) return false
  const stored = file.read('Scripts/DefaultJScript', A_SCRIPT)
  try {
    const source = isCompressed ? await unpack(stored, { maxOutputLength: A_SCRIPT }) : stored
    return scriptDoesSomething(source.toString('utf16le'))
  } catch {
    // A script that cannot be read, or is very long, is not the empty one.
    return true
  }
}
