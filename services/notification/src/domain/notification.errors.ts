/** Every way this service says no. `slug` is stable and for programs; `errors` names the fields at fault. */
interface FieldError {
  readonly field: string;
  readonly message: string;
}

/** Quiet hours that no clock can keep. */
export class InvalidQuietHours extends Error {
  readonly slug = 'notification/invalid-quiet-hours';
  readonly errors: readonly FieldError[];

  constructor(field: string, message: string) {
    super(`Quiet hours: ${field} ${message}.`);
    this.errors = [{ field: `quietHours.${field}`, message }];
  }
}
