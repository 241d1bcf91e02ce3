import { fork, type ChildProcess } from 'node:child_process'
import type { PdfDelivery, PdfOrder } from './pdf-order.ts'
import type { PdfPlaces } from './places.ts'

/** What became of one order: a delivery, or the child died or ran out of time with it. */
export type PressResult = PdfDelivery | { readonly id: number; readonly lost: 'died' | 'too-slow' }

/** One child process that sets one document at a time, started when first needed. */
export type Press = {
  /** Resolves always; `lost` means the process is gone and the next order starts a new one. */
  set(order: PdfOrder): Promise<PressResult>
  /** Ends the process, if one runs. */
  stop(): void
}

const start = (places: PdfPlaces): ChildProcess => {
  const child = fork(places.child, [places.templates, ...places.fonts], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.unref()
  child.channel?.unref()
  return child
}

/**
 * @param places where the child, its templates and fonts are
 * @param limits `timeLimitMs` for one document; `recycleAfter` documents the process is replaced (native memory is given back)
 */
export const openPress = (places: PdfPlaces, limits: { timeLimitMs: number; recycleAfter: number }): Press => {
  let running: { child: ChildProcess; documents: number } | undefined

  // At once: it is a process of its own that keeps nothing, and may hang in native code.
  const stop = () => {
    running?.child.kill('SIGKILL')
    running = undefined
  }

  const set = (order: PdfOrder): Promise<PressResult> => {
    if (running && (!running.child.connected || running.documents >= limits.recycleAfter)) stop()
    running ??= { child: start(places), documents: 0 }
    running.documents += 1
    const { child } = running
    return new Promise((resolve) => {
      const finish = (result: PressResult) => {
        clearTimeout(clock)
        child.off('message', delivered).off('exit', died).off('error', died)
        if ('lost' in result) stop()
        child.channel?.unref()
        resolve(result)
      }
      const delivered = (message: unknown) => finish(message as PdfDelivery)
      const died = () => finish({ id: order.id, lost: 'died' })
      const clock = setTimeout(() => finish({ id: order.id, lost: 'too-slow' }), limits.timeLimitMs)
      child.on('message', delivered).on('exit', died).on('error', died)
      child.channel?.ref()
      child.send(order, (problem) => problem && died())
    })
  }

  return { set, stop }
}
