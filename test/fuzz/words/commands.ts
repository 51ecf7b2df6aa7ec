import fc from 'fast-check';
import { COMMANDS } from '../../../src/application/commands/table.ts';
import { RULE_KEYS } from '../../../src/application/rules.ts';
import { CATEGORIES, TRADES } from '../../../src/domain/glossary.ts';
import { ALL_PLACES, HOSTILE_NAMES, IDS, PEOPLE, STAFF } from '../cast.ts';
import type { Saying, Step } from '../step.ts';
import { mutated, noise, veryLong } from './mutate.ts';
import { order } from './plain.ts';
import { mark, stepOf } from './steps.ts';
import { amount, door, headcount, orderNumber, phone, place, time } from './values.ts';

const known = fc.oneof(
  fc.constantFrom(...PEOPLE.map(({ name }) => name)),
  fc.constantFrom(...PEOPLE.filter(({ roles }) => roles.includes('worker')).map(({ name }) => name)),
);
/** Somebody, as people write him: mentioned, typed, by his phone, or nobody at all. */
const person = fc.oneof(
  { weight: 6, arbitrary: known.map((name) => `@${name}\u2005`) },
  { weight: 2, arbitrary: known },
  { weight: 1, arbitrary: phone },
  { weight: 1, arbitrary: fc.constantFrom('13800000001', '13800000003', '@', '@所有人', '@不存在的人', '@@', '师傅', '', '@7 ', '@0 ') },
  { weight: 1, arbitrary: fc.constantFrom(...[...IDS, ...HOSTILE_NAMES].filter((name) => name.length < 60)).map((name) => `@${name} `) },
);
const day = fc.constantFrom(
  ...[
    '2026-12-07',
    '2026-11-31',
    '2026-02-29',
    '2026-13-01',
    '9999-12-31',
    '0000-00-00',
    '2029-05-01',
    '12月1日',
    '2026年11月',
    '2026-11',
    '十二月',
  ],
  ...[
    '昨天',
    '今天',
    '明天',
    '本周',
    '上周',
    '本月',
    '上月',
    '今年',
    '长期',
    '2026/12/01-2026/11/01',
    '2026-12-01 到 2026-11-01',
    '月',
    '年',
    '世纪',
  ],
);
const days = fc.oneof(amount, fc.constantFrom('7', '三天', '两周', '一个月', '0', '-3', '99999999999', '半天'));
const reason = fc.oneof(
  fc.constantFrom('重复了', '失约两次', '已当面签承诺书', '车坏了', '', '物业的李师傅去了', '了结', '地板刮花了', '@所有人'),
  phone,
  place,
  door,
  noise,
);
const trade = fc.constantFrom(...CATEGORIES.map((category) => TRADES[category].short), '水电 疏通', '占卜', '');
const role = fc.constantFrom(
  '网格员 3',
  '网格员3',
  '网格员 0',
  '网格员 -1',
  '网格员 999999999999999999',
  '网格员 三',
  '网格员',
  '站点',
  '取消',
  '皇帝',
  '站点 取消',
);
const roomUse = fc.constantFrom(
  '网格 3',
  '网格3',
  '网格 1',
  '网格 -1',
  '网格 0',
  '网格 1000000000',
  '网格 三',
  '零工市场',
  '工作群',
  '网格',
  '零工市场 工作群',
  '别的',
);
const setting = fc
  .tuple(
    fc.constantFrom(...RULE_KEYS.flatMap(({ key, chinese }) => [key, chinese]), '__proto__', 'staff_code', 'heartbeat', 'toString'),
    fc.constantFrom(
      '不管',
      '提醒',
      '必须',
      '开',
      '关',
      '0',
      '3',
      '-1',
      '99',
      '1e9',
      '22:00',
      '25:61',
      '７：００',
      '2026-1',
      '',
      'off',
      'on',
    ),
  )
  .map((parts) => parts.join(' '));
const fields = fc.constantFrom('价格', '时间', '地点', '人数', '电话', '内容', '实收', '地址', '天气', '');
const fieldChange = fc.tuple(fields, fc.oneof(amount, time, place, phone, door, headcount, order)).map((parts) => parts.join(' '));
const workerWords = fc
  .tuple(
    fc.constantFrom('余建国', '熊师傅', '@所有人', '张\u202e三', '13800000001', '王'.repeat(40), ''),
    phone,
    fc.constantFrom('熊师傅水电队', '无', '', '13800000077队', '断\n句队'),
    trade,
  )
  .map((parts) => parts.join(' '));
const observation = fc.oneof(reason, fc.constantFrom('1 了结', '99 了结', '6栋王奶奶两天没出门 13800000066', '0 了结'));
const course = fc.constantFrom(
  '发布 12月5日下午2点 驿站二楼 月嫂培训 免费',
  '发布',
  '发布 @所有人 来\n101号单 熊师傅接了',
  '名单',
  '名单 1',
  '名单 0',
  '结束 1',
  '结束 999999999999999999',
  '',
);
const name = fc.constantFrom(...COMMANDS.map((command) => command.name));

