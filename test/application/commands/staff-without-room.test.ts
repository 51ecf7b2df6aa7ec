import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginTurn, sayToStaff } from '../../../src/application/turn.ts';
import { type Desk, MORNING, openDesk } from './desk.ts';

let desk: Desk;
beforeEach(() => {
  desk = openDesk();
});
afterEach(() => desk.close());

const places = (said: ReturnType<Desk['drain']>) => said.map(({ room, to, text }) => [room ?? to, text.split('\n')[0]]);

/** Something that concerns staff happens. */
function tellStaff(): ReturnType<Desk['drain']> {
  desk.store.transact(() => sayToStaff(beginTurn(desk.station, MORNING, null), 'staff', '101号单 请核实'));
  return desk.drain();
}

describe('Lines for the staff room', () => {
  it('go there, and to nobody else', () => {
    expect(places(tellStaff())).toEqual([['白云工作群', '101号单 请核实']]);
  });

  it('go to each of the staff where there is none, grid workers not among them', () => {
    desk.staff('陈站长');
    desk.store.rooms.unbind(desk.rooms.staff.id);
    expect(places(tellStaff())).toEqual([
      ['糜站长', '101号单 请核实'],
      ['陈站长', '101号单 请核实'],
    ]);
  });
});

describe('Binding a group that has another use', () => {
  it('says what it was', () => {
    const { said } = desk.says('糜站长', '/绑定 网格 4', { room: desk.rooms.grid });
    expect(places(said)).toEqual([['云岩3网格群', '这个群原来是3网格群，现在改成4网格群。我是白云驿站的派单助手，群里的话我会看']]);
  });

  it('tells staff one by one when the last staff room is gone by it, and what comes from then on', () => {
    const { said } = desk.says('糜站长', '/绑定 网格 3', { room: desk.rooms.staff });
    expect(places(said)).toEqual([
      ['白云工作群', '这个群原来是工作群，现在改成3网格群。我是白云驿站的派单助手，群里的话我会看'],
      ['糜站长', '“白云工作群”不再是工作群，现在没有工作群了，工作群的消息先私信给站点人员。要恢复就在工作群里发：/绑定 工作群'],
    ]);
    expect(places(tellStaff())).toEqual([['糜站长', '101号单 请核实']]);
  });

  it('does so when it is unbound, too', () => {
    const { said } = desk.says('糜站长', '/解绑', { room: desk.rooms.staff });
    expect(said.map(({ to, line }) => to ?? line.target.kind)).toEqual(['room', '糜站长']);
  });

  it('says nothing of the kind where another staff room is left', () => {
    desk.store.rooms.bind({ ...desk.rooms.staff, id: desk.rooms.market.id, name: '二号工作群' }, null, MORNING);
    const { said } = desk.says('糜站长', '/解绑', { room: desk.rooms.staff });
    expect(said.map(({ to, line }) => to ?? line.target.kind)).toEqual(['room']);
  });
});

describe('Words of commands', () => {
  const texts = (name: string, line: string) => desk.says(name, line).said.map(({ text }) => text);

  it('an example shows the number that was written, and none where the number was all that was wrong', () => {
    const { number } = desk.posts();
    expect(texts('杨网格', `/改 ${number} 价格`)).toEqual([`少了价格。这样写：/改 ${number} 价格 80`]);
    expect(texts('杨网格', `/撤单 ${number}`)).toEqual([`少了原因。这样写：/撤单 ${number} 重复了`]);
    expect(texts('杨网格', `/指派 ${number}`)[0]).toContain(`这样写：/指派 ${number} @熊明祥`);
    expect(texts('杨网格', '/改 999 价格 80')).toEqual(['没有999号单，看清单号再发']);
  });

  it('the list of commands shows which ones want a number, and is not spread out in the staff room', () => {
    const [list] = desk.says('杨网格', '/帮助', { room: desk.rooms.staff }).said;
    expect(list?.to).toBe('杨网格');
    const lines = list?.text.split('\n') ?? [];
    for (const line of ['/查 128 看一个单到哪一步了', '/我的单 看自己发的单', '/派单 帮居民发单']) expect(lines).toContain(line);
  });

  it('/催 tells all that it has done', () => {
    const order = desk.takes(desk.posts({ headcount: 2 }));
    expect(texts('杨网格', `/催 ${order.number}`).at(-1)).toBe(`${order.number}号单 已问熊明祥师傅，还差人，又喊了一次`);
  });

  it('the history of a dispute names who did it once', () => {
    const order = desk.takes(desk.posts());
    const history = desk.says('张阿姨', `/纠纷 ${order.number} 水还在漏`).said.find(({ room }) => room === '白云工作群')?.text ?? '';
    expect(history).toMatch(/^11月25日 10:00 熊明祥 接单$/m);
  });
});
