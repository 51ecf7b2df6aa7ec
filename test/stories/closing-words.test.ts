import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { CLEANING, DRAIN, expectSilence, FRIDGE, heardDuring, orderOf, publicLines, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

async function fridgeIsTaken(): Promise<void> {
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.market.from('王师傅', '接101');
  await world.until('15:40');
}

describe('the worker’s word', () => {
  it.each(['完成101', '101完成', '101号单做完了', '搬完了', '弄好了', '完成101号单', '101搞定了', '完工'])(
    '%s counts by direct message',
    async (words) => {
      await fridgeIsTaken();
      await world.with('王师傅').from('王师傅', words);
      expect(stateOf(world, 101)).toBe('done');
    },
  );

  it('弄好了 counts where it was posted, and not in another grid’s group', async () => {
    await fridgeIsTaken();
    await expectSilence(world, () => world.grid(1).from('王师傅', '弄好了'));
    expect(stateOf(world, 101)).toBe('claimed');
    await world.grid(3).from('王师傅', '弄好了');
    expect(stateOf(world, 101)).toBe('done');
  });

  it('完成 that quotes the post is of that one', async () => {
    await fridgeIsTaken();
    await world.grid(1).from('何嬢嬢', '找人把书柜抬上楼，今天下午5点，北山路丽景小区3栋，50元');
    const quote = world.heard.findLast(({ room }) => room === '零工市场')?.text ?? '';
    await world.market.from('王师傅', '接102');
    await world.market.from('王师傅', '做完了', { quote });
    expect([stateOf(world, 101), stateOf(world, 102)]).toEqual(['claimed', 'done']);
  });

  it('/完成 without a number is of the only one, and asks where there are several', async () => {
    await fridgeIsTaken();
    await world.grid(1).from('何嬢嬢', '找人把书柜抬上楼，今天下午5点，北山路丽景小区3栋，50元');
    await world.market.from('王师傅', '接102');
    const asked = await heardDuring(world, () => world.with('王师傅').from('王师傅', '/完成 收60'));
    expect(asked.map(({ to }) => to)).toEqual(['王师傅']);
    for (const number of ['101', '102']) expect(asked[0]?.text).toContain(number);
    expect([stateOf(world, 101), stateOf(world, 102)]).toEqual(['claimed', 'claimed']);
  });

  it('the answer to which keeps what he was paid', async () => {
    await fridgeIsTaken();
    await world.grid(1).from('何嬢嬢', '找人把书柜抬上楼，今天下午5点，北山路丽景小区3栋，50元');
    await world.market.from('王师傅', '接102');
    await world.with('王师傅').from('王师傅', '搬完了，收了70');
    await world.with('王师傅').from('王师傅', '101');
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'done', paidFen: 7000 });
    expect(stateOf(world, 102)).toBe('claimed');
  });

  it('没收钱 is honoured as a work of love, to him and in what the ledger counts', async () => {
    await fridgeIsTaken();
    await world.with('王师傅').from('王师傅', '/完成 101 没收钱');
    world.with('王师傅').hears('归您');
    world.with('王师傅').hears('别忘了');
    world.with('王师傅').hears('101号单', '爱心单');
    await world.grid(3).from('张阿姨', '满意');
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', paidFen: 0 });
  });

  it('said twice it is done once, and nobody is asked again', async () => {
    await fridgeIsTaken();
    await world.with('王师傅').from('王师傅', '完成101 收60');
    const lines = await heardDuring(world, () => world.with('王师傅').from('王师傅', '完成101 收600'));
    expect(lines.filter(({ to }) => to === '张阿姨')).toEqual([]);
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'done', paidFen: 6000 });
  });
});

describe('the poster’s word', () => {
  it.each(['满意', '一般', '不满意', '好了'])('%s counts by direct message too', async (words) => {
    await fridgeIsTaken();
    await world.market.from('王师傅', '完成101');
    await world.with('张阿姨').from('张阿姨', words);
    expect(stateOf(world, 101)).toBe('closed');
  });

  it.each([
    ['满意', '满意'],
    ['一般', '一般'],
  ] as const)('%s before the worker’s own word closes it with that, and he is told', async (words, rating) => {
    await fridgeIsTaken();
    const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', words));
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', rating });
    expect(lines.map(({ to }) => to)).toEqual(['王师傅', '张阿姨']);
  });

  it('不满意 closes it, staff hear of it, and no group a word', async () => {
    await fridgeIsTaken();
    await world.market.from('王师傅', '完成101');
    const lines = await heardDuring(world, () => world.with('张阿姨').from('张阿姨', '不满意'));
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', rating: '不满意' });
    expect(lines.filter(({ room }) => room === '工作群').map(({ text }) => text)).toEqual([expect.stringMatching(/^101号单 .*不满意/)]);
    expect(publicLines(lines)).toEqual([]);
    expect(lines.filter(({ to }) => to === '王师傅')).toEqual([]);
  });

  it('said once more it changes nothing', async () => {
    await fridgeIsTaken();
    await world.market.from('王师傅', '完成101');
    await world.grid(3).from('张阿姨', '满意');
    await world.grid(3).from('张阿姨', '101不满意');
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', rating: '满意' });
  });

  it('counts also from her for whom a grid worker posted it, where she was mentioned', async () => {
    await world.grid(3).from('张阿姨', '早上好');
    await world.grid(3).from('杨网格', `/派单 代 @张阿姨 ${FRIDGE}`, { mentions: ['张阿姨'] });
    await world.market.from('王师傅', '接101');
    await world.until('15:40');
    await world.market.from('王师傅', '完成101');
    await world.with('张阿姨').from('张阿姨', '满意');
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', rating: '满意' });
  });

  it('of two, one done and one not begun, is of the one that is done', async () => {
    await fridgeIsTaken();
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('熊师傅', '接102');
    await world.market.from('王师傅', '完成101');
    await world.grid(3).from('张阿姨', '满意');
    expect([stateOf(world, 101), stateOf(world, 102)]).toEqual(['closed', 'claimed']);
  });
});

describe('a day without her word', () => {
  beforeEach(async () => {
    await fridgeIsTaken();
    await world.market.from('王师傅', '完成101 收60');
  });

  it('closes it to the minute, by night as well as by day', async () => {
    await world.untilDay('2026-12-08', '15:39');
    expect(stateOf(world, 101)).toBe('done');
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'done' });
    await expectSilence(world, () => world.passes(1));
    expect(stateOf(world, 101)).toBe('closed');
  });

  it('closes it too if the process was away, and her word is too late then', async () => {
    await world.isDownUntil('16:00', 1);
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', rating: null });
    await expectSilence(world, () => world.grid(3).from('张阿姨', '不满意'));
  });

  it('is not over as long as she speaks in time', async () => {
    await world.untilDay('2026-12-08', '15:39');
    await world.grid(3).from('张阿姨', '一般');
    await expectSilence(world, () => world.passes(5));
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', rating: '一般' });
  });
});

it('nobody else’s work is closed by a word that many say', async () => {
  await fridgeIsTaken();
  await world.grid(3).from('何嬢嬢', CLEANING);
  for (const words of ['好了', '满意', '一般', '不满意', '没来']) await expectSilence(world, () => world.grid(3).from('何嬢嬢', words));
  expect([stateOf(world, 101), stateOf(world, 102)]).toEqual(['claimed', 'open']);
});
