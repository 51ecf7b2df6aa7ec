import { nameOf, type Person } from '../../domain/people.ts';
import { findPhones } from '../../language/recognizers/phone.ts';
import type { RegisterLine } from '../ports/store.ts';
import * as problems from '../replies/command-problem-lines.ts';
import { canWriteTo, type Incoming } from '../turn.ts';
import { isPublic } from './answers.ts';
import { type Argument, type Asking, type Read, read, wrong } from './command.ts';
import { foldLine, MENTION_END } from './parse-line.ts';

const PLAIN_NAME = /^[^\s@,，]{1,30}/u;
const MARKED_NAME = new RegExp(`^[^@${MENTION_END}]+(?=${MENTION_END})`, 'u');
const MOST_WORDS = 4;

/**
 * A person: the one the platform says is mentioned, else by the phone or the name of the register. Everybody chooses his
 * own nickname: a typed one means nobody. Of several of a name none is chosen: they are shown.
 */
export const person: Argument<Person> = alone({ read: readSomebody, glues: startsWithAt });

/** As `person`, where another may follow. */
export const firstPerson: Argument<Person> = { read: readSomebody, glues: startsWithAt };

/** As `person`; null when nobody is named there: other words are left. */
export const perhapsPerson: Argument<Person | null> = {
  read: (rest, asking) => {
    const found = rest === '' ? read(null, rest) : readPerson(rest, asking);
    return found.kind === 'wrong' && !rest.startsWith('@') ? read(null, rest) : found;
  },
  glues: startsWithAt,
};

/** Somebody to whom rights are given, or a name that somebody has told staff beforehand. */
export type Grantee =
  /** By a mention, or by a phone of the register. */
  | { readonly kind: 'sure'; readonly person: Person }
  /** Typed: whose it is, something else has to say. */
  | { readonly kind: 'typed'; readonly name: string };

/** Whom rights may be given to. */
export const grantee: Argument<Grantee> = alone<Grantee>({
  read: (rest, asking) => {
    if (rest === '') return wrong(problems.noPerson());
    const mention = rest.startsWith('@') ? takeMention(rest, asking.incoming) : null;
    if (mention) return read({ kind: 'sure', person: asking.turn.store.people.meet(mention.contact) }, mention.rest);
    const phone = findPhones(rest)[0];
    if (phone?.from === 0) {
      const owner = asking.turn.store.people.byWorkerPhone(phone.value);
      return owner?.worker?.phone === phone.value
        ? read({ kind: 'sure', person: owner }, rest.slice(phone.to))
        : wrong(problems.unknownPhone());
    }
    const { name, left } = takeName(rest, (said) => asking.turn.store.people.named(said).length > 0);
    if (/^\d{5,}$/u.test(name)) return wrong(problems.unreadablePhone());
    return name === '' || name === '所有人' ? wrong(problems.noPerson()) : read({ kind: 'typed', name }, left);
  },
  glues: startsWithAt,
});

/** Somebody of the register, where another person may follow. */
export const firstRegistered: Argument<Person> = {
  read: (rest, asking) => {
    const found = readSomebody(rest, asking);
    return found.kind === 'read' && found.value.worker === null ? wrong(problems.notRegistered(nameOf(found.value))) : found;
  },
  glues: startsWithAt,
};

/** Somebody of the register. */
export const registered: Argument<Person> = alone(firstRegistered);

function startsWithAt(said: string): boolean {
  return said.startsWith('@');
}

function readSomebody(rest: string, asking: Asking): Read<Person> {
  const found = readPerson(rest, asking);
  return found.kind === 'read' && found.value === null ? wrong(problems.noPerson()) : (found as Read<Person>);
}

/** A second mention would be dropped, or be taken for a reason. */
function alone<Value>(argument: Argument<Value>): Argument<Value> {
  return {
    ...argument,
    read: (rest, asking) => {
      const found = argument.read(rest, asking);
      return found.kind === 'read' && /^[\s,，、和]*@/u.test(found.rest) ? wrong(problems.onePersonOnly()) : found;
    },
  };
}

