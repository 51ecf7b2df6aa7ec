import type { Act } from '../meaning.ts';
import type { Utterance } from './utterance.ts';

const STATE =
  /有人(?:接|来)|接了?没|接单没|谁接|哪个接|接走|接出去|没有?人接|还在|还有没|到哪|几点|什么时候|好久|多久|啥时候|咋样|咋个样|咋个了|啷个样|怎么样|情况|进度|状态|派了没|来不来|还来|做完没|弄好没|完了没|做没|搬没|修没|取消没|怎么还|咋还|没得|在不在|哪一?步|呢$|没$|吗$|\?|查/;

/** Questions as people here ask them, without a sign or word of asking. */
const LOCAL_QUESTION = /没得$|在不在|哪一?步|(?:好久|啥子?时候|多久|几点)(?:来|到|上门|得行)/;

/** Whether the words ask how an order stands that is pointed at otherwise: by quoting its post. */
export function asksState(text: string): boolean {
  return text.length <= 40 && LOCAL_QUESTION.test(text) && STATE.test(text);
}

/** A question that names an order number: "128号单有人接了没?" */
export function readAskState({ text, numbers, asks }: Utterance): Extract<Act, { kind: 'ask-state' }> | null {
  if (numbers.length === 0 || text.length > 40) return null;
  return (asks || LOCAL_QUESTION.test(text)) && STATE.test(text) ? { kind: 'ask-state', numbers } : null;
}