/** What stands behind a command's name when it is written as it should be. */
const ARGUMENTS: Readonly<Record<string, readonly fc.Arbitrary<string>[]>> = {
  帮助: [name],
  我的单: [],
  查: [orderNumber],
  取消: [orderNumber, reason],
  排行: [day],
  纠纷: [orderNumber, reason],
  删除我的信息: [],
  认领: [fc.constantFrom('839201', '000000', '-1', '１２３４５６', '')],
  在办: [fc.constantFrom('', '3', '三', '全部')],
  完成: [orderNumber, amount.map((fen) => `收${fen}`)],
  退单: [orderNumber, reason],
  转单: [orderNumber, person],
  上报: [observation],
  派单: [
    fc.oneof(
      fc.constant(''),
      fc.tuple(person, phone).map((parts) => `代 ${parts.join(' ')}`),
    ),
    order,
  ],
  指派: [orderNumber, person],
  改: [orderNumber, fieldChange],
  撤单: [orderNumber, reason],
  催: [orderNumber],
  渠道: [orderNumber, reason],
  师傅: [trade],
  登记: [person, workerWords],
  确认: [fc.oneof(person, fc.constantFrom('龚建国', '小龚', ''))],
  承诺: [person, day],
  证书: [person, fc.constantFrom('低压电工证', '高处作业证', '断\u202e证', '13800000077证', ''), day],
  停接: [person, days, reason],
  恢复: [person],
  日报: [day],
  绑定: [roomUse],
  解绑: [fc.constantFrom('', '', '网格 3')],
  设角色: [person, role],
  换绑: [person, person],
  台账: [day],
  强制: [orderNumber, person, reason],
  求职: [],
  培训: [course],
  设置: [setting],
  状态: [],
  名册: [],
  导入名册: [fc.constantFrom('', '跳过错行')],
  重点群体: [person, fc.constantFrom('大龄', '大龄 脱贫', '无', '皇帝')],
  月报: [day],
};

const anyArgument = fc.oneof(
  orderNumber,
  person,
  day,
  days,
  reason,
  trade,
  role,
  roomUse,
  setting,
  fieldChange,
  workerWords,
  amount,
  noise,
  fc.constantFrom('收60', '代', '/', '、', '\n/帮助', '👍'),
);
const sign = fc.oneof({ weight: 40, arbitrary: fc.constant('/') }, fc.constantFrom('、', '／', '/ ', '//', '', ' /', '\u200b/'));

const written = name.chain((which) => fc.tuple(sign, fc.constant(which), fc.tuple(...(ARGUMENTS[which] ?? []))));
const joined = fc.constantFrom(' ', ' ', ' ', '', '  ', '，', '\n', '\u3000');
const line = fc.tuple(written, joined).map(([[slash, which, parts], blank]) => [slash + which, ...parts].join(blank));
/** Some of it is left out, or more of it written than there should be. */
const garbled = fc
  .tuple(written, fc.array(anyArgument, { maxLength: 3 }), fc.nat(3))
  .map(([[slash, which, parts], more, kept]) => [slash + which, ...parts.slice(0, kept), ...more].join(' '));

const words = fc.oneof(
  { weight: 12, arbitrary: line },
  { weight: 5, arbitrary: garbled },
  { weight: 2, arbitrary: mutated(line) },
  { weight: 1, arbitrary: fc.tuple(line, line).map((lines) => lines.join('\n')) },
);
const long = fc.tuple(sign, name, veryLong(anyArgument)).map(([slash, which, rest]) => `${slash}${which} ${rest}`);

/** People of every role, everywhere; staff and grid workers more often than they are many. */
const commander = fc.tuple(
  fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(STAFF, '石站长') },
    { weight: 2, arbitrary: fc.constantFrom('杨网格', '李网格') },
    { weight: 3, arbitrary: fc.constantFrom(...IDS) },
  ),
  fc.constantFrom(...ALL_PLACES),
);

const said: fc.Arbitrary<Saying> = fc
  .record({
    text: fc.oneof({ weight: 150, arbitrary: words }, { weight: 1, arbitrary: long }),
    deaf: fc.nat(9),
    mentionsBot: fc.nat(19),
    mark,
  })
  .map(({ text, deaf, mentionsBot, mark: at }) => ({
    kind: 'text' as const,
    text,
    quote: null,
    // Now and then the platform does not say who is mentioned.
    mentions: deaf === 0 ? [] : IDS.filter((one) => text.includes(`@${one}`)),
    mentionsBot: mentionsBot === 0,
    mark: at,
  }));

export const commandStep: fc.Arbitrary<Step> = stepOf(said, commander);
