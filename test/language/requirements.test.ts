import { describe, expect, test } from 'vitest';
import type { Category } from '../../src/domain/glossary.ts';
import { findRequirements } from '../../src/language/recognizers/requirements.ts';

describe('demands that may stand in a group', () => {
  test.each<[string, Category | undefined, string[]]>([
    ['自带工具，明天来', undefined, ['自带工具']],
    ['带哈工具', undefined, ['自带工具']],
    ['锄头自己带', 'labor', ['自带工具']],
    ['梯子要自己带', undefined, ['自带梯子']],
    ['配件要师傅自己带', 'appliance', ['自带配件']],
    ['哪个有三轮车', 'delivery', ['带车']],
    ['需健康证', 'care', ['有健康证']],
    ['持证上岗，有经验', 'care', ['有证', '有经验']],
    ['会做饭，爱干净，住家', 'housekeeping', ['会做饭', '爱干净', '能住家']],
    ['力气大点的', 'care', ['有力气']],
    ['不抽烟不喝酒', undefined, ['不吸烟', '不饮酒']],
    ['手脚麻利', 'housekeeping', ['手脚快']],
    ['带电锤来', undefined, ['自带工具']],
    ['需持低压电工证', undefined, ['有证']],
    ['要求：女', 'care', ['女护工']],
  ])('%s', (text, category, shown) => {
    expect(findRequirements(text, category)).toEqual(shown);
  });

  test('sex is a demand only where somebody is cared for', () => {
    expect(findRequirements('女的优先', 'care')).toEqual(['女护工']);
    expect(findRequirements('男护工', 'care')).toEqual(['男护工']);
    expect(findRequirements('女的优先', 'cleaning')).toEqual([]);
    expect(findRequirements('要男工', 'labor')).toEqual([]);
    expect(findRequirements('女的优先')).toEqual([]);
  });

  test.each([
    '本地人优先',
    '不要外地人',
    '四十岁以下',
    '工具我有',
    '不用带工具',
    '身份证复印件',
    '不需要自带工具',
    '油烟机不吸烟了',
    '凭证领取',
    '老人身体好',
    '车子坏在路边',
    '长得高',
  ])('nothing from "%s"', (text) => {
    expect(findRequirements(text, 'labor')).toEqual([]);
  });
});
