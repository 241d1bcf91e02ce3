import QRCode from 'qrcode'

const quietZone = 4

const moduleRuns = (size: number, isDark: (row: number, column: number) => boolean): string => {
  const runs: string[] = []
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!isDark(row, column)) continue
      const start = column
      while (column + 1 < size && isDark(row, column + 1)) column += 1
      const width = column - start + 1
      runs.push(`M${start + quietZone} ${row + quietZone}h${width}v1h-${width}z`)
    }
  }
  return runs.join('')
}

/**
 * A QR code of an address as one SVG path, dark on white in every display mode, with the quiet zone of four modules inside.
 * No inline style and no script: fit for a page under a strict content policy and for a PDF template.
 * @param url the address, at most about 300 characters
 * @param title read aloud in place of the picture; plain text
 */
export const qrSvg = (url: string, title = 'QR'): string => {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * quietZone
  const path = moduleRuns(modules.size, (row, column) => modules.get(row, column) === 1)
  const label = title.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" role="img" aria-label="${label}" shape-rendering="crispEdges">` +
    `<path fill="#fff" d="M0 0h${side}v${side}H0z"/><path fill="#000" d="${path}"/></svg>`
  )
}

/** The same code as a PNG, `width` pixels wide, for mail and other places that draw no SVG. */
export const qrPng = (url: string, width = 480): Promise<Buffer> =>
  QRCode.toBuffer(url, { errorCorrectionLevel: 'M', margin: quietZone, width, type: 'png' })
