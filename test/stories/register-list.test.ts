import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contactId } from '../../src/domain/ids.ts';
import { aWorker, CAST, openStationWorld, type StationWorld, somebody } from '../support/station-world.ts';
import { rowsOf, workbookOf } from '../support/workbook.ts';
import { expectSilence, heardDuring, publicLines, textsKept } from './telling.ts';

const HEADER = ['姓名', '电话', '团队', '工种', '证书及有效期', '承诺书日期', '状态', '重点群体'];

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld([...CAST, somebody('钱副', ['staff'], { friend: false })]);
});
afterEach(() => world.end());

const entries = () => world.station.store.register.entries();
const entry = (name: string) => entries().find(({ worker }) => worker.name === name);
const journal = (kind: string) => world.station.store.journal.since(kind, 0).map(({ data }) => data);
const lastLine = () => world.heard.at(-1)?.text ?? '';

/** A list of so many workers, with some of its rows changed; the first worker stands in row 2. */
function listOf(count: number, changed: Readonly<Record<number, Readonly<Record<string, string | number | Date | null>>>> = {}) {
  const rows = Array.from({ length: count }, (_, index) => {
    const row = index + 2;
    const standard = { 姓名: `师傅${row}`, 电话: `1390000${String(row).padStart(4, '0')}`, 团队: '搬家队', 工种: '搬家', 状态: '正常' };
    return HEADER.map((title) => ({ ...standard, ...changed[row] })[title] ?? null);
  });
  return workbookOf([HEADER, ...rows]);
}

describe('/名册', () => {
  it('goes to staff in full by direct message, and masked to the staff room', async () => {
    await world.staffRoom.from('糜主任', '/重点群体 @熊师傅 大龄');
    const lines = await heardDuring(world, () => world.staffRoom.from('糜主任', '/名册'));
    expect(lines.map(({ room, to, text }) => `${room ?? to} ${text}`).sort()).toEqual([
      '工作群 名册20261207(脱敏).xlsx',
      '糜主任 名册20261207.xlsx',
    ]);
    const full = await rowsOf(lines.find(({ to }) => to === '糜主任')?.file);
    expect(full[0]).toEqual(HEADER);
    expect(full[1]?.slice(0, 5)).toEqual(['熊师傅', '13800000001', '熊师傅的队', '水电、疏通', '低压电工证 2029-05-01']);
    expect(full[1]?.slice(6)).toEqual(['正常', '大龄']);
    const masked = JSON.stringify(await rowsOf(lines.find(({ room }) => room === '工作群')?.file));
    expect(masked).toContain('138****0001');
    expect(masked).not.toMatch(/重点群体|大龄|1\d{10}/);
    expect(journal('register-exported')).toEqual(expect.arrayContaining([{ masked: true }, { masked: false }]));
  });

  it('goes nowhere but to a direct message when it is asked for in another group', async () => {
    const lines = await heardDuring(world, () => world.market.from('糜主任', '/名册'));
    expect(lines.map(({ to, text }) => `${to} ${text}`)).toEqual(['糜主任 名册20261207.xlsx']);
    const others = await heardDuring(world, () => world.market.from('钱副', '/名册'));
    expect(others.map(({ room, text, file }) => [room, text, file])).toEqual([['零工市场', '请先加我好友，我私信给您', null]]);
    expect(journal('register-exported')).toHaveLength(1);
  });

  it('is for staff alone', async () => {
    await world.staffRoom.from('杨网格', '/名册');
    world.staffRoom.hears('站点');
    await world.with('熊师傅').from('熊师傅', '/导入名册');
    world.with('熊师傅').hears('站点');
    expect(world.heard.every(({ file }) => file === null)).toBe(true);
  });
});

