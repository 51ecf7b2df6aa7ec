/** Something happened that must not. */
export class Fault extends Error {}

export function holdTo(condition: boolean, what: () => string): void {
  if (!condition) throw new Fault(what());
}
