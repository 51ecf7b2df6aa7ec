import { keyGroupNamed } from '../../domain/glossary.ts';
import { type KeyGroup, nameOf } from '../../domain/people.ts';
import { STAFF } from '../../domain/permissions.ts';
import { DAY, MINUTE } from '../../domain/time.ts';
import type { ReceivedList } from '../ports/service-stores.ts';
import { importWorkers } from '../register/import-workers.ts';
import { readWorkerRows, type WorkerRows } from '../register/worker-rows.ts';
import * as importLines from '../replies/import-lines.ts';
import * as lines from '../replies/register-lines.ts';
import { canWriteTo, sayTo } from '../turn.ts';
import { answerPrivately } from './answers.ts';
import { anything, perhapsWord } from './arguments.ts';
import { type Asking, command } from './command.ts';
import { note } from './journal.ts';
import { registered } from './person-argument.ts';
import { sendExport } from './send-export.ts';

/** So long a file may lie before the command that means it without quoting it. */
const FOLLOWS_WITHIN = 30 * MINUTE;
/** The words that let the good rows in although others are bad. */
const SKIP = /^跳过/u;

export const registerFileCommand = command({
  name: '名册',
  may: STAFF,
  args: {},
  run: (asking) => {
    const at = asking.turn.now;
    sendExport(asking, { spec: (masked) => ({ kind: 'register', at, masked }), kind: 'register-exported', data: {} });
  },
});

export const importRegisterCommand = command({
  name: '导入名册',
  may: STAFF,
  args: { how: perhapsWord },
  run: (asking, { how }) => {
    const list = listMeant(asking);
    const text = typeof list === 'string' ? list : takeIn(asking, list, how !== null && SKIP.test(how));
    answerPrivately(asking.turn, asking.incoming, text);
  },
});

/** The list that is quoted; else the asker's latest, here or by direct message, else the only one that lies here. Or what to say. */
function listMeant({ turn, incoming, by }: Asking): ReceivedList | string {
  const place = { room: incoming.room?.id ?? null, person: by.id };
  const quoted = incoming.quotedFile;
  if (quoted !== null) {
    const name = quoted.normalize('NFKC');
    const [found] = turn.store.lists.since(place, turn.now - DAY).filter((list) => list.name.normalize('NFKC') === name);
    return found ?? importLines.noListFound(quoted);
  }
  const lying = turn.store.lists.since(place, turn.now - FOLLOWS_WITHIN);
  const direct = turn.store.lists.since({ ...place, room: null }, turn.now - FOLLOWS_WITHIN);
  const found = lying.find(({ person }) => person === by.id) ?? direct[0] ?? lying[0];
  if (!found) return importLines.noListFound(null);
  return found.person === by.id || lying.length === 1 ? found : importLines.severalLists(lying.map(({ name }) => name));
}

/** Takes a list in, all or nothing, and says what came of it. The list is dropped when nothing more can come of it. */
function takeIn({ turn, by }: Asking, { message, name, content }: ReceivedList, skipBad: boolean): string {
  if (content.kind === 'unreadable') {
    turn.store.lists.drop(message);
    return importLines.unreadableList(name, content.why);
  }
  const { pledgeVersion } = turn.rules;
  const rows = readWorkerRows(content.sheet, (signedOn) => pledgeVersion ?? signedOn.slice(0, 4));
  const problem = problemOf(rows, skipBad, content.sheet.length);
  if (problem !== null) {
    if (rows.entries.length === 0) turn.store.lists.drop(message);
    return problem;
  }
  const entries = rows.entries.map(({ entry }) => entry);
  const result = importWorkers(turn.store, entries, turn.now, by.id);
  turn.store.lists.drop(message);
  return importLines.listImported(result, { skipped: rows.faults.length, others: content.others });
}

function problemOf({ entries, faults, missing }: WorkerRows, skipBad: boolean, length: number): string | null {
  if (length === 0) return importLines.emptyList();
  if (missing.length > 0) return importLines.missingColumns(missing);
  if (entries.length === 0 && faults.length === 0) return importLines.emptyList();
  return faults.length === 0 || (skipBad && entries.length > 0) ? null : importLines.faultyList(faults, entries.length);
}

/** What only staff may know, and in the staff room grid workers read along: answered by direct message alone, where that can be. */
export const keyGroupsCommand = command({
  name: '重点群体',
  may: STAFF,
  args: { worker: registered, words: anything },
  run: ({ turn, incoming, by }, { worker, words }) => {
    const groups = readKeyGroups(words);
    if (groups === null) {
      answerPrivately(turn, incoming, lines.unknownKeyGroups());
      return;
    }
    turn.store.register.setKeyGroups(worker.id, groups);
    // Which ones they are would stand in the history for good.
    note(turn, 'key-groups-set', by, { person: worker, data: { marked: groups.length > 0 } });
    if (canWriteTo(by)) sayTo(turn, by, 'answer', lines.keyGroupsSet(nameOf(worker), groups));
    else answerPrivately(turn, incoming, lines.keyGroupsNoted());
  },
});

/** Null where a word names none, or none stands there. */
function readKeyGroups(words: string): readonly KeyGroup[] | null {
  if (/^(?:取消|无|不是)$/u.test(words)) return [];
  const groups = words
    .split(/[\s、,，;；/]+/u)
    .filter((word) => word !== '')
    .map(keyGroupNamed);
  const known = groups.filter((group) => group !== null);
  return known.length > 0 && known.length === groups.length ? [...new Set(known)] : null;
}
