import type { JobFields, When } from '../domain/job.ts';
import type { ReadContext } from './meaning.ts';
import type { JobWords } from './recognizers/job-words.ts';
import type { TaskItem } from './recognizers/task-items.ts';

/** What the evidence is drawn from. */
export interface Subject {
  /** Normalised, mended, places and phones made blank. */
  readonly text: string;
  /** The same with the times made blank too: where it begins with its job, it is a headline. */
  readonly timeless: string;
  readonly words: JobWords;
  readonly items: readonly TaskItem[];
  readonly fields: JobFields;
  readonly context: ReadContext;
}

/**
 * Signs that a message asks for work, or that it does not. Each is there or not; what each weighs stands in `decide.ts`.
 *
 * The names are kept stable: weights learned from labelled lines refer to them.
 */
export const EVIDENCE = [
  'work.deed',
  'work.trouble',
  'work.agent',
  'work.thing',
  'work.sudden',
  'need.own',
  'ask.worker',
  'ask.hands',
  'ask.who',
  'ask.come',
  'ask.help',
  'ask.want',
  'ask.price',
  'form.headline',
  'form.template',
  'form.relay',
  'say.urgent',
  'say.own',
  'field.when',
  'field.price',
  'field.pay-word',
  'field.place',
  'field.door',
  'field.phone',
  'field.headcount',
  'sender.worker',
  'sender.gridworker-in-market',
  'not.past',
  'not.decline',
  'not.offer',
  'not.seek',
  'not.sale',
  'not.recruiting',
  'not.advice',
  'not.asks-advice',
  'not.price-only',
  'not.notice',
  'not.complaint',
  'not.public',
  'not.others',
  'not.hypothetical',
  'not.joke',
  'not.thanks',
  'not.lost',
  'not.self',
  'not.ride',
  'not.leisure',
  'not.device',
  'not.opinion',
  'not.work-talk',
] as const;
export type EvidenceName = (typeof EVIDENCE)[number];

const CLAUSES = /[^,。;!?\n~…]+[,。;!?\n~…]*/g;
const PAST =
  /昨[天晚日]|前天|前几天|前段时间|上次|上回|上周|上个?星期|上个?月|去年|前年|以前|从前|那次|那回|当时|当年|早就|曾经|终于|(?:^|[我你他她们家])之前|刚刚?(?:修|换|搬|通|装|弄|打扫|请|找)|(?:修|换|搬|通|装|弄|搞|打扫|疏通|安装|清洗|洗|整|做|刷|开|找)(?:好|完|过|到)了?(?:家)?了|(?:修|搬|通|装|请|找|做)过/;
/** A clause that tells of the past and wishes something now is of now: "装修完了要请人清垃圾". */
const WISHES = /要(?:找|请|个|人|喊|叫)|需要|麻烦|能不能|想(?:找|请|要|喊)|得(?:找|请)/;
const MENDED =
  /(?:修|换|通|装|弄|搞|整|疏通)(?:好|完|过)(?!不|没|要|多)|(?:自己|就)好了|解决了|没事了|(?:终于|已经|又|就)(?:通|好|亮|有|能用)了|(?<!堵)通了(?!没|吗)|换了新的|换新的了/;

const PERSON =
  '师傅|阿姨|嬢嬢|大姐|大哥|小伙|电工|护工|小工|木工|泥工|锁匠|保姆|月嫂|钟点工|厨师|帮手|工人|男工|女工|专业的|懂行的|人手|年轻人|货车|面包车|三轮车?|皮卡|司机|会修的|会通的|会弄的';
const NUMBER = '[\\d一二两三四五六七八九十几](?:[\\d十]?)(?:-\\d{1,2})?';

