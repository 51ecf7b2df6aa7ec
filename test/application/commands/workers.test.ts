import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Desk, openDesk, type Said } from './desk.ts';

describe('commands about who does the work', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = openDesk();
  });
  afterEach(() => {
    desk.close();
  });
  const texts = ({ said }: { readonly said: readonly Said[] }) => said.map(({ text }) => text);
  const publicRooms = ({ said }: { readonly said: readonly Said[] }) =>
    said.flatMap(({ room }) => (room && room !== '白云工作群' ? [room] : []));
  const holders = (order: { readonly id: ReturnType<Desk['posts']>['id'] }) =>
    desk.store.orders.byId(order.id).holders.map(({ person }) => desk.store.people.byId(person).name);

  describe('/完成', () => {
    it.each([
      ['收60', 6_000],
      ['收了六十块', 6_000],
      ['60元', 6_000],
      ['80.5', 8_050],
      ['没收钱', 0],
      ['爱心单', 0],
      ['', null],
      ['谢谢大家', null],
      ['都弄好了，收一百五', 15_000],
    ])('%s', (words, paidFen) => {
      const order = desk.takes(desk.posts());
      const result = desk.says('熊师傅', `/完成 ${order.number} ${words}`, { room: desk.rooms.market });
      expect(desk.order(order).state).toMatchObject({ kind: 'done', paidFen });
      expect(publicRooms(result)).not.toContain('云岩3网格群');
      expect(publicRooms(result).length).toBeLessThanOrEqual(1);
    });

    it('asks when the amount cannot be read', () => {
      const order = desk.takes(desk.posts());
      for (const words of ['收6O0000000', '1234567890', '99999999元']) {
        expect(texts(desk.says('熊师傅', `/完成 ${order.number} ${words}`))).toEqual([
          `没看懂收了多少钱。这样写：/完成 ${order.number} 收60`,
        ]);
      }
      expect(desk.order(order).state.kind).toBe('claimed');
    });

    it('without a number the only job in hand; of several it asks which', () => {
      const first = desk.takes(desk.posts());
      desk.says('熊师傅', '/完成 收60');
      expect(desk.order(first).state).toMatchObject({ kind: 'done', paidFen: 6_000 });
      const [one, two] = [desk.takes(desk.posts()), desk.takes(desk.posts())];
      expect(texts(desk.says('熊师傅', '/完成'))).toEqual([`做完的是哪一单？发：/完成 ${one.number} 或 /完成 ${two.number}`]);
      expect(desk.order(one).state.kind).toBe('claimed');
    });

    it('only by who has the job', () => {
      const order = desk.posts();
      const [line, ...others] = texts(desk.says('熊师傅', `/完成 ${order.number}`));
      expect(line).toContain('不在您手上');
      expect(others).toEqual([]);
      expect(texts(desk.says('熊师傅', '/完成'))).toEqual(['您手上没有单']);
    });
  });

  describe('/退单', () => {
    it('gives the job back, with the reason kept for staff', () => {
      const order = desk.takes(desk.posts());
      const result = desk.says('熊师傅', `/退单 ${order.number} 车坏了`, { room: desk.rooms.market });
      expect(desk.order(order)).toMatchObject({ state: { kind: 'open' }, holders: [] });
      expect(desk.store.orders.notes(order.id)).toMatchObject([{ kind: 'reason', text: '车坏了' }]);
      expect(
        result.said
          .filter(({ room }) => room === '白云零工市场')
          .map(({ text }) => text)
          .join(),
      ).not.toContain('车坏了');
      expect(desk.store.orders.history(order.id).map(({ event }) => event)).toContainEqual(
        expect.objectContaining({ kind: 'given-back', mark: true }),
      );
    });

    it('not of somebody else’s, nor of one that is done', () => {
      const other = desk.worker('王师傅', { name: '王强', phone: '13800000002', team: null, trades: ['unclogging'] });
      const order = desk.takes(desk.posts(), other);
      expect(texts(desk.says('熊师傅', `/退单 ${order.number}`))[0]).toBe(`${order.number}号单 不在您手上，看清单号再发`);
      desk.says('王师傅', `/完成 ${order.number}`);
      expect(texts(desk.says('王师傅', `/退单 ${order.number}`))).toEqual([`${order.number}号单 做完了，改不了了`]);
      expect(holders(order)).toEqual(['王师傅']);
    });
  });

  describe('/转单', () => {
    beforeEach(() => {
      desk.worker('王师傅', { name: '王强', phone: '13800000002', team: null, trades: ['unclogging'] });
    });

    it('asks the other, and the job stays until he says yes', () => {
      const order = desk.takes(desk.posts());
      const { said } = desk.says('熊师傅', `/转单 ${order.number} @王师傅 `, { room: desk.rooms.market, mentions: ['王师傅'] });
      expect(said.filter(({ text }) => text.includes('王强') || text.includes('王师傅')).length).toBeGreaterThan(0);
      expect(holders(order)).toEqual(['熊师傅']);
      const asked = desk.store.questions.about(order.id, Number.MIN_SAFE_INTEGER).map(({ question }) => question.kind);
      expect(asked).toContain('hand-over');
    });

    it('a grid worker may do it for him, and says whose job it is where several have one', () => {
      const one = desk.takes(desk.posts());
      desk.says('杨网格', `/转单 ${one.number} @王师傅`, { room: desk.rooms.staff });
      expect(desk.store.questions.about(one.id, Number.MIN_SAFE_INTEGER)).toHaveLength(1);
      const third = desk.worker('李师傅', { name: '李勇', phone: '13800000003', team: null, trades: ['unclogging'] });
      const two = desk.takes(desk.takes(desk.posts({ headcount: 2 })), third);
      const vague = desk.says('杨网格', `/转单 ${two.number} @王师傅`, { room: desk.rooms.staff });
      expect(texts(vague)[0]).toContain(`/转单 ${two.number} @原师傅 @新师傅`);
      desk.says('杨网格', `/转单 ${two.number} @李师傅 @王师傅`, { room: desk.rooms.staff });
      expect(desk.store.questions.about(two.id, Number.MIN_SAFE_INTEGER)).toMatchObject([
        { question: { kind: 'hand-over', from: third.id } },
      ]);
    });

    it('not somebody else’s, nor one that nobody has', () => {
      const order = desk.posts();
      expect(texts(desk.says('熊师傅', `/转单 ${order.number} @王师傅`, { room: desk.rooms.staff }))).toEqual([
        `${order.number}号单 还没人接，不用转`,
      ]);
      desk.takes(order);
      expect(texts(desk.says('王师傅', `/转单 ${order.number} @王师傅`, { room: desk.rooms.staff }))).toEqual([
        `${order.number}号单 不在您手上，看清单号再发`,
      ]);
      expect(texts(desk.says('王师傅', `/转单 ${order.number} @熊师傅 @王师傅`, { room: desk.rooms.staff }))).toEqual([
        `${order.number}号单 不在您手上，看清单号再发`,
      ]);
      expect(texts(desk.says('杨网格', `/转单 ${order.number} @王师傅 @熊师傅`, { room: desk.rooms.staff }))).toEqual([
        `${order.number}号单 不在王强师傅手上`,
      ]);
    });
  });

  describe('/指派 and /强制', () => {
    it('a grid worker gives the job to a worker', () => {
      const order = desk.posts();
      const result = desk.says('杨网格', `/指派 ${order.number} @熊师傅`, { room: desk.rooms.staff });
      expect(holders(order)).toEqual(['熊师傅']);
      expect(result.said.find(({ to }) => to === '熊师傅')?.text).toContain('13900000009');
      expect(desk.store.orders.history(order.id).at(-1)).toMatchObject({
        by: desk.people.gridworker.id,
        event: { kind: 'assigned', forced: false },
      });
    });

    it('the rules hold for him; staff may set themselves above them, with a reason that is kept', () => {
      const novice = desk.meet('郑小工');
      desk.store.register.enrol(novice.id, { name: '郑小工', phone: '13800000008', team: null, trades: ['unclogging'] });
      const order = desk.posts();
      expect(texts(desk.says('杨网格', `/指派 ${order.number} 郑小工`, { room: desk.rooms.staff })).join()).toContain('/强制');
      expect(holders(order)).toEqual([]);
      expect(desk.says('杨网格', `/强制 ${order.number} 郑小工 已当面签`, { room: desk.rooms.staff }).said.map(({ text }) => text)).toEqual(
        ['这个要站点工作人员用'],
      );
      desk.says('糜站长', `/强制 ${order.number} 郑小工 已当面签`, { room: desk.rooms.staff });
      expect(holders(order)).toEqual(['郑小工']);
      expect(desk.store.orders.notes(order.id)).toMatchObject([{ kind: 'override', text: '已当面签', by: desk.people.staff.id }]);
    });
  });
});
