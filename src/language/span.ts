/** Something recognised in a text: offsets in UTF-16 units, `to` exclusive. */
export interface Span<Value> {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly value: Value;
}

export interface Extent {
  readonly from: number;
  readonly to: number;
}

/**
 * The spans of a list that reach into `from` to `to`, or end or begin there.
 *
 * @param spans in the order of the text, none overlapping another: then a long text costs no more than a short one
 */
export function spansNear<Found extends Extent>(spans: readonly Found[], from: number, to: number): readonly Found[] {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle] as Found).to < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < spans.length && (spans[end] as Found).from <= to) end += 1;
  return low === 0 && end === spans.length ? spans : spans.slice(low, end);
}

/** Which units of a text are taken: asked span by span, it costs no more in a long text than in a short one. */
export class TakenUnits {
  private readonly units: Uint8Array;

  constructor(text: string, spans: readonly Extent[] = []) {
    this.units = new Uint8Array(text.length);
    for (const span of spans) this.take(span);
  }

  take({ from, to }: Extent): void {
    this.units.fill(1, from, to);
  }

  /** Whether any unit of the span is taken. */
  meets({ from, to }: Extent): boolean {
    for (let at = from; at < to; at += 1) if (this.units[at] === 1) return true;
    return false;
  }
}
