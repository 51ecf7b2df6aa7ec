import type { Certificate } from './people.ts';
import { dayOf, type UtcMs } from './time.ts';

/** Kinds of certificate that are told apart by the rules; every other name stands for itself. */
type CertificateKind = 'electricity' | 'heights' | 'gas' | 'locks' | 'other';

/** What tells the kind of a certificate, however it is written. */
const KNOWN: readonly { readonly kind: CertificateKind; readonly pattern: RegExp }[] = [
  { kind: 'electricity', pattern: /电工/u },
  { kind: 'heights', pattern: /高处|高空|登高/u },
  { kind: 'gas', pattern: /燃气|煤气|天然气/u },
  { kind: 'locks', pattern: /公安|开锁|锁具/u },
];

/** Without these somebody may be killed: not even staff let a worker do without. */
const LIFE_SAVING: readonly CertificateKind[] = ['electricity', 'heights', 'gas'];

export function certificateKind(name: string): CertificateKind {
  return KNOWN.find(({ pattern }) => pattern.test(name))?.kind ?? 'other';
}

export function isLifeSaving(name: string): boolean {
  return LIFE_SAVING.includes(certificateKind(name));
}

/** 电工证 and 低压电工 are the same certificate. */
export function isSameCertificate(one: string, other: string): boolean {
  const kind = certificateKind(one);
  return kind === 'other' ? one === other : kind === certificateKind(other);
}

/**
 * What of the asked certificates a worker cannot show today.
 *
 * `expired` when he has one that is no longer valid: the last day still counts.
 */
export function lackingCertificates(
  asked: readonly string[],
  held: readonly Certificate[],
  now: UtcMs,
): readonly { readonly name: string; readonly expired: boolean }[] {
  const today = dayOf(now);
  return asked.flatMap((name) => {
    const own = held.filter((certificate) => isSameCertificate(certificate.name, name));
    if (own.some(({ expires }) => expires === null || expires >= today)) return [];
    return [{ name, expired: own.length > 0 }];
  });
}
