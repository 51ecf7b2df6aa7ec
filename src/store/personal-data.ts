import type { KeptRow, PersonalOrders, PersonalRows, PersonalStore, Subject } from '../application/ports/personal-store.ts';
import type { Connection } from './connection.ts';

const HIMSELF = '(SELECT id FROM people WHERE id = :person OR merged_into = :person)';

/** What is read of each table; names of others, phones of others and what is written about others are not. */
const ROWS: Readonly<Record<keyof PersonalRows, string>> = {
  people: 'SELECT contact, name, friend, first_seen FROM people WHERE id = :person OR merged_into = :person ORDER BY id',
  roles: 'SELECT kind, grid, granted_at FROM roles WHERE person_id = :person ORDER BY id',
  register: `SELECT workers.name, phone, teams.name AS team, suspended, suspended_until, suspension_reason, enrolled_at, changed_at
    FROM workers LEFT JOIN teams ON teams.id = team_id WHERE workers.id = :entry`,
  trades: 'SELECT trade FROM worker_trades WHERE worker_id = :entry ORDER BY rowid',
  certificates: 'SELECT name, expires FROM certificates WHERE worker_id = :entry ORDER BY rowid',
  keyGroups: 'SELECT key_group FROM worker_key_groups WHERE worker_id = :entry ORDER BY rowid',
  pledges: 'SELECT signed_on, version FROM pledges WHERE worker_id = :entry ORDER BY signed_on, id',
  seeking: 'SELECT at, trades, text FROM job_seekers WHERE person_id = :person',
  signUps: 'SELECT course, at FROM course_sign_ups WHERE person_id = :person ORDER BY at',
  courses: `SELECT number, text, at, closed_at FROM courses WHERE by IN ${HIMSELF} ORDER BY number`,
  questions: `SELECT kind, asked_at, until, answer, answered_at, text, orders.ledger_id AS "order"
    FROM questions LEFT JOIN orders ON orders.id = order_id WHERE person_id = :person ORDER BY questions.id`,
  // What stands in a list is about others.
  lists: 'SELECT name, at FROM received_lists WHERE person_id = :person ORDER BY at',
  observations: `SELECT number, at, text, settled_at FROM observations WHERE by IN ${HIMSELF} ORDER BY number`,
  notes: `SELECT orders.ledger_id AS "order", order_notes.kind, at, text FROM order_notes JOIN orders ON orders.id = order_id
    WHERE order_notes.by IN ${HIMSELF} ORDER BY order_notes.id`,
  journal: `SELECT kind, at, CASE WHEN person_id IN ${HIMSELF} THEN 'about' ELSE 'by' END AS as_what FROM journal
    WHERE by IN ${HIMSELF} OR person_id IN ${HIMSELF} ORDER BY journal.id`,
  lines: `SELECT outbox.kind, created_at, outbox.state, outbox.state_at, orders.ledger_id AS "order"
    FROM outbox LEFT JOIN orders ON orders.id = order_id WHERE outbox.person_id = :person ORDER BY outbox.id`,
  due: 'SELECT kind, at FROM due_jobs WHERE person_id = :person ORDER BY at',
};

/** Written by a grid worker for somebody else, an order is not his. */
const WRITTEN_FOR_HIMSELF = "(orders.source <> 'command' OR order_details.poster_name IS NULL OR order_details.poster_name = people.name)";
const POSTED = `SELECT orders.id FROM orders JOIN order_details ON order_id = orders.id JOIN people ON people.id = posted_by
  WHERE (posted_by = :person AND (on_behalf_of IS NULL OR on_behalf_of = :person) AND ${WRITTEN_FOR_HIMSELF})
    OR on_behalf_of = :person
    OR (order_details.phone = :phone AND source = 'command' AND on_behalf_of IS NULL) ORDER BY orders.id`;

type Ids = Pick<Subject, 'person' | 'entry' | 'phone'>;

/** Prepared when asked for: a bot that runs asks for none of it. */
export function personalData({ client }: Connection): Pick<PersonalStore, 'find' | 'rowsOf' | 'ordersOf'> {
  const selectPeople = () =>
    client.prepare<[{ contact: string | null; name: string | null; phone: string | null }], Subject>(
      `SELECT people.id AS person, contact, coalesce(workers.name, people.name) AS name, workers.id AS entry, workers.phone
     FROM people LEFT JOIN workers ON workers.person_id = people.id
     WHERE contact IS NOT NULL AND (:contact IS NULL OR contact = :contact)
       AND (:name IS NULL OR people.name = :name OR workers.name = :name)
       AND (:phone IS NULL OR workers.phone = :phone OR people.id IN (
         SELECT coalesce(on_behalf_of, posted_by) FROM order_details JOIN orders ON orders.id = order_id
         WHERE order_details.phone = :phone AND (source <> 'command' OR on_behalf_of IS NOT NULL)))
     UNION ALL
     SELECT NULL, NULL, name, id, phone FROM workers
     WHERE person_id IS NULL AND :contact IS NULL AND (:name IS NULL OR name = :name) AND (:phone IS NULL OR phone = :phone)
     ORDER BY 1, 4`,
    );
  const isOnAnOrder = (phone: string) =>
    client.prepare<[string]>('SELECT 1 FROM order_details WHERE phone = ? LIMIT 1').get(phone) !== undefined;
  const idsOf = ({ person, entry, phone }: Subject): Ids => ({ person, entry, phone });

  const keys = (subject: Subject, text: string) => client.prepare<[Ids], number>(text).pluck().all(idsOf(subject));

  return {
    find: ({ contact = null, name = null, phone = null }) => {
      if (contact === null && name === null && phone === null) return [];
      const found = selectPeople().all({ contact, name, phone });
      if (found.length > 0 || contact !== null || name !== null || phone === null) return found;
      // Somebody for whom a grid worker wrote, and who has never spoken himself.
      return isOnAnOrder(phone) ? [{ person: null, contact: null, name: '', entry: null, phone }] : [];
    },
    rowsOf: (subject) => {
      const tables = Object.entries(ROWS).map(([table, text]) => [table, client.prepare<[Ids], KeptRow>(text).all(idsOf(subject))]);
      return Object.fromEntries(tables) as PersonalRows;
    },
    ordersOf: (subject): PersonalOrders => ({
      posted: keys(subject, POSTED),
      held: keys(subject, claimedAs('holder')),
      waitedFor: keys(subject, claimedAs('standby')),
    }),
  };
}

function claimedAs(role: 'holder' | 'standby'): string {
  return `SELECT order_id FROM claims WHERE person_id = :person AND role = '${role}' ORDER BY order_id`;
}