const ASK_WORKER = new RegExp(
  `(?:找(?![到了过])|请(?![问了过])|喊(?![了过])|叫(?![了过])|求|寻|雇|聘|派(?![了过])|缺|差|需|招|来|要)(?:要|个|位|名|一|几|两|哈|下|各|哪|那|你们?|们|您|帮我?|\\d{1,2}|临时|专业|懂|会)*[^,。;!?\\n]{0,6}?(?:${PERSON})|(?:师傅|电工)(?:快|马上|赶紧|能|可以|麻烦)?[^,。;!?\\n]{0,3}(?:来|帮)(?!电|了|过|得)|能来的师傅|(?:派|喊|叫|请|找)(?:一个|个|一位|人|个人)(?:来|过来|上门|去|帮)|求助|急求|急需|急找|急寻|跪求`,
);
const ASK_HANDS = new RegExp(
  `(?:找|请|喊|叫|雇|缺|差|需要?|要|招|来|求)(?:临时|帮忙的)?(?:${NUMBER})?(?:个|名|位)(?:男|女|年轻|会[^,。]{1,6}的)?(?:人|的|工|传菜|服务员|洗碗|搬运|保安|帮忙)|(?:找|请|喊|雇|缺|要)人(?=帮|来|把|去|从|搬|抬|修|通|打|做|割|挖|挑|背|装|换|照|陪|清|收|干|开|拉|送|拆|上|刷|洗|给|看|维|整|移|扛|卸|补|安|剪|煮|,|。|$| )|${NUMBER}(?:个|名|位)人(?=抬|搬|来|干|帮)`,
);
const ASK_WHO =
  /(?:哪个|哪位|谁|有没有|有木有|有无|有没得|有人|群里有|请问有|还有|有哪个|有哪位)(?!要|买|知道|晓得|看到|捡)[^,。;!?\n]{0,8}(?:师傅|会|能|可以(?!推荐)|帮|接|做|来|有空|修|通|搬|拉|装|换|货车|三轮车|面包车|车)/;
const ASK_COME =
  /来人|来个人|来(?:修|通|换|看|搞|弄|帮|装|搬|接|做|打扫|打整|处理|解决|清|拉|抬|洗|开|整|维修|安装|疏通|查|拆|割|照顾|陪)(?!的|得|过)|来一?趟|过来(?:看|修|弄|帮|一)|上门|(?:快|赶紧|马上|赶快|速|抓紧|尽快)(?:点)?[^,。]{0,3}来(?!不及|电|了)|能来的|派人|派个|派一个|来得?了的?(?:联系|打)/;
const ASK_HELP =
  /帮(?:我(?!妈?[^,。]{0,3}(?:了|过))|忙|个忙|哈|人|下|搬|抬|拉|取|买|修|换|装|带|看|通|找|老|家|一下|一哈|送|拿|接|打扫|收拾|照|割|弄|整|洗|寄|喂|交|缴|她|他)|麻烦(?!死|得很|了|你了)|拜托|劳烦|有劳|求帮/;
const WANT = /(?:想|要|需要?|准备|打算|必须|得|急着|需)(?:把|给|再|重新|找|请|弄|人|个人|师傅|有人|全部|整体|帮|去|先|一次性)*$/;
const PRICE_QUESTION =
  /(?:多少|好多|几多|多钱|啥)钱|怎么收费|咋收费|咋个收费|收费(?:多少|怎么|标准)|[啥什]么?价|价格(?:怎么|咋|多少|怎样)|好多一|贵不贵|报个?价|好多$/;
const TEMPLATE =
  /(?:时间|地点|地址|电话|联系方式|价格|工价|工资|报酬|费用|装货|卸货|人数|内容|要求|联系人|联系电话|运费|需求|工种|薪资)\s*[:：]/g;
const SIGNS = /📍|💰|📞|⏰|🕐|👥|📱|🏠|☎|🔧|🚚|🧹|🔨|📅/gu;
const RELAY = /代发|帮[^,。]{0,12}发(?:一下|哈|个|一哈|条)|转发|代[^,。]{1,5}发|帮[^,。]{1,8}问/;
const URGENT = /急(?!诊|救|性|躁|刹|忙|于|转|流|剧|了眼|用品)|快来|速来|赶紧|赶快|马上|立刻|尽快|火速|快点/;
const SUDDEN = /爆了|爆管|炸了|漏水漏|水漫|冒火花|打火花|触电|整个屋没电|全屋没电|被困|反锁|困在|淹了|漏得/;
const OWN =
  /我家|我们?家|家里|家头|屋头|我屋|我这|我们这|我妈|我爸|我婆婆|我老|俺家|我的|我店|咱家|我住|我母|我父|我外|我奶|我爷|老人家|帮我|我要|我想|我一个/;
