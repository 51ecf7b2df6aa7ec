import type { Person } from '../../domain/people.ts';
import { GRID_WORKERS } from '../../domain/permissions.ts';
import { findPhones } from '../../language/recognizers/phone.ts';
import { type Placing, placeOrders } from '../orders/place-order.ts';
import { dispatchIsNotAssign, missing, noBehalfName } from '../replies/command-problem-lines.ts';
import { refuseForbidden } from '../talk/forbidden.ts';
import type { Incoming, Turn } from '../turn.ts';
import { type Argument, type Asking, command, type Read, read, wrong } from './command.ts';
import { takeMention } from './person-argument.ts';

/** The job in plain words, and for whom it is posted. */
interface Dispatch {
  readonly onBehalf: Placing['onBehalf'];
  readonly text: string;
}

const BEHALF = /^代[\s:：]{0,2}(?=\S)/u;
/** 代买菜 and 代取快递 are jobs: without a blank only a name with a phone behind it is somebody's. */
const GLUED_BEHALF = /^代(?=[^\s\d@,，]{1,6}[ ,，]{0,2}1\d{10})/u;
const NAME = /^[^\s\d@,，:：。;；]{1,12}/u;
const CALLED = /^.{1,4}?(?:阿姨|嬢嬢|孃孃|大爷|大妈|大姐|大哥|婆婆|奶奶|爷爷|老师|先生|女士|叔叔|[嬢孃姐哥叔姨婶伯爷])/u;
const LONGEST_PLAIN_NAME = 5;
const MENTIONED = /@[^\s@\u2005]+\u2005?/gu;
const ONLY_NUMBER = /^(\d{1,6})?(?: ?号单?)?$/u;
const AFTER_NAME = /^[\u2005\s,，:：]+/u;

const dispatch: Argument<Dispatch> = {
  read: (rest, asking) => {
    if (rest === '') return wrong(missing('活路'));
    // "派单 101 @熊师傅" gives an order that exists: a new one would stand in the market with nothing in it.
    const given = ONLY_NUMBER.exec(rest.replace(MENTIONED, ' ').trim());
    if (given) return wrong(given[1] === undefined ? missing('活路') : dispatchIsNotAssign(Number(given[1])));
    if (!GLUED_BEHALF.test(rest) && !/^代(?:[\s:：@]|$)/u.test(rest)) return read({ onBehalf: null, text: rest }, '');
    return readOnBehalf(rest.replace(BEHALF, ''), asking);
  },
  glues: () => false,
};

/** "张阿姨 13900000001 通下水道 …", "@张阿姨 通下水道 …" */
function readOnBehalf(rest: string, asking: Asking): Read<Dispatch> {
  const named = rest.startsWith('@') ? mentioned(rest, asking) : typed(rest);
  if (!named) return wrong(noBehalfName());
  const phone = findPhones(named.left)[0];
  const [said, left] = phone?.from === 0 ? [phone.value, named.left.slice(phone.to).replace(AFTER_NAME, '')] : [null, named.left];
  if (left === '') return wrong(missing('活路'));
  // A typed name gives no rights; a mention does, and so does writing from the contact registered under that phone.
  const person = named.person ?? (said === null ? null : asking.turn.store.people.byWorkerPhone(said));
  return read({ onBehalf: { name: named.name, phone: said, person }, text: left }, '');
}

interface Named {
  readonly name: string;
  readonly person: Person | null;
  readonly left: string;
}

function mentioned(rest: string, { turn, incoming }: Asking): Named | null {
  const mention = takeMention(rest, incoming);
  if (!mention) return typed(rest.slice(1));
  return { name: mention.contact.name, person: turn.store.people.meet(mention.contact), left: mention.rest };
}

function typed(rest: string): Named | null {
  const word = NAME.exec(rest)?.[0];
  if (word === undefined) return null;
  const name = word.length <= LONGEST_PLAIN_NAME ? word : CALLED.exec(word)?.[0];
  return name === undefined ? null : { name, person: null, left: rest.slice(name.length).replace(AFTER_NAME, '') };
}

export const dispatchCommand = command({
  name: '派单',
  may: GRID_WORKERS,
  args: { job: dispatch },
  run: ({ turn, incoming }, { job }) => {
    placeJob(turn, incoming, job);
  },
});

/** A command leaves no doubt that an order is wanted: whatever the words are, one is made; but not of forbidden work. */
function placeJob(turn: Turn, incoming: Incoming, { onBehalf, text }: Dispatch): void {
  const { jobs, forbidden } = turn.language.readJob(text, incoming.sentAt);
  if (forbidden) {
    refuseForbidden(turn, incoming, forbidden);
    return;
  }
  placeOrders(turn, incoming, jobs, { source: 'command', message: incoming.id, sentAt: incoming.sentAt, rawText: text, onBehalf });
}
