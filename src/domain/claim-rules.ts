import { certificateKind, isLifeSaving, lackingCertificates } from './certificates.ts';
import { isSuspended, type Worker } from './people.ts';
import type { UtcMs } from './time.ts';

/** off: not asked; warn: a private word; require: a refusal. */
type Strictness = 'off' | 'warn' | 'require';

/** How strictly a station holds each rule. */
export interface ClaimRuleSettings {
  readonly claimRegister: Strictness;
  readonly claimPledge: Strictness;
  readonly claimCertificate: Strictness;
  readonly claimCertificateLocks: Strictness;
  /** Unfinished jobs that one worker may hold; 0: no limit. */
  readonly claimLimit: number;
  /** null: any version of the pledge will do. */
  readonly pledgeVersion: string | null;
}

/** Who wants which job. */
export interface Claimant {
  /** null: not on the register. */
  readonly worker: Worker | null;
  /** Unfinished jobs that he holds, of whatever day. */
  readonly unfinished: number;
  /** Certificates that the order asks for. */
  readonly asked: readonly string[];
  readonly now: UtcMs;
}

/** A rule that a claimant does not meet. */
export type Breach =
  | { readonly rule: 'register' }
  /** `outdated`: he signed an earlier version. */
  | { readonly rule: 'pledge'; readonly outdated: boolean }
  | { readonly rule: 'suspension'; readonly until: UtcMs | null }
  | { readonly rule: 'limit'; readonly unfinished: number; readonly limit: number }
  | { readonly rule: 'certificate'; readonly name: string; readonly expired: boolean };

export interface ClaimCheck {
  /** He may not have the job; the weightiest first. */
  readonly refusals: readonly Breach[];
  /** He may, but is told. */
  readonly warnings: readonly Breach[];
}

/**
 * Holds a claimant against the rules.
 *
 * A suspension and the limit always count. The pledge is asked of those who stand on the register; so are certificates,
 * where no registration is asked for and anyone may claim.
 */
export function checkClaim(claimant: Claimant, settings: ClaimRuleSettings): ClaimCheck {
  const { worker, unfinished, asked, now } = claimant;
  const found: { readonly breach: Breach; readonly strictness: Strictness }[] = [];
  const note = (breach: Breach, strictness: Strictness) => found.push({ breach, strictness });

  // Everything else comes with the register.
  if (worker === null && settings.claimRegister === 'require') return { refusals: [{ rule: 'register' }], warnings: [] };
  if (worker === null) note({ rule: 'register' }, settings.claimRegister);
  if (worker && isSuspended(worker, now)) note({ rule: 'suspension', until: worker.suspension?.until ?? null }, 'require');
  const pledge = worker === null ? null : pledgeBreach(worker, settings.pledgeVersion);
  if (pledge) note(pledge, settings.claimPledge);
  if (worker !== null || settings.claimRegister !== 'off') {
    for (const { name, expired } of lackingCertificates(asked, worker?.certificates ?? [], now)) {
      const strictness = certificateKind(name) === 'locks' ? settings.claimCertificateLocks : settings.claimCertificate;
      note({ rule: 'certificate', name, expired }, strictness);
    }
  }
  if (settings.claimLimit > 0 && unfinished >= settings.claimLimit) {
    note({ rule: 'limit', unfinished, limit: settings.claimLimit }, 'require');
  }
  return {
    refusals: found.filter(({ strictness }) => strictness === 'require').map(({ breach }) => breach),
    warnings: found.filter(({ strictness }) => strictness === 'warn').map(({ breach }) => breach),
  };
}

/** Whether staff may set themselves above the rule, with a reason: not where a life hangs on it. */
export function mayBeOverridden(breach: Breach): boolean {
  return breach.rule !== 'certificate' || !isLifeSaving(breach.name);
}

function pledgeBreach({ pledge }: Worker, version: string | null): Breach | null {
  if (pledge === null) return { rule: 'pledge', outdated: false };
  return version !== null && pledge.version !== version ? { rule: 'pledge', outdated: true } : null;
}
