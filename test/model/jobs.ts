import { DAY, dayStart, HOUR, startOfDay } from '../../src/domain/time.ts';

/** Words for a job, and what they say; the reader understands them (a test holds it to that). */
export interface JobWords {
  readonly category: string;
  readonly headcount: number;
  readonly urgent: boolean;
  readonly certificates: readonly string[];
  readonly hasPlace: boolean;
  /** Words said at `now`. `place`: with its door; `phone`: eleven digits. */
  readonly words: (place: string, phone: string, now: number) => string;
  /** When the worker should have been there; null: nothing was said of it. */
  readonly agreed: (now: number) => number | null;
}

const ORDINARY = { headcount: 1, urgent: false, certificates: [], hasPlace: true } as const;
const onDay = (now: number, days: number, hour: number): number => startOfDay(now) + days * DAY + hour * HOUR;

const FAR_OFF = 9;
function dateOf(at: number): string {
  const day = new Date(at + 8 * HOUR);
  return `${day.getUTCMonth() + 1}月${day.getUTCDate()}号`;
}

export const JOBS: readonly JobWords[] = [
  {
    ...ORDINARY,
    category: 'moving',
    words: (place, phone) => `找人把旧冰箱抬下楼，明天上午9点，${place}，60元，电话${phone}`,
    agreed: (now) => onDay(now, 1, 9),
  },
  {
    ...ORDINARY,
    category: 'unclogging',
    words: (place, phone) => `厨房下水道堵了，请师傅来通，明天上午，${place}，80元，电话${phone}`,
    agreed: (now) => onDay(now, 1, 12),
  },
  {
    ...ORDINARY,
    category: 'cleaning',
    words: (place, phone) => `找阿姨来打扫卫生，后天上午9点，${place}，100元，电话${phone}`,
    agreed: (now) => onDay(now, 2, 9),
  },
  {
    ...ORDINARY,
    category: 'moving',
    headcount: 2,
    words: (place, phone) => `明天下午3点搬家，要2个人，从${place}搬到南山路，300元，电话${phone}`,
    agreed: (now) => onDay(now, 1, 15),
  },
  {
    ...ORDINARY,
    category: 'labor',
    headcount: 3,
    words: (place, phone) => `找3个小工搬砖，后天下午2点，${place}，一个人150元，电话${phone}`,
    agreed: (now) => onDay(now, 2, 14),
  },
  {
    ...ORDINARY,
    category: 'plumbing_electric',
    certificates: ['低压电工证'],
    words: (place, phone) => `客厅插座没电了，请电工来修，明天上午10点，${place}，50元，电话${phone}`,
    agreed: (now) => onDay(now, 1, 10),
  },
  {
    ...ORDINARY,
    category: 'plumbing_electric',
    urgent: true,
    words: (place, phone) => `厨房水管爆了，水漫出来了，快来个师傅，${place}，电话${phone}`,
    agreed: () => null,
  },
  {
    ...ORDINARY,
    category: 'moving',
    words: (place, phone) => `找个人帮忙搬家，${place}，200元，电话${phone}`,
    agreed: () => null,
  },
  { ...ORDINARY, category: 'appliance', hasPlace: false, words: () => '找个师傅修洗衣机', agreed: () => null },
  {
    ...ORDINARY,
    category: 'moving',
    words: (place, phone, now) => `${dateOf(now + FAR_OFF * DAY)}上午9点找人搬家，${place}，300元，电话${phone}`,
    agreed: (now) => onDay(now, FAR_OFF, 9),
  },
];

/** Changes of the time that a poster asks for. */
export const NEW_TIMES: readonly { readonly words: string; readonly agreed: (now: number) => number }[] = [
  { words: '后天上午9点', agreed: (now) => onDay(now, 2, 9) },
  { words: '明天下午4点', agreed: (now) => onDay(now, 1, 16) },
];

/** A place with its door that was not said before. */
export function placeOf(count: number): string {
  const doors = [`${count}栋2单元`, `${count}号楼3单元501室`, `${count}栋1802`, `${count}号`];
  return `松山路${count % 4 === 3 ? '' : '松山小区'}${doors[count % 4]}`;
}

export function phoneOf(count: number): string {
  return `1390000${String(1000 + count).slice(-4)}`;
}

export const FIRST_MORNING = dayStart('2026-12-07') + 8 * HOUR;