const PAY_WORD =
  /工钱|工价|人工费?|运费|跑腿费|辛苦费|安装费|检查费|给\d|给(?:你|师傅)?\d|工资|费用|酬劳|报酬|包吃|包餐|包两餐|包工|包饭|一口价|手工费|上门费|[\d块元](?:得行不|行不|可以不|干不|搞不|要不要得|做不)/;

const DECLINE = /接不(?:了|到|下|成)|不接(?!触|受|电话|娃)|没法接|我不(?:去|来|做|干|得空)|没空(?:去|接|来)/;
const OFFER =
  /承接|专业(?:做|安装|维修|疏通|打孔|搬家|开锁|清洗|上门|家电|团队|防水|保洁|从事)|随叫随到|\d{1,2}年(?:老)?(?:经验|师傅|工龄)|[一二三四五六七八九十]{1,3}年(?:老)?(?:经验|师傅|手艺)|老师傅(?=,|。|$| |!)|修不好不(?:收|要)|公安备案|欢迎(?:来电|咨询|联系|光临|大家|新老)|需要的?[^,。]{0,10}(?:联系|找|打|私|加|喊|叫)我|有需要|有需求|(?:有|需要)[^,。]{1,10}的[^,。]{0,4}(?:可以|请)?(?:联系|找|打|私|加|喊|叫)我|价格优惠|价格(?:实惠|公道|合理|从优)|收费合理|免费上门|质量保证|包修包|保修|诚信|竭诚|为您服务|持证(?!上岗)|我(?:家)?(?:这里|这边)?(?:专门|专业)|可以?接(?:单|活|各种)|本店|本公司|我公司|门店|量大从优|服务(?:范围|项目|热线)|经验丰富|技术过硬|手艺好|全市|24小时(?:服务|上门|开锁|接单)/;
const SEEK =
  /有活[^,。]{0,6}(?:叫|喊|找|联系|通知|招呼)|(?:找|求|想找|想要|接(?!了|个大))(?:个|点|份|些|一份|一个)?[^,。]{0,6}(?:活路|活(?!动|血|佛|该)|工作|事做|活干|兼职做)|求职|本人[^,。]{0,12}(?:找|求|会|能|可)|(?:我|本人)(?:可以|能|会)(?:做|干|修|搬|通|开|装|打扫|照顾|煮|带|刷)[^,。]{0,6}(?:,|。|$|的)|有没有活|哪(?:里|点|家|个)(?:有|要|缺|招)(?:活|人|工|小工)|还要人|还差人|缺人不|要人不|招不招|找工|想上班|想做(?:点|个)|空闲[^,。]{0,6}(?:可以|能)|(?:现在|今天|明天|这几天|最近|上午|下午)(?:我)?(?:都)?(?:有空|没事|空闲|闲着)|^接[^,。单龙娃孩]{1,12}(?:,|。|$)|需要[^,。]{2,8}的(?:家属|朋友|邻居|老板|联系)|带(?:着)?工具|随时(?:可以|能)?(?:到岗|上岗|开工)/;
const SALE =
  /转让|出售|低价出|便宜出|急出|(?:^|[,。 ])出(?:一|两|个|台|套|张|辆|旧|闲)[^,。]{0,10}|[\d九八七六五]成新|二手|自提|求购(?!买)|想收|收购|回收|高价收|免费送|白送|送人|有人要(?:吗|不|没)|(?:有|谁|哪个)[^,。]{0,3}要的?(?:吗|不|没|私|联系)|要的(?:私|联系|来)|出租|招租|租房|合租|求租|整租|团购|到货|预售|优惠|打折|特价|满减|拼团|秒杀|开业|批发|零售|新鲜到|土鸡蛋|卖(?!力|萌|场|点|关|部|铺|了旧|了,|家|完)|[百块元\d]卖|收旧|旧换新|以旧换|包邮|现货|清仓/;
