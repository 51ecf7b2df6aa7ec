import type { Category } from '../domain/glossary.ts';
import type { JobDraft, JobFields } from '../domain/job.ts';
import type { UtcMs } from '../domain/time.ts';
import { chooseFields, type FoundFields, findFields } from './read-fields.ts';
import { findCertificates } from './recognizers/certificates.ts';
import type { TaskItem } from './recognizers/task-items.ts';
import { fallbackTask, readTask } from './recognizers/task-line.ts';
import { findDanger, isUrgent } from './recognizers/urgency.ts';
import { splitJobs } from './refiners/split-jobs.ts';
import type { StationWords } from './station-words.ts';

/** A message, read as far as its pieces. */
export interface Material {
  /** Normalised and mended. */
  readonly text: string;
  /** The same with phones and places made blank: what is read as work. */
  readonly plain: string;
  readonly items: readonly TaskItem[];
  readonly found: FoundFields;
  readonly sentAt: UtcMs;
  readonly own: StationWords;
}

/** Puts together the jobs of a message: one, or two that share what was said once. */
export function assembleJobs(material: Material): readonly JobDraft[] {
  const parts = splitJobs(material.plain, material.items);
  const whole = assembleOne(material);
  if (!parts) return [whole];
  return parts.map((part) => shareFields(assembleOne(cut(material, part.from, part.to, part.items)), whole));
}

/** The job of a message that is known to ask for one: category `other` when nothing was recognised. */
function assembleOne({ text, plain, items, found, sentAt, own }: Material): JobDraft {
  const { category, line } = readTask(plain, text, items) ?? fallbackTask('other');
  const fields = chooseFields(found, category);
  return { ...fields, ...judged(text, category, fields, sentAt, own), category, task: withWorkers(line, fields) };
}

function judged(
  text: string,
  category: Category,
  { when }: JobFields,
  sentAt: UtcMs,
  own: StationWords,
): Pick<JobDraft, 'urgent' | 'danger' | 'certificates'> {
  return { urgent: isUrgent(text, when, sentAt), danger: findDanger(text), certificates: findCertificates(text, category, own) };
}

/** "传菜2个" counts people: they stand in the order as headcount. */
function withWorkers(line: string, { headcount }: JobFields): string {
  return headcount === null ? line : line.replace(new RegExp(`(?<=\\D)${headcount}(?:个|名|位)(?= |$)`), '');
}

function cut({ text, plain, sentAt, own }: Material, from: number, to: number, items: readonly TaskItem[]): Material {
  const shifted = items.map((item) => ({ ...item, from: item.from - from, to: item.to - from }));
  const piece = text.slice(from, to);
  return { text: piece, plain: plain.slice(from, to), items: shifted, found: findFields(piece, sentAt, own), sentAt, own };
}

/** What a part does not say itself it has from the message, except the price of the other part and a visit that comes again and again. */
function shareFields(part: JobDraft, whole: JobDraft): JobDraft {
  return {
    ...part,
    when: part.when.kind === 'none' && whole.when.kind !== 'recurring' ? whole.when : part.when,
    place: part.place ?? whole.place,
    otherPlace: part.otherPlace ?? (part.place ? null : whole.otherPlace),
    phone: part.phone ?? whole.phone,
  };
}
