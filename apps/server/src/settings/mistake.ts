/** Something in flags, environment or files that keeps Gatehouse from starting; its message is one clear line. */
export class SettingsMistake extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'SettingsMistake'
  }
}
