type Typed = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array
type Kind<Of extends Typed> = new (length: number) => Of

/** A typed array that grows; `array` is replaced when it does, so take it anew after pushing. */
export class Growable<Of extends Typed> {
  array: Of
  length = 0
  private readonly kind: Kind<Of>
  constructor(kind: Kind<Of>, room = 1024) {
    this.kind = kind
    this.array = new kind(room)
  }
  push(value: number): void {
    if (this.length === this.array.length) this.reserve(this.length + 1)
    this.array[this.length] = value
    this.length += 1
  }
  reserve(room: number): void {
    if (room <= this.array.length) return
    const wider = new this.kind(Math.max(room, Math.ceil(this.array.length * 1.5), 64))
    wider.set(this.array)
    this.array = wider
  }
  /** The used part, not a copy. */
  view(): Of {
    return this.array.subarray(0, this.length) as Of
  }
  static of<Of extends Typed>(kind: Kind<Of>, values: Of): Growable<Of> {
    const made = new Growable(kind, 0)
    made.array = values
    made.length = values.length
    return made
  }
}
