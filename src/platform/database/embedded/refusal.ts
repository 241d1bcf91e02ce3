/** Why the database of this installation cannot be started: one sentence that says what to do. */
export class CannotStart extends Error {
  override name = 'CannotStart'
}
