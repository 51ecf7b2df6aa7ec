/**
 * Slips of the pen and of the input method, each as long as what is meant: mending moves no character, so spans of the mended
 * text are spans of the text.
 */
const TYPOS: readonly (readonly [string, string])[] = [
  ['师付', '师傅'],
  ['师父', '师傅'],
  ['师富', '师傅'],
  ['帅傅', '师傅'],
  ['老师付', '老师傅'],
  ['笼头', '龙头'],
  ['聋头', '龙头'],
  ['下水到', '下水道'],
  ['下水倒', '下水道'],
  ['下水逗', '下水道'],
  ['马捅', '马桶'],
  ['马筒', '马桶'],
  ['冰厢', '冰箱'],
  ['冰相', '冰箱'],
  ['洗衣鸡', '洗衣机'],
  ['冼衣机', '洗衣机'],
  ['油烟鸡', '油烟机'],
  ['抽烟机', '油烟机'],
  ['空凋', '空调'],
  ['空条', '空调'],
  ['热水气', '热水器'],
  ['热水汽', '热水器'],
  ['灯炮', '灯泡'],
  ['插坐', '插座'],
  ['开观', '开关'],
  ['管倒', '管道'],
  ['管到', '管道'],
  ['搬加', '搬家'],
  ['般家', '搬家'],
  ['板家', '搬家'],
  ['打少', '打扫'],
  ['打搔', '打扫'],
  ['大少除', '大扫除'],
  ['卫身', '卫生'],
  ['保结', '保洁'],
  ['包洁', '保洁'],
  ['护功', '护工'],
  ['钥是', '钥匙'],
  ['锁心', '锁芯'],
  ['疏同', '疏通'],
  ['输通', '疏通'],
  ['蔬通', '疏通'],
  ['书通', '疏通'],
  ['跳匣', '跳闸'],
  ['跳扎', '跳闸'],
  ['电公', '电工'],
  ['殿工', '电工'],
  ['摩脱', '摩托'],
  ['刷强', '刷墙'],
  ['刮磁粉', '刮瓷粉'],
  ['窗连', '窗帘'],
  ['厕锁', '厕所'],
  ['啊姨', '阿姨'],
  ['呀姨', '阿姨'],
  ['燃汽', '燃气'],
  ['沙花', '沙发'],
  ['床店', '床垫'],
];

const PATTERN = new RegExp(TYPOS.map(([slip]) => slip).join('|'), 'g');
const MEANT = new Map(TYPOS);

/** The text with known slips mended; of the same length. */
export function mendTypos(text: string): string {
  return text.replace(PATTERN, (slip) => MEANT.get(slip) ?? slip);
}
