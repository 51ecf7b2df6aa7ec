import type { Category } from '../../domain/glossary.ts';
import { anyOf } from '../patterns.ts';

/** `only`: the demand is a demand (and may be shown) in these categories alone. */
interface Requirement {
  readonly shown: string;
  readonly said: RegExp;
  readonly only?: readonly Category[];
}

/** In the order in which they are shown. Origin, age and looks have no row, so they cannot be shown. */
const REQUIREMENTS: readonly Requirement[] = [
  {
    shown: '自带工具',
    said: /(?:自带|自备|带(?:好|上|起|齐|哈|下|点|一下)?|拿(?:上|起)?)(?:自己的?)?(?:工具|家伙|家什|锄头|电钻|电锤|冲击钻|切割机|锯子?|铲子|铁锹|镰刀|弯刀|砍刀|割草机|油锯|机器|机子|疏通机|弹簧|吸尘器|推车|背篼|背篓|扁担)|(?:工具|锄头|电钻|割草机)(?:要|需|得|请)?(?:师傅)?(?:自己?|各自|自行)(?:要)?(?:带|备)/u,
  },
  { shown: '自带梯子', said: /(?:自带|自备|带(?:好|上|起|个|把|哈)?)(?:人字|长)?梯子?|梯子(?:要|需|得|请)?(?:自己?|自行)(?:带|备)/u },
  {
    shown: '自带配件',
    said: /(?:配件|材料|零件)(?:要|需|得|请)?(?:师傅)?(?:自己?|自行)(?:要)?(?:带|备)|(?:带(?:上|起|好)?|自带|自备)(?:配件|材料|零件)/u,
  },
  {
    shown: '带车',
    said: /(?:带|自带|自备|开)(?:上|起|个|辆|得有)?(?:面包|三轮|小货|货|皮卡|拖拉机|板|三轮摩托)?车(?!位|库|间|祸|费)|(?:要|需|得)?有(?:面包|三轮|小?货|皮卡|微型?|长安)车|(?:哪个|谁|哪位|师傅)有(?:三轮|面包|货)?车/u,
  },
  { shown: '有健康证', said: /健康证/u },
  {
    shown: '有证',
    said: /(?:有|带|持|要|需)(?:资格|资质|上岗|操作|作业|高空作业|高处作业|低压|低压电工|制冷|月嫂资格|护理员|相关|从业|电工|焊工|特种|高空|高处|护理|育儿|月嫂|厨师|驾驶)?(?:执照|资质|证(?!明|件|据|实))/u,
  },
  {
    shown: '会做饭',
    said: /(?:会|能|要|要会)(?:做|煮|烧|炒)(?:得?一?手)?(?:好)?(?:饭|菜|家常)|做饭(?:好吃|要好|可口)|做三餐|会(?:做|炒)?[^,。]{0,6}(?:鸡|鱼|席)/u,
    only: ['housekeeping', 'care', 'other', 'labor'],
  },
  {
    shown: '有经验',
    said: /(?:有|要|懂)(?:点|些|过|相关|带娃|护理|工作|丰富的?)?经验|(?:要|找|请)(?:个)?(?:熟手|老手|熟练)|熟练工|做过的?(?:优先|来)/u,
  },
  {
    shown: '有力气',
    said: /(?:有|大)(?:把子?)?(?:点)?力气|力气(?:要)?大|(?:要|有)劲|劲大|壮(?:劳力|实|点)|体力好|(?<![人婆奶爷妈爸我])身体好/u,
  },
  { shown: '细心', said: /细心|仔细|心细|耐心/u },
  { shown: '爱干净', said: /爱干净|讲卫生|干净(?:利落|利索)/u },
  { shown: '手脚快', said: /手脚(?:要)?(?:快|麻利|利索)|动作快|麻利/u },
  { shown: '准时到', said: /(?:要|请|必须|一定|得)(?:准时|守时|按时)|不(?:要|能|准|得)?迟到/u },
  { shown: '不吸烟', said: /(?<!又|油烟机)不(?:吸烟|抽烟|吃烟)(?!了)/u },
  { shown: '不饮酒', said: /不(?:饮酒|喝酒)/u },
  { shown: '能住家', said: /住家|能住|需?住夜|包住/u, only: ['housekeeping', 'care'] },
  { shown: '会用手机', said: /(?:要|得)会(?:用|使)(?:智能)?手机/u },
  { shown: '会护理', said: /(?:会|懂)(?:点|得)?(?:护理|翻身|喂饭|打针|按摩|照顾老人)/u, only: ['care', 'housekeeping'] },
  {
    shown: '女护工',
    said: /女护工|女(?:的|性|师傅|同志)?(?:优先|最好)|(?:限|要|找|请|只要|招)(?:个|一个|一位|位)?女(?:的|性|工|同志|师傅|陪护|阿姨)|最好是?(?:个)?女|要求[:：]?女|性别[:：]?女/u,
    only: ['care'],
  },
  {
    shown: '男护工',
    said: /男护工|男(?:的|性|师傅|同志)?(?:优先|最好)|(?:限|要|找|请|只要|招)(?:个|一个|一位|位)?男(?:的|性|工|同志|师傅|陪护)|最好是?(?:个)?男|要求[:：]?男|性别[:：]?男/u,
    only: ['care'],
  },
];

const ANY = anyOf(REQUIREMENTS.map(({ said }) => said));
const NONE: readonly string[] = [];

/** "工具我有", "不用带工具": the demand is taken back. */
const NOT_NEEDED = /(?:不(?:用|要|需要?|必|消)|莫|无需|免)(?:您|你|师傅)?(?:自己?)?$/u;

/**
 * The demands on the worker that a message says, in fixed short words that may stand in a group ("自带工具", "有健康证").
 *
 * Sex only for personal care, origin and age never. Without a category the demands of single trades are left out.
 */
export function findRequirements(text: string, category?: Category): readonly string[] {
  if (!ANY.test(text)) return NONE;
  return REQUIREMENTS.filter(({ said, only }) => {
    if (only && (category === undefined || !only.includes(category))) return false;
    const match = said.exec(text);
    return match !== null && !NOT_NEEDED.test(text.slice(Math.max(0, match.index - 6), match.index));
  }).map(({ shown }) => shown);
}
