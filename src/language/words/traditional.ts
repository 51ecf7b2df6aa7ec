/**
 * Traditional characters that people's telephones write, each with its simplified one; only those that have a single one, so that
 * nothing can be mistaken (後 and 后 are two words, but nobody orders a queen).
 */
const PAIRS = [
  '師师燈灯門门鎖锁鑰钥電电線线視视腦脑機机調调櫃柜車车貨货運运裝装換换補补滲渗牆墙磚砖紙纸簾帘戶户樓楼層层棟栋單单號号區区縣县鎮镇鄉乡組组園园場场廠厂館馆醫医藥药護护嬰婴兒儿媽妈爺爷婦妇請请幫帮來来過过還还進进遠远邊边這这裡里裏里個个們们為为',
  '麼么誰谁給给錢钱價价塊块費费賺赚買买賣卖貴贵點点鐘钟時时間间週周禮礼後后從从開开關关東东馬马龍龙頭头廁厕衛卫潔洁淨净掃扫髒脏壞坏斷断響响聲声閃闪熱热氣气爐炉竈灶飯饭燒烧餵喂貓猫雞鸡鴨鸭豬猪魚鱼鳥鸟蟲虫樹树葉叶種种澆浇溝沟條条張张隻只雙双幾几',
  '兩两萬万億亿圓元總总約约對对應应該该當当會会夠够願愿讓让說说話话問问題题謝谢煩烦緊紧趕赶現现處处辦办證证書书學学課课寫写讀读練练習习網网絡络訊讯碼码聯联繫系係系發发訂订務务員员長长陽阳臺台廳厅臥卧廚厨樑梁櫥橱牀床蓆席氈毡燙烫縫缝織织針针釘钉',
  '鑽钻鋸锯鐵铁鋼钢銅铜鋁铝錫锡銀银傢家俱具壓压沖冲滿满乾干濕湿凍冻涼凉節节慶庆歲岁貼贴撿捡揹背擔担擡抬載载轉转彎弯橋桥徑径鄰邻實实際际親亲屬属帶带孫孙腳脚傷伤療疗癱瘫瘋疯暈晕險险屆届勞劳動动產产業业團团隊队協协計计帳账賬账據据簽签認认領领報报',
  '備备檔档簡简複复雜杂輕轻鬆松滅灭煙烟塵尘漿浆膠胶噴喷塗涂鏟铲鑿凿',
].join('');

const UNITS = 0x1_0000;
const SIMPLIFIED = readPairs();

function readPairs(): Uint16Array {
  const table = new Uint16Array(UNITS);
  for (let at = 0; at + 1 < PAIRS.length; at += 2) {
    const [traditional, simplified] = [PAIRS.charCodeAt(at), PAIRS.charCodeAt(at + 1)];
    if (traditional !== simplified) table[traditional] = simplified;
  }
  return table;
}

/** The text in simplified characters, as long as before. */
export function simplify(text: string): string {
  for (let at = 0; at < text.length; at += 1) {
    if (SIMPLIFIED[text.charCodeAt(at)] !== 0) return text.slice(0, at) + simplifyFrom(text, at);
  }
  return text;
}

function simplifyFrom(text: string, from: number): string {
  let out = '';
  for (let at = from; at < text.length; at += 1) {
    const unit = SIMPLIFIED[text.charCodeAt(at)];
    out += unit ? String.fromCharCode(unit) : text.charAt(at);
  }
  return out;
}
