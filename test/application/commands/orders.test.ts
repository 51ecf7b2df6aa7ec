import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { tryFoundElsewhere } from '../../../src/application/commands/found-elsewhere.ts';
import { beginTurn, type Incoming } from '../../../src/application/turn.ts';
import { contactId, messageId } from '../../../src/domain/ids.ts';
import type { Order } from '../../../src/domain/order.ts';
import { HOUR, instant } from '../../../src/domain/time.ts';
import { type Desk, MORNING, openDesk, type Said } from './desk.ts';

describe('commands about orders', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = openDesk();
  });
  afterEach(() => {
    desk.close();
  });
  const inStaffRoom = (text: string, mentions: readonly string[] = []) => desk.says('杨网格', text, { room: desk.rooms.staff, mentions });
  const texts = ({ said }: { readonly said: readonly Said[] }) => said.map(({ text }) => text);
  const where = ({ said }: { readonly said: readonly Said[] }) => said.map(({ room, to }) => room ?? to);
  const placed = (): Order => {
    const [order, ...others] = desk.store.orders.postedSince(0);
    if (!order || others.length > 0) throw new Error(`${others.length + 1} orders`);
    return order;
  };

  describe('/派单', () => {
    it('always makes an order, for the grid of the grid worker', () => {
      const { said } = inStaffRoom('/派单 通下水道，白云路12号3栋502，明天上午9点，60元，电话13900000009');
      expect(placed()).toMatchObject({
        source: 'command',
        category: 'unclogging',
        grid: 3,
        phone: '13900000009',
        when: { kind: 'at', start: instant(2026, 11, 26, 9) },
        price: { minFen: 6_000, maxFen: 6_000 },
        postedBy: desk.people.gridworker.id,
      });
      const announced = said.find(({ room }) => room === '白云零工市场')?.text;
      expect(announced).toContain(`接${placed().number}`);
      for (const secret of ['3栋', '502', '13900000009']) expect(announced).not.toContain(secret);
    });

    it('even of words that name no known work', () => {
      inStaffRoom('/派单 那个东西弄一下，白云路');
      expect(placed()).toMatchObject({ category: 'other', state: { kind: 'open' } });
    });

    it.each([
      ['/派单 代 刘婆婆 13900000077 换水龙头，白云路，60元', '刘婆婆', '13900000077'],
      ['/派单 代刘婆婆 13900000077 换水龙头，白云路，60元', '刘婆婆', '13900000077'],
      ['/派单 代 刘婆婆，换水龙头，白云路，60元', '刘婆婆', null],
      ['/派单 代：刘婆婆 139-0000-0077，换水龙头，白云路，60元', '刘婆婆', '13900000077'],
      ['/派单 代 刘大妈换水龙头，白云路，60元', '刘大妈', null],
    ])('names for whom: %s', (text, name, phone) => {
      inStaffRoom(text);
      expect(placed()).toMatchObject({ posterName: name, phone, onBehalfOf: null, category: 'plumbing_electric' });
    });

    it('gives rights to who is mentioned, or writes from a contact registered under that phone', () => {
      inStaffRoom('/派单 代 @张阿姨\u2005换水龙头，白云路，60元', ['张阿姨']);
      expect(placed()).toMatchObject({ onBehalfOf: desk.people.resident.id, posterName: '张阿姨' });
    });

    it('gives rights to who is registered under that phone', () => {
      inStaffRoom('/派单 代 老熊 13800000001 换水龙头，白云路，60元');
      expect(placed()).toMatchObject({ onBehalfOf: desk.people.worker.id, posterName: '老熊' });
    });

    it('does not take the work for a name', () => {
      inStaffRoom('/派单 代买菜送到白云路，20元');
      expect(placed()).toMatchObject({ posterName: '杨网格', onBehalfOf: null, category: 'errand' });
    });

    it('not of work that must not be brokered', () => {
      const { said } = inStaffRoom('/派单 找人刷单，先垫付后返钱，一单15块');
      expect(desk.store.orders.postedSince(0)).toEqual([]);
      expect(said.some(({ room }) => room === '白云零工市场')).toBe(false);
      expect(said.some(({ room }) => room === '白云工作群')).toBe(true);
    });
  });

  describe('/改', () => {
    const change = (order: Order, words: string) => inStaffRoom(`/改 ${order.number} ${words}`);

    it.each([
      ['价格 80', { price: { minFen: 8_000, maxFen: 8_000, unit: 'job' } }],
      ['价格改成100元', { price: { minFen: 10_000, maxFen: 10_000, unit: 'job' } }],
      ['价钱 面议', { price: null, negotiable: true }],
      ['时间 明天下午3点', { when: { kind: 'at', start: instant(2026, 11, 26, 15) } }],
      ['人数 2', { headcount: 2 }],
      ['人数：3个人', { headcount: 3 }],
      ['电话 13900000055', { phone: '13900000055' }],
      ['内容 换水龙头', { task: expect.stringContaining('水龙头') }],
      ['地点 青云路8号2栋', { place: { full: expect.stringContaining('青云路8号2栋') } }],
      ['地址是老供销社后面', { place: { full: expect.stringContaining('供销社后面') } }],
    ])('%s', (words, expected) => {
      const order = desk.posts();
      const { said } = change(order, words);
      expect(desk.order(order)).toMatchObject(expected);
      expect(said.some(({ room, text }) => room === '白云工作群' && text === `${order.number}号单 改好了`)).toBe(true);
      for (const { room, text } of said) if (room === '白云零工市场') expect(text).not.toMatch(/栋|139/u);
    });

    it('goes to who has the job, and not to the market, once it is taken', () => {
      const order = desk.takes(desk.posts());
      const result = change(order, '价格 80');
      expect(where(result)).toEqual(expect.arrayContaining(['熊师傅', '白云工作群']));
      expect(where(result)).not.toContain('白云零工市场');
    });

    it('changes nothing of an order that is over', () => {
      const order = desk.happens(desk.posts(), { kind: 'cancelled', how: 'poster' });
      expect(texts(change(order, '价格 80'))).toEqual([`${order.number}号单 已取消，改不了了`]);
    });
  });

  describe('withdrawing', () => {
    it('the poster takes his order back', () => {
      const order = desk.posts();
      const result = desk.says('张阿姨', `/取消 ${order.number}号单`, { room: desk.rooms.grid });
      expect(desk.order(order).state.kind).toBe('cancelled');
      expect(result.said.map(({ room, text }) => [room, text])).toEqual(
        expect.arrayContaining([['云岩3网格群', `${order.number}号单 已取消`]]),
      );
      expect(where(result).filter((room) => room === '云岩3网格群')).toHaveLength(1);
    });

    it('without a number the only one, and is asked if there are several', () => {
      const first = desk.posts();
      desk.says('张阿姨', '/取消');
      expect(desk.order(first).state.kind).toBe('cancelled');
      const [one, two] = [desk.posts(), desk.posts()];
      expect(texts(desk.says('张阿姨', '/取消'))).toEqual([`取消哪一单？回：取消${two.number} 或 取消${one.number}`]);
      expect([desk.order(one).state.kind, desk.order(two).state.kind]).toEqual(['open', 'open']);
    });

    it('nobody else does, but for grid workers', () => {
      const order = desk.posts();
      expect(texts(desk.says('王大爷', `/取消 ${order.number}`))).toEqual([`${order.number}号单 不是您发的，取消不了`]);
      expect(desk.order(order).state.kind).toBe('open');
      const result = inStaffRoom(`/撤单 ${order.number} 重复发了`);
      expect(desk.order(order).state.kind).toBe('cancelled');
      expect(desk.store.orders.notes(order.id)).toMatchObject([{ kind: 'reason', text: '重复发了', by: desk.people.gridworker.id }]);
      expect(result.said.find(({ to }) => to === '张阿姨')?.text).toContain('网格员撤了：重复发了');
    });

    it('is not done twice', () => {
      const order = desk.happens(desk.posts(), { kind: 'cancelled', how: 'poster' });
      expect(texts(desk.says('张阿姨', `/取消 ${order.number}`))).toEqual([`${order.number}号单 已取消，改不了了`]);
      expect(texts(desk.says('张阿姨', '/取消'))).toEqual(['您现在没有单']);
    });
  });

  describe('/催', () => {
    it('asks who has the job', () => {
      const order = desk.takes(desk.posts());
      const result = inStaffRoom(`/催 ${order.number}`);
      expect(result.said.find(({ to }) => to === '熊师傅')?.text).toContain('到哪一步了');
      expect(texts(result)).toContain(`${order.number}号单 已问熊明祥师傅`);
    });

    it('by night disturbs nobody, unless it is urgent', () => {
      const [order, urgent] = [desk.posts(), desk.takes(desk.posts({ urgent: true }))];
      desk.waits(13 * HOUR);
      expect(inStaffRoom(`/催 ${order.number}`).said.map(({ room, text }) => [room, text])).toEqual([
        ['白云工作群', `${order.number}号单 夜里不打扰，早上再催`],
      ]);
      expect(where(inStaffRoom(`/催 ${urgent.number}`))).toContain('熊师傅');
    });

    it('leaves a stand-by who is being asked his time', () => {
      const order = desk.happens(desk.posts(), { kind: 'standby-called', person: desk.people.worker.id });
      expect(texts(inStaffRoom(`/催 ${order.number}`))).toEqual([`${order.number}号单 正在问候补师傅`]);
    });

    it('announces once more what nobody has taken', () => {
      const order = desk.posts();
      const result = inStaffRoom(`/催 ${order.number}`);
      expect(result.said.find(({ room }) => room === '白云零工市场')?.text).toContain(`接${order.number}`);
      expect(texts(desk.says('杨网格', `/催 ${desk.happens(order, { kind: 'expired' }).number}`))).toHaveLength(1);
    });
  });

  describe('/渠道', () => {
    it('closes the order, and keeps who was found', () => {
      const order = desk.posts();
      const result = inStaffRoom(`/渠道 ${order.number} 物业的李师傅 13900000066`);
      expect(desk.order(order).state).toMatchObject({ kind: 'closed', elsewhere: true });
      expect(desk.store.orders.notes(order.id)).toMatchObject([{ kind: 'elsewhere', text: '物业的李师傅 13900000066' }]);
      expect(result.said.map(({ room, to, text }) => [room ?? to, text])).toEqual(
        expect.arrayContaining([
          ['白云零工市场', `${order.number}号单 另外找到人了，不用接了`],
          ['白云工作群', `${order.number}号单 另外找到人，记下了`],
          ['张阿姨', `${order.number}号单 驿站另外找到人了，有事找网格员`],
        ]),
      );
      expect(result.said.some(({ text }) => text.includes('13900000066'))).toBe(false);
    });

    it('not while some of several workers have come: the job is theirs', () => {
      const order = desk.takes(desk.posts({ headcount: 2 }));
      expect(texts(inStaffRoom(`/渠道 ${order.number} 物业`))).toEqual([
        `${order.number}号单 已有1位师傅接了。不用再找人就发：/改 ${order.number} 人数 1`,
      ]);
      expect(desk.order(order).state.kind).toBe('open');
    });

    it('an answer in the staff room that quotes the call for help does the same', () => {
      const order = desk.posts();
      const answers = (text: string, quotedNumber: number | null, name = '杨网格') => {
        const turn = beginTurn(desk.station, MORNING, messageId(`answer-${text}`));
        const known = desk.store.people.byContact(contactId(name));
        const reading = desk.station.language.readMessage(text, { sentAt: MORNING, room: 'staff', sender: 'gridworker' });
        const incoming: Incoming = {
          id: messageId(`answer-${text}`),
          room: desk.rooms.staff,
          known,
          meet: () => desk.people.gridworker,
          sentAt: MORNING,
          spokenAt: MORNING,
          late: false,
          text,
          quotedNumber,
          quotedCourse: null,
          quotedFile: null,
          mentions: [],
          mentionsBot: false,
        };
        return tryFoundElsewhere(turn, incoming, reading);
      };
      expect(answers('物业的老周去', order.number)).toBe(false);
      desk.store.journal.append({ kind: 'ladder-called', at: MORNING, by: null, person: null, room: null, data: { order: order.id } });
      expect(answers('物业的老周去', null)).toBe(false);
      expect(answers('物业的老周去', order.number, '熊师傅')).toBe(false);
      for (const question of ['哪个有空？', '老周有没有空去吗']) expect(answers(question, order.number)).toBe(false);
      expect(desk.order(order).state.kind).toBe('open');
      expect(answers('物业的老周去', order.number)).toBe(true);
      expect(desk.order(order).state).toMatchObject({ kind: 'closed', elsewhere: true });
      expect(desk.store.orders.notes(order.id)).toMatchObject([{ kind: 'elsewhere', text: '物业的老周去' }]);
    });

    it('not of one that somebody has', () => {
      const order = desk.takes(desk.posts());
      expect(texts(inStaffRoom(`/渠道 ${order.number} 物业`))).toEqual([`${order.number}号单 有人接了，不用另找了`]);
      expect(desk.order(order).state.kind).toBe('claimed');
    });
  });

  describe('/纠纷', () => {
    it('marks the order, and gives staff the whole history with the numbers to call', () => {
      const order = desk.takes(desk.posts());
      const result = desk.says('张阿姨', `/纠纷 ${order.number} 地板刮花了 不认账`, { room: desk.rooms.grid });
      expect(desk.order(order).disputed).toBe(true);
      const history = result.said.find(({ room }) => room === '白云工作群')?.text ?? '';
      for (const part of [
        `${order.number}号单 有纠纷`,
        order.ledgerId,
        '白云路12号3栋502',
        '13900000009',
        '熊明祥 接单',
        '纠纷：地板刮花了 不认账',
        '12348',
        '12345',
        '110',
      ]) {
        expect(history).toContain(part);
      }
      expect(result.said.find(({ to }) => to === '张阿姨')?.text).toContain('记下了');
      expect(where(result)).not.toContain('云岩3网格群');
    });

    it('whatever the state, by poster, worker and grid worker; nobody else', () => {
      const order = desk.happens(desk.takes(desk.posts()), { kind: 'reported-done', paidFen: 6_000 });
      expect(texts(desk.says('王大爷', `/纠纷 ${order.number} 看热闹`))).toEqual([`${order.number}号单 不是您的单，报不了`]);
      expect(desk.order(order).disputed).toBe(false);
      desk.says('熊师傅', `/纠纷 ${order.number} 不给钱`);
      expect(desk.order(order)).toMatchObject({ disputed: true, state: { kind: 'done' } });
    });

    it('goes to staff themselves where there is no staff room, in parts that fit into a message', () => {
      desk.store.rooms.unbind(desk.rooms.staff.id);
      const order = desk.takes(desk.posts());
      for (let round = 0; round < 40; round += 1)
        desk.happens(desk.order(order), { kind: 'amended', fields: ['price'], headcount: 1 }, desk.people.resident);
      const { said } = desk.says('熊师傅', `/纠纷 ${order.number} 改来改去`);
      const parts = said.filter(({ to }) => to === '糜站长').map(({ text }) => text);
      expect(parts.length).toBeGreaterThan(0);
      for (const part of parts) expect(part.length).toBeLessThanOrEqual(1_500);
      expect(parts.join('\n').match(/改单/gu)).toHaveLength(40);
    });
  });

  describe('looking up', () => {
    it('everybody hears the state of an order in one line, and nothing private', () => {
      const order = desk.takes(desk.posts());
      for (const place of [undefined, desk.rooms.grid, desk.rooms.market]) {
        const { said } = desk.says('王大爷', `/查 ${order.number}`, place ? { room: place } : {});
        expect(said.map(({ text }) => text)).toEqual([`${order.number}号单 熊明祥师傅接了`]);
      }
    });

    it('poster, worker and grid worker hear all of it, but not in a public group', () => {
      const order = desk.takes(desk.posts());
      for (const name of ['张阿姨', '熊师傅', '杨网格', '糜站长']) {
        const [full] = texts(desk.says(name, `/查 ${order.number}`));
        for (const part of ['白云路12号3栋502', '13900000009', '13800000001', '60元']) expect(full).toContain(part);
        expect(texts(desk.says(name, `/查 ${order.number}`, { room: desk.rooms.market }))).toEqual([`${order.number}号单 熊明祥师傅接了`]);
      }
      expect(texts(inStaffRoom(`/查 ${order.number}`))[0]).toContain('3栋502');
    });

    it('one sees the orders of one’s own', () => {
      expect(texts(desk.says('张阿姨', '/我的单'))).toEqual(['您现在没有单']);
      const [taken, open] = [desk.takes(desk.posts()), desk.posts()];
      desk.happens(desk.posts(), { kind: 'cancelled', how: 'poster' });
      const result = desk.says('张阿姨', '/我的单', { room: desk.rooms.grid });
      expect(where(result)).toEqual(['张阿姨']);
      expect(texts(result)[0]?.split('\n').slice(1)).toEqual([
        `${open.number}号单 还没人接：通下水道 时间待定`,
        `${taken.number}号单 熊明祥师傅接了：通下水道 时间待定`,
      ]);
    });

    it('a worker sees the jobs in his hand, with addresses, by direct message', () => {
      const order = desk.takes(desk.posts());
      desk.posts();
      const result = desk.says('熊师傅', '/在办', { room: desk.rooms.market });
      expect(where(result)).toEqual(['熊师傅']);
      expect(texts(result)[0]).toBe(`您手上1单：\n${order.number}号单 通下水道，时间待定，白云路12号3栋502，13900000009，60元`);
    });

    it('a grid worker sees what is unfinished, of all grids or of one', () => {
      const order = desk.takes(desk.posts());
      expect(texts(inStaffRoom('/在办'))[0]).toContain(`${order.number}号单 熊明祥师傅接了`);
      expect(texts(inStaffRoom('/在办 3'))[0]).toContain('3网格在办1单');
      expect(texts(inStaffRoom('/在办 网格5'))).toEqual(['5网格没有在办的单']);
    });
  });

  describe('/删除我的信息', () => {
    it('blanks what is personal of one’s finished orders, and leaves the others', () => {
      const finished = desk.happens(desk.posts(), { kind: 'cancelled', how: 'poster' });
      const running = desk.posts();
      const stays = `${running.number}号单还没办完，办完了再发一遍`;
      expect(texts(desk.says('张阿姨', '/删除我的信息'))).toEqual([`1个办完的单，电话、地址、原话都删了。${stays}`]);
      expect(desk.order(finished)).toMatchObject({ phone: null, rawText: null });
      expect(desk.order(finished).place?.full ?? '').not.toContain('502');
      expect(desk.order(running)).toMatchObject({ phone: '13900000009' });
      expect(desk.journal('order-erased')).toMatchObject([{ data: { order: finished.ledgerId } }]);
      expect(texts(desk.says('张阿姨', '/删除我的信息'))).toEqual([`没有要删的。${stays}`]);
    });

    it('not while there is a dispute about it, and not in a group', () => {
      const order = desk.happens(desk.posts(), { kind: 'cancelled', how: 'poster' });
      desk.happens(order, { kind: 'disputed' });
      expect(texts(desk.says('张阿姨', '/删除我的信息'))).toEqual([`没有要删的。${order.number}号单有纠纷，了结后才能删`]);
      expect(desk.order(order).phone).toBe('13900000009');
      expect(texts(desk.says('张阿姨', '/删除我的信息', { room: desk.rooms.grid }))).toEqual(['这个请私信我发']);
    });
  });

  it('somebody mentioned for the first time is made known', () => {
    inStaffRoom('/派单 代 @刘新来\u2005换水龙头，白云路，60元', ['刘新来']);
    expect(desk.store.people.byContact(contactId('刘新来'))?.id).toBe(placed().onBehalfOf);
  });
});
