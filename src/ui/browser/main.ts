import { autosave } from './comforts/autosave.ts'
import { comboboxes } from './comforts/combobox.ts'
import { clocks } from './comforts/clock.ts'
import { counts } from './comforts/counts.ts'
import { dialogs } from './comforts/dialogs.ts'
import { drop } from './comforts/drop.ts'
import { focusFirst } from './comforts/focus.ts'
import { fonts } from './comforts/fonts.ts'
import { keys } from './comforts/keys.ts'
import { once } from './comforts/once.ts'
import { selection } from './comforts/selection.ts'
import { split } from './comforts/split.ts'
import { sums } from './comforts/sums.ts'
import { unsaved } from './comforts/unsaved.ts'
import { upload } from './comforts/upload.ts'

// Those who count what is typed listen before kept text is put back.
// Comforts only: every page works whole without any of them, and one that fails takes none of the others with it.
for (const comfort of [
  focusFirst,
  once,
  autosave,
  counts,
  sums,
  unsaved,
  upload,
  drop,
  clocks,
  selection,
  dialogs,
  split,
  keys,
  comboboxes,
  fonts,
]) {
  try {
    comfort()
  } catch (fault) {
    console.error(fault)
  }
}
