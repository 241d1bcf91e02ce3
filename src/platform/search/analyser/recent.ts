/** What was made lately, by its text: when so many are kept, the older half goes. It only saves work. */
export class Recent<Made> {
  private young = new Map<string, Made>()
  private old = new Map<string, Made>()
  private readonly most: number
  private readonly make: (text: string) => Made
  constructor(most: number, make: (text: string) => Made) {
    this.most = most
    this.make = make
  }

  of(text: string): Made {
    const known = this.young.get(text)
    if (known !== undefined) return known
    const made = this.old.get(text) ?? this.make(text)
    if (this.young.size >= this.most / 2) {
      this.old = this.young
      this.young = new Map()
    }
    this.young.set(text, made)
    return made
  }
}
