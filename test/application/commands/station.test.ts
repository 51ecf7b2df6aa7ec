import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/application/commands/table.ts';
import { messageId } from '../../../src/domain/ids.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { type Desk, MORNING, openDesk, type Said } from './desk.ts';

describe('commands about the station', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = openDesk();
  });
  afterEach(() => {
    desk.close();
  });
  const texts = ({ said }: { readonly said: readonly Said[] }) => said.map(({ text }) => text);
  const places = ({ said }: { readonly said: readonly Said[] }) => said.map(({ room, to, text }) => [room ?? to, text]);

  describe('/帮助', () => {
    const helpFor = (name: string) => texts(desk.says(name, '/帮助'))[0] ?? '';

    it('lists just what the asker may do', () => {
      for (const hidden of ['/台账', '/派单', '/绑定', '/完成']) expect(helpFor('张阿姨')).not.toContain(hidden);
      for (const shown of ['/我的单', '/查', '/取消']) expect(helpFor('张阿姨')).toContain(shown);
      expect(helpFor('熊师傅')).toContain('/完成');
      expect(helpFor('熊师傅')).not.toContain('/派单');
      expect(helpFor('杨网格')).toContain('/派单');
      expect(helpFor('杨网格')).not.toContain('/台账');
      for (const { name, listed } of COMMANDS)
        if (listed && !['完成', '退单'].includes(name)) expect(helpFor('糜站长')).toContain(`/${name} `);
    });

    it('shows one command with an example', () => {
      expect(texts(desk.says('杨网格', '/帮助 派单'))).toEqual([
        '/派单 帮居民发单\n例：/派单 代 张阿姨 13900000001 通下水道，洗马路，明天上午，60元',
      ]);
      expect(texts(desk.says('杨网格', '/帮助 /改'))[0]).toContain('例：/改 128 价格 80');
      expect(texts(desk.says('张阿姨', '/help 派单'))).toEqual(['这个要网格员用']);
    });

    it('comes by direct message where that is possible, else in the group', () => {
      expect(desk.says('张阿姨', '/帮助', { room: desk.rooms.grid }).said.map(({ room, to }) => room ?? to)).toEqual(['张阿姨']);
      desk.meet('周嬢', false);
      expect(desk.says('周嬢', '/帮助', { room: desk.rooms.grid }).said.map(({ room, to }) => room ?? to)).toEqual(['云岩3网格群']);
    });

    it('every command has one line and an example that is that command', () => {
      for (const { name, help, example } of COMMANDS) {
        expect(help.length).toBeLessThanOrEqual(24);
        expect(example.startsWith(`/${name}`)).toBe(true);
      }
    });
  });

  describe('/台账', () => {
    it.each([
      ['/台账', '2026-11-25..2026-11-25'],
      ['/台账 今天', '2026-11-25..2026-11-25'],
      ['/台账 昨天', '2026-11-24..2026-11-24'],
      ['/台账 本周', '2026-11-23..2026-11-25'],
      ['/台账 上周', '2026-11-16..2026-11-22'],
      ['/台账 本月', '2026-11-01..2026-11-30'],
      ['/台账 上个月', '2026-10-01..2026-10-31'],
      ['/台账 2026-02', '2026-02-01..2026-02-28'],
      ['/台账 12月', '2025-12-01..2025-12-31'],
      ['/台账 2026-11-20', '2026-11-20..2026-11-20'],
      ['/台账 20261120', '2026-11-20..2026-11-20'],
      ['/台账 11.20', '2026-11-20..2026-11-20'],
      ['/台账 12月31日', '2025-12-31..2025-12-31'],
      ['/台账 2026-11-18 到 2026-11-20', '2026-11-18..2026-11-20'],
      ['/export 昨天', '2026-11-24..2026-11-24'],
    ])('%s', (text, days) => {
      expect(places(desk.says('糜站长', text))).toEqual([['糜站长', `file ${days}`]]);
    });

    it('goes masked to the staff room where it was asked for, in full only to the staff member', () => {
      expect(places(desk.says('糜站长', '/台账', { room: desk.rooms.staff }))).toEqual(
        expect.arrayContaining([
          ['白云工作群', 'file 2026-11-25..2026-11-25 masked'],
          ['糜站长', 'file 2026-11-25..2026-11-25'],
        ]),
      );
      expect(desk.journal('ledger-exported').map(({ data, room }) => [data.masked, room])).toEqual(
        expect.arrayContaining([
          [true, desk.rooms.staff.id],
          [false, null],
        ]),
      );
    });

    it('to no other room', () => {
      for (const room of [desk.rooms.grid, desk.rooms.market]) {
        expect(places(desk.says('糜站长', '/台账 本月', { room }))).toEqual([['糜站长', 'file 2026-11-01..2026-11-30']]);
      }
      expect(desk.journal('ledger-exported')).toHaveLength(2);
    });

    it('nowhere when the staff member cannot be written to', () => {
      const shy = desk.meet('陈站长', false);
      desk.store.people.grantStaff(shy.id);
      expect(places(desk.says('陈站长', '/台账', { room: desk.rooms.market }))).toEqual([['白云零工市场', '请先加我好友，我私信给您']]);
      expect(desk.journal('ledger-exported')).toEqual([]);
    });

    it('a worker who asks for it in a market group hears who may', () => {
      expect(places(desk.says('熊师傅', '/台账', { room: desk.rooms.market }))).toEqual([['白云零工市场', '这个要站点工作人员用']]);
    });
  });

  describe('figures', () => {
    it('the summary of a day by grid for grid workers, without in the market', () => {
      desk.takes(desk.posts());
      const inStaffRoom = texts(desk.says('杨网格', '/日报', { room: desk.rooms.staff }))[0];
      expect(inStaffRoom).toContain('发单1 接单1');
      expect(inStaffRoom).toContain('3网格');
      expect(texts(desk.says('杨网格', '/日报', { room: desk.rooms.market }))[0]).not.toContain('3网格');
      expect(desk.says('杨网格', '/日报', { room: desk.rooms.grid }).said.map(({ room, to }) => room ?? to)).toEqual(['杨网格']);
      expect(texts(desk.says('杨网格', '/日报 昨天'))[0]).toContain('发单0');
    });

    it.each([
      ['/排行', '2026年11月'],
      ['/排行 月', '2026年11月'],
      ['/排行 上个月', '2026年10月'],
      ['/排行 2026-09', '2026年9月'],
      ['/排行 年', '2026年'],
      ['/排行 去年', '2025年'],
      ['/排行 2025', '2025年'],
    ])('%s is that of %s', (text, title) => {
      expect(texts(desk.says('张阿姨', text))[0]?.split('\n')[0]).toBe(`接单大王 ${title}`);
    });
  });

  describe('/设置', () => {
    const set = (text: string) => texts(desk.says('糜站长', text));

    it('shows all, shows one, changes one under its key or its Chinese name', () => {
      expect(set('/设置')[0]).toContain('接单上限：3');
      expect(set('/设置 接单上限')).toEqual(['接单上限：3']);
      expect(set('/设置 接单上限 5')).toEqual(['接单上限：5']);
      expect(set('/设置 claim_pledge warn')).toEqual(['承诺书：提醒']);
      expect(set('/设置 静默 开')).toEqual(['静默：开']);
      expect(desk.store.settings.all()).toMatchObject({ claim_limit: '5', claim_pledge: 'warn', mute: 'on' });
      expect(desk.journal('setting-changed').map(({ data }) => [data.key, data.value])).toContainEqual(['claim_limit', '5']);
    });

    it('does not take what is no such value', () => {
      set('/设置 接单上限 一百');
      set('/设置 安静开始 很晚');
      expect(desk.store.settings.get('claim_limit')).toBeNull();
      expect(desk.store.settings.get('quiet_from')).toBeNull();
      expect(desk.journal('setting-changed')).toEqual([]);
    });

    it('a new time of the summary holds at once', () => {
      set('/设置 日报时间 18:30');
      expect(desk.store.due.find('summary', null)?.at).toBe(MORNING + 8.5 * 60 * MINUTE);
    });
  });

  describe('/状态', () => {
    it('says since when it runs, what is open, what waits to be sent, and where messages may have been lost', () => {
      const entry = { by: null, person: null, room: null };
      desk.store.journal.append({ ...entry, kind: 'started', at: MORNING - 120 * MINUTE, data: { version: '0.1.0' } });
      desk.store.journal.append({
        ...entry,
        kind: 'gap',
        at: MORNING - 55 * MINUTE,
        data: { since: MORNING - 60 * MINUTE, until: MORNING - 55 * MINUTE },
      });
      desk.takes(desk.posts());
      desk.posts();
      const [status] = texts(desk.says('糜站长', '/status'));
      expect(status?.split('\n')).toEqual([
        '从11月25日 8:00开始运行',
        '版本 0.1.0',
        '没人接1单，在做1单',
        '等着发0条，发没发成不清楚0条，发不出0条',
        '7天内断线1次：11月25日 9:00到9:05(5分钟)',
        '还没有备份过',
      ]);
    });

    it('tells when the message before it came, and when the station was last backed up', () => {
      const status = () => texts(desk.says('糜站长', '/状态'))[0]?.split('\n') ?? [];
      desk.store.inbox.receive({ id: messageId('earlier'), sentAt: MORNING - 9 * MINUTE, arrivedAt: MORNING - 8 * MINUTE });
      desk.store.inbox.receive({ id: messageId('this one'), sentAt: MORNING, arrivedAt: MORNING });
      desk.store.settings.set('backup_at', String(MORNING - 380 * MINUTE));
      expect(status()).toEqual(expect.arrayContaining(['上一条消息：11月25日 9:52', '上次备份：11月25日 3:40']));
      desk.store.settings.set('backup_fault', 'disk-full');
      expect(status()).toContain('备份或数据库出错了，请看一下电脑。上次好的：11月25日 3:40');
    });

    it('says so when all is muted', () => {
      desk.says('糜站长', '/设置 静默 开');
      expect(texts(desk.says('糜站长', '/状态'))[0]).toContain('现在静默');
    });
  });
});
