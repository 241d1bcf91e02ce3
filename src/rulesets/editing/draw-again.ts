/** Buttons of an editor form that change what is drawn and save nothing: add, remove and move rows, or only draw anew. */
import type { Ask } from './asks.ts'
import { rowsAskAt } from './asks.ts'
import { addRow, raiseRow, removeRow } from './typed.ts'
import type { Typed } from './typed.ts'

/** `pressed` is 'add:path', 'remove:path.2', 'up:path.2' or anything else, which changes nothing. `newId` names a new row. */
export const drawAgain = (asks: readonly Ask[], typed: Typed, pressed: string, newId: () => string): Typed => {
  const [, act, path = ''] = /^(add|remove|up):(.+)$/.exec(pressed) ?? []
  if (act === 'remove') return removeRow(typed, path)
  if (act === 'up') return raiseRow(typed, path)
  if (act !== 'add') return typed
  // Conditions of a group are rows too, but not of the section's own asks.
  if (path.endsWith('.conditions')) return addRow(typed, path, { kind: 'is' })
  const ask = rowsAskAt(asks, path)
  return ask
    ? addRow(typed, path, {
        ...ask.fresh,
        ...(ask.hasId && { id: `r-${newId()}` }),
        ...(!ask.hasId && Object.keys(ask.fresh).length === 0 && { new: '1' }),
      })
    : typed
}
