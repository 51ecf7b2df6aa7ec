import { readChineseNumber } from '../numerals.ts';

const NUMBER = '\\d{1,3}|[一二两三四五六七八九十]{1,3}';
const COUNTED = '个|台|盏|把|扇|张|套|件|幅|只|根|箱|袋|间|车|樘|桶|包|组|条|户|处|支|床|棵|盆|坛|罐|副';
const AFTER = new RegExp(`^[ :x×*]{0,2}(${NUMBER})(${COUNTED})(?!人|多?小时|月|钟头)`);
const BEFORE = new RegExp(`(${NUMBER})(${COUNTED})(?:旧|大|小|新|老|木|铁|空|布)?$`);
const FLOOR = /(?<![号第\d])(\d{1,2}|[一二三四五六七八九十]{1,3})[楼层](?!上|下|顶|长|盘)/g;

/** "灯泡2个", "两个灯泡" → "2个"; nothing for one, or where nothing is counted. */
export function countOf(text: string, from: number, to: number): string {
  const match = AFTER.exec(text.slice(to, to + 8)) ?? BEFORE.exec(text.slice(Math.max(0, from - 6), from));
  if (!match) return '';
  const number = readChineseNumber(match[1] ?? '');
  return number !== null && number > 1 ? `${number}${match[2]}` : '';
}

/** "3楼到6楼 没电梯", "上5楼": as far as the work goes up or down with something in hand. */
export function carryingMeasures(text: string): readonly string[] {
  const found: string[] = [];
  const floors = [...text.matchAll(FLOOR)].flatMap((match) => {
    const number = readChineseNumber(match[1] ?? '');
    return number !== null && number > 0 && number < 60 ? [{ number, up: /[上到]/.test(text.charAt(match.index - 1)) }] : [];
  });
  const [first, second] = floors;
  if (first && second) found.push(`${first.number}楼到${second.number}楼`);
  else if (first) found.push(`${first.up && /(?<!楼)上$/.test(text.slice(0, text.search(FLOOR))) ? '上' : ''}${first.number}楼`);
  if (/(?:没有?|没得|无|不通|不是)电梯|步梯|爬楼梯|走楼梯|电梯(?:坏|停)/.test(text)) found.push('没电梯');
  else if (/有电梯|电梯房|电梯楼|坐电梯/.test(text)) found.push('有电梯');
  return found;
}

/** "两室一厅" → "2室1厅", "90平": how much there is to clean or to build. */
export function areaMeasures(text: string): readonly string[] {
  const found: string[] = [];
  const rooms = /([一二两三四五六1-6])[室房](?:([一二两三1-3])厅)?(?!间|子|东|产|屋|租|号|外|内)/.exec(text);
  if (rooms?.[2]) found.push(`${readChineseNumber(rooms[1] ?? '')}室${readChineseNumber(rooms[2])}厅`);
  const area = /(?<!\d)(\d{1,4})(?:多|来|几)?(?:个)?(?:平米|平方米|平方|㎡|m2|平(?!房|安|时|台|价))/i.exec(text);
  if (area && !/一$/.test(text.slice(0, area.index))) found.push(`${Number(area[1])}平`);
  return found;
}
