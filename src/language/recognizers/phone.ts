import { chineseDigit } from '../numerals.ts';
import { allMatches } from '../patterns.ts';
import type { Span } from '../span.ts';

/** Digits without anything between them, in one script. */
interface Group {
  readonly from: number;
  readonly to: number;
  readonly digits: string;
}

/** 13 … 19 and nine digits. */
const MOBILE = /^1[3-9]\d{9}$/u;
/** Three-digit codes (010, 02x) and four-digit ones, with 7 or 8 digits of their own. */
const LANDLINE = /^0(?:10|2\d|[3-9]\d{2})\d{7,8}$/u;
const AREA_CODE = /^0(?:10|2\d|[3-9]\d{2})$/u;
const COUNTRY_CODE = /^(?:00)?86/u;
/** What may stand between the groups of one number: "138 0000 0001", "138-0000-0001", "(0851)28000001". */
const BETWEEN = /^(?:[ \u00a0]{0,2}[-–—.·]?[ \u00a0]{0,2}|\)[ -]?)$/u;
/** Between groups of 3, 4 and 4 digits, which are no prices then: "138,0000,0001", "一三八,零零零零,零零零一". */
const PAUSE = /^[,、/_]$/u;
/** A long number with one of these before it is no telephone. */
const OTHER_NUMBER =
  /(?:订单|运单|快递|单|工单|身份证|证件|银行卡|卡|账|帐|编|户|QQ|尾|流水|取件码|条码|房产证|车架)(?:号码?|编号)?[是为]?[:：]?[ ]?$/iu;
/** Words that end in one of those, and do announce a telephone: "接单13800000001", "低保户138…". */
const NO_OTHER_NUMBER = /(?:[接派抢下有要约联]单|[保困贫户租住用客]户|快递(?:员|小哥|师傅)?)[:： ]{0,2}$/u;
const NUMBER_RUN = /\d{1,40}|[零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{1,40}/gu;
/** Letters on either side make it a name or a code … */
const CODE_CHARACTER = /[A-Za-z_]/u;
/** … but not those that say "telephone": "tel138…", "V13800000001". */
const SAYS_PHONE = /(?:^|[^A-Za-z_])(?:tel|t|phone|call|mob|mobile|ph|vx|wx|wechat|v|w)$/iu;
const MOST_GROUPS = 11;

/**
 * Finds telephone numbers: mobiles (1[3-9] and nine digits) and landlines with their area code, in order.
 *
 * Blanks and dashes between the digits, +86/0086 before them and Chinese digits ("一三八零零零零…") are understood; a longer
 * run of digits, an order number and an identity card are not telephones.
 *
 * @param text normalised (NFKC) text
 * @returns values of digits only: 11, or 10 to 12 for a landline
 */
export function findPhones(text: string): readonly Span<string>[] {
  const groups = findGroups(text);
  const found: Span<string>[] = [];
  for (let at = 0; at < groups.length; ) {
    const phone = readPhoneAt(groups, at, text);
    if (phone) {
      found.push(phone.span);
      at = phone.next;
    } else {
      at += 1;
    }
  }
  return found;
}

function findGroups(text: string): readonly Group[] {
  return allMatches(NUMBER_RUN, text).map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    digits: /\d/u.test(match[0]) ? match[0] : [...match[0]].map((char) => String(chineseDigit(char) ?? '')).join(''),
  }));
}

/** The number that begins with the group `first`, if one does: groups are joined until they make one. */
function readPhoneAt(groups: readonly Group[], first: number, text: string): { readonly span: Span<string>; readonly next: number } | null {
  let digits = '';
  for (let at = first; at < groups.length && at < first + MOST_GROUPS; at += 1) {
    const group = groups[at];
    const before = groups[at - 1];
    if (!group || (before && at > first && !belongTogether(text, before, group))) return null;
    digits += group.digits;
    if (digits.length > 16) return null;
    const phone = phoneOf(digits, groups[first]?.digits ?? '');
    if (phone && standsAlone(text, groups, first, at)) return { span: spanOf(text, groups, first, at, phone), next: at + 1 };
  }
  return null;
}

function belongTogether(text: string, before: Group, next: Group): boolean {
  const between = text.slice(before.to, next.from);
  return (
    BETWEEN.test(between) || (PAUSE.test(between) && next.digits.length === 4 && (before.digits.length === 3 || before.digits.length === 4))
  );
}

function phoneOf(digits: string, firstGroup: string): string | null {
  if (MOBILE.test(digits)) return digits;
  // Of a number in groups the first must be the area code: "08 30 12 …" are times.
  if (LANDLINE.test(digits) && (firstGroup === digits || AREA_CODE.test(firstGroup))) return digits;
  const abroad = COUNTRY_CODE.exec(digits);
  if (!abroad) return null;
  const home = digits.slice(abroad[0].length);
  if (MOBILE.test(home) || LANDLINE.test(home)) return home;
  return LANDLINE.test(`0${home}`) ? `0${home}` : null;
}

function standsAlone(text: string, groups: readonly Group[], first: number, last: number): boolean {
  const from = groups[first]?.from ?? 0;
  const to = groups[last]?.to ?? 0;
  const next = groups[last + 1];
  const previous = groups[first - 1];
  const before = text.slice(Math.max(0, from - 12), from);
  if (CODE_CHARACTER.test(text.charAt(to)) || (CODE_CHARACTER.test(text.charAt(from - 1)) && !SAYS_PHONE.test(before))) return false;
  // Chinese digits on a mobile written in digits are somebody's name ("张三138…"); more digits of the same script are a longer number.
  const glued = (group: Group | undefined, edge: boolean) => group !== undefined && edge && group.digits.length > 1;
  if (glued(next, next?.from === to) || glued(previous, previous?.to === from)) return false;
  return !OTHER_NUMBER.test(before) || NO_OTHER_NUMBER.test(before);
}

function spanOf(text: string, groups: readonly Group[], first: number, last: number, phone: string): Span<string> {
  const start = groups[first]?.from ?? 0;
  const from = text.charAt(start - 1) === '+' ? start - 1 : start;
  const to = groups[last]?.to ?? 0;
  return { from, to, text: text.slice(from, to), value: phone };
}
