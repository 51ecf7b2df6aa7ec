import type { CommunityPerson } from '../../src/replay/input.ts';
import { type Besides, openStationWorld, type Place, type StationWorld } from '../support/station-world.ts';

/** A line of a transcript. The bot is 助手. */
export interface Line {
  readonly speaker: string;
  readonly text: string;
}

type Says = (name: string, text: string, more?: Besides) => Promise<void>;

/** A station on which everything that is said, by whomever, is written down in its order. */
export interface Stage {
  readonly world: StationWorld;
  readonly grid: Says;
  readonly market: Says;
  readonly staffRoom: Says;
  /** By direct message to the bot. */
  readonly alone: Says;
  readonly at: (room: string) => Says;
  /** Whatever makes the bot speak besides words: time, files, a stop. */
  readonly happens: (something: (world: StationWorld) => Promise<unknown>) => Promise<void>;
  readonly passes: (minutes: number) => Promise<void>;
}

export const BOT = '助手';

/** Plays a story on a station of its own. @returns everything that was said */
export async function play(people: readonly CommunityPerson[], story: (stage: Stage) => Promise<void>): Promise<readonly Line[]> {
  const world = await openStationWorld(people);
  const transcript: Line[] = [];
  let written = 0;
  const writeDown = (): void => {
    for (const { text, file } of world.heard.slice(written)) if (file === null) transcript.push({ speaker: BOT, text });
    written = world.heard.length;
  };
  const happens: Stage['happens'] = async (something) => {
    await something(world);
    writeDown();
  };
  const says =
    (place: (name: string) => Place): Says =>
    async (name, text, more) => {
      transcript.push({ speaker: name, text });
      await happens(() => place(name).from(name, text, more));
    };
  try {
    await story({
      world,
      grid: says(() => world.grid(3)),
      market: says(() => world.market),
      staffRoom: says(() => world.staffRoom),
      alone: says((name) => world.with(name)),
      at: (room) => says(() => world.elsewhere(room)),
      happens,
      passes: (minutes) => happens(() => world.passes(minutes)),
    });
  } finally {
    await world.end();
  }
  return transcript;
}
