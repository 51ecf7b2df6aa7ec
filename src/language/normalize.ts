/** Longer messages are cut: nobody orders a job in more, and every recogniser may rely on it. In UTF-16 units. */
export const MAX_TEXT = 1_000;

const LINE_BREAKS = /\r\n?|[\v\f\u0085\u2028\u2029]/gu;
// U+2005 stands after a mention, U+3000 comes from Chinese keyboards, the braille and Hangul blanks from decorated texts.
const BLANKS = /[\t \u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000\u3164]+/gu;
// Soft hyphen, joiners, direction marks, variation selectors, the key cap round a digit, tags: seen by nobody.
const INVISIBLE =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: the parts of joined signs are what is to be dropped
  /[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20e3\ufe00-\ufe0f\ufeff\ufff0-\uffff]|[\u{e0000}-\u{e0fff}]/gu;
const LONE_SURROGATES = /\p{Surrogate}/gu;
const CONTROLS = /[^\P{Cc}\n]/gu;
/** ① … ⑳, ⑴, ❶: NFKC would turn them into plain digits and glue them to the next number. */
const LIST_MARKS = /[\u2460-\u249b\u24ea-\u24ff\u2776-\u2793]/u;

/** The names of WeChat's own emoji, which arrive as text in brackets. Other words in brackets ([链接], [急]) have a meaning. */
const EMOJI_NAMES =
  '微笑 撇嘴 色 发呆 得意 流泪 害羞 闭嘴 睡 大哭 尴尬 发怒 调皮 呲牙 惊讶 难过 囧 抓狂 吐 偷笑 愉快 白眼 傲慢 困 惊恐 憨笑 悠闲 咒骂 疑问 嘘 晕 衰 骷髅 敲打 再见 擦汗 抠鼻 鼓掌 坏笑 右哼哼 鄙视 委屈 快哭了 阴险 亲亲 可怜 笑脸 生病 脸红 破涕为笑 恐惧 失望 无语 嘿哈 捂脸 奸笑 机智 皱眉 耶 吃瓜 加油 汗 天啊 Emm 社会社会 旺柴 好的 打脸 哇 翻白眼 666 让我看看 叹气 苦涩 裂开 嘴唇 爱心 心碎 拥抱 强 弱 握手 胜利 抱拳 勾引 拳头 OK 合十 啤酒 咖啡 蛋糕 玫瑰 凋谢 菜刀 炸弹 便便 月亮 太阳 庆祝 礼物 红包 發 福 烟花 爆竹 猪头 跳跳 发抖 转圈 冷汗 流汗 大兵 酷 饥饿 示爱 西瓜 赞 鼓励 抱抱 跪了 吓 惊喜 左哼哼 哈欠 糗大了 差劲 爱你 NO 飞吻 跳绳 投降 激动 街舞 献吻 左太极 右太极 磕头 回头 挥手 怄火 双喜 鞭炮 灯笼 K歌 钱 药 茶 闪电 足球 刀 瓢虫 篮球 乒乓 饭 Smile Grin Sob Joyful Cry Heart Rose Sun ThumbsUp Salute Fist Respect Facepalm Smirk Shy Angry Party Gift Packet Worship Hug Clap Sigh'.split(
    ' ',
  );
const EMOJI_CODES = new RegExp(`\\[(?:${EMOJI_NAMES.join('|')})\\]`, 'gu');

/**
 * Brings a message into the form that every recogniser reads.
 *
 * NFKC (full-width forms become ASCII; list marks such as ① stay), any blank to one space, line breaks to "\n" and kept,
 * invisible marks, control characters and unpaired surrogates dropped, WeChat's emoji codes ("[抱拳]") to a space, both
 * ends trimmed, cut at `MAX_TEXT`. Takes U+2005 away: mentions must be stripped before (`stripMentions`).
 */
export function normalize(text: string): string {
  const folded = foldForms(text.slice(0, MAX_TEXT).replace(LONE_SURROGATES, ''));
  return folded
    .slice(0, MAX_TEXT)
    .replace(LONE_SURROGATES, '')
    .replace(LINE_BREAKS, '\n')
    .replace(INVISIBLE, '')
    .replace(EMOJI_CODES, ' ')
    .replace(BLANKS, ' ')
    .replace(CONTROLS, '')
    .replace(/ ?\n ?/gu, '\n')
    .trim();
}

function foldForms(text: string): string {
  if (!LIST_MARKS.test(text)) return text.normalize('NFKC');
  return text
    .split(/([\u2460-\u249b\u24ea-\u24ff\u2776-\u2793])/u)
    .map((part) => (LIST_MARKS.test(part) ? part : part.normalize('NFKC')))
    .join('');
}
