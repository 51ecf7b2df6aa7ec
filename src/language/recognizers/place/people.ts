import { codeAt, isOneOf, matchLength, signSet } from '../signs.ts';

export const SURNAMES =
  '赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦何吕张孔曹严华金魏陶姜谢邹窦章苏潘葛范彭郎鲁韦马苗方任袁柳史唐费薛雷贺倪汤滕殷罗毕安常于傅齐康伍余元顾孟黄穆萧尹姚邵汪毛狄米明戴宋茅庞熊纪舒屈项祝董梁杜阮闵席季强贾路江童郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万卢莫房裘丁邓洪包左石崔龚程邢裴陆翁荀段侯宓蓬全班秋仲伊宫宁仇祖刘龙叶司黎薄印白蒲糜曾';
/** A regular expression's source: one of the usual surnames. */
export const SURNAME = `[${SURNAMES}]`;
/** How people are called behind their surname. */
export const HONORIFIC =
  '阿姨|孃孃|嬢嬢|孃|嬢|叔叔?|伯伯|伯|大爷|爷爷|爷|婆婆|婆|奶奶|奶|大妈|大娘|大姐|大哥|哥|姐|老师|师傅|师付|先生|女士|医生|总|老板|姨';
/** A shop may bear a person's name. */
const SHOP = '(?![\\u3400-\\u9fff]{0,2}(?:馆|店|超市|诊所|饭|粉|面|铺|小吃|牛|羊|豆|鸡|鱼))';
/** 贵州人, 外省的人: where somebody comes from, not where the work is. */
const ORIGIN = '[\\u3400-\\u9fff]{2}(?:省|市|县)?人(?=优先|最好|的?都|也|可以|不要|[,。、]|$)|不要[\\u3400-\\u9fff]{2,3}(?:人|的)';
/** "王大爷", "陈姐": somebody, not a piece of an address. */
const PERSON = new RegExp(`${SURNAME}(?:${HONORIFIC})${SHOP}|${ORIGIN}`, 'uy');

const SURNAME_SIGNS = signSet(SURNAMES);
/** Some signs more than can begin one. */
const HONORIFIC_SIGNS = signSet(HONORIFIC);

const PEOPLE = '人'.charCodeAt(0);
const NOT = '不'.charCodeAt(0);
const WANTED = '要'.charCodeAt(0);

/** The length of the words for somebody that begin at `at`; 0 for none. */
export function personAt(text: string, at: number): number {
  return mayBePerson(text, at) ? matchLength(PERSON, text, at) : 0;
}

/** One of the signs without which `PERSON` does not match stands where it must; most positions are through with this. */
function mayBePerson(text: string, at: number): boolean {
  if (codeAt(text, at + 2) === PEOPLE || codeAt(text, at + 3) === PEOPLE) return true;
  if (isOneOf(SURNAME_SIGNS, text, at)) return isOneOf(HONORIFIC_SIGNS, text, at + 1);
  return codeAt(text, at) === NOT && codeAt(text, at + 1) === WANTED;
}
