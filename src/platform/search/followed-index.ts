import { setTimeout as pause } from 'node:timers/promises'
import { fold } from './analyser/fold.ts'
import type { UserWord } from './analyser/user-words.ts'
import type { SearchDocument } from './index/document.ts'
import type { HoldIndex, IndexHolder, IndexMethods } from './methods.ts'
import type { Settings } from './protocol.ts'
import { SearchThread, ThreadGone } from './thread.ts'

/** Where the documents come from: the database, which stays the truth. */
export interface SearchSource {
  /** Every document's id and version now. */
  versions(): Promise<readonly { id: string; version: string }[]>
  /** The documents of these ids; one that is gone is missing. */
  documents(ids: readonly string[]): Promise<readonly SearchDocument[]>
  /** Ids that changed since the cursor, and the next cursor; without a cursor only where now is. */
  changes(cursor: string | undefined): Promise<{ readonly ids: readonly string[]; readonly cursor: string }>
  settings(): Promise<Settings>
}

export interface FollowOptions {
  readonly source: SearchSource
  /** Where the index is kept between starts; undefined keeps none. */
  readonly snapshot?: string | undefined
  readonly pollMs?: number
  /** Compares everything again so often; finds what no change told. */
  readonly compareMs?: number
  /** With more numbers of documents that are gone, and more of these than of others, the index is made anew. */
  readonly mostGone?: number
  readonly report?: (error: unknown) => void
  /** Where the index lives: in a thread of its own unless told. */
  readonly hold?: HoldIndex
}

const inThread: HoldIndex = (settings, snapshot, onGone) => new SearchThread(settings, snapshot, onGone)

/** The words that are not among both lists, or with other parts. */
const changedWords = (before: readonly UserWord[], after: readonly UserWord[]): string[] => {
  const shown = ({ word, parts }: UserWord) => `${word}=${parts?.join('+') ?? ''}`
  const [old, fresh] = [new Set(before.map(shown)), new Set(after.map(shown))]
  return [...before.filter((one) => !fresh.has(shown(one))), ...after.filter((one) => !old.has(shown(one)))].map(({ word }) => word)
}

const holdsAny = (text: SearchDocument['text'], words: readonly string[]): boolean =>
  Object.values(text).some((part) => {
    const folded = fold(part)
    return words.some((word) => folded.includes(word))
  })

const batch = 32
const restartMs = 200

/** An index kept as the source says: made, followed second by second, compared, saved; made anew where its thread ends. `onChange` is told whenever what it finds may be another. */
export class FollowedIndex {
  private readonly options: Required<Pick<FollowOptions, 'source' | 'pollMs' | 'compareMs' | 'mostGone' | 'report' | 'hold'>> & {
    snapshot: string | undefined
  }
  private readonly onChange: () => void
  private held: IndexHolder | undefined
  private settings: Settings | undefined
  private cursor: string | undefined
  private comparedAt = 0
  private stopped = false
  private isCutting = false
  private readonly running: Promise<void>
  private wake: () => void = () => undefined
  /** Somebody asked to look while it was looking already: perhaps past what they changed. */
  private isNudged = false
  /** Resolves when the index first answers. */
  readonly whenReady: Promise<void>
  private readonly isReady: () => void

  constructor(
    { source, snapshot, pollMs = 1000, compareMs = 600_000, mostGone = 1000, report = () => undefined, hold = inThread }: FollowOptions,
    onChange: () => void,
  ) {
    this.options = { source, snapshot, pollMs, compareMs, mostGone, report, hold }
    this.onChange = onChange
    let ready: () => void = () => undefined
    this.whenReady = new Promise((resolve) => {
      ready = resolve
    })
    this.isReady = ready
    this.running = this.run()
  }

  /** The index that answers; undefined while there is none. */
  get current(): IndexHolder | undefined {
    return this.held
  }

  /** Looks for changes now instead of at the next second. */
  nudge(): void {
    this.isNudged = true
    this.wake()
  }

  /** The next index, where one ended; undefined where none came in time. */
  async next(withinMs: number): Promise<IndexHolder | undefined> {
    for (const until = performance.now() + withinMs; this.held === undefined && performance.now() < until && !this.stopped;) await pause(20)
    return this.held
  }

