import type { App } from '../platform/services.ts'

/** Fills a demonstration in the background, from where it stands to 100 %. */
export const fillDemonstration = (_app: App, _folder: string, tell: (progress: number) => void): { stop(): Promise<void> } => {
  tell(0)
  return { stop: async () => undefined }
}
