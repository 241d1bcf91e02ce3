import { fileURLToPath } from 'node:url'

/**
 * Where the PDF workshop finds its parts. The build keeps every module and template at its place (`src/a/b.typ` → `dist/a/b.typ`) and
 * turns the child's name into `.js`, so the same relative addresses hold in development and in production.
 */
export type PdfPlaces = { readonly child: string; readonly templates: string; readonly fonts: readonly string[] }

const pathOf = (address: URL): string => fileURLToPath(address)

export const pdfPlaces = (): PdfPlaces => ({
  child: pathOf(new URL('./pdf-child.ts', import.meta.url)),
  templates: pathOf(new URL('../..', import.meta.url)).replace(/[\\/]$/, ''),
  fonts: ['Regular', 'Bold'].map((weight) => pathOf(new URL(`../../../assets/fonts/PretendardGOV-${weight}.otf`, import.meta.url))),
})
