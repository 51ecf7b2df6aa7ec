import type { Fen } from '../../domain/money.ts';
import { readChineseNumber } from '../numerals.ts';

const SUM = '(\\d{1,5}(?:\\.\\d{1,2})?|[一二两三四五六七八九十百千]{1,6})';
/** A sum by its own form: 两 alone counts bottles. */
const SURE_SUM = '(\\d{2,5}(?:\\.\\d{1,2})?|[一二两三四五六七八九十百千]{2,6})';
const NO_SUM = '(?!\\d|号|点|楼|个|瓶|包|斤|次|天|袋|条|支|根|分|层)';
const BY = '(?:现金|微信|支付宝|转账|共|整|来)*';

const PAID = [
  new RegExp(
    `(?:实?收(?:了|到|款|费|钱|现金|您|你|入|他|她)*|给了我?|付了|结了|工钱|到账|一共|一起|实收)\\s?:?\\s?${BY}\\s?${SUM}(?:块|元)?${NO_SUM}`,
  ),
  // 微信转的一百三, 算的200整, 人家给了我160
  new RegExp(`(?:给|付|转|算|结|塞|拿)(?:给|了|的|我)+\\s?${BY}\\s?${SURE_SUM}(?:块|元)?${NO_SUM}`),
  // 50已收, 八十收到, 五十到手
  new RegExp(`${SURE_SUM}(?:块钱?|元)?(?:钱)?(?:已经?)?(?:收到?了?|已付|到账|到手|收讫|已到|揣起)`),
  /(\d{1,5}(?:\.\d{1,2})?)(?:块钱?|元)?(?:钱)?(?:已?收到?了?|已付|到账|收了|已到)/,
  // 修好了，80; 138 完 90
  /^\D{0,10}(?:好|完|定|成|通)了[,。 ](\d{2,5})(?:块|元)?$/,
  /^\d{3,6}(?:号单|号)?\s?(?:弄|做|搞|修|搬|通)?(?:完|好|完成|搞定)了?[,。 ]\s?(\d{2,5})(?:块|元)?$/,
];
const UNPAID =
  /没(?:有)?(?:收|要)(?:他|她|老人家?|人家|婆婆|爷爷|孃孃|大爷)?(?:的)?(?:钱|费)|不收(?:钱|费)|免费|义务|没收(?:$|,|。)|分文(?:未|没)|爱心单/;

/** What a worker says that he was paid; 0 where he says that he took nothing, null where he says nothing of it. */
export function readPaid(text: string): Fen | null {
  if (UNPAID.test(text)) return 0;
  for (const pattern of PAID) {
    const yuan = readChineseNumber(pattern.exec(text)?.[1] ?? '');
    if (yuan !== null) return Math.round(yuan * 100);
  }
  return null;
}
