import { nameOf, type Person } from '../../domain/people.ts';
import { findPhones } from '../../language/recognizers/phone.ts';
import type { RegisterLine } from '../ports/store.ts';
import * as problems from '../replies/command-problem-lines.ts';
import type { Incoming } from '../turn.ts';
import { type Argument, type Asking, type Read, read, wrong } from './command.ts';
import { foldLine, MENTION_END } from './parse-line.ts';

const PLAIN_NAME = /^[^\s@,，]{1,30}/u;

/**
 * A person: the one the platform says is mentioned, else by name ("@王师傅", "王师傅"), else by the phone on the register.
 * Of several of that name none is chosen: they are shown.
 */
export const person: Argument<Person> = {
  read: (rest, asking) => {
    const found = readPerson(rest, asking);
    return found.kind === 'read' && found.value === null ? wrong(problems.noPerson()) : (found as Read<Person>);
  },
  glues: (said) => said.startsWith('@'),
};

/** As `person`; null when no @ stands there. */
export const perhapsMentioned: Argument<Person | null> = {
  read: (rest, asking) => (rest.startsWith('@') ? readPerson(rest, asking) : read(null, rest)),
  glues: (said) => said.startsWith('@'),
};

/** Somebody of the register. */
export const registered: Argument<Person> = {
  read: (rest, asking) => {
    const found = person.read(rest, asking);
    return found.kind === 'read' && found.value.worker === null ? wrong(problems.notRegistered(nameOf(found.value))) : found;
  },
  glues: (said) => said.startsWith('@'),
};

/** Somebody of the register, or the one entry of that name or phone to which nobody is bound yet. */
export const registeredOrListed: Argument<Person | RegisterLine> = {
  read: (rest, asking) => {
    const found = registered.read(rest, asking);
    if (found.kind === 'read' || rest.startsWith('@')) return found;
    const phone = findPhones(rest)[0];
    const { name, left } = phone?.from === 0 ? { name: phone.value, left: rest.slice(phone.to) } : takeName(rest);
    const [line, ...others] = asking.turn.store.register
      .entries()
      .filter(({ person: owner, worker }) => owner === null && (worker.name === name || worker.phone === name));
    return line && others.length === 0 ? read(line, left) : found;
  },
  glues: () => false,
};

function readPerson(rest: string, asking: Asking): Read<Person | null> {
  if (rest === '') return read(null, rest);
  const mention = rest.startsWith('@') ? takeMention(rest, asking.incoming) : null;
  if (mention) return read(asking.turn.store.people.meet(mention.contact), mention.rest);
  const phone = findPhones(rest)[0];
  if (phone?.from === 0) {
    const owner = asking.turn.store.people.byWorkerPhone(phone.value);
    return owner ? read(owner, rest.slice(phone.to)) : wrong(problems.unknownPhone());
  }
  const { name, left } = takeName(rest);
  return name === '' ? read(null, rest) : oneNamed(name, left, asking);
}

/** The mention with which the rest begins, as the platform knows it: the longest name that fits. */
export function takeMention(
  rest: string,
  incoming: Pick<Incoming, 'mentions' | 'text'>,
): { readonly contact: Incoming['mentions'][number]; readonly rest: string } | null {
  const body = rest.slice(1);
  const [longest] = incoming.mentions
    .map((contact) => ({ contact, name: foldLine(contact.name) }))
    .filter(({ name }) => name !== '' && body.startsWith(name))
    .sort((a, b) => b.name.length - a.name.length);
  if (longest) return { contact: longest.contact, rest: afterMention(body.slice(longest.name.length)) };
  // A group alias stands in the text where the platform tells the nickname: with one mention that stands nowhere else there is no doubt.
  const [only] = incoming.mentions;
  if (!only || incoming.mentions.length > 1 || foldLine(incoming.text).includes(`@${foldLine(only.name)}`)) return null;
  return { contact: only, rest: takeName(rest).left };
}

/** A typed name: up to the mention's end mark, else to the next blank. */
function takeName(rest: string): { readonly name: string; readonly left: string } {
  const body = rest.startsWith('@') ? rest.slice(1) : rest;
  const end = rest.startsWith('@') ? body.indexOf(MENTION_END) : -1;
  const name = end > 0 ? body.slice(0, end) : (PLAIN_NAME.exec(body)?.[0] ?? '');
  return { name: name.trim(), left: afterMention(body.slice(name.length)) };
}

function afterMention(text: string): string {
  return text.replaceAll(MENTION_END, ' ').trim();
}

function oneNamed(name: string, left: string, { turn }: Asking): Read<Person> {
  const people = turn.store.people.named(name);
  const [first, ...others] = people;
  if (!first) return wrong(problems.unknownPerson(name, similarTo(name, turn.store.register.workers())));
  return others.length === 0 ? read(first, left) : wrong(problems.severalNamed(name, people));
}

/** "熊师傅" for 熊明祥: never taken for him, but shown. */
function similarTo(name: string, workers: readonly Person[]): readonly Person[] {
  const family = /^(\p{Script=Han})(?:师傅|师父|姐|哥|孃|嬢|嬢嬢|孃孃|工|老师|阿姨|叔)$/u.exec(name)?.[1];
  return workers.filter((worker) => (family === undefined ? nameOf(worker).includes(name) : nameOf(worker).startsWith(family))).slice(0, 4);
}
