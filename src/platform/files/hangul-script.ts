/** Every Hangul document carries empty event functions; this says whether one of them does something. */
export const scriptDoesSomething = (source: string): boolean => {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\/\/[^\r\n]*/g, '')
  return [...code.matchAll(/function\s+\w+\s*\([^)]*\)\s*\{([^}]*)/g)].some(([, body]) => (body ?? '').trim() !== '')
}