describe('/导入名册', () => {
  it('takes in the file before it; the list itself is gone afterwards', async () => {
    await expectSilence(world, async () => world.staffRoom.file('糜主任', '名册.xlsx', await listOf(165)));
    await world.staffRoom.from('糜主任', '/导入名册');
    expect(lastLine()).toBe('新增165人，更新0人');
    expect(entry('师傅7')?.worker).toMatchObject({ phone: '13900000007', team: '搬家队', trades: ['moving'] });
    expect(journal('workers-imported')).toEqual([{ added: 165, changed: 0 }]);
    expect(textsKept(world)).not.toContain('名册.xlsx');
    await world.staffRoom.from('糜主任', '/导入名册');
    world.staffRoom.hears('先在工作群或私信里发名册');
    await world.staffRoom.file('糜主任', '名册.xlsx', await listOf(165));
    await world.staffRoom.from('糜主任', '/导入名册');
    expect(lastLine()).toBe('新增0人，更新165人');
  });

  it('with three bad rows of 165 says three lines and changes nothing; 跳过错行 takes the others', async () => {
    const before = entries();
    await world
      .with('糜主任')
      .file(
        '糜主任',
        '名册.xlsx',
        await listOf(165, { 17: { 电话: 1380000 }, 40: { 工种: '算命' }, 99: { 证书及有效期: '低压电工证 2029-02-30' } }),
      );
    const lines = await heardDuring(world, () => world.with('糜主任').from('糜主任', '/导入名册'));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.text.split('\n')).toEqual([
      '第17行 电话：1380000 不是手机号，写11位',
      expect.stringMatching(/^第40行 工种：算命 不认识，可写：搬家 /),
      expect.stringMatching(/^第99行 证书：低压电工证 2029-02-30 看不懂，写成：低压电工证 2029-05-01。一行也没导入.*跳过错行/),
    ]);
    expect(entries()).toEqual(before);
    await world.with('糜主任').from('糜主任', '/导入名册 跳过错行');
    expect(lastLine()).toBe('新增162人，更新0人，跳过3行');
    expect(entry('师傅17')).toBeUndefined();
  });

  it('shows twenty bad rows and counts the others', async () => {
    const bad = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [index + 2, { 电话: `139${index}` }]));
    await world.staffRoom.file('糜主任', '名册.xlsx', await listOf(40, bad));
    await world.staffRoom.from('糜主任', '/导入名册');
    expect(lastLine().split('\n')).toHaveLength(21);
    expect(lastLine().split('\n')[20]).toMatch(/^还有10行/);
    expect(lastLine().length).toBeLessThan(1500);
  });

  it('reads what spreadsheet programs make: a title, dates, phones as numbers, other sheets', async () => {
    const list = await workbookOf([['请先看第二张表']], {
      师傅: [
        ['洗马路社区零工名册'],
        ['姓 名', '联系电话', '工种', '证书', '承诺书日期'],
        ['熊明祥', 13700000001, '水电、通下水道', '低压电工证 2029/5/1', new Date('2026-01-05T00:00:00Z')],
        ['王强', '137 0000 0002', '搬家', null, '2026年2月3日'],
      ],
    });
    await world.staffRoom.file('糜主任', '名册.XLSX', list);
    await world.staffRoom.from('糜主任', '/导入名册');
    expect(lastLine()).toBe('新增2人，更新0人。只读了一张表，没读：名单');
    expect(entry('熊明祥')?.worker).toMatchObject({
      phone: '13700000001',
      trades: ['plumbing_electric', 'unclogging'],
      certificates: [{ name: '低压电工证', expires: '2029-05-01' }],
      pledge: { signedOn: '2026-01-05' },
    });
    expect(entry('王强')?.worker).toMatchObject({ phone: '13700000002', pledge: { signedOn: '2026-02-03' } });
  });

  it.each([
    [
      'a column is missing',
      () =>
        workbookOf([
          ['姓名', '工种'],
          ['王强', '搬家'],
        ]),
      /^表里没有这些列：电话。/,
    ],
    ['nobody stands in it', () => workbookOf([HEADER]), /^表里一个人也没有/],
    ['it is empty', () => workbookOf([]), /^表里一个人也没有/],
    ['it is no workbook', async () => new TextEncoder().encode('姓名,电话'), /^“名册.xlsx”打不开/],
    ['it is too large', async () => new Uint8Array(2 * 1024 * 1024 + 1), /^“名册.xlsx”太大/],
    ['a phone stands there twice', () => listOf(3, { 4: { 电话: '13900000002' } }), /^第4行 电话：13900000002 和第2行一样/],
  ])('says in one line when %s', async (_why, file, expected) => {
    const before = entries();
    await world.staffRoom.file('糜主任', '名册.xlsx', await file());
    const lines = await heardDuring(world, () => world.staffRoom.from('糜主任', '/导入名册'));
    expect(lines.map(({ text }) => text)).toEqual([expect.stringMatching(expected)]);
    expect(lines[0]?.text).not.toContain('\n');
    expect(entries()).toEqual(before);
  });

  it('says what to do about a table of another program', async () => {
    await world.with('糜主任').file('糜主任', '名册.xls', new Uint8Array(10));
    await world.with('糜主任').from('糜主任', '/导入名册');
    expect(lastLine()).toBe('“名册.xls”不是 .xlsx，请在表格软件里另存为 .xlsx 再发');
  });

  it('means the quoted file; without a quote the asker’s own latest, then the only one there', async () => {
    await world.staffRoom.file('杨网格', '搬家.xlsx', await workbookOf([HEADER, ['甲', '13600000001', null, '搬家']]));
    await world.staffRoom.file('李网格', '保洁.xlsx', await workbookOf([HEADER, ['乙', '13600000002', null, '保洁']]));
    await world.staffRoom.from('糜主任', '/导入名册');
    expect(lastLine()).toBe('有几份名册：保洁.xlsx、搬家.xlsx。请引用要导入的那份，回 /导入名册');
    await world.staffRoom.from('糜主任', '/导入名册', { quote: '[文件]搬家.xlsx' });
    expect([entry('甲'), entry('乙')].map((one) => one?.worker.name)).toEqual(['甲', undefined]);
    await world.staffRoom.from('糜主任', '/导入名册', { quote: '搬家.xlsx' });
    world.staffRoom.hears('“搬家.xlsx”没找到');
    await world.staffRoom.from('糜主任', '/导入名册');
    expect(entry('乙')?.worker.name).toBe('乙');
    await world.staffRoom.file('杨网格', '搬家.xlsx', await workbookOf([HEADER, ['丙', '13600000003', null, '搬家']]));
    await world.staffRoom.file('糜主任', '我的.xlsx', await workbookOf([HEADER, ['丁', '13600000004', null, '搬家']]));
    await world.staffRoom.from('糜主任', '/导入名册');
    expect([entry('丙'), entry('丁')].map((one) => one?.worker.name)).toEqual([undefined, '丁']);
  });

  it('after half an hour only a quote finds it, after a night nothing does', async () => {
    const file = await workbookOf([HEADER, ['甲', '13600000001', null, '搬家']]);
    await world.staffRoom.file('糜主任', '名册.xlsx', file);
    await world.passes(31);
    await world.staffRoom.from('糜主任', '/导入名册');
    world.staffRoom.hears('先在工作群或私信里发名册');
    await world.staffRoom.from('糜主任', '/导入名册', { quote: '[文件]名册.xlsx' });
    world.staffRoom.hears('新增1人');
    await world.staffRoom.file('糜主任', '别的.xlsx', await listOf(3));
    await world.until('03:31');
    expect(textsKept(world)).not.toContain('师傅3');
  });

  it('a file of anybody else, or in another group, is not even looked at', async () => {
    const file = await listOf(3);
    await expectSilence(world, async () => {
      await world.market.file('糜主任', '名册.xlsx', file);
      await world.with('杨网格').file('杨网格', '名册.xlsx', file);
      await world.staffRoom.file('糜主任', '合影.jpg', file);
    });
    expect(textsKept(world)).not.toContain('师傅3');
  });

  it('keeps what the list does not know: which pledge was signed, and a suspension with its term', async () => {
    await world.staffRoom.from('糜主任', '/停接 @王师傅 7 失约');
    await world.with('糜主任').from('糜主任', '/名册');
    const file = world.heard.at(-1)?.file ?? new Uint8Array();
    await world.staffRoom.from('糜主任', '/设置 承诺书版本 2027-1');
    const before = entries();
    await world.with('糜主任').file('糜主任', '名册20261207.xlsx', file);
    await world.with('糜主任').from('糜主任', '/导入名册');
    expect(lastLine()).toBe('新增0人，更新7人');
    expect(entries()).toEqual(before);
  });
});

