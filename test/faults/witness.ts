import Database from 'better-sqlite3';

/** What was written to the station's file, in the order in which it was written. */
export type Written =
  | { readonly what: 'inbox'; readonly message: string; readonly sentAt: number; readonly arrivedAt: number }
  | {
      readonly what: 'event';
      readonly order: number;
      readonly kind: string;
      readonly at: number;
      readonly by: number | null;
      readonly message: string | null;
      /** The event's fields. */
      readonly data: Readonly<Record<string, unknown>>;
    }
  | {
      readonly what: 'line';
      readonly id: number;
      readonly room: string | null;
      readonly person: number | null;
      readonly kind: string;
      /** null: a file. */
      readonly text: string | null;
      readonly order: number | null;
      readonly cause: string | null;
      readonly at: number;
    }
  | { readonly what: 'state'; readonly id: number; readonly state: string };

/**
 * Triggers in the station's own file write down each message, event and line in one list, in the same transactions as the
 * rows themselves: what is not committed does not stand there either. (The texts of lines that are over are not kept by the
 * program.)
 */
export function installWitness(file: string): void {
  const db = new Database(file);
  db.exec(`
    CREATE TABLE rig_witness (seq INTEGER PRIMARY KEY AUTOINCREMENT, written TEXT NOT NULL);
    CREATE TRIGGER rig_inbox AFTER INSERT ON inbox BEGIN
      INSERT INTO rig_witness (written) VALUES (json_object('what', 'inbox', 'message', NEW.message, 'sentAt', NEW.sent_at,
        'arrivedAt', NEW.arrived_at));
    END;
    CREATE TRIGGER rig_event AFTER INSERT ON order_events BEGIN
      INSERT INTO rig_witness (written) VALUES (json_object('what', 'event', 'order', NEW.order_id, 'kind', NEW.kind,
        'at', NEW.at, 'by', NEW.by, 'message', NEW.message, 'data', json(NEW.data)));
    END;
    CREATE TRIGGER rig_line AFTER INSERT ON outbox BEGIN
      INSERT INTO rig_witness (written) VALUES (json_object('what', 'line', 'id', NEW.id, 'room', NEW.room,
        'person', NEW.person_id, 'kind', NEW.kind, 'text', NEW.text, 'order', NEW.order_id, 'cause', NEW.cause, 'at', NEW.created_at));
    END;
    -- On a full disk the end of a line fails too, as it may on a real one.
    CREATE TRIGGER rig_state AFTER UPDATE OF state ON outbox BEGIN
      INSERT INTO rig_witness (written) VALUES (json_object('what', 'state', 'id', NEW.id, 'state', NEW.state));
    END;`);
  db.close();
}

/** Reads the station's file beside the bot, or after it, without writing. */
export class Evidence {
  readonly #db: Database.Database;

  constructor(file: string) {
    this.#db = new Database(file, { readonly: true });
  }

  /** What was written after that place in the list, and the place to go on from. */
  since(seq: number): { readonly written: readonly Written[]; readonly seq: number } {
    const rows = this.rows<{ seq: number; written: string }>('SELECT seq, written FROM rig_witness WHERE seq > ? ORDER BY seq', seq);
    return { written: rows.map((row) => JSON.parse(row.written) as Written), seq: rows.at(-1)?.seq ?? seq };
  }

  rows<Row>(sql: string, ...params: unknown[]): readonly Row[] {
    return this.#db.prepare(sql).all(...params) as Row[];
  }

  /** Contact ids by the program's ids of people. */
  contacts(): ReadonlyMap<number, string> {
    return new Map(this.rows<{ id: number; contact: string }>('SELECT id, contact FROM people').map(({ id, contact }) => [id, contact]));
  }

  close(): void {
    this.#db.close();
  }
}

export function withEvidence<Result>(file: string, use: (evidence: Evidence) => Result): Result {
  const evidence = new Evidence(file);
  try {
    return use(evidence);
  } finally {
    evidence.close();
  }
}
