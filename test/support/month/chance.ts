/** Choices that look like chance and are the same every time. */
export interface Chance {
  /** From 0 to 1. */
  readonly any: () => number;
  readonly isLucky: (share: number) => boolean;
  /** A whole number, both ends included. */
  readonly between: (least: number, most: number) => number;
  readonly oneOf: <Item>(items: readonly Item[]) => Item;
  /** As `oneOf`, the first ones much more often. */
  readonly oneOfTheFirst: <Item>(items: readonly Item[]) => Item;
  /** A key, as often as its weight says. */
  readonly weighed: <Key extends string>(weights: Readonly<Record<Key, number>>) => Key;
}

export function chanceFrom(any: () => number): Chance {
  const at = <Item>(items: readonly Item[], share: number): Item => {
    const item = items[Math.min(items.length - 1, Math.floor(share * items.length))];
    if (item === undefined) throw new Error('nothing to choose from');
    return item;
  };
  return {
    any,
    isLucky: (share) => any() < share,
    between: (least, most) => least + Math.floor(any() * (most - least + 1)),
    oneOf: (items) => at(items, any()),
    oneOfTheFirst: (items) => at(items, any() ** 2),
    weighed: (weights) => {
      const entries = Object.entries<number>(weights) as [keyof typeof weights, number][];
      let left = any() * entries.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [key, weight] of entries) {
        left -= weight;
        if (left < 0) return key;
      }
      return at(entries, 1)[0];
    },
  };
}