describe('/重点群体', () => {
  const groupsOf = (name: string) => entry(name)?.keyGroups;

  it('marks somebody of the register, and takes the mark away', async () => {
    await world.with('糜主任').from('糜主任', '/重点群体 @刘孃 大龄 脱贫');
    world.with('糜主任').hears('刘孃记为重点群体：大龄、脱贫');
    expect(groupsOf('刘孃')).toEqual(['older', 'lifted-from-poverty']);
    await world.staffRoom.from('糜主任', '/重点群体 @刘孃 就业困难');
    expect(groupsOf('刘孃')).toEqual(['hard-to-employ']);
    await world.staffRoom.from('糜主任', '/重点群体 @刘孃 取消');
    world.with('糜主任').hears('刘孃的重点群体取消了');
    expect(groupsOf('刘孃')).toEqual([]);
    expect(JSON.stringify(journal('key-groups-set'))).not.toMatch(/大龄|older|hard-to-employ/);
  });

  it('written in another group it is answered by direct message alone', async () => {
    const lines = await heardDuring(world, async () => {
      await world.market.from('糜主任', '/重点群体 @刘孃 大龄');
      await world.grid(3).from('糜主任', '/重点群体 @刘孃 富人');
    });
    expect(publicLines(lines)).toEqual([]);
    world.with('糜主任').hears('大龄');
    world.with('糜主任').hears('要写哪种：大龄、残疾、脱贫、就业困难');
    const others = await heardDuring(world, () => world.market.from('钱副', '/重点群体 @刘孃 残疾'));
    expect(publicLines(others).join()).not.toMatch(/残疾|刘孃/);
    expect(groupsOf('刘孃')).toEqual(['disabled']);
  });

  it('is for staff alone, and shows in no other answer', async () => {
    const set = await heardDuring(world, () => world.staffRoom.from('糜主任', '/重点群体 @熊师傅 残疾'));
    expect(set.map(({ room, to }) => room ?? to)).toEqual(['糜主任']);
    const lines = await heardDuring(world, async () => {
      await world.staffRoom.from('杨网格', '/重点群体 @熊师傅 大龄');
      await world.staffRoom.from('杨网格', '/师傅 水电');
    });
    expect(lines.map(({ text }) => text).join()).not.toMatch(/残疾|大龄/);
    expect(groupsOf('熊师傅')).toEqual(['disabled']);
  });

  it('a list without that column leaves the marks, one with it sets them', async () => {
    await world.staffRoom.from('糜主任', '/重点群体 @熊师傅 残疾');
    const importOf = async (header: readonly string[], row: readonly string[]) => {
      await world.staffRoom.file('糜主任', '名册.xlsx', await workbookOf([header, row]));
      await world.staffRoom.from('糜主任', '/导入名册');
    };
    await importOf(['姓名', '电话', '工种'], ['熊师傅', '13800000001', '水电']);
    expect(groupsOf('熊师傅')).toEqual(['disabled']);
    await importOf(['姓名', '电话', '工种', '重点群体'], ['熊师傅', '13800000001', '水电', '大龄人员、脱贫户']);
    expect(groupsOf('熊师傅')).toEqual(['older', 'lifted-from-poverty']);
    expect(world.station.store.people.byContact(contactId('熊师傅'))?.worker?.trades).toEqual(['plumbing_electric']);
  });
});