/** Somebody of the register, or the one entry of that name or phone to which nobody is bound yet. */
export const firstRegisteredOrListed: Argument<Person | RegisterLine> = {
  read: (rest, asking) => {
    const found = firstRegistered.read(rest, asking);
    if (found.kind === 'read' || rest.startsWith('@')) return found;
    const phone = findPhones(rest)[0];
    const { name, left } = phone?.from === 0 ? { name: phone.value, left: rest.slice(phone.to) } : takeName(rest, () => false);
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
  const { name, left } = takeName(rest, (said) => asking.turn.store.people.named(said).length > 0);
  if (/^\d{5,}$/u.test(name)) return wrong(problems.unreadablePhone());
  return name === '' || name === '所有人' ? read(null, rest) : oneNamed(name, left, asking);
}

/** The mention with which the rest begins, as the platform knows it; null where two could be read there. */
export function takeMention(
  rest: string,
  incoming: Pick<Incoming, 'mentions' | 'text' | 'mentionsBot'>,
): { readonly contact: Incoming['mentions'][number]; readonly rest: string } | null {
  const body = rest.slice(1);
  const fitting = incoming.mentions
    .map((contact) => ({ contact, name: foldLine(contact.as ?? contact.name) }))
    .filter(({ name }) => name !== '' && body.startsWith(name));
  const marked = fitting.filter(({ name }) => body[name.length] === MENTION_END);
  const [first, ...others] = (marked.length > 0 ? marked : fitting).sort((a, b) => b.name.length - a.name.length);
  if (first) {
    const isSure = others.every(({ contact }) => contact.id === first.contact.id);
    return isSure ? { contact: first.contact, rest: afterMention(body.slice(first.name.length)) } : null;
  }
  const only = onlyMention(incoming);
  return only && { contact: only, rest: takeName(rest, () => false).left };
}

/** A group alias stands in the text where the platform tells the nickname: of one @ and one mention there is no doubt. */
function onlyMention({
  mentions,
  text,
  mentionsBot,
}: Pick<Incoming, 'mentions' | 'text' | 'mentionsBot'>): Incoming['mentions'][number] | null {
  const [only, another] = mentions;
  const written = text.split('@').length - 1 - (mentionsBot ? 1 : 0);
  return only && !another && only.as === undefined && written === 1 ? only : null;
}

/** A typed name: up to the mention's end mark; else the longest run of words that is a known name; else one word. */
function takeName(rest: string, isKnown: (name: string) => boolean): { readonly name: string; readonly left: string } {
  const body = rest.startsWith('@') ? rest.slice(1) : rest;
  const marked = rest.startsWith('@') ? MARKED_NAME.exec(body)?.[0] : undefined;
  const name = marked ?? runsOfWords(body).find(isKnown) ?? PLAIN_NAME.exec(body)?.[0] ?? '';
  return { name: name.trim(), left: afterMention(body.slice(name.length)) };
}

/** "阿强 搬家 他有空", "阿强 搬家": nicknames may hold blanks. The longest first. */
function runsOfWords(body: string): readonly string[] {
  const words = body.split(' ', MOST_WORDS);
  return words.slice(1).map((_, index) => words.slice(0, words.length - index).join(' '));
}

function afterMention(text: string): string {
  return text.replaceAll(MENTION_END, ' ').trim();
}

/** By the name of the register. */
function oneNamed(name: string, left: string, { turn, incoming, by }: Asking): Read<Person> {
  const named = turn.store.people.named(name);
  const people = named.filter(({ worker }) => worker?.name === name);
  const [first, ...others] = people;
  // What is wrong is said in the group only to somebody who cannot be written to.
  const aloud = isPublic(incoming) && !canWriteTo(by);
  if (first) return others.length === 0 ? read(first, left) : wrong(problems.severalNamed(name, people, aloud));
  const similar = similarTo(name, turn.store.register.workers());
  return wrong(named.length > 0 ? problems.onlyNickname(name, similar, aloud) : problems.unknownPerson(name, similar, aloud));
}

/** "熊师傅" for 熊明祥: never taken for him, but shown. */
function similarTo(name: string, workers: readonly Person[]): readonly Person[] {
  const family = /^(\p{Script=Han})(?:师傅|师父|姐|哥|孃|嬢|嬢嬢|孃孃|工|老师|阿姨|叔)$/u.exec(name)?.[1];
  const isLike = (known: string) => (family === undefined ? known.includes(name) : known.startsWith(family));
  return workers.filter((worker) => isLike(nameOf(worker)) || isLike(worker.name)).slice(0, 4);
}
