import { no, yes } from '../../kernel/outcome.ts'
import type { Outcome } from '../../kernel/outcome.ts'
import type { FileRefusal } from './refusal.ts'

/** What somebody's files take, and how much they may. */
export interface Storage {
  readonly usedBytes: number
  readonly limitBytes: number
}
/** The room of whoever is named; two with one name share it. */
export interface OwnStorage extends Storage {
  readonly whose: string
}

/** Whether so many bytes more still fit. */
export const judgeRoom = ({ usedBytes, limitBytes }: Storage, comingBytes: number): Outcome<undefined, FileRefusal> =>
  usedBytes + comingBytes > limitBytes ? no({ code: 'over-quota', usedBytes, limitBytes }) : yes(undefined)

/** Four fifths are used: time to say so. */
export const isNearlyFull = ({ usedBytes, limitBytes }: Storage): boolean => usedBytes * 5 >= limitBytes * 4

/** Room in a form's own time: judged before a byte is kept, held until the form is answered. */
export interface Held {
  readonly refusal?: FileRefusal | undefined
  release(): void
}

/** What is on its way in forms of this process counts too: many sent at once would each find the same room. */
export const makeRooms = () => {
  const coming = new Map<string, number>()
  return {
    hold: ({ whose, ...storage }: OwnStorage, bytes: number): Held => {
      const before = coming.get(whose) ?? 0
      const judged = judgeRoom(storage, before + bytes)
      if (!judged.ok) return { refusal: judged.refusal, release: () => undefined }
      coming.set(whose, before + bytes)
      return {
        release: () => {
          const left = (coming.get(whose) ?? 0) - bytes
          if (left > 0) coming.set(whose, left)
          else coming.delete(whose)
        },
      }
    },
  }
}
