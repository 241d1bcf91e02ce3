import { execFileSync } from 'node:child_process'

// For tests only: what a reader sees in a PDF, by the system's poppler-utils. Tests that need it are skipped where it is missing.
const runs = (command: string): boolean => {
  try {
    execFileSync(command, ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
export const canReadPdf = runs('pdftotext')

/** The text in reading order, runs of white space as one space. */
export const textOf = (pdf: Uint8Array): string =>
  execFileSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] }).replace(/\s+/g, ' ')

/** Metadata, number of pages, version, as `pdfinfo` prints them. */
export const factsOf = (pdf: Uint8Array): string =>
  execFileSync('pdfinfo', ['-'], { input: pdf, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] })
