import { minuteOfDay } from '../domain/time.ts';

/** How strictly a rule of claiming is held: not at all, with a private word, or by refusal. */
export const STRICTNESS = ['off', 'warn', 'require'] as const;
export type Strictness = (typeof STRICTNESS)[number];

/** What staff change while the bot runs (`/设置`); kept in the store under the keys of `RULE_KEYS`. */
export interface Rules {
  readonly claimRegister: Strictness;
  readonly claimPledge: Strictness;
  readonly claimCertificate: Strictness;
  /** 公安备案 for locks. */
  readonly claimCertificateLocks: Strictness;
  /** Unfinished jobs that one worker may hold; 0: no limit. */
  readonly claimLimit: number;
  /** Minutes since midnight. */
  readonly quietFrom: number;
  readonly quietTo: number;
  readonly summaryAt: number;
  /** null: any version of the pledge will do. */
  readonly pledgeVersion: string | null;
  /** The kill switch: nothing goes out to groups or people. */
  readonly mute: boolean;
}

export interface RuleKey {
  readonly key: string;
  /** The name that staff may type instead. */
  readonly chinese: string;
  readonly standard: string;
  /** What may be written, as shown to whoever writes something else. */
  readonly hint: string;
  /** The value as it is kept; null when it is no such value. */
  readonly parse: (text: string) => string | null;
}

const STRICTNESS_WORDS: Readonly<Record<string, Strictness>> = { 不管: 'off', 关: 'off', 提醒: 'warn', 必须: 'require', 开: 'require' };
const SWITCH_WORDS: Readonly<Record<string, string>> = { 开: 'on', 关: 'off', on: 'on', off: 'off' };

const strictness = (text: string): string | null => STRICTNESS.find((one) => one === text) ?? STRICTNESS_WORDS[text] ?? null;
const timeOfDay = (text: string): string | null => (minuteOfDay(text) === null ? null : text.replace('：', ':'));
const STRICTNESS_HINT = '不管、提醒、必须';

/** Every setting with its names, its standard value and what may be written. */
export const RULE_KEYS = [
  { key: 'claim_register', chinese: '备案', standard: 'require', hint: STRICTNESS_HINT, parse: strictness },
  { key: 'claim_pledge', chinese: '承诺书', standard: 'require', hint: STRICTNESS_HINT, parse: strictness },
  { key: 'claim_certificate', chinese: '证书', standard: 'require', hint: STRICTNESS_HINT, parse: strictness },
  { key: 'claim_certificate_locks', chinese: '开锁备案', standard: 'warn', hint: STRICTNESS_HINT, parse: strictness },
  {
    key: 'claim_limit',
    chinese: '接单上限',
    standard: '3',
    hint: '0 到 99 的数，0 是不限',
    parse: (text) => (/^\d{1,2}$/.test(text) ? String(Number(text)) : null),
  },
  { key: 'quiet_from', chinese: '安静开始', standard: '22:00', hint: '时间，如 22:00', parse: timeOfDay },
  { key: 'quiet_to', chinese: '安静结束', standard: '07:00', hint: '时间，如 07:00', parse: timeOfDay },
  { key: 'summary_at', chinese: '日报时间', standard: '20:00', hint: '时间，如 20:00', parse: timeOfDay },
  {
    key: 'pledge_version',
    chinese: '承诺书版本',
    standard: '',
    hint: '版本号，如 2026-1',
    parse: (text) => (/^[\w.\-年版]{1,20}$/.test(text) ? text : null),
  },
  { key: 'mute', chinese: '静默', standard: 'off', hint: '开 / 关', parse: (text) => SWITCH_WORDS[text] ?? null },
] as const satisfies readonly RuleKey[];
export type RuleName = (typeof RULE_KEYS)[number]['key'];

/** Rules out of stored settings; what is missing or unreadable has its standard value. */
export function rulesFrom(settings: Readonly<Record<string, string>>): Rules {
  const value = (name: RuleName): string => {
    const rule = RULE_KEYS.find(({ key }) => key === name) as RuleKey;
    const stored = settings[name];
    return (stored === undefined ? null : rule.parse(stored)) ?? rule.standard;
  };
  return {
    claimRegister: value('claim_register') as Strictness,
    claimPledge: value('claim_pledge') as Strictness,
    claimCertificate: value('claim_certificate') as Strictness,
    claimCertificateLocks: value('claim_certificate_locks') as Strictness,
    claimLimit: Number(value('claim_limit')),
    quietFrom: minuteOfDay(value('quiet_from')) ?? 0,
    quietTo: minuteOfDay(value('quiet_to')) ?? 0,
    summaryAt: minuteOfDay(value('summary_at')) ?? 0,
    pledgeVersion: value('pledge_version') || null,
    mute: value('mute') === 'on',
  };
}
