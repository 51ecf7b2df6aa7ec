/**
 * Local words and slips of the pen in talk about orders, as most people write them. Unlike the slips of `words/typos.ts` they may
 * change the length, so they are mended only in what is compared, never in the text that spans point into.
 */
const SPOKEN: readonly (readonly [RegExp, string])[] = [
  // 嘞个, 勒单: this one
  [/[嘞勒咧](?=个|单|家|活|件|种|点)/g, '这'],
  // 我克, 这个我克修: to go
  [/(?<![千毫巧夹扑麦坦攻])克(?=$|[了修弄搞整看做搬通换装接跑帮咯嘛哈])/g, '去'],
  // 十分钟拢, 货拉拢了: to arrive
  [/(?<![收靠合围])拢(?![共总统])/g, '到'],
  // 弄完哒, 整好老, 好咯
  [/(?<=[完好通成起到])[哒老啰罗咯喽]$/, '了'],
  // 莫来了, 别派了, 不消找了, 用不着来
  [/(?:莫|别|不消|甭|不得消|用不[着到])(?=[来派找喊修弄搞跑请叫麻]|过来|安排)/g, '不用'],
  [/(?:莫|别|不消|甭|用不[着到])(?=了|$)/g, '不用'],
  [/[皆街揭界杰姐截]单/g, '接单'],
  [/^我?(?:ji?e?dan|ji?e?单|jd|接dan|接d|接j)$/i, '接单'],
  [/^(?:我)?jie$/i, '接'],
  // so that no pattern of clauses need ignore case, which costs
  [/ok/gi, 'ok'],
  [/完[城程承呈]|玩成/g, '完成'],
  [/取[肖销]|[去曲]消(?![费息防失])/g, '取消'],
  [/[腿推蜕](?=单)/g, '退'],
  [/(?<=[修弄做搞装换通整])[号浩](?=了|$)/g, '好'],
];
/** One search puts nearly all clauses aside; whoever adds a word adds its sign. */
const ANY_SPOKEN =
  /[嘞勒咧克拢哒啰罗咯喽莫别消甭皆街揭界杰姐截呈肖销曲腿推蜕]|jd|ji?e|接[dj]|j单|用不|[完好]老|[玩完][成城程承]|[修弄做搞装换通整][号浩]|ok/i;

export function standardSpeech(words: string): string {
  if (!ANY_SPOKEN.test(words)) return words;
  return SPOKEN.reduce((said, [slip, meant]) => said.replace(slip, meant), words);
}
