/**
 * Undo and redo without limit over immutable states. Changes that carry the same `group` within a second of each
 * other (typing into one field) are one step back.
 */
export class History<T> {
  private past: T[] = []
  private future: T[] = []
  private lastGroup: string | undefined
  private lastAt = 0
  private current: T
  private readonly now: () => number

  constructor(first: T, now: () => number = () => Date.now()) {
    this.current = first
    this.now = now
  }

  get state(): T {
    return this.current
  }

  get canUndo(): boolean {
    return this.past.length > 0
  }

  get canRedo(): boolean {
    return this.future.length > 0
  }

  push(next: T, group?: string): T {
    if (next === this.current) return next
    const at = this.now()
    const joins = group !== undefined && group === this.lastGroup && at - this.lastAt < 1000 && this.past.length > 0
    if (!joins) this.past.push(this.current)
    this.future = []
    this.current = next
    this.lastGroup = group
    this.lastAt = at
    return next
  }

  undo(): T {
    const previous = this.past.pop()
    if (previous !== undefined) {
      this.future.push(this.current)
      this.current = previous
      this.lastGroup = undefined
    }
    return this.current
  }

  redo(): T {
    const next = this.future.pop()
    if (next !== undefined) {
      this.past.push(this.current)
      this.current = next
      this.lastGroup = undefined
    }
    return this.current
  }
}
