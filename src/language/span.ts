/** Something recognised in a text: offsets in UTF-16 units, `to` exclusive. */
export interface Span<Value> {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly value: Value;
}