  async close(): Promise<void> {
    this.stopped = true
    this.nudge()
    await this.running
    await this.save()
    const old = this.held
    this.held = undefined
    await old?.stop()
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        if (this.held === undefined) {
          this.held = await this.start(this.options.snapshot)
          this.isReady()
        } else await this.follow(this.held)
        await this.sleep(this.options.pollMs)
      } catch (error) {
        if (!this.stopped && !(error instanceof ThreadGone)) this.options.report(error)
        await this.sleep(restartMs)
      }
    }
  }

  private async sleep(ms: number): Promise<void> {
    const woken = new AbortController()
    this.wake = () => {
      woken.abort()
    }
    if (!this.isNudged) await pause(ms, undefined, { signal: woken.signal, ref: false }).catch(() => undefined)
    this.isNudged = false
  }

  /** A thread with everything in it: from the snapshot what is still true, the rest from the source. */
  private async start(snapshot: string | undefined): Promise<IndexHolder> {
    const { source } = this.options
    const settings = await source.settings()
    const thread: IndexHolder = this.options.hold(settings, snapshot, () => {
      if (this.held === thread) this.held = undefined
    })
    try {
      const { loaded } = await thread.ready
      const { cursor } = await source.changes(undefined)
      const changed = await this.compare(thread)
      await thread.call('tend')
      this.settings = settings
      this.cursor = cursor
      this.comparedAt = performance.now()
      if (this.options.snapshot !== undefined && (!loaded || changed > 0)) await thread.call('save', this.options.snapshot)
      return thread
    } catch (error) {
      await thread.stop()
      throw error
    }
  }

  /** Brings in what differs between index and source; answers how much did. */
  private async compare(thread: IndexHolder): Promise<number> {
    const [here, there] = await Promise.all([thread.call('versions'), this.options.source.versions()])
    const known = new Map(here)
    const changed = there.filter(({ id, version }) => known.get(id) !== version).map(({ id }) => id)
    for (const { id } of there) known.delete(id)
    const gone = [...known.keys()]
    if (gone.length > 0) await this.change(thread, 'remove', gone)
    await this.bring(thread, changed)
    return changed.length + gone.length
  }

  /** Whatever changes what is found: answers of before are no longer true. */
  private async change<Method extends 'put' | 'remove' | 'configure' | 'useWords'>(
    thread: IndexHolder,
    method: Method,
    ...args: Parameters<IndexMethods[Method]>
  ): Promise<void> {
    await thread.call(method, ...args)
    this.onChange()
  }

  private async bring(thread: IndexHolder, ids: readonly string[]): Promise<void> {
    for (let from = 0; from < ids.length && !this.stopped; from += batch * 16) {
      const part = ids.slice(from, from + batch * 16)
      const documents = await this.options.source.documents(part)
      const there = new Set(documents.map((one) => one.id))
      const gone = part.filter((id) => !there.has(id))
      if (gone.length > 0) await this.change(thread, 'remove', gone)
      for (let at = 0; at < documents.length; at += batch) await this.change(thread, 'put', documents.slice(at, at + batch))
    }
  }

  private async follow(thread: IndexHolder): Promise<void> {
    const { source, compareMs } = this.options
    const { ids, cursor } = await source.changes(this.cursor)
    if (ids.length > 0) {
      await this.bring(thread, ids)
      await thread.call('settle')
    }
    this.cursor = cursor
    const settings = await source.settings()
    const words = changedWords(this.settings?.userWords ?? [], settings.userWords)
    if (words.length > 0) await this.cutAnew(thread, settings, words)
    if (JSON.stringify([settings.synonyms, settings.names]) !== JSON.stringify([this.settings?.synonyms, this.settings?.names]))
      await this.change(thread, 'configure', settings)
    this.settings = settings
    if (performance.now() - this.comparedAt > compareMs) {
      this.comparedAt = performance.now()
      const changed = await this.compare(thread)
      if (changed > 0) await thread.call('settle')
      const { documents, numbers } = await thread.call('about')
      if (numbers - documents > Math.max(this.options.mostGone, documents)) await this.renew(thread)
      else if (changed > 0) await this.save()
    }
  }

  /** Makes the index anew beside the one that answers, which then ends: a number is never given twice, and those of documents that are gone take room. */
  private async renew(old: IndexHolder): Promise<void> {
    const next = await this.start(undefined)
    this.held = next
    this.onChange()
    await old.stop()
  }

  /** Own words that came, went or are cut otherwise change what is cut where their letters stand, and nothing else: those documents are put again. */
  private async cutAnew(thread: IndexHolder, settings: Settings, words: readonly string[]): Promise<void> {
    const { source } = this.options
    this.isCutting = true
    await this.change(thread, 'useWords', settings.userWords)
    const ids = (await source.versions()).map(({ id }) => id)
    for (let from = 0; from < ids.length; from += batch * 16) {
      if (this.stopped) return
      const touched = (await source.documents(ids.slice(from, from + batch * 16))).filter(({ text }) => holdsAny(text, words))
      for (let at = 0; at < touched.length; at += batch) await this.change(thread, 'put', touched.slice(at, at + batch), true)
    }
    await thread.call('tend')
    this.isCutting = false
  }

  private async save(): Promise<void> {
    const { snapshot, report } = this.options
    // What is cut in two ways is not kept.
    if (snapshot !== undefined && !this.isCutting) await this.held?.call('save', snapshot).catch(report)
  }
}
