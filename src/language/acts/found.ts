import { findPhones } from '../recognizers/phone.ts';

const FOUND =
  /找到|找了|请[到了]|喊[到了]|叫[到了]|联系[到好]|安排|说好|谈好|定[了好]|搞定|[来去]做|去(?:了|$)|会去|[过来]去|答应|有人[来去做接]|做[了完好]|弄[好完]|修好/;
const NOT_YET = /[?？吗]\s*$|没|不|问问|看看|试试|再[找问]|等/;

/** Whether an answer to "请多渠道找人" says that somebody has been found, not only that somebody is looking. */
export function saysSomebodyFound(text: string): boolean {
  if (NOT_YET.test(text)) return false;
  return FOUND.test(text) || findPhones(text).length > 0;
}
