import type { Contact } from '../application/ports/channel.ts';
import type { PeopleStore } from '../application/ports/store.ts';
import type { GridNumber, Person } from '../domain/people.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';
import { prepareMergePeople } from './merge-people.ts';
import { type PersonColumns, personFrom, SELECT_PERSON } from './person-rows.ts';
import { StoreError } from './store-error.ts';

export function peopleStore(connection: Connection, now: () => UtcMs): PeopleStore {
  const { client, file, transact } = connection;
  // Raw SQL in this file: a person with roles and register entry is one indexed statement, asked for at every message,
  // and drizzle has no typed form for its lists in JSON.
  const prepareSelect = <Params extends unknown[]>(rest: string) => client.prepare<Params, PersonColumns>(`${SELECT_PERSON} ${rest}`);
  const selectById = prepareSelect<[number]>('WHERE people.id = (SELECT coalesce(merged_into, id) FROM people WHERE id = ?)');
  const selectByContact = prepareSelect<[string]>('WHERE people.contact = ?');
  const selectNamed = prepareSelect<[{ name: string }]>(
    `WHERE people.contact IS NOT NULL AND people.id IN (
       SELECT id FROM people WHERE name = :name UNION SELECT person_id FROM workers WHERE name = :name AND person_id IS NOT NULL
     ) ORDER BY people.id`,
  );
  const selectByWorkerPhone = prepareSelect<[string]>('WHERE workers.phone = ? ORDER BY workers.changed_at DESC, workers.id LIMIT 1');
  // Only orders of grid workers name somebody: what a poster writes himself says nothing about whose phone it is.
  const selectByNamedPhone = prepareSelect<[string]>(
    `WHERE people.id = (
       SELECT on_behalf_of FROM order_details JOIN orders ON orders.id = order_details.order_id
       WHERE order_details.phone = ? AND on_behalf_of IS NOT NULL ORDER BY orders.id DESC LIMIT 1)`,
  );
  const selectStaff = prepareSelect<[]>("WHERE people.id IN (SELECT person_id FROM roles WHERE kind = 'staff') ORDER BY people.id");
  const selectGridWorkers = prepareSelect<[]>("WHERE people.id IN (SELECT person_id FROM roles WHERE kind = 'grid') ORDER BY people.id");
  const selectGridWorkersOf = prepareSelect<[GridNumber]>(
    "WHERE people.id IN (SELECT person_id FROM roles WHERE kind = 'grid' AND grid = ?) ORDER BY people.id",
  );
  const insert = client.prepare<[string, string, number | null, UtcMs]>(
    'INSERT INTO people (contact, name, friend, first_seen) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const update = client.prepare<[string, number | null, number]>('UPDATE people SET name = ?, friend = ? WHERE id = ?');
  const grant = client.prepare<[number, 'staff' | 'grid', GridNumber | null, UtcMs]>(
    'INSERT INTO roles (person_id, kind, grid, granted_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const revoke = client.prepare<[number]>('DELETE FROM roles WHERE person_id = ?');
  const setContact = client.prepare<[string, number]>('UPDATE people SET contact = ?, friend = NULL WHERE id = ?');
  const mergePeople = prepareMergePeople(connection);

  const byContact = (contact: string): Person | null => {
    const row = selectByContact.get(contact);
    return row ? personFrom(row) : null;
  };
  const byId = (id: number): Person => {
    const row = selectById.get(id);
    if (row) return personFrom(row);
    throw new StoreError('inconsistent', file, `there is no person ${id}`, 'This is a fault of the program; please report it.');
  };
  const meetFirst = (contact: Contact): Person =>
    transact(() => {
      insert.run(contact.id, contact.name, flag(contact.friend), now());
      const person = byContact(contact.id);
      if (person) return person;
      throw new StoreError('inconsistent', file, 'a new person is not there', 'This is a fault of the program; please report it.');
    });

  return {
    meet: (contact) => {
      const known = byContact(contact.id);
      if (!known) return meetFirst(contact);
      // An empty name or an unknown flag says that the platform told nothing this time.
      const name = contact.name === '' ? known.name : contact.name;
      const friend = contact.friend ?? known.friend;
      if (name === known.name && friend === known.friend) return known;
      update.run(name, flag(friend), known.id);
      return { ...known, name, friend };
    },
    byId,
    byContact,
    // A nickname that was erased is nobody's.
    named: (name) => (name === '' ? [] : selectNamed.all({ name }).map(personFrom)),
    byWorkerPhone: (phone) => {
      const row = selectByWorkerPhone.get(phone) ?? selectByNamedPhone.get(phone);
      return row ? personFrom(row) : null;
    },
    staff: () => selectStaff.all().map(personFrom),
    gridWorkers: (grid) => (grid === undefined ? selectGridWorkers.all() : selectGridWorkersOf.all(grid)).map(personFrom),
    grantGrid: (person, grid) => {
      grant.run(person, 'grid', grid, now());
    },
    grantStaff: (person) => {
      grant.run(person, 'staff', null, now());
    },
    revokeRoles: (person) => {
      revoke.run(person);
    },
    rebind: (from, to) => {
      transact(() => {
        const keeper = byId(from);
        const other = byContact(to);
        if (other === null) setContact.run(to, keeper.id);
        else if (other.id !== keeper.id) {
          mergePeople(other.id, keeper.id);
          setContact.run(to, keeper.id);
          update.run(other.name, flag(other.friend), keeper.id);
        }
      });
    },
  };
}

function flag(value: boolean | null): number | null {
  return value === null ? null : Number(value);
}
