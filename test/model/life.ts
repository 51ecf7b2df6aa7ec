/** An event of the history as the test reads it from the file: people by name, orders by number. */
export interface Happening {
  readonly order: number;
  readonly seq: number;
  readonly kind: string;
  readonly at: number;
  /** null: the clock. */
  readonly by: string | null;
  readonly message: string | null;
  /** The person whom it is about: who claimed, was called, gave back, was given the job. */
  readonly who: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the history alone says of an order. */
export interface Life {
  readonly state: 'open' | 'claimed' | 'done' | 'closed' | 'cancelled' | 'expired';
  readonly headcount: number;
  readonly holders: readonly string[];
  readonly standby: readonly string[];
  /** The stand-by for whom it is kept. */
  readonly called: string | null;
  readonly paidFen: number | null;
  readonly rating: string | null;
  readonly elsewhere: boolean;
  readonly disputed: boolean;
  readonly announced: boolean;
}

const NEW_ORDER: Life = {
  state: 'open',
  headcount: 1,
  holders: [],
  standby: [],
  called: null,
  paidFen: null,
  rating: null,
  elsewhere: false,
  disputed: false,
  announced: false,
};

/** Replays a history, from nothing. */
export function lifeOf(history: readonly Happening[]): Life {
  return history.reduce(after, NEW_ORDER);
}

/** The life of an order after one more event. */
export function after(life: Life, { kind, who, data }: Happening): Life {
  switch (kind) {
    case 'posted':
      return { ...life, headcount: Number(data.headcount) };
    case 'announced':
      return { ...life, announced: true };
    case 'amended':
      // Who has it stays: fewer than have come it cannot need.
      return filled({ ...life, headcount: Math.max(Number(data.headcount), life.holders.length) });
    case 'claimed':
    case 'assigned':
      return taken(life, named(who));
    case 'queued':
      return { ...life, standby: queued(without(life.standby, who), named(who), data.first ? Number(data.behind ?? 0) : null) };
    case 'unqueued':
    case 'standby-passed':
      return { ...life, standby: without(life.standby, who), called: life.called === who ? null : life.called };
    case 'standby-called':
      return { ...life, called: who };
    case 'given-back':
      return filled({ ...life, holders: without(life.holders, who), called: null });
    case 'handed-over': {
      const { from, to } = data as { from: string; to: string };
      return {
        ...life,
        holders: life.holders.map((one) => (one === from ? to : one)),
        standby: without(life.standby, to),
        called: life.called === to ? null : life.called,
      };
    }
    case 'reported-done':
      return { ...life, state: 'done', called: null, paidFen: data.paidFen as number | null };
    case 'payment-corrected':
      return { ...life, paidFen: data.paidFen as number };
    case 'confirmed':
      return { ...life, state: 'closed', rating: data.rating as string | null };
    case 'cancelled':
    case 'expired':
      return { ...life, state: kind, called: null };
    case 'placed-elsewhere':
      return { ...life, state: 'closed', called: null, elsewhere: true };
    case 'disputed':
      return { ...life, disputed: true };
    case 'dispute-settled':
      return { ...life, disputed: false };
    case 'payment-contested':
    case 'no-show-reported':
    case 'picture-added':
      return life;
    default:
      throw new Error(`the history holds an event that the model does not know: ${kind}`);
  }
}

function taken(life: Life, who: string): Life {
  const called = life.called === who ? null : life.called;
  return filled({ ...life, holders: [...life.holders, who], standby: without(life.standby, who), called });
}

/** Claimed when the last worker whom it needs has come; open as long as one is missing. */
function filled(life: Life): Life {
  if (life.state !== 'open' && life.state !== 'claimed') return life;
  const isFull = life.holders.length >= life.headcount;
  return isFull ? { ...life, state: 'claimed', called: null } : { ...life, state: 'open' };
}

function without(names: readonly string[], who: string | null): readonly string[] {
  return names.filter((one) => one !== who);
}

function named(who: string | null): string {
  if (who === null) throw new Error('the event names nobody');
  return who;
}

/** Last in line, or so far from its head. */
function queued(standby: readonly string[], who: string, place: number | null): readonly string[] {
  return place === null ? [...standby, who] : [...standby.slice(0, place), who, ...standby.slice(place)];
}
