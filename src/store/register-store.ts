import type { RegisterStore, WorkerEntry } from '../application/ports/store.ts';
import type { Category } from '../domain/glossary.ts';
import type { Certificate, KeyGroup } from '../domain/people.ts';
import type { Day, UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';
import { prepareMergeEntries } from './merge-entries.ts';
import {
  PERSON_COLUMNS,
  type PersonColumns,
  personFrom,
  SELECT_PERSON,
  WORKER_COLUMNS,
  type WorkerColumns,
  workerFrom,
} from './person-rows.ts';
import { StoreError } from './store-error.ts';

/** What is said of a worker; what is null or empty leaves what the register has. */
interface Statement {
  readonly name: string;
  readonly phone: string | null;
  readonly team: string | null;
  readonly trades: readonly Category[];
}

/** A line of the register; `id` null: nobody is bound to the entry. */
interface LineColumns extends Omit<PersonColumns, 'id' | 'workerId'> {
  readonly id: number | null;
  readonly workerId: number;
  readonly enrolledAt: UtcMs;
  readonly keyGroups: string;
}

export function registerStore(connection: Connection, now: () => UtcMs): RegisterStore {
  const { client, file, transact } = connection;
  const selectIdOf = client.prepare<[number], number>('SELECT id FROM workers WHERE person_id = ?').pluck();
  const selectUnboundIdByPhone = client
    .prepare<[string], number>('SELECT id FROM workers WHERE phone = ? AND person_id IS NULL ORDER BY id LIMIT 1')
    .pluck();
  // Of several entries under one phone (a couple) the one of that name is meant.
  const selectIdByPhone = client
    .prepare<[string, string], number>('SELECT id FROM workers WHERE phone = ? ORDER BY name = ? DESC, id LIMIT 1')
    .pluck();
  const selectIdByNameWithoutPhone = client
    .prepare<[string], number>('SELECT id FROM workers WHERE name = ? AND phone IS NULL ORDER BY id LIMIT 1')
    .pluck();
  const selectUnbound = client.prepare<[{ wanted: string }], WorkerColumns & { workerId: number }>(
    `SELECT ${WORKER_COLUMNS} FROM workers WHERE (name = :wanted OR phone = :wanted) AND person_id IS NULL ORDER BY id`,
  );
  const selectEntries = client.prepare<[], LineColumns>(
    `SELECT ${PERSON_COLUMNS}, ${WORKER_COLUMNS}, workers.enrolled_at AS enrolledAt,
       (SELECT json_group_array(key_group ORDER BY rowid) FROM worker_key_groups WHERE worker_id = workers.id) AS keyGroups FROM workers LEFT JOIN people ON people.id = workers.person_id ORDER BY workers.id`,
  );
  const activeWorker = 'workers.id IS NOT NULL AND (NOT workers.suspended OR workers.suspended_until <= :now)';
  const selectWorkers = client.prepare<[{ now: UtcMs }], PersonColumns>(`${SELECT_PERSON} WHERE ${activeWorker} ORDER BY workers.id`);
  const selectWorkersOf = client.prepare<[{ now: UtcMs; trade: Category }], PersonColumns>(
    `${SELECT_PERSON} WHERE ${activeWorker} AND workers.id IN (SELECT worker_id FROM worker_trades WHERE trade = :trade) ORDER BY workers.id`,
  );
  const insertEntry = client.prepare<[string, UtcMs, UtcMs]>(
    'INSERT INTO workers (name, suspended, enrolled_at, changed_at) VALUES (?, 0, ?, ?)',
  );
  const updateEntry = client.prepare<[{ id: number; name: string; phone: string | null; team: number | null; now: UtcMs }]>(
    `UPDATE workers SET name = :name, phone = coalesce(:phone, phone), team_id = coalesce(:team, team_id), changed_at = :now
     WHERE id = :id`,
  );
  const setPerson = client.prepare<[number, UtcMs, number]>('UPDATE workers SET person_id = ?, changed_at = ? WHERE id = ?');
  const insertTeam = client.prepare<[string]>('INSERT INTO teams (name) VALUES (?) ON CONFLICT DO NOTHING');
  const selectTeam = client.prepare<[string], number>('SELECT id FROM teams WHERE name = ?').pluck();
  const deleteTrades = client.prepare<[number]>('DELETE FROM worker_trades WHERE worker_id = ?');
  const insertTrade = client.prepare<[number, Category]>(
    'INSERT INTO worker_trades (worker_id, trade) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const upsertCertificate = client.prepare<[number, string, Day | null]>(
    `INSERT INTO certificates (worker_id, name, expires) VALUES (?, ?, ?)
     ON CONFLICT (worker_id, name) DO UPDATE SET expires = excluded.expires`,
  );
  const insertPledge = client.prepare<[number, Day, string]>(
    'INSERT INTO pledges (worker_id, signed_on, version) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  // A list knows the day only: which version was signed on a day that is on record is known better here.
  const insertListedPledge = client.prepare<[{ id: number; signedOn: Day; version: string }]>(
    `INSERT INTO pledges (worker_id, signed_on, version) SELECT :id, :signedOn, :version
     WHERE NOT EXISTS (SELECT 1 FROM pledges WHERE worker_id = :id AND signed_on = :signedOn)`,
  );
  const setSuspension = client.prepare<[{ id: number; suspended: 0 | 1; until: UtcMs | null; reason: string | null; now: UtcMs }]>(
    `UPDATE workers SET suspended = :suspended, suspended_until = :until, suspension_reason = :reason, changed_at = :now
     WHERE id = :id`,
  );
  // A suspension with a term or a reason is somebody's decision; a list that still says "active" does not lift it.
  const liftListed = client.prepare<[number]>(
    'UPDATE workers SET suspended = 0 WHERE id = ? AND suspended_until IS NULL AND suspension_reason IS NULL',
  );
  const suspendListed = client.prepare<[number]>('UPDATE workers SET suspended = 1 WHERE id = ?');
  const deleteKeyGroups = client.prepare<[number]>('DELETE FROM worker_key_groups WHERE worker_id = ?');
  const insertKeyGroup = client.prepare<[number, KeyGroup]>(
    'INSERT INTO worker_key_groups (worker_id, key_group) VALUES (?, ?) ON CONFLICT DO NOTHING',
  );
  const mergeEntries = prepareMergeEntries(connection);

  const entryOf = (person: number): number => {
    const id = selectIdOf.get(person);
    if (id !== undefined) return id;
    throw new StoreError(
      'inconsistent',
      file,
      `person ${person} is not on the register`,
      'This is a fault of the program; please report it.',
    );
  };
  const addEntry = (name: string): number => Number(insertEntry.run(name, now(), now()).lastInsertRowid);
  const teamNamed = (name: string | null): number | null => {
    if (name === null || name === '') return null;
    insertTeam.run(name);
    return selectTeam.get(name) ?? null;
  };
  const write = (id: number, { name, phone, team, trades }: Statement) => {
    updateEntry.run({ id, name, phone, team: teamNamed(team), now: now() });
    if (trades.length === 0) return;
    deleteTrades.run(id);
    for (const trade of trades) insertTrade.run(id, trade);
  };
  const addCertificate = (id: number, { name, expires }: Certificate) => upsertCertificate.run(id, name, expires);
  const setKeyGroups = (id: number, groups: readonly KeyGroup[]) => {
    deleteKeyGroups.run(id);
    for (const group of groups) insertKeyGroup.run(id, group);
  };
  // A name alone never means somebody who has a phone: he could be given another one's certificates.
  const listedAs = ({ name, phone }: WorkerEntry): number | undefined =>
    (phone === null ? undefined : selectIdByPhone.get(phone, name)) ?? selectIdByNameWithoutPhone.get(name);

  return {
    enrol: (person, entry) => {
      transact(() => {
        const waiting = entry.phone === null ? undefined : selectUnboundIdByPhone.get(entry.phone);
        const id = selectIdOf.get(person) ?? waiting ?? addEntry(entry.name);
        setPerson.run(person, now(), id);
        write(id, entry);
      });
    },
    importEntry: (entry) =>
      transact(() => {
        const listed = listedAs(entry);
        const id = listed ?? addEntry(entry.name);
        write(id, entry);
        for (const certificate of entry.certificates) addCertificate(id, certificate);
        if (entry.pledge) insertListedPledge.run({ id, ...entry.pledge });
        if (entry.keyGroups) setKeyGroups(id, entry.keyGroups);
        (entry.active ? liftListed : suspendListed).run(id);
        return listed === undefined ? 'added' : 'changed';
      }),
    unbound: (nameOrPhone) =>
      selectUnbound.all({ wanted: nameOrPhone }).map((row) => ({ workerId: row.workerId, worker: workerFrom(row) })),
    bindEntry: (workerId, person) => {
      transact(() => {
        const own = selectIdOf.get(person);
        if (own === workerId) return;
        if (own !== undefined) mergeEntries(own, workerId);
        setPerson.run(person, now(), workerId);
      });
    },
    signPledge: (person, signedOn, version) => {
      transact(() => insertPledge.run(entryOf(person), signedOn, version));
    },
    addCertificate: (person, certificate) => {
      transact(() => addCertificate(entryOf(person), certificate));
    },
    suspend: (person, until, reason) => {
      transact(() => setSuspension.run({ id: entryOf(person), suspended: 1, until, reason, now: now() }));
    },
    resume: (person) => {
      transact(() => setSuspension.run({ id: entryOf(person), suspended: 0, until: null, reason: null, now: now() }));
    },
    workers: (trade) =>
      (trade === undefined ? selectWorkers.all({ now: now() }) : selectWorkersOf.all({ now: now(), trade })).map(personFrom),
    entries: () =>
      selectEntries.all().map((row) => ({
        entry: row.workerId,
        worker: workerFrom(row),
        person: row.id === null ? null : personFrom({ ...row, id: row.id }),
        enrolledAt: row.enrolledAt,
        keyGroups: JSON.parse(row.keyGroups) as readonly KeyGroup[],
      })),
    setKeyGroups: (person, groups) => {
      transact(() => setKeyGroups(entryOf(person), groups));
    },
  };
}
