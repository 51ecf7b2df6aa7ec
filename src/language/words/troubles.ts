import type { ThingKind } from './things.ts';

/** What is wrong. `clog` and `leak` change the trade, `lockout` is a job without a thing. */
export type TroubleKind = 'clog' | 'leak' | 'power' | 'lockout' | 'broken' | 'gas' | 'need';

export interface TroubleWords {
  readonly kind: TroubleKind;
  /** In brackets behind the job ("修洗衣机(不脱水)"); null: too general to be worth saying. */
  readonly name: string | null;
  readonly pattern: RegExp;
  /** Only with things of these kinds; absent: with any. */
  readonly of?: readonly ThingKind[];
}

export const TROUBLES: readonly TroubleWords[] = [
  // Before water: gas leaks, too.
  {
    kind: 'gas',
    name: '漏气',
    pattern:
      /漏了?(?:煤|燃|天然)?气|(?:煤气|燃气|天然气|液化气|瓦斯)[^,。!?\n]{0,3}(?:味|漏|泄|臭)|闻到[^,。!?\n]{0,6}(?:煤气|燃气|天然气|瓦斯)/g,
  },
  // Nobody looks after somebody: a need, and no deed yet.
  {
    kind: 'need',
    name: null,
    pattern:
      /没人(?:照顾|照看|照料|管(?!我)|带|看|守|陪护|陪(?!我)|做饭|煮饭|接送)|没得人(?:照顾|照看|照料|管|带|看|守|陪|做饭|煮饭|接)|无人(?:照顾|照看|照料)|(?:照顾|照看|带|看|守)不(?:过来|赢)/g,
  },
  {
    kind: 'clog',
    name: null,
    pattern:
      /堵(?!车|门口|在路|心|得慌|嘴|路|人|枪|你|我|他)(?:了|起|塞|住|死|到|得)?|反水|返水|(?:水|都)?下不去|不下水|下水(?:很|太|好|有点)?慢|排不出|排水(?:不畅|慢)|有点慢|不通(?!知|过|情|话|用)|冲不下去|冲不走|往上冒|倒灌|返臭|反臭|返味|冒上来/g,
    of: ['drain', 'toilet', 'pipe', 'appliance', 'room', 'goods'],
  },
  // Out of a drain water comes only where it cannot go down.
  {
    kind: 'clog',
    name: null,
    pattern:
      /冒(?:水|泡|臭|屎|粪|起来|出来)|往[上外](?:翻|冒|漫)|翻(?:水|上来)|积水|漫(?=出|水|上|起|了|$)|糊(?:住|死|起)|淤|满(?=了|出|起)|淹|(?:塞|卡)(?:起|住|到|死)|掉了?(?:个|块|条|进)|丢了?(?:个|块)/g,
    of: ['drain', 'toilet'],
  },
  {
    kind: 'leak',
    name: '漏水',
    pattern:
      /漏水|漏雨|渗水|滴水|冻裂|水流(?:了)?一地|一地(?:的|都是)?水|滴滴答答|漏(?=得|了|个不停|起|啦|不停|$|,|。|找)|(?:在|又|还|老是|一直|到处|有点)漏(?!电|气|财|接)|水漫|冒水|(?<!火|油|爆)(?:水管|管子)?爆(?=了|裂|开|管|啦)|一直流水|流个不停|(?:一直|老是|哗哗)流|关不(?:紧|严|住|到|死|拢)(?=[^,。!?\n]{0,4}水)|喷水|飙水|浸水|渗(?=下|到|了)|跑水/g,
  },
  { kind: 'leak', name: '漏水', pattern: /裂(?=了|开|缝|口)|炸(?=了|裂|开)/g, of: ['pipe', 'drain', 'toilet'] },
  {
    kind: 'power',
    name: '没电',
    pattern:
      /(?:整个)?(?:屋|屋头|家|家里|家头|房间|客厅|卧室|厨房|插座|插孔|线路|电路|半边)[^,。!?\n]{0,3}(?:没电|没得电|停电|断电|不通电|不来电)|没电了?(?=[^,。!?\n]{0,6}电工)/g,
  },
  {
    kind: 'power',
    name: '跳闸',
    pattern: /跳闸|推不上去|合不上闸|短路(?!径)|烧保险|保险丝(?:烧|断)|(?:电表|电闸|闸)[^,。!?\n]{0,3}(?:跳|烧)/g,
  },
  {
    kind: 'power',
    name: '冒火花',
    pattern: /冒火花|打火花|火花|冒火星|冒烟|烧焦|焦味|糊味|有胶味|烧糊/g,
    of: ['circuit', 'lamp', 'appliance'],
  },
  { kind: 'power', name: '漏电', pattern: /漏电|麻手|电到人|电人|触电/g },
  {
    kind: 'lockout',
    name: null,
    pattern:
      /反锁|(?:门|房门|大门|家门|车门|房间门)[^,。!?\n]{0,4}打不开|打不开(?:门|锁)|开不(?:到|了|开)门|进不(?:了|去|到)(?:门|屋|家)|门[^,。!?\n]{0,3}开不(?:了|到|开)|(?:忘|没)带钥匙|钥匙[^,。!?\n]{0,6}(?:断|落|掉|丢|锁|忘)(?=[^,。!?\n]{0,3}(?:在|里|屋|家|车|了))|钥匙[^,。!?\n]{0,2}(?:忘|落)|被锁在|锁在(?:门外|外面|屋里|里面|车里|家里)|钥匙(?:插|拔|转)不/g,
  },
  { kind: 'broken', name: '不脱水', pattern: /不脱水|脱不了水|不甩干|甩不干/g, of: ['appliance'] },
  { kind: 'broken', name: '不制冷', pattern: /不制冷|制冷不|不(?:冷|冻)(?:了|哦)|不凉/g, of: ['appliance'] },
  { kind: 'broken', name: '不制热', pattern: /不制热|制热不|不热|不出热风|不暖和/g, of: ['appliance'] },
  { kind: 'broken', name: '不出热水', pattern: /不出热水|没(?:得)?热水|没有热水|不来热水|出冷水/g, of: ['appliance', 'pipe'] },
  {
    kind: 'broken',
    name: '打不着火',
    pattern: /打不(?:燃|着|起|到)火?|点不(?:燃|着)火?|不打火|不点火|自动熄火|老熄火/g,
    of: ['appliance', 'vehicle'],
  },
  {
    kind: 'broken',
    name: '不加热',
    pattern: /不加热|不烧水|烧不热|煮不熟|烧不开|不热(?!闹|水)|烧不起来|忽冷忽热|吹(?:出来)?(?:的)?(?:冷风|不热)/g,
    of: ['appliance'],
  },
  {
    kind: 'broken',
    name: '不转',
    pattern: /不转(?!身|发|弯|账)|转不(?:动|起)|不动了/g,
    of: ['appliance', 'lamp', 'device', 'pipe', 'vehicle', 'furniture'],
  },
  { kind: 'broken', name: '不排水', pattern: /不排水|排不了水|不放水/g, of: ['appliance'] },
  { kind: 'broken', name: '不进水', pattern: /不进水|进不了水|不上水/g, of: ['appliance', 'pipe', 'toilet'] },
  {
    kind: 'broken',
    name: '不亮',
    pattern: /不亮|闪(?:个不停|得很|来闪去|烁)|一闪一闪|不会亮|亮不起|黑(?:了|起)|老闪|老是闪/g,
    of: ['lamp', 'appliance', 'circuit'],
  },
  {
    kind: 'broken',
    name: '没信号',
    pattern:
      /没(?:得)?信号|没有信号|没(?:得)?图像|没声音|看不(?:成|了|到)(?:台)?|搜不到台|连不上|上不(?:了|到)网|黑屏|花屏|死机|开不了机|不开机/g,
    of: ['appliance', 'device', 'gadget'],
  },
  {
    kind: 'broken',
    name: '不出水',
    pattern: /不出水|没(?:得)?水(?!平|准|果)|不来水|水(?:很|好|太)?小/g,
    of: ['pipe', 'appliance', 'toilet', 'drain'],
  },
  {
    kind: 'broken',
    name: '异响',
    pattern: /异响|响得(?:很|凶|厉害)|(?:声音|噪音)(?:很|太|好|特别)?大|轰轰响|嗡嗡响|咔咔响|吱吱响/g,
    of: ['appliance', 'lamp', 'pipe', 'door'],
  },
  { kind: 'broken', name: '结冰', pattern: /结冰|结霜/g, of: ['appliance'] },
  { kind: 'broken', name: '关不严', pattern: /关不(?:严|紧|上|拢|起|到|住|死|了)/g },
  {
    kind: 'broken',
    name: '掉皮',
    pattern: /掉皮|(?:地|老|直|在|往下)掉|起皮|脱皮|发霉|长霉|开裂|裂(?:了|开|缝)|起泡|空鼓|翘(?:起|了)/g,
    of: ['building', 'door', 'furniture'],
  },
  { kind: 'broken', name: '没气', pattern: /没气了|漏气|爆胎/g, of: ['vehicle'] },
  {
    kind: 'broken',
    name: null,
    pattern:
      /不充电|充不(?:进|起|上)电?|不洗牌|卡牌|断线|按键|显示E|掉压|不走字|空转|(?<!失)火(?:很|太)?小|发黄|(?:录|认|识别|刷)不(?:进|了|到|上|出)|不认|打滑|缩不|勾不住|跳起(?:来)?走|乱跳|接触不良|漏油|漏风/g,
    of: ['appliance', 'machine', 'device', 'lock', 'pipe', 'lamp', 'circuit', 'vehicle', 'door'],
  },
  {
    kind: 'broken',
    name: null,
    pattern:
      /坏(?=了|掉|起|哒|啦|咯|喽|的|在|,|。|!|$| )|塌(?=了|下)|崩(?=了|$)|烂(?=了|掉|起|啦)|罢工|停机|突然停|就停(?:了|机)|自动停|老停|停转|卡纸|没(?:得)?吸力|一点吸力|失灵|不灵|不工作|没(?:得)?反应|按不动|不好使|不好用了|用不(?:了|成|得)|不能用|不通电|启动不|不启动|报错|报警|故障|出(?:问题|毛病)|有问题|有毛病|断(?=了|掉|裂)|松(?=了|掉|动)|脱(?=落|了)|掉(?=了|下来|落)|卡(?=住|起|死|壳|得很|了|,|。|$)|有点卡|拧不(?:动|紧|开)|扭不(?:动|紧|开)|转不动|打不开|开不(?:了|起|开)|不会调|碎(?=了|掉)|破(?=了|洞|损)|歪(?=了)|变形|生锈|锈(?=死|了|穿)|灌了胶水|卡不(?:到|住)|合不(?:拢|上)|闭不(?:拢|上)/g,
  },
];
