import type { Category } from '../domain/glossary.ts';
import type { JobDraft, JobFields } from '../domain/job.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Material } from './observe.ts';
import { chooseFields, type FieldFinder, fieldsOfTrade } from './read-fields.ts';
import { findCertificates } from './recognizers/certificates.ts';
import { findDanger } from './recognizers/danger.ts';
import { fallbackTask, readTask } from './recognizers/task-line.ts';
import { isUrgent } from './recognizers/urgency.ts';
import { type JobPart, splitJobs } from './refiners/split-jobs.ts';
import type { StationWords } from './station-words.ts';

/** What a message is read with. */
export interface Setting {
  readonly findFields: FieldFinder;
  readonly sentAt: UtcMs;
  readonly own: StationWords;
}

/** Puts together the jobs of a message: one, or two that share what was said once. */
export function assembleJobs(material: Material, setting: Setting): readonly JobDraft[] {
  const parts = splitJobs(material.plain, material.items);
  const whole = assembleOne(material, setting);
  if (!parts) return [whole];
  return parts.map((part) => shareFields(assembleOne(cut(material, part, setting), setting), whole));
}

/** The job of a message that is known to ask for one: category `other` when nothing was recognised. */
function assembleOne({ text, plain, items, found, fields: said }: Material, setting: Setting): JobDraft {
  const { category, line } = readTask(plain, text, items) ?? fallbackTask('other');
  const fields = fieldsOfTrade(said, found, category);
  return { ...fields, ...judged(text, category, fields, setting), category, task: withWorkers(line, fields) };
}

function judged(
  text: string,
  category: Category,
  { when }: JobFields,
  { sentAt, own }: Setting,
): Pick<JobDraft, 'urgent' | 'danger' | 'certificates'> {
  return { urgent: isUrgent(text, when, sentAt), danger: findDanger(text), certificates: findCertificates(text, category, own) };
}

const COUNTED = /(?<=\D)(\d{1,3})(?:个|名|位)(?= |$)/;

/** "传菜2个" counts people: they stand in the order as headcount. */
function withWorkers(line: string, { headcount }: JobFields): string {
  return headcount === null ? line : line.replace(COUNTED, (counted, number: string) => (Number(number) === headcount ? '' : counted));
}

function cut({ text, plain, words }: Material, { from, to, items }: JobPart, { findFields }: Setting): Material {
  const shifted = items.map((item) => ({ ...item, from: item.from - from, to: item.to - from }));
  const piece = text.slice(from, to);
  const found = findFields(piece);
  return { text: piece, plain: plain.slice(from, to), words, items: shifted, found, fields: chooseFields(found) };
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
