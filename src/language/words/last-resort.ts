import type { Category } from '../../domain/glossary.ts';

/**
 * By what a job is put to a trade of which no word is known but the verb, or a part of a word ("搬博古架", "修电饼铛").
 *
 * Only asked where it is certain that somebody wants work done; the job line then says no more than the trade. The first that fits
 * counts: the telling signs stand before the verbs, the verbs before what may stand anywhere.
 */
export const LAST_RESORT: readonly (readonly [Category, RegExp])[] = [
  ['locksmith', /锁|钥匙|门禁|门卡|电梯卡/],
  ['unclogging', /堵|污水|倒灌|返水|反水|粪|下水/],
  [
    'appliance',
    /(?:机|器|炉|锅|煲|壶|铛|扇|烤箱|冰箱|电[^,。;!?\n]{1,2})(?:坏|不|没|卡|漏|响|打不|开不|烧)|修电|(?:修|维修|装|安装)[^,。;!?\n]{0,4}(?:机|器|炉|煲|壶|铛)(?!房)/,
  ],
  ['plumbing_electric', /线头|电线|水管|龙头|漏水|没电|断电|插头|接头|阀|灯/],
  [
    'care',
    /(?:给|帮|陪|守|送|背|扶|推|看|带|照)[^,。;!?\n]{0,4}(?:老|奶|爷|婆|外公|我妈|我爸|病)|老人|病人|住院|医院|病房|陪(?:同|护|床|化疗|透析|检查)|化疗|护工|康复/,
  ],
  [
    'housekeeping',
    /煮|腌|卤|酿|炖|泡菜|(?:做|炸|蒸|包|炒|烧|熬)[^,。;!?\n]{0,4}(?:酒|粥|菜|面|饼|糖|糕|肉|豆|酱|汤|圆|席)|娃|宝宝|孩|管家|保姆|阿姨|收纳|洗衣|晾|烫/,
  ],
  ['cleaning', /清洁|清洗|打扫|保洁|吸尘|除螨|异味|结晶|灰尘|脏|洗|擦|抹|扫|清理/],
  [
    'gardening',
    /扦插|疏果|剪枝|(?:种|栽|浇|修|剪|移|换|搬|铺|割|除|施)[^,。;!?\n]{0,4}(?:花|草|树|枝|苗|绿|盆|藤|果)|草[^,。;!?\n]{0,3}(?:深|长|高)|花|盆栽|绿化/,
  ],
  [
    'renovation',
    /(?:装|修|补|砌|焊|贴|铺|刷|封|盖|搭|做|换|安|抹|钉|打)[^,。;!?\n]{0,5}(?:墙|门|窗|顶|砖|棚|房|屋|地|板|杆|棉|框|架|柜|栏|梯|缝|灶|帘|漆|架|网|镜)|水泥抹|漏风|晾衣|油漆/,
  ],
  [
    'labor',
    /(?:背|扛|挑|摘|砍|挖|剥|捡|掰|卸|糊|钉|收|割|打|架|抬|立|扎|埋)(?!家|鸡|鸭|折|扰|听)|值班|夜班|看车|收银|顶班|迎宾|小工|劳力|工地/,
  ],
  ['moving', /搬|挪|抬/],
  ['delivery', /拉|运|送货|配送|车/],
  ['errand', /买|取|拿|领|办|代|交|寄|排队|还|跑|占座|证明|户口|充值|送|接/],
  ['labor', /(?:差|缺|招|要|请|找)[^,。;!?\n]{0,3}(?:\d|[一二两三四五六七八九十几])个?(?:人|男|女|工)/],
];
