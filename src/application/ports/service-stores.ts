import type { MessageId, PersonId, RoomId } from '../../domain/ids.ts';
import type { Course, JobSeeker, Observation, SignUp } from '../../domain/services.ts';
import type { UtcMs } from '../../domain/time.ts';
import type { ListContent } from '../register/list-content.ts';

export interface ObservationStore {
  /** Numbers count upwards from 1. */
  add(observation: { readonly by: PersonId; readonly at: UtcMs; readonly message: MessageId; readonly text: string }): Observation;
  byNumber(number: number): Observation | null;
  /** Not settled yet, oldest first. */
  open(): readonly Observation[];
  settle(number: number, by: PersonId, at: UtcMs): void;
  /** Blanks the texts of what was settled before that time. */
  forgetSettledBefore(at: UtcMs): void;
}

export interface JobSeekerStore {
  /** Once a person: the first time stays, words and trades are the latest. */
  note(seeker: JobSeeker & { readonly message: MessageId }): void;
  of(person: PersonId): JobSeeker | null;
  /** Oldest first. */
  all(): readonly JobSeeker[];
  /** Blanks what they wrote before that time. */
  forgetBefore(at: UtcMs): void;
  /** Blanks what this one wrote; that somebody looked for work stays counted. */
  erase(person: PersonId): void;
}

export interface CourseStore {
  /** Numbers count upwards from 1. */
  publish(course: { readonly text: string; readonly by: PersonId; readonly at: UtcMs; readonly message: MessageId }): Course;
  byNumber(number: number): Course | null;
  /** Published in [from, to), oldest first. */
  publishedBetween(from: UtcMs, to: UtcMs): readonly Course[];
  close(number: number, at: UtcMs): void;
  /** False when he had signed up before. */
  signUp(number: number, signUp: SignUp): boolean;
  /** False when he had not signed up. */
  withdraw(number: number, person: PersonId): boolean;
  /** Oldest first. */
  signUps(number: number): readonly SignUp[];
}

/** The figures of a month, by their keys; null where nothing could be measured. */
export type Figures = Readonly<Record<string, number | null>>;

export interface FiledReport {
  /** "2026-12" */
  readonly month: string;
  readonly at: UtcMs;
  /** null: from the shell. */
  readonly by: PersonId | null;
  readonly figures: Figures;
}

/** Monthly reports as they were first made: a month once reported stays as it was. */
export interface ReportStore {
  filed(month: string): FiledReport | null;
  /** Keeps the first one of a month; a later one changes nothing. */
  file(report: FiledReport): void;
}

/** A list that came as a file, until the command that answers it says to take it in. */
export interface ReceivedList {
  readonly message: MessageId;
  readonly person: PersonId;
  /** null: by direct message. */
  readonly room: RoomId | null;
  readonly name: string;
  readonly content: ListContent;
  readonly at: UtcMs;
}

export interface ReceivedListStore {
  keep(list: ReceivedList): void;
  /** Of that place since, youngest first. */
  since(place: { readonly room: RoomId | null; readonly person: PersonId }, since: UtcMs): readonly ReceivedList[];
  drop(message: MessageId): void;
}
