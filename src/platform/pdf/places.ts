import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Where the PDF workshop finds its parts. Run from source (`src`, through tsx, vitest or plain Node) the templates are the `.typ`
 * files beside their slices; run from the build they are the same tree under `dist/templates`, and the child is `dist/pdf-child.js`.
 */
export type PdfPlaces = { readonly child: string; readonly templates: string; readonly fonts: readonly string[] }

const here = fileURLToPath(import.meta.url)
const runsFromSource = here.endsWith('.ts')

const checkout = (folder: string): string => {
  if (existsSync(join(folder, 'package.json'))) return folder
  const parent = dirname(folder)
  if (parent === folder) throw new Error('No package.json above the running code: fonts and templates cannot be found')
  return checkout(parent)
}

export const pdfPlaces = (): PdfPlaces => {
  const root = checkout(dirname(here))
  const fonts = ['PretendardGOV-Regular.otf', 'PretendardGOV-Bold.otf'].map((name) => join(root, 'assets', 'fonts', name))
  return runsFromSource
    ? { child: join(root, 'src', 'platform', 'pdf', 'pdf-child.ts'), templates: join(root, 'src'), fonts }
    : { child: join(root, 'dist', 'pdf-child.js'), templates: join(root, 'dist', 'templates'), fonts }
}
