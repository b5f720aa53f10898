const shown = '<secret>'

/** Text that never prints: as a string, as JSON and when inspected it reads `<secret>`. Only `reveal` gives it away. */
export class Secret {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  /** The text itself. */
  reveal(): string {
    return this.#text
  }

  toString(): string {
    return shown
  }

  toJSON(): string {
    return shown
  }

  // What console.log and node:util's inspect show.
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return shown
  }
}
