import type { Category } from '../../domain/glossary.ts';

/** Who does work: with a category where the word names one ("电工"), null where it is anybody ("师傅"). */
export interface AgentWords {
  readonly category: Category | null;
  /** In a job line; null where the word says nothing of the work. */
  readonly task: string | null;
  readonly words: readonly string[];
}

export const AGENTS: readonly AgentWords[] = [
  {
    category: null,
    task: null,
    words: ['师傅', '师父', '工人', '工友', '帮手', '男工', '女工', '年轻人', '专业人员', '人手', '劳力', '壮劳力', '零工'],
  },
  {
    category: 'plumbing_electric',
    task: '水电维修',
    words: ['电工', '水电工', '水工', '水电师傅', '水暖工', '管道工', '修水电的', '水电'],
  },
  { category: 'appliance', task: '家电维修', words: ['家电师傅', '修家电的', '空调师傅'] },
  { category: 'locksmith', task: '开锁换锁', words: ['锁匠', '开锁师傅', '开锁的', '锁师傅'] },
  { category: 'unclogging', task: '管道疏通', words: ['疏通师傅', '通下水道的', '疏通工', '通厕所的'] },
  {
    category: 'cleaning',
    task: '保洁',
    words: ['保洁', '保洁员', '保洁阿姨', '清洁工', '清洁阿姨', '打扫阿姨', '保洁工', '打扫卫生的', '卫生员'],
  },
  {
    category: 'care',
    task: '护工陪护',
    words: ['护工', '陪护', '护理员', '看护', '男护工', '女护工', '护工阿姨', '陪护人员', '护理人员', '护工师傅'],
  },
  { category: 'care', task: '月嫂', words: ['月嫂'] },
  { category: 'housekeeping', task: '保姆', words: ['保姆', '住家保姆', '家政阿姨', '家政', '家政员', '住家阿姨'] },
  { category: 'housekeeping', task: '钟点工', words: ['钟点工', '小时工', '计时工', '钟点阿姨'] },
  { category: 'housekeeping', task: '带小孩', words: ['育儿嫂', '带娃阿姨', '育婴师'] },
  { category: 'housekeeping', task: '做饭', words: ['厨师', '做饭阿姨', '煮饭阿姨', '做饭的阿姨', '煮饭的阿姨', '大厨', '厨子'] },
  { category: 'housekeeping', task: null, words: ['阿姨', '嬢嬢', '孃孃', '大姐', '大嫂', '阿嬢'] },
  { category: 'moving', task: '搬家搬运', words: ['搬家师傅', '搬运工', '搬家公司', '搬运师傅', '搬家的'] },
  {
    category: 'delivery',
    task: '拉货',
    words: ['货车', '面包车', '三轮车', '小货车', '皮卡', '拉货的', '货拉拉', '送货师傅', '板车', '货车师傅', '三轮', '厢货'],
  },
  { category: 'errand', task: '跑腿', words: ['跑腿', '跑腿的', '跑腿小哥'] },
  {
    category: 'labor',
    task: '小工',
    words: [
      '小工',
      '杂工',
      '力工',
      '临时工',
      '普工',
      '日结工',
      '兼职',
      '苦力',
      '打杂的',
      '搬砖的',
      '泥水小工',
      '装卸工',
      '男小工',
      '女小工',
      '短工',
      '劳工',
      '帮工',
      '零时工',
      '暑假工',
      '寒假工',
    ],
  },
  { category: 'labor', task: '服务员', words: ['服务员', '传菜员', '传菜', '洗碗工', '收银员', '迎宾', '礼仪'] },
  { category: 'labor', task: '保安', words: ['保安', '门卫'] },
  { category: 'labor', task: '分拣打包', words: ['分拣员', '打包员', '分拣工', '打包工'] },
  { category: 'labor', task: '发传单', words: ['发单员', '发传单的', '促销员', '导购'] },
  {
    category: 'renovation',
    task: '装修修补',
    words: [
      '木工',
      '泥水工',
      '泥工',
      '瓦工',
      '油漆工',
      '漆工',
      '泥瓦工',
      '泥水匠',
      '木匠',
      '刷墙师傅',
      '电焊工',
      '焊工',
      '装修师傅',
      '防水师傅',
      '泥水师傅',
      '木工师傅',
      '贴砖师傅',
      '瓦匠',
      '漆匠',
    ],
  },
  { category: 'gardening', task: '园艺', words: ['花工', '园艺师', '绿化工', '园丁', '花匠'] },
];

/** Before a person's name these are not the worker asked for: 张阿姨, 王师傅. */
export const FAMILY_NAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常于时傅皮卞齐康伍余元卜顾孟平黄穆萧尹姚邵湛汪祁毛禹狄米贝明臧戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵季麻强贾路娄江童颜郭梅盛林刁钟徐丘邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房干解应宗丁宣邓郁单洪包诸左石崔吉龚程邢裴陆荣翁荀羊惠甄封芮储靳段焦谷车侯班秋仲宫宁仇栾甘厉祖武符刘景詹龙叶幸司黎薄印白怀蒲卓蔺蒙池乔阴胥苍闻党翟谭劳姬申冉宰桑桂牛寿边燕尚农温庄晏柴瞿阎连习容向古易廖庾终步都耿满弘匡国文寇广东利师巩关相查荆红游权盖益公曾糜老小';
