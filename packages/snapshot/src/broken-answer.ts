/** The bytes of a gateway are not the groups of a gateway. The message says where and what was expected. */
export class BrokenAnswer extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'BrokenAnswer'
  }
}