it('a station of 165 takes its own list back as it stands', async () => {
  await world.end();
  const many = Array.from({ length: 160 }, (_, index) =>
    aWorker(`师傅${index}`, ['moving'], { phone: `1390000${String(index).padStart(4, '0')}` }),
  );
  const odd = ['=1+1', '+某', '-某', '@某人', '＝某'].map((name, index) =>
    aWorker(name, ['cleaning'], { phone: `1360000000${index}`, team: `${name}队` }),
  );
  world = await openStationWorld([somebody('糜主任', ['staff']), ...many, ...odd]);
  const { register } = world.station.store;
  const someone = (name: string) => world.station.store.people.byContact(contactId(name))?.id as never;
  register.suspend(someone('师傅1'), null, null);
  register.addCertificate(someone('师傅2'), { name: '低压电工证', expires: '2029-05-01' });
  register.addCertificate(someone('师傅2'), { name: '健康证', expires: null });
  register.setKeyGroups(someone('师傅3'), ['older', 'disabled']);
  register.importEntry({ name: '没绑的', phone: null, team: null, trades: ['errand'], certificates: [], pledge: null, active: true });
  await world.with('糜主任').from('糜主任', '/名册');
  const file = world.heard.at(-1)?.file ?? new Uint8Array();
  expect((await rowsOf(file)).flat().filter((text) => /^[=+\-@]/.test(text))).toEqual([]);
  const before = entries();
  await world.with('糜主任').file('糜主任', '名册.xlsx', file);
  await world.with('糜主任').from('糜主任', '/导入名册');
  expect(lastLine()).toBe('新增0人，更新166人');
  const plain = (all: typeof before) =>
    all.map((one) => ({
      ...one,
      worker: { ...one.worker, name: one.worker.name.normalize('NFKC'), team: one.worker.team?.normalize('NFKC') },
    }));
  expect(plain(entries()).map(({ person: _, ...rest }) => rest)).toEqual(plain(before).map(({ person: _, ...rest }) => rest));
});
