import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import { text } from '../../kernel/text.ts'
import type { Text } from '../../kernel/text.ts'

/** A new database, its log and the first documents need about this much; a home that is in use may have less. */
const leastFreeBytes = 150_000_000

const reasons: Readonly<Record<string, Text>> = {
  EACCES: text('이 사용자에게 쓰기 권한이 없습니다', 'this user may not write there'),
  EPERM: text('이 사용자에게 쓰기 권한이 없습니다', 'this user may not write there'),
  EROFS: text('읽기 전용 디스크입니다', 'the disk is read-only'),
  ENOSPC: text('디스크가 가득 찼습니다', 'the disk is full'),
  EDQUOT: text('디스크 할당량을 다 썼습니다', 'the disk quota is used up'),
  ENOTDIR: text('폴더가 아닌 파일이 있습니다', 'there is a file, not a folder'),
  EEXIST: text('폴더가 아닌 파일이 있습니다', 'there is a file, not a folder'),
  ENOENT: text('만들 수 없는 곳입니다', 'no folder can be made there'),
}

/** What the system said about a file or folder, in a sentence; undefined where the error is about something else. */
export const fileRefusal = (error: unknown): Text | undefined => {
  if (!(error instanceof Error && 'code' in error && 'path' in error)) return undefined
  const reason = reasons[String(error.code)]
  return reason && text(`${String(error.path)}: ${reason.ko}.`, `${String(error.path)} cannot be used: ${reason.en}.`)
}

/** Makes the folder this installation keeps its state in, and sees that it can be written to before anything else begins. */
export const openHome = (home: string, mode = 0o700): Outcome<string, Text> => {
  const refuse = ({ ko, en }: Text) =>
    no(
      text(
        `TECHMARKET_HOME 폴더 ${home}에 자료를 둘 수 없습니다: ${ko}. 쓸 수 있는 폴더를 TECHMARKET_HOME에 정해 주세요.`,
        `Nothing can be kept in the home ${home}: ${en}. Set TECHMARKET_HOME to a folder this user may write to.`,
      ),
    )
  try {
    makeFolder(home, mode)
    accessSync(home, constants.W_OK | constants.X_OK)
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? reasons[String(error.code)] : undefined
    if (!reason) throw error
    return refuse(reason)
  }
  const { bavail, bsize } = statfsSync(home)
  return readdirSync(home).length === 0 && bavail * bsize < leastFreeBytes
    ? refuse(text('남은 디스크 공간이 150MB보다 적습니다', 'less than 150 MB are free on its disk'))
    : yes(home)
}

/** Folder by folder from above: where none can be made, as under /proc, a recursive mkdir may never come back. */
const makeFolder = (folder: string, mode: number): void => {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(folder), { code: 'ENOTDIR' })
    return
  }
  makeFolder(dirname(folder), mode)
  try {
    mkdirSync(folder, { mode })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  }
}
