import { describe, expect, it } from 'vitest';
import { editDistance, findCommand, nearestCommand, readCommandLine } from '../../../src/application/commands/parse-line.ts';
import { COMMANDS } from '../../../src/application/commands/table.ts';

const lineOf = (text: string, mentionsBot = false) => readCommandLine({ text, mentionsBot });
const found = (text: string) => {
  const line = lineOf(text);
  const hit = line && findCommand(COMMANDS, line.body);
  return hit ? [hit.command.name, hit.rest] : null;
};

describe('a line that is a command', () => {
  it.each([
    ['/查 128', '查', '128'],
    ['／查 128', '查', '128'],
    ['、查 128', '查', '128'],
    ['/ 查 128', '查', '128'],
    ['/查128', '查', '128'],
    ['/查１２８号单', '查', '128号单'],
    ['/完成128 收60', '完成', '128 收60'],
    ['/完成：128', '完成', '128'],
    ['/台账', '台账', ''],
    ['/台账昨天', '台账', '昨天'],
    ['/台账本月', '台账', '本月'],
    ['/台账2026-11', '台账', '2026-11'],
    ['/EXPORT 昨天', '台账', '昨天'],
    ['/Help', '帮助', ''],
    ['/帮助派单', '帮助', '派单'],
    ['/status', '状态', ''],
    ['/师傅水电', '师傅', '水电'],
    ['/绑定网格3', '绑定', '网格3'],
    ['/绑定零工市场', '绑定', '零工市场'],
    ['/我的单', '我的单', ''],
    ['/排行年', '排行', '年'],
    ['/设置静默 开', '设置', '静默 开'],
    ['/在办3', '在办', '3'],
    ['/派单 通下水道\n白云路12号', '派单', '通下水道\n白云路12号'],
  ])('%s', (text, name, rest) => {
    expect(found(text)).toEqual([name, rest]);
  });

  it('keeps the mark after a mention, behind which a name with a blank ends', () => {
    expect(found('/转单 128 @王 师傅\u2005')).toEqual(['转单', '128 @王 师傅']);
    expect(found('/强制 128 @王 师傅\u2005他家近')).toEqual(['强制', '128 @王 师傅\u2005他家近']);
  });

  it('may follow the mention of the bot itself', () => {
    expect(lineOf('@派单助手\u2005/查 128', true)).toEqual({ sign: '/', body: '查 128' });
    expect(lineOf('@派单助手 /查 128', true)).toEqual({ sign: '/', body: '查 128' });
    expect(lineOf('@王师傅 /查 128', false)).toBeNull();
  });
});

describe('a line that only looks like one', () => {
  it.each(['、、蒲大爷，今天停水哦', '//查 128', '、/查 128', '/', '、', '/ ', '/:rose', '/::)', '查 128', '一、查 128', ''])(
    '%s',
    (text) => {
      expect(lineOf(text)).toBeNull();
    },
  );

  it.each(['、查一下明天下不下雨', '、改天再说', '、取消了吧', '、催他快点', '、师傅来了没', '/完成度不高', '、日报社那边', '/查询 128'])(
    'names no command: %s',
    (text) => {
      expect(found(text)).toBeNull();
    },
  );
});

describe('a mistyped name', () => {
  it.each([
    ['帮住', '帮助'],
    ['台帐', '台账'],
    ['派担', '派单'],
    ['我的订单', '我的单'],
    ['查询', '查'],
    ['改单', '改'],
    ['完成了', '完成'],
    ['hlep', '帮助'],
    ['设角', '设角色'],
  ])('%s is likely %s', (typed, name) => {
    expect(nearestCommand(COMMANDS, typed)?.name).toBe(name);
  });

  it.each(['蒲大爷', '今天天气', '打麻将去了没有', 'abc', '好', '哦豁'])('%s is nothing near', (typed) => {
    expect(nearestCommand(COMMANDS, typed)).toBeNull();
  });

  it('counts swapped neighbours as one slip', () => {
    expect(editDistance('hlep', 'help')).toBe(1);
    expect(editDistance('派单', '派单')).toBe(0);
    expect(editDistance('', '派单')).toBe(2);
  });
});
