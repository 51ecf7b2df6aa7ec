/** A promise that was not kept; the message is for whoever has to find out why. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

/** @throws BrokenPromise with what was broken, and what is known of it */
export function broken(what: string, about: unknown = null): never {
  throw new BrokenPromise(about === null ? what : `${what}\n${JSON.stringify(about, null, 1)}`);
}