const RECRUITING =
  /招聘|诚聘|若干(?:名|人)|五险|社保齐|底薪|提成|岗位|招聘会|免费培训|入职|面试|转正|长期招|招工|招[^,。]{0,6}\d{0,2}[^,。]{0,2}名?,?长期|公司招|厂招|急招|招兵|应届|学历|包住(?!家)|上六休一|月入|日入|躺赚|高薪|代理|加盟|专场/;
const ADVICE =
  /你们?(?:可以|先|去|要是|自己|应该|就)|可以先|建议|你去|问(?:下|问|一下|哈|一哈)?物业|找(?:物业|开发商|房东|厂家|售后|网格员|居委会|社区)|喊物业|打(?:物业|\d{3,5}(?:问|反映|投诉))|就好了|管用|试试|试一下|不如|多半是|应该是|要不你|倒点|我上次|我家(?:那个|也|以前|之前|是|的[^,。]{1,4}是)|换个?[^,。]{1,6}就(?:好|行)|我都是|一般都|最好(?:是|先|不要)/;
const ASKS_ADVICE =
  /在?哪(?:里|点|儿)(?:交|办|买|可以|能|有)|哪(?:家|个牌子|里有卖|里买|里能买|里有|点有|里卖|种|款)|牌子|推荐|好不好用|好用不|怎么样|咋样|靠谱不|靠不靠谱|怎么选|咋选|值不值|多少钱(?:一台|买)|好不好|贵不贵|要不要紧|是不是(?:都|要|该)|怎么(?:弄|办理|申请|报|交|去|走)|咋个(?:办理|申请|报|交|去|走)|什么时候(?:来|供|开)|几点(?:开|关|停|来)|算谁的|(?:谁|哪个)(?:负责|赔)|(?:有|谁|哪个|哪位)(?:没有|人)?(?:知道|晓得|清楚|遇到|用过|试过)|你们?(?:家|那里|那边|屋头)?[^,。]{0,8}(?:吗|没有|没得|不|没)[?。]?$/;
