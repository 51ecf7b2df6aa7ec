/** Money is kept in integer fen (1 元 = 100 分): no fraction is ever lost. */
export type Fen = number;

/** 6000 → "60", 6050 → "60.5": yuan as people write them, without the unit. */
export function yuanText(fen: Fen): string {
  return String(fen / 100);
}
