/**
 * The child process that sets documents. It has no environment, no database and no secrets: only templates, fonts and the data of
 * one order at a time. Native code that crashes or hangs takes only this process.
 */
import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'
import type { PdfDelivery, PdfOrder } from './pdf-order.ts'

const [templates, ...fonts] = process.argv.slice(2)
if (!templates) throw new Error('The templates folder is missing')
const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: fonts }] })

const problemOf = (error: NodeError | null): string => (error ? JSON.stringify(error.shortDiagnostics) : 'no document came out')

const setDocument = (order: PdfOrder): PdfDelivery => {
  const made = compiler.compile({
    mainFilePath: `${templates}/${order.template}`,
    inputs: { data: order.data, meta: order.meta },
  })
  const document = made.result
  if (!document) return { id: order.id, ok: false, problem: problemOf(made.takeDiagnostics()) }
  const pdf = compiler.pdf(document, { pdfStandard: order.standard, creationTimestamp: order.at })
  return { id: order.id, ok: true, pdf: new Uint8Array(pdf) }
}

const deliver = (order: PdfOrder): PdfDelivery => {
  try {
    return setDocument(order)
  } catch (error) {
    return { id: order.id, ok: false, problem: error instanceof Error ? error.message : String(error) }
  } finally {
    compiler.evictCache(10)
  }
}

process.on('message', (order: PdfOrder) => process.send?.(deliver(order)))
process.on('disconnect', () => process.exit(0))
