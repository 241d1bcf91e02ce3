import QR from 'qrcode'
import type { Examples } from './types.ts'

export type QrCodeProps = {
  /** What the code holds, usually a whole https address. */
  content: string
  /** What it leads to, in words. */
  label: string
}

const path = (content: string): { size: number; d: string } => {
  const { modules } = QR.create(content, { errorCorrectionLevel: 'M' })
  let d = ''
  for (let y = 0; y < modules.size; y += 1)
    for (let x = 0; x < modules.size; x += 1) {
      if (!modules.get(y, x)) continue
      let run = 1
      while (x + run < modules.size && modules.get(y, x + run)) run += 1
      d += `M${x + 4} ${y + 4}h${run}v1h-${run}z`
      x += run
    }
  return { size: modules.size + 8, d }
}

/** Always dark on white, with its quiet border, in every mode and on paper. */
export const QrCode = ({ content, label }: QrCodeProps) => {
  const { size, d } = path(content)
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} width="132" height="132" role="img" aria-label={label}>
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path fill="#000" d={d} shape-rendering="crispEdges" />
    </svg>
  )
}

export const examples: Examples = (lang) => ({
  QrCode: {
    plain: (
      <QrCode
        content="https://market.example/certificates/K7PM42QX"
        label={lang === 'ko' ? '인증서 확인 주소' : 'Address to check the certificate'}
      />
    ),
  },
})