const NOTICE =
  /通知|各位(?:居民|业主|邻居|家人|网格员|群友|家长|住户)|提醒|公告|冒充|大家不要|停水|停气|检修|群规|不准|严禁|禁止|温馨提示|注意(?:安全|防火|查收|事项|保暖)|体检|报名|人社局|请大家|大家注意|大家(?:记得|互相|都)|扫码|培训|承诺书|台账|单量|请(?:各|还没|所有|全体|未)|居委会|街道办?(?:将|于|来|要)|社区(?:将|于|今|明|工作|要|决定|开展|举办)|举办|活动(?:时间|中心|通知)?|讲座|义诊|志愿|核酸|疫苗|反诈|缴费通知|链接\]|\[链接|小程序|转发(?:给|此)|物业(?:通知|提示|公司于)|签到|值班|会议/;
const COMPLAINT =
  /抢钱|物业(?!喊|叫|让|说|不修|没人|说不)[^,。]{0,6}(?:不管|管不|到底|干什么|不来|死|推|不作为|电话|收|呢|没)|投诉|管不管|到底管|楼上(?:又|漏|老|的|那家|那户|天天|邻居|装修)|楼下(?:的|那家)|收了我|迟到|放鸽子|下次不找|再也不|骗(?:了|人|子)|坑(?:了|人|我|死)|被宰|乱收费|涨价|乱加价|黑心|避雷|踩雷|不靠谱|态度|没素质|太吵|扰民|乱扔|乱停/;
const PUBLIC =
  /路灯|小区(?:的)?(?:大门|门口的|灯|电梯|锁|健身|门禁|停车)|单元门|楼道(?:灯|的灯|里的灯|声控)|公共|电梯(?:坏|又|停|检修|里|故障)|消防|井盖|公厕|保安亭|人行道|马路上|广场(?:上|的)|公交|门禁|地下室|车库/;
const OTHERS =
  /谁家(?!有)|哪家(?!有|能|会|可以)|你家|你们家|你的|别人家|别人|人家|隔壁(?!有电)|他们家|朋友家|楼上|楼下|对门|同事|电视(?:上|里)|网上说|新闻|老板说|有人说|听说/;
const HYPOTHETICAL = /要是|如果|万一|假如|假设|的话(?![\d一二两三四五六七八九十])|会不会|是不是要|一般(?:多少|好多|要|都|是)/;
const JOKE = /哈哈|嘻嘻|笑死|呵呵|嘿嘿|hhh|233|666|开玩笑|逗你|笑哭/i;
const THANKS =
  /感谢|辛苦(?:了|啦|各位)|多谢(?=[^,。]{0,6}(?:师傅|驿站|网格))|手艺(?:真|好)|得(?:真|好|很|挺)(?:干净|好|快|仔细|漂亮|巴适)|真不容易|服务(?:很|真|态度)好|点赞|好评|给力|靠谱(?!不|的)/;
const LOST = /丢失|走丢|捡到|遗失|失物|重谢|寻狗|寻猫|寻人|掉了一?(?:串|个|张|把)|谁(?:的|家的)(?:钥匙|包|卡|狗|快递)|看到(?:的|一?只)/;
const SELF =
  /(?:我|我们|老公|老伴|儿子|爱人|我爸|自己)(?:就|都|已经|来|会|可以|也)?自己(?:就)?(?:换|修|通|装|弄|搞|倒|动手|搬|打扫|来|刷|做|会|整|洗)(?!不|得来)|自己(?:换|修|弄|搞|通|装|搬|刷)(?:的|好|了|就)|自己动手|我用[^,。]{1,6}(?:通|修|弄|粘|补)|网上(?:买|才)(?!的|了|好|个)|(?:去|回来)(?:了|咯|喽|啦)+[。!~]*$|接(?:娃|孩)[^,。]{0,6}(?:去|了)|拿(?:去|到|出去)[^,。]{0,4}(?:店|修|换)|(?<![跟和帮])我(?:还|也|就|今天|明天|下午|等下|正|刚|要|得|又|先|都)*(?:在|去)(?:打扫|修|搬|通|装|换|洗|刷|拉|送|割|挖)|我老公(?:修|换|弄|会|在)/;
const RIDE = /拼车|顺风车|人找车|车找人|走高速|搭车|带人|差\d人|有车(?:去|到|回)|回(?:贵阳|遵义|老家)的车/;
const LEISURE =
  /麻将|三缺一|广场舞|打牌|聚餐|钓鱼|跳舞|唱歌|吃饭(?!的)|火锅(?!店)|喝酒|电影|演唱会|比赛|游戏|旅游|旅行|景点|公园|明星|歌曲|专辑|导演|小说|电视剧|综艺|粉丝|偶像|考试|上课|作业|微博|视频|抖音|直播|球队|进球|照片|男朋友|女朋友|老婆|喜欢你|爱你|宝贝|宝宝(?!车|床|需|没人)|哥哥|姐姐(?!家)|学校(?:里|的)/;
const DEVICE = /手机|微信|支付宝|qq|QQ|软件|APP|app|账号|密码(?!锁)|电脑上|系统|网站|贴吧/;
const OPINION =
  /觉得|感觉|真(?:的)?(?:好|美|帅|可爱|漂亮|贵|难)|太(?:好|美|帅|可爱|漂亮|贵|难)了|好看|漂亮|可爱|美女|帅|难怪|原来(?:是)?|居然|竟然|怪不得|反正|不然|其实|应该会|说不定|当然|为什么|为啥|凭什么|难道|磨人|难搞|最怕|现在[^,。]{1,8}都|越来越|以前|几十年|舍不得|[请雇]不起|划不来|抢钱|贵死|太贵|好贵|这么贵|心疼|(?:请|找)了[^,。]{0,8}(?:就是|真是|以后)/;
const WORK_TALK =
  /活路|接单|接了|抢单|抢到|派单|这单|那单|这个活|那个活|几单|单子|收工|出工|开工|生意|师傅手|又轮到|轮到|你们?(?:先|男的|女的|两个|去)|网格员(?:有|呢|在|好)|结账|结工资|工资(?:什么|多久|几时|啥)/;

interface Extent {
  readonly from: number;
}

const asksIn = (text: string): boolean => [ASK_WORKER, ASK_HANDS, ASK_COME, ASK_HELP, ASK_WHO].some((pattern) => pattern.test(text));

/** "请护工一天多少钱" asks the price and nobody to come. */
function withoutPriceClauses(text: string): string {
  return (text.match(CLAUSES) ?? []).filter((clause) => !PRICE_QUESTION.test(clause)).join('');
}

/** A time that somebody can keep; "有空" alone says nothing. */
function isAhead(when: When): boolean {
  return when.kind !== 'none' && !(when.kind === 'vague' && /空|随时|都行|都可以|以后|改天/.test(when.text));
}

/** Told of work that is named elsewhere in the message: "那个通下水道的师傅还在不在, 今天又堵了". */
const STANDING_TROUBLES: ReadonlySet<string> = new Set(['clog', 'leak', 'power', 'lockout', 'gas']);

/** Draws the evidence from a message, in the order of `EVIDENCE`. */
export function drawEvidence(subject: Subject): readonly EvidenceName[] {
  const { text, items, fields, context } = subject;
  const { present, past } = partPast(text);
  const has = (name: EvidenceName, holds: boolean): readonly EvidenceName[] => (holds ? [name] : []);
  const asksWorker = ASK_WORKER.test(present);
  const asksHands = ASK_HANDS.test(present);
  const asks = asksWorker || asksHands;
  const asksNow = asks || [ASK_COME, ASK_HELP, ASK_WHO].some((pattern) => pattern.test(present));
  const inPast = (extent: Extent): boolean => !asksNow && past.some(({ from, to }) => extent.from >= from && extent.from < to);
  const deeds = items.filter((item) => item.strength === 'deed' && !inPast(item));
  const troubled =
    items.some((item) => item.broken && !isMended(text, item)) ||
    (items.length > 0 &&
      subject.words.troubles.some(
        (trouble) =>
          STANDING_TROUBLES.has(trouble.value.kind) && !inPast(trouble) && !MENDED.test(text.slice(trouble.from, trouble.from + 12)),
      ));
  const door = fields.place !== null && fields.place.full !== fields.place.open;
  const priceQuestion = PRICE_QUESTION.test(text);
  const ahead = isAhead(fields.when) && !(priceQuestion && fields.when.kind === 'now');
  const asksBesidePrice = priceQuestion && asksIn(withoutPriceClauses(present));
  const specific = troubled || ahead || fields.place !== null || fields.phone !== null || (priceQuestion ? asksBesidePrice : asksNow);
  const wants = deeds.some((item) => WANT.test(text.slice(Math.max(0, item.from - 6), item.from)));
  return [
    ...has('work.deed', deeds.length > 0),
    ...has('work.trouble', troubled),
    ...has('work.agent', subject.words.agents.length > 0),
    ...has(
      'work.thing',
      items.some((item) => item.strength === 'thing'),
    ),
    ...has('work.sudden', SUDDEN.test(text)),
    ...has(
      'need.own',
      items.some((item) => item.strength === 'need'),
    ),
    ...has('ask.worker', asksWorker),
    ...has('ask.hands', asksHands && !asksWorker),
    ...has('ask.who', ASK_WHO.test(present)),
    ...has('ask.come', ASK_COME.test(present)),
    ...has('ask.help', ASK_HELP.test(present)),
    ...has('ask.want', wants),
    ...has('ask.price', (priceQuestion || fields.negotiable) && specific),
    ...has('form.headline', isHeadline(subject.timeless, items)),
    ...has('form.template', (text.match(TEMPLATE)?.length ?? 0) + (text.match(SIGNS)?.length ?? 0) >= 2 || /^【/.test(text)),
    ...has('form.relay', RELAY.test(text)),
    ...has('say.urgent', URGENT.test(text) && !/不急|不着急/.test(text)),
    ...has('say.own', OWN.test(text)),
    ...has('field.when', ahead),
    ...has('field.price', fields.price !== null),
    ...has('field.pay-word', PAY_WORD.test(text)),
    ...has('field.place', fields.place !== null),
    ...has('field.door', door),
    ...has('field.phone', fields.phone !== null),
    ...has('field.headcount', fields.headcount !== null),
    ...has('sender.worker', context.sender === 'worker'),
    ...has('sender.gridworker-in-market', context.sender === 'gridworker' && context.room !== 'grid'),
    ...has('not.past', !asksNow && !troubled && deeds.length === 0 && items.some(inPast)),
    ...has('not.decline', DECLINE.test(text)),
    ...has('not.offer', OFFER.test(text)),
    ...has('not.seek', SEEK.test(text)),
    ...has('not.sale', SALE.test(text)),
    ...has('not.recruiting', RECRUITING.test(text)),
    ...has('not.advice', ADVICE.test(text)),
    ...has('not.asks-advice', ASKS_ADVICE.test(text)),
    ...has('not.price-only', priceQuestion && !specific),
    ...has('not.notice', NOTICE.test(text)),
    ...has('not.complaint', COMPLAINT.test(text)),
    ...has('not.public', PUBLIC.test(text) && !asks),
    ...has('not.others', OTHERS.test(text)),
    ...has('not.hypothetical', HYPOTHETICAL.test(text)),
    ...has('not.joke', JOKE.test(text)),
    ...has('not.thanks', THANKS.test(text)),
    ...has('not.lost', LOST.test(text)),
    ...has('not.self', SELF.test(text)),
    ...has('not.ride', RIDE.test(text)),
    ...has('not.leisure', LEISURE.test(text)),
    ...has('not.device', DEVICE.test(text)),
    ...has('not.opinion', OPINION.test(text)),
    ...has('not.work-talk', WORK_TALK.test(text) && !asks),
  ];
}

interface Told extends Extent {
  readonly to: number;
}

/** Parts the text into what is said of now and what is told of the past; a past clause that tells a trouble still tells of now. */
function partPast(text: string): { readonly present: string; readonly past: readonly Told[] } {
  const past: Told[] = [];
  let present = '';
  for (const match of text.matchAll(CLAUSES)) {
    if (PAST.test(match[0]) && !WISHES.test(match[0])) past.push({ from: match.index, to: match.index + match[0].length });
    else present += match[0];
  }
  return { present, past };
}

function isMended(text: string, item: TaskItem): boolean {
  const end = text.slice(item.from).search(/[。;!?\n]/);
  return MENDED.test(text.slice(item.from, end < 0 ? text.length : item.from + end));
}

const LEAD =
  /^(?:[\s,。、:：;!?~【】()"'\d.①-⑳#*+\-🏠🔧🚚🧹-]|急|求助|代发|需求|需要?|求|你好|您好|大家好|各位|师傅们?|师傅|□|我家|家里|厨房|客厅|卧室|卫生间|厕所|[一二两三四五六七八九十])*/u;

/** What everybody does every day; alone it is no wish. */
const OF_THE_FAMILY = new Set([
  '接送孩子',
  '接孩子',
  '做饭',
  '煮饭',
  '带小孩',
  '照顾老人',
  '遛狗',
  '买菜',
  '洗衣服',
  '拖地',
  '浇花',
  '做家务',
  '打包',
  '拍照',
  '排队',
  '炒菜',
]);

/** A message that opens with its job: "疏通下水道 厨房", "【搬家】…", "明天上午搬两个书柜". */
function isHeadline(text: string, items: readonly TaskItem[]): boolean {
  const first = items.find((item) => item.strength === 'deed');
  if (!first || OF_THE_FAMILY.has(first.line)) return false;
  const lead = LEAD.exec(text)?.[0].length ?? 0;
  return first.from <= lead && !/^(?:[^,。]{0,4})(?:的|得|吗|过|累|好|了)/.test(text.slice(first.to));
}
