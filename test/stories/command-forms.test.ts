import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CommandName } from '../../src/application/replies/help-lines.ts';
import type { Besides, StationWorld } from '../support/station-world.ts';
import { openCommandStation, type Rehearsed, rehearse, stateOfAll, WORKING } from './command-station.ts';

let world: StationWorld;
let untouched: string;
beforeAll(async () => {
  world = await openCommandStation();
  untouched = stateOfAll(world);
});
afterAll(() => world.end());

const NAMES = Object.keys(WORKING) as CommandName[];
const wide = (text: string) => text.replace(/[0-9]/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** The same line as it may be typed. */
const TYPED: readonly (readonly [how: string, type: (line: string) => string])[] = [
  ['with ／', (line) => line.replace('/', '／')],
  ['with 、', (line) => line.replace('/', '、')],
  ['with a blank behind the sign', (line) => line.replace('/', '/ ')],
  ['with wide blanks', (line) => line.replaceAll(' ', '\u3000')],
  ['with two blanks', (line) => line.replaceAll(' ', '  ')],
  ['with a blank at the end', (line) => `${line} `],
  ['with full-width digits', wide],
  ['with 号', (line) => line.replace(/ 10(\d)/u, ' 10$1号')],
  ['with 号单', (line) => line.replace(/ 10(\d)/u, ' 10$1号单')],
  ['with 第', (line) => line.replace(/ 10(\d)/u, ' 第10$1号单')],
  ['with the number glued to the name', (line) => line.replace(/ 10(\d)/u, '10$1')],
  ['with full-width digits glued to the name', (line) => wide(line.replace(/ 10(\d)/u, '10$1号单'))],
  ['with a colon behind the name', (line) => line.replace(' ', '：')],
  ['with the ledger’s number', (line) => line.replace(/ 10(\d)/u, ' 20261207-10$1')],
  ['over several lines', (line) => line.replaceAll(' ', '\n')],
  ['behind the mention of the bot', (line) => `@派单助手\u2005${line}`],
];

/** The line as it stands, tried once. */
const tried = new Map<CommandName, Rehearsed>();
function plainly(name: CommandName): Rehearsed {
  const { by, line, place } = WORKING[name];
  const plain = tried.get(name) ?? rehearse(world, by, line, place);
  tried.set(name, plain);
  return plain;
}

describe.each(NAMES)('/%s', (name) => {
  const { by, line, place } = WORKING[name];
  it.each(TYPED)('%s is the same', (_, type) => {
    const typed = type(line);
    const plain = plainly(name);
    expect(plain.said).not.toEqual([]);
    // What is kept word for word, and the moment's message, may differ in the blanks.
    const meant = (text: string) => text.replace(/[\s\u3000]|\\n/gu, '').replace(/[０-９]/gu, (digit) => digit.normalize('NFKC'));
    const done = rehearse(world, by, typed, place, { mentionsBot: typed.startsWith('@') });
    expect(done.said.map(meant)).toEqual(plain.said.map(meant));
    expect(meant(done.state)).toBe(meant(plain.state));
  });
});

/** How 王强, whose nickname is "阿强 搬家", may be named behind "101". */
const NAMED: readonly { readonly how: string; readonly text: string; readonly more?: Besides }[] = [
  { how: 'mentioned, as the platform tells', text: ' @阿强 搬家\u2005', more: { mentions: ['阿强 搬家'] } },
  { how: 'mentioned, the end mark lost', text: ' @阿强 搬家 ', more: { mentions: ['阿强 搬家'] } },
  { how: 'mentioned, glued to the number', text: '@阿强 搬家\u2005', more: { mentions: ['阿强 搬家'] } },
  { how: 'mentioned, without the platform’s list', text: ' @阿强 搬家\u2005' },
  { how: 'typed with @ and the blank', text: ' @阿强 搬家' },
  { how: 'mentioned by the alias that he has in the group', text: ' @松山的老王\u2005', more: { mentions: ['阿强 搬家'] } },
  { how: 'mentioned by an alias, the end mark lost', text: ' @松山的老王', more: { mentions: ['阿强 搬家'] } },
  { how: 'by the name on the register', text: ' 王强' },
  { how: 'by the name on the register, with @', text: ' @王强' },
  { how: 'by phone', text: ' 13800000023' },
  { how: 'by phone in groups', text: ' 138 0000 0023' },
  { how: 'by phone in full-width digits', text: ` ${wide('13800000023')}` },
  { how: 'and a remark behind', text: ' @阿强 搬家 他有空' },
];

describe('a person is meant', () => {
  const plain = () => rehearse(world, '杨网格', '/指派 101 王强');

  it.each(NAMED)('$how', ({ text, more }) => {
    const { said, state } = rehearse(world, '杨网格', `/指派 101${text}`, 'staff', more);
    expect(state).not.toBe(untouched);
    expect([said, state]).toEqual([plain().said, plain().state]);
  });

  it.each([
    '/停接 @阿强 搬家 3 迟到',
    '/停接 @阿强 搬家\u2005三天 迟到',
    '/停接 王强 3天 迟到',
    '/停接 13800000023 3 迟到',
    '/停接@王强 3 迟到',
  ])('%s: what follows is still read', (line) => {
    expect(rehearse(world, '杨网格', line).said).toEqual(['工作群: 王强停接到12月10日 8:05']);
  });

  it('by the mention of one of two who share a registered name, and by phone', () => {
    const byName = rehearse(world, '杨网格', '/指派 101 @陈哥');
    expect(byName.said.join()).toContain('派给陈勇师傅了');
    expect(rehearse(world, '杨网格', '/指派 101 13800000022').state).toBe(byName.state);
    expect(rehearse(world, '杨网格', '/指派 101 13800000021').state).not.toBe(byName.state);
  });

  it('two, in one hand-over: mentioned, by phone', () => {
    const mentioned = rehearse(world, '杨网格', '/转单 105 @赵师傅\u2005@陈队\u2005', 'staff', { mentions: ['赵师傅', '陈队'] });
    expect(mentioned.said).toEqual([expect.stringContaining('105号单 @陈')]);
    for (const line of ['/转单 105 @赵师傅 @陈队', '/转单 105 13800000004 13800000021'])
      expect(rehearse(world, '杨网格', line).said).toEqual(mentioned.said);
  });
});

describe('one thing written in several ways', () => {
  it.each([
    ['王师傅', '/完成 102 收60', ['/完成 102 60', '/完成 102 60元', '/完成102收60', '/完成 102，收了六十块', '/完成 收60', '/完成 60元']],
    ['杨网格', '/改 101 价格 90', ['/改101价格90', '/改 101 价格：90元', '/改 101 价钱改成90', '/改 101 价格 九十']],
    ['杨网格', '/改 101 人数 2', ['/改 101 人数 两个', '/改 101 人数：2人', '/改 101 人 2']],
    ['杨网格', '/改 101 价格 90 时间 后天上午9点', ['/改 101 时间 后天上午9点，价格 90', '/改 101 价格：90；时间：后天上午9点']],
    ['杨网格', '/停接 @王师傅 7', ['/停接 @王师傅 7天', '/停接 @王师傅 七天', '/停接 @王师傅 一周', '/停接 @王师傅 1个星期']],
    ['杨网格', '/证书 @吴师傅 低压电工证 2029-05-01', ['/证书 @吴师傅 低压电工证2029年5月1日', '/证书 @吴师傅 低压电工证 到2029.5.1']],
    [
      '杨网格',
      '/登记 @小龚 龚明 13800000033 龚家队 搬家',
      ['/登记 @小龚 13800000033 龚明 龚家队 搬家', '/登记@小龚 龚明，13800000033，龚家队，搬家'],
    ],
    ['杨网格', '/确认 罗平', ['/确认 @罗平', '/确认 13800000044', '/确认 罗平 13800000044']],
    [
      '糜主任',
      '/设角色 @小龚 网格员 3',
      ['/设角色 @小龚 网格员3', '/设角色 @小龚 网格员 三', '/设角色 @小龚 3号网格', '/设角色@小龚 网格 3'],
    ],
    ['糜主任', '/设角色 @小龚 站点', ['/设角色 @小龚 站点人员', '/设角色 @小龚 管理员']],
    ['糜主任', '/绑定 网格 4', ['/绑定网格4', '/绑定 4网格', '/绑定 第四网格', '/绑定 网格 ４ 群']],
    ['糜主任', '/设置 静默 开', ['/设置静默 开', '/设置 静默开', '/设置 静默：开', '/设置 mute on', '/设置 MUTE 开']],
    ['糜主任', '/设置 接单上限 5', ['/设置 接单上限5', '/设置 接单上限=5', '/设置 claim_limit ５']],
    ['糜主任', '/台账 昨天', ['/台账昨天', '/export 昨天', '/EXPORT 昨日', '/台账 12月6日', '/台账 20261206']],
    ['糜主任', '/状态', ['/status', '/ＳＴＡＴＵＳ', '/状态 好不好']],
    ['糜主任', '/帮助 查', ['/help 查', '/帮助查', '/帮助 /查', '/帮助：查']],
  ] as const)('%s: %s', (by, line, others) => {
    const plain = rehearse(world, by, line);
    for (const other of others) {
      const done = rehearse(world, by, other);
      expect([other, done.said, done.state]).toEqual([other, plain.said, plain.state]);
    }
  });

  it('where the post is quoted, no number is wanted', () => {
    const quote = '102号单 搬家搬运\n抬冰箱下楼';
    for (const [by, line] of [
      ['何嬢嬢', '/查'],
      ['杨网格', '/撤单 重复了'],
      ['王师傅', '/退单 车坏了'],
      ['王师傅', '/完成 收60'],
      ['杨网格', '/改 价格 90'],
    ] as const)
      expect(rehearse(world, by, line, 'staff', { quote })).toEqual(rehearse(world, by, line.replace(/^(\S+)/u, '$1 102')));
  });
});

it('who is confirmed hears what he still lacks', () => {
  expect(rehearse(world, '杨网格', '/确认 罗平').said).toContainEqual(expect.stringMatching(/^罗平: 登记好了[\s\S]*承诺书/u));
});
