import type { JobDraft, When } from '../../src/domain/job.ts';
import { isoShanghai } from '../../src/domain/time.ts';

/** A job in the words in which `parse` writes it: instants with their offset, money in fen. */
export function jobAsJson(job: JobDraft): Record<string, unknown> {
  return {
    category: job.category,
    task: job.task,
    ...timesOf(job.when),
    price_min_fen: job.price?.minFen ?? null,
    price_max_fen: job.price?.maxFen ?? null,
    price_unit: job.price?.unit ?? null,
    negotiable: job.negotiable,
    headcount: job.headcount,
    phone: job.phone,
    address: job.place?.full ?? null,
    address_to: job.otherPlace?.full ?? null,
    requirements: job.requirements,
    urgent: job.urgent,
    danger: job.danger,
    certificates: job.certificates,
  };
}

export function timesOf(when: When): { start: string | null; end: string | null; time_text: string | null } {
  switch (when.kind) {
    case 'none':
      return { start: null, end: null, time_text: null };
    case 'at':
    case 'part':
    case 'day':
      return { start: isoShanghai(when.start), end: when.end === null ? null : isoShanghai(when.end), time_text: when.text };
    case 'now':
      return { start: isoShanghai(when.start), end: null, time_text: when.text };
    case 'deadline':
      return { start: null, end: isoShanghai(when.end), time_text: when.text };
    case 'recurring':
    case 'vague':
      return { start: null, end: null, time_text: when.text };
  }
}
