import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tryBinding } from '../../../src/application/commands/run-command.ts';
import { beginTurn } from '../../../src/application/turn.ts';
import { contactId, messageId, roomId } from '../../../src/domain/ids.ts';
import { type Desk, MORNING, openDesk } from './desk.ts';

describe('binding groups', () => {
  let desk: Desk;
  let messages = 0;
  beforeEach(() => {
    desk = openDesk();
  });
  afterEach(() => {
    desk.close();
  });

  const newRoom = { id: roomId('room-new'), name: '云岩5网格群' };
  /** Somebody writes in a group that is not bound. */
  const inUnbound = (name: string, text: string, sameId: string | null = null) => {
    messages += 1;
    const id = sameId ?? `unbound-${messages}`;
    const turn = beginTurn(desk.station, MORNING, messageId(id));
    const taken = desk.store.transact(() =>
      tryBinding(turn, {
        message: {
          id: messageId(id),
          room: newRoom,
          sender: { id: contactId(name), name, friend: true },
          sentAt: MORNING,
          content: { kind: 'text', text, quote: null, mentions: [], mentionsBot: false },
        },
        room: newRoom,
        text,
      }),
    );
    return { taken, said: desk.drain() };
  };

  it('in a new group staff bind it, and one notice says who reads along, what is kept, how long, and how it is erased', () => {
    const { said } = inUnbound('糜站长', '/绑定 网格 5');
    expect(desk.store.rooms.byId(newRoom.id)).toMatchObject({ kind: 'grid', grid: 5, name: '云岩5网格群' });
    expect(said).toHaveLength(1);
    expect(said[0]?.room).toBe('云岩5网格群');
    expect(said[0]?.line.kind).toBe('notice');
    for (const part of ['5网格群', '白云驿站', '闲聊不记', '180天', '/删除我的信息']) expect(said[0]?.text).toContain(part);
    expect(desk.journal('room-bound')).toMatchObject([{ by: desk.people.staff.id, room: newRoom.id, data: { kind: 'grid', grid: 5 } }]);
  });

  it.each([
    ['/绑定 零工市场', 'market', null],
    ['、绑定市场', 'market', null],
    ['／绑定 工作群', 'staff', null],
    ['/绑定 网格３', 'grid', 3],
    ['/绑定 3号网格', 'grid', 3],
    ['/绑定 网格三', 'grid', 3],
  ])('%s', (text, kind, grid) => {
    inUnbound('糜站长', text);
    expect(desk.store.rooms.byId(newRoom.id)).toMatchObject({ kind, grid });
  });

  it('anybody else there is not heard and not kept', () => {
    for (const text of ['/绑定 网格 5', '/帮助', '/派单 通下水道', '找个师傅通下水道']) {
      expect(inUnbound('路过的人', text)).toEqual({ taken: false, said: [] });
    }
    for (const name of ['杨网格', '熊师傅']) expect(inUnbound(name, '/绑定 网格 5')).toEqual({ taken: false, said: [] });
    expect(desk.store.people.byContact(contactId('路过的人'))).toBeNull();
    expect(desk.store.rooms.byId(newRoom.id)).toBeNull();
  });

  it('staff, too, can do nothing else there', () => {
    for (const text of ['/帮助', '/台账', '/解绑', '/绑顶 网格 5']) expect(inUnbound('糜站长', text)).toEqual({ taken: false, said: [] });
  });

  it('tells staff how it is written', () => {
    const { said } = inUnbound('糜站长', '/绑定 三栋');
    expect(said.map(({ text }) => text)).toEqual(['要写绑成什么群：网格 3、零工市场、工作群。这样写：/绑定 网格 3']);
    expect(desk.store.rooms.byId(newRoom.id)).toBeNull();
  });

  it('whoever is set as staff at start may bind before ever having written to the bot', () => {
    inUnbound('主任', '/绑定 工作群');
    expect(desk.store.rooms.byId(newRoom.id)?.kind).toBe('staff');
    expect(desk.store.people.byContact(contactId('主任'))?.staff).toBe(true);
  });

  it('a message that is delivered once more changes nothing', () => {
    inUnbound('糜站长', '/绑定 网格 5', 'twice');
    desk.store.rooms.unbind(newRoom.id);
    expect(inUnbound('糜站长', '/绑定 网格 5', 'twice').said).toEqual([]);
    expect(desk.store.rooms.byId(newRoom.id)).toBeNull();
  });

  it('a group that is bound so already gets no second notice, one that is bound anew does', () => {
    const { grid } = desk.rooms;
    expect(desk.says('糜站长', '/绑定 网格 3', { room: grid }).said.map(({ text }) => text)).toEqual(['这个群已经是3网格群了']);
    const { said } = desk.says('糜站长', '/绑定 网格 4', { room: grid });
    expect(said.map(({ line }) => line.kind)).toEqual(['notice']);
    expect(desk.store.rooms.byId(grid.id)?.grid).toBe(4);
  });

  it('is not done by direct message', () => {
    expect(desk.says('糜站长', '/绑定 网格 5').said.map(({ text }) => text)).toEqual(['这个要在群里发']);
  });

  it('staff unbind a group', () => {
    const { said } = desk.says('糜站长', '/解绑', { room: desk.rooms.grid });
    expect(said.map(({ text }) => text)).toEqual(['这个群解绑了，以后群里的话我不看不记']);
    expect(desk.store.rooms.byId(desk.rooms.grid.id)).toBeNull();
    expect(desk.journal('room-unbound')).toHaveLength(1);
  });
});
