import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { trySelfRegistration } from '../../../src/application/commands/self-registration.ts';
import { newStaffCode } from '../../../src/application/staff-code.ts';
import { beginTurn } from '../../../src/application/turn.ts';
import { contactId, messageId } from '../../../src/domain/ids.ts';
import { DAY } from '../../../src/domain/time.ts';
import { type Desk, MORNING, openDesk } from './desk.ts';

describe('roles and the register', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = openDesk();
  });
  afterEach(() => {
    desk.close();
  });
  const inStaffRoom = (text: string, mentions: readonly string[] = []) => desk.says('糜站长', text, { room: desk.rooms.staff, mentions });
  const texts = (result: ReturnType<Desk['says']>) => result.said.map(({ text }) => text);

  it('whoever has the code becomes staff by direct message, and nobody by a group', () => {
    const code = newStaffCode(desk.store, () => 0.5);
    expect(texts(desk.says('陈新人', `/认领 ${code}`, { room: desk.rooms.grid }))).toEqual(['这个请私信我发']);
    expect(texts(desk.says('陈新人', '/认领 123456'))).toEqual(['认领码不对，还能试4次']);
    expect(texts(desk.says('陈新人', `/认领 ${code}`))[0]).toContain('您是站点人员了');
    expect(desk.store.people.byContact(contactId('陈新人'))?.staff).toBe(true);
    expect(desk.journal('role-given')).toMatchObject([{ data: { role: 'staff', how: 'code' } }]);
    expect(texts(desk.says('又一个人', `/认领 ${code}`))[0]).toContain('npm run staff-code');
  });

  it('the help does not speak of the code', () => {
    expect(texts(desk.says('张阿姨', '/帮助'))[0]).not.toContain('认领');
  });

  it('staff make grid workers and staff, and take the roles again', () => {
    expect(texts(inStaffRoom('/设角色 @李网格 网格员 5', ['李网格']))).toEqual(['李网格是5网格的网格员了']);
    expect(desk.store.people.gridWorkers(5).map(({ name }) => name)).toEqual(['李网格']);
    expect(texts(inStaffRoom('/设角色 @李网格 站点', ['李网格']))).toEqual(['李网格是站点人员了']);
    expect(texts(inStaffRoom('/设角色 李网格 取消'))).toEqual(['李网格不是网格员、站点人员了']);
    expect(desk.store.people.byContact(contactId('李网格'))).toMatchObject({ staff: false, grids: [] });
    expect(desk.journal('role-given')).toHaveLength(2);
    expect(desk.journal('roles-taken')).toHaveLength(1);
  });

  it('the last staff member stays', () => {
    expect(texts(inStaffRoom('/设角色 糜站长 取消'))).toEqual(['至少要留一位站点人员，先设好别人再取消']);
    expect(desk.again(desk.people.staff).staff).toBe(true);
  });

  it('a grid worker puts somebody on the register, with phone, team and trades', () => {
    const done = desk.says('杨网格', '/登记 @小工头 郑大山 13800000011 大山队 搬家、小工 疏通', {
      room: desk.rooms.staff,
      mentions: ['小工头'],
    });
    expect(texts(done)[0]).toContain('登记好了：郑大山 13800000011 大山队 搬家 小工 疏通');
    expect(texts(done)[0]).toContain('/承诺 @小工头');
    expect(desk.store.people.byContact(contactId('小工头'))?.worker).toMatchObject({
      name: '郑大山',
      phone: '13800000011',
      team: '大山队',
      trades: ['moving', 'labor', 'unclogging'],
      pledge: null,
    });
    expect(desk.journal('worker-registered')).toMatchObject([{ by: desk.people.gridworker.id }]);
    expect(JSON.stringify(desk.journal('worker-registered'))).not.toContain('13800000011');
  });

  it('phone and team may be missing', () => {
    inStaffRoom('/登记 @小工头 郑大山 无 小工', ['小工头']);
    expect(desk.store.people.byContact(contactId('小工头'))?.worker).toMatchObject({
      name: '郑大山',
      phone: null,
      team: null,
      trades: ['labor'],
    });
  });

  it('a phone belongs to one entry', () => {
    expect(texts(inStaffRoom('/登记 @小工头 郑大山 13800000001 大山队 小工', ['小工头']))).toEqual([
      '这个电话登记的是熊明祥。是他换了微信号，请站点用 /换绑',
    ]);
    expect(desk.store.people.byContact(contactId('小工头'))?.worker ?? null).toBeNull();
  });

  it('what a grid worker writes about somebody in a public group is answered by direct message', () => {
    const { said } = desk.says('杨网格', '/登记 @小工头 郑大山 13800000011 大山队 搬家', { room: desk.rooms.market, mentions: ['小工头'] });
    expect(said.map(({ room, to }) => [room, to])).toEqual([[null, '杨网格']]);
  });

  it('pledge and certificate are noted with their dates', () => {
    desk.store.settings.set('pledge_version', '2026-2');
    expect(texts(inStaffRoom('/承诺 @熊师傅 11月20日', ['熊师傅']))).toEqual(['熊明祥 11月20日签了承诺书，记下了']);
    expect(texts(inStaffRoom('/证书 熊明祥 高处作业证 2028年3月1日'))).toEqual(['熊明祥的高处作业证记下了，到2028-03-01']);
    expect(texts(inStaffRoom('/证书 13800000001 健康证 长期'))).toEqual(['熊明祥的健康证记下了，长期有效']);
    const worker = desk.again(desk.people.worker).worker;
    expect(worker?.pledge).toEqual({ signedOn: '2026-11-20', version: '2026-2' });
    expect(worker?.certificates).toContainEqual({ name: '高处作业证', expires: '2028-03-01' });
    expect(worker?.certificates).toContainEqual({ name: '健康证', expires: null });
    expect(desk.journal('pledge-signed')).toHaveLength(1);
    expect(desk.journal('certificate-added')).toHaveLength(2);
  });

  it('without a date the pledge was signed today', () => {
    inStaffRoom('/承诺 熊明祥');
    expect(desk.again(desk.people.worker).worker?.pledge?.signedOn).toBe('2026-11-25');
  });

  it('a worker is suspended for days, and let in again', () => {
    expect(texts(inStaffRoom('/停接 熊明祥 7天 失约两次'))).toEqual(['熊明祥停接到12月2日 10:00']);
    expect(desk.again(desk.people.worker).worker?.suspension).toEqual({ until: MORNING + 7 * DAY, reason: '失约两次' });
    expect(texts(inStaffRoom('/恢复 熊明祥'))).toEqual(['熊明祥可以接单了']);
    expect(desk.again(desk.people.worker).worker?.suspension).toBeNull();
    expect([desk.journal('worker-suspended').length, desk.journal('worker-resumed').length]).toEqual([1, 1]);
  });

  it('the workers of a trade are shown with their phones, but in no public group', () => {
    expect(texts(inStaffRoom('/师傅 疏通'))).toEqual(['疏通师傅1位：\n熊明祥 13800000001 熊家水电']);
    expect(desk.says('杨网格', '/师傅 水电', { room: desk.rooms.grid }).said.map(({ room, to }) => [room, to])).toEqual([[null, '杨网格']]);
    expect(texts(inStaffRoom('/师傅 搬家'))).toEqual(['名册上没有搬家师傅']);
  });

  it('who is no contact of the bot is asked to become one, where the answer may not stand in the group', () => {
    const shy = desk.meet('李网格', false);
    desk.store.people.grantGrid(shy.id, 3);
    const { said } = desk.says('李网格', '/师傅 水电', { room: desk.rooms.grid });
    expect(said.map(({ room, text }) => [room, text])).toEqual([['云岩3网格群', '@李网格 请先加我好友，我私信给您']]);
  });

  it('the register moves to a new contact, and the jobs in hand with it', () => {
    const order = desk.takes(desk.posts());
    expect(texts(inStaffRoom('/换绑 熊明祥 @熊师傅新号', ['熊师傅新号']))).toEqual(['熊明祥师傅换到新微信号了，手上的单跟着走']);
    const moved = desk.store.people.byContact(contactId('熊师傅新号'));
    expect(moved?.worker?.phone).toBe('13800000001');
    expect(desk.store.orders.heldBy(moved?.id ?? desk.people.staff.id, ['claimed']).map(({ number }) => number)).toEqual([order.number]);
    expect(desk.journal('contact-rebound')).toHaveLength(1);
  });

  it('not to himself, and not to somebody who is on the register', () => {
    desk.worker('小王', { name: '王强', phone: '13800000002', team: null, trades: ['moving'] });
    expect(texts(inStaffRoom('/换绑 熊明祥 @熊师傅', ['熊师傅']))).toEqual(['熊明祥登记的就是这个微信号']);
    expect(texts(inStaffRoom('/换绑 熊明祥 @小王', ['小王']))).toEqual(['这个微信号已经登记为王强']);
  });

  describe('who says himself that he is on the register', () => {
    const reports = (name: string, text: string) => {
      const contact = { id: contactId(name), name, friend: true };
      const turn = beginTurn(desk.station, MORNING, messageId(`self-${name}-${text}`));
      const taken = desk.store.transact(() =>
        trySelfRegistration(turn, {
          id: messageId(`self-${name}-${text}`),
          room: null,
          known: null,
          meet: () => desk.store.people.meet(contact),
          sentAt: MORNING,
          spokenAt: MORNING,
          late: false,
          text,
          quotedNumber: null,
          quotedCourse: null,
          quotedFile: null,
          mentions: [],
          mentionsBot: false,
        }),
      );
      return { taken, said: desk.drain() };
    };
    beforeEach(() => {
      desk.store.register.importEntry({
        name: '吴通',
        phone: '13800000021',
        team: '吴家疏通',
        trades: ['unclogging'],
        certificates: [],
        pledge: { signedOn: '2026-01-20', version: '2026' },
        active: true,
      });
    });

    it('is confirmed by a grid worker', () => {
      const { said } = reports('老吴', '登记 吴通 13800000021');
      expect(said.map(({ room, to }) => room ?? to)).toEqual(expect.arrayContaining(['白云工作群', '老吴']));
      expect(said.find(({ room }) => room)?.text).toContain('确认了他就顶这个名字接单。先打电话核实是本人，再发：/确认 吴通');
      expect(desk.store.people.byContact(contactId('老吴'))?.worker).toBeNull();
      const confirmed = desk.says('杨网格', '/确认 吴通', { room: desk.rooms.staff });
      expect(texts(confirmed)).toEqual(expect.arrayContaining(['吴通确认好了', '登记好了，可以接单了']));
      expect(desk.store.people.byContact(contactId('老吴'))?.worker).toMatchObject({ phone: '13800000021', team: '吴家疏通' });
      expect(JSON.stringify(desk.journal('registration-asked'))).not.toContain('13800000021');
    });

    it('is not chosen when two say it', () => {
      reports('老吴', '登记 吴通 13800000021');
      reports('假老吴', '登记吴通13800000021');
      expect(texts(desk.says('杨网格', '/确认 吴通', { room: desk.rooms.staff }))[0]).toContain('不止一位');
      expect(desk.store.register.unbound('吴通')).toHaveLength(1);
    });

    it('is told to the staff room as somebody new, or with a new account', () => {
      expect(reports('新来的', '登记 何新 13800000031').said.find(({ room }) => room)?.text).toContain('/登记 @新来的 何新 13800000031');
      expect(reports('熊二号', '登记 熊明祥 13800000001').said.find(({ room }) => room)?.text).toContain('/换绑 熊明祥 @熊二号');
    });

    it('is not meant by other words', () => {
      for (const text of ['登记一下', '我要登记', '帮我登记 明天9点']) expect(reports('路人', text).taken).toBe(false);
    });
  });
});
