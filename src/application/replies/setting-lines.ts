import { RULE_KEYS, type RuleKey } from '../rules.ts';

export function allSettings(settings: Readonly<Record<string, string>>): string {
  return ['设置：', ...RULE_KEYS.map((rule) => oneSetting(rule, settings[rule.key])), '改：/设置 接单上限 3'].join('\n');
}

export function oneSetting(rule: RuleKey, value: string | undefined): string {
  return `${rule.chinese}：${spokenSetting(value ?? rule.standard)}`;
}

/** The kill switch is off again. @param dropped lines that had waited too long to be of use */
export function unmuted(rule: RuleKey, value: string, dropped: number): string {
  return `${oneSetting(rule, value)}。等了半个多小时的${dropped}条没发，作废了`;
}

const SPOKEN_VALUES: Readonly<Record<string, string>> = { off: '关', warn: '提醒', require: '必须', on: '开', '': '不限' };

export function spokenSetting(value: string): string {
  return SPOKEN_VALUES[value] ?? value;
}
