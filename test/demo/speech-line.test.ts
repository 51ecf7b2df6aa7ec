import { describe, expect, test } from 'vitest';
import { readPromptLine } from '../../src/demo/speech-line.ts';

describe('the prompt of the simulation', () => {
  test.each([
    ['张阿姨@3网格: 厨房下水道堵了，明天上午来', { from: '张阿姨', room: '3网格', quotes: null, text: '厨房下水道堵了，明天上午来' }],
    ['张阿姨@3网格：厨房堵了', { from: '张阿姨', room: '3网格', quotes: null, text: '厨房堵了' }],
    ['熊明祥@市场 引102: 接', { from: '熊明祥', room: '市场', quotes: 102, text: '接' }],
    ['糜主任: /台账', { from: '糜主任', room: null, quotes: null, text: '/台账' }],
    ['糜主任: 明天 10:30 来', { from: '糜主任', room: null, quotes: null, text: '明天 10:30 来' }],
  ])('%s', (line, speech) => {
    expect(readPromptLine(line)).toEqual({ kind: 'say', speech });
  });

  test.each([
    [':time +30m', { kind: 'time', minutes: 30 }],
    [':time +2h', { kind: 'time', minutes: 120 }],
    [':time 20:00', { kind: 'time-of-day', minuteOfDay: 1200 }],
    [':new 王孃孃', { kind: 'new-person', name: '王孃孃' }],
    [':recall 张阿姨', { kind: 'recall', name: '张阿姨' }],
    [':people', { kind: 'people', like: '' }],
    [':q', { kind: 'quit' }],
    ['', { kind: 'nothing' }],
    [':time soon', { kind: 'unreadable', line: ':time soon' }],
    ['hello', { kind: 'unreadable', line: 'hello' }],
  ])('%s', (line, read) => {
    expect(readPromptLine(line)).toEqual(read);
  });
});
