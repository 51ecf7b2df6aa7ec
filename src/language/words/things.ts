import type { Category } from '../../domain/glossary.ts';

/**
 * What sort of thing it is: decides which deeds and troubles fit it and which category they make.
 *
 * pipe: water under pressure · drain: waste water · toilet: both · lamp, circuit: electricity · appliance: machines of the house ·
 * furniture: what is carried and put together · lock · building: walls, floors, windows · garden · goods: what is carried or fetched ·
 * room: what is cleaned · vehicle, gadget: what some workers mend · elder, child, meal, animal: only with a deed (see `NEEDS_DEED`).
 */
export type ThingKind =
  | 'pipe'
  | 'drain'
  | 'toilet'
  | 'lamp'
  | 'circuit'
  | 'appliance'
  | 'furniture'
  | 'lock'
  | 'key'
  | 'door'
  | 'building'
  | 'fitting'
  | 'garden'
  | 'goods'
  | 'parcel'
  | 'laundry'
  | 'room'
  | 'vehicle'
  | 'gadget'
  | 'device'
  | 'elder'
  | 'child'
  | 'meal'
  | 'animal';

export interface Thing {
  /** As it stands in a job line. */
  readonly name: string;
  readonly kind: ThingKind;
  /** The trade that mends, changes, installs it. */
  readonly category: Category;
}

export interface ThingWords {
  readonly kind: ThingKind;
  readonly category: Category;
  /** Each line: the name in job lines, then its other spellings; separated by blanks. */
  readonly words: readonly string[];
}

export const THINGS: readonly ThingWords[] = [
  {
    kind: 'pipe',
    category: 'plumbing_electric',
    words: [
      '水龙头 水笼头 龙头 水嘴 水龙 龙头开关',
      '水管 自来水管 上水管 进水管 热水管 冷水管 暖气管 水管子 管子 暖气片 地暖',
      '下水管 排水管',
      '角阀 三角阀',
      '阀门 水阀 闸阀 总阀 水闸',
      '水表',
      '水箱 马桶水箱 厕所水箱 冲水箱 冲水阀',
      '花洒 喷头 淋浴头 淋浴 莲蓬头',
      '水泵 抽水机 增压泵',
      '软管 水软管',
      '净水龙头',
    ],
  },
  {
    kind: 'drain',
    category: 'unclogging',
    words: [
      '下水道 下水 排水口 落水口 下水口 排水沟 下水槽 阴沟 污水管 下水管道 排污管',
      '地漏',
      '管道',
      '化粪池 粪池',
      '洗菜盆 菜盆 洗菜池 水槽 洗碗池 洗碗槽 菜池',
      '洗手盆 洗脸盆 面盆 台盆 洗手池 洗脸池 洗漱台 洗手台',
      '浴缸',
      '拖把池',
    ],
  },
  {
    kind: 'toilet',
    category: 'plumbing_electric',
    words: ['马桶 坐便器 座便器 坐便', '厕所 卫生间 洗手间 茅房 茅厕 茅坑', '蹲坑 蹲便器 蹲便 便池 小便池'],
  },
  {
    kind: 'lamp',
    category: 'plumbing_electric',
    words: [
      '灯泡',
      '吸顶灯',
      '日光灯',
      '灯管',
      '吊灯 水晶灯',
      '筒灯 射灯',
      '灯带',
      '节能灯 LED灯 led灯 声控灯 感应灯',
      '台灯 壁灯',
      '灯 客厅灯 厨房灯 卧室灯 厕所灯 电灯 灯具 顶灯 大灯 路灯',
      '浴霸',
      '排气扇 换气扇 排风扇',
      '门铃',
    ],
  },
  {
    kind: 'circuit',
    category: 'plumbing_electric',
    words: [
      '电路 线路 电线 布线 走线 明线 暗线 火线 零线',
      '插座 插孔 插板 插头 排插 电源插座',
      '开关 灯开关 电灯开关',
      '空开 空气开关 漏保 漏电保护器 漏电开关 配电箱 电箱 强电箱',
      '电表 电度表',
      '电闸 闸刀 总闸 闸',
      '保险丝',
      '水电',
    ],
  },
  {
    kind: 'appliance',
    category: 'appliance',
    words: [
      '洗衣机 滚筒洗衣机 波轮洗衣机',
      '冰箱 电冰箱',
      '冰柜 冷柜 展示柜',
      '空调 挂机 柜机 空调挂机 空调柜机 中央空调 室外机 外机',
      '热水器 电热水器 燃气热水器 太阳能热水器 太阳能 热水气',
      '电视 电视机 液晶电视',
      '油烟机 抽油烟机 烟机 排油烟机 吸油烟机',
      '燃气灶 灶 煤气灶 灶具 灶台 天然气灶 打火灶 灶头',
      '微波炉',
      '烤箱',
      '电磁炉',
      '电饭煲 电饭锅',
      '电压力锅 高压锅',
      '消毒柜',
      '洗碗机',
      '烘干机',
      '净水器 净水机 净水机器',
      '饮水机',
      '电风扇 风扇 吊扇 电扇',
      '取暖器 电暖器 电暖炉 烤火炉 电炉 暖风机 电炉子 烤火器 电取暖炉',
      '壁挂炉 锅炉',
      '遥控器 电视遥控器',
      '机顶盒',
      '豆浆机 破壁机 榨汁机',
      '吸尘器 扫地机器人',
      '电热毯',
      '家电 电器',
      '音响 音箱',
      '缝纫机',
      '收音机 录音机',
      '挂钟 座钟 钟表 闹钟',
      '制氧机 呼吸机 血压计',
      '按摩椅',
    ],
  },
  {
    kind: 'device',
    category: 'appliance',
    words: ['电脑 笔记本电脑 台式机', '打印机 复印机', '网络 路由器 宽带 wifi WIFI WiFi Wifi 网线', '监控 摄像头'],
  },
  {
    kind: 'furniture',
    category: 'renovation',
    words: [
      '衣柜 大衣柜 衣橱',
      '书柜 书架',
      '沙发 旧沙发 布艺沙发 皮沙发',
      '床 木床 铁床 双人床 上下床 高低床 婴儿床 大床 架子床 铁架床',
      '床垫 席梦思',
      '书桌 电脑桌 课桌 学习桌',
      '餐桌 饭桌 圆桌',
      '茶几',
      '桌椅 办公桌椅 办公桌 桌子 椅子 凳子',
      '货架',
      '柜子 鞋柜 电视柜 床头柜 橱柜 文件柜 吊柜 保险柜 储物柜',
      '家具',
      '置物架 架子 隔板',
      '钢琴',
      '跑步机',
      '麻将机',
      '鱼缸',
      '洗衣柜 浴室柜',
      '抽屉',
      '健身器材',
    ],
  },
  {
    kind: 'lock',
    category: 'locksmith',
    words: ['门锁 大门锁 防盗门锁 房门锁', '锁芯', '指纹锁 智能锁 密码锁 电子锁', '锁 挂锁 抽屉锁 锁头 锁子', '车锁'],
  },
  { kind: 'key', category: 'locksmith', words: ['钥匙'] },
  {
    kind: 'door',
    category: 'renovation',
    words: [
      '门 木门 房门 防盗门 大门 卧室门 卫生间门 厕所门 推拉门 玻璃门 铁门 柜门 移门 房间门 入户门',
      '卷帘门 卷闸门',
      '门把手 把手 门合页 合页 铰链 门吸',
      '窗户 窗子 门窗 铝合金窗',
      '纱窗',
    ],
  },
  {
    kind: 'building',
    category: 'renovation',
    words: [
      '墙 墙面 墙壁 墙皮 白墙',
      '外墙',
      '瓷砖 地砖 墙砖',
      '地板 木地板 地面',
      '天花板 吊顶 顶棚',
      '屋顶 楼顶 房顶 屋面 瓦 阁楼 平房顶',
      '防水',
      '玻璃',
      '阳台',
      '楼梯 楼梯扶手 扶手',
      '防盗网 防护栏 护栏 栏杆 防盗窗',
      '雨棚 遮阳棚 阳光棚 彩钢棚',
      '踢脚线',
      '隔断',
      '台面 灶台面',
      '厨卫',
    ],
  },
  {
    kind: 'fitting',
    category: 'renovation',
    words: [
      '窗帘杆 窗帘轨道 窗帘架 罗马杆 窗帘轨',
      '晾衣架 晾衣杆 升降晾衣架',
      '挂画 画框 相框',
      '毛巾架',
      '镜子',
      '墙纸 壁纸 墙布',
      '挂架 电视挂架 支架',
      '扶手架',
    ],
  },
  {
    kind: 'laundry',
    category: 'cleaning',
    words: ['窗帘', '地毯', '被子 棉被 被套', '空调罩', '玻璃窗', '沙发套'],
  },
  {
    kind: 'room',
    category: 'cleaning',
    words: [
      '卫生 清洁',
      '屋子 房子 屋头 新房 出租房 出租屋 屋里 房间',
      '厨房',
      '客厅',
      '办公室',
      '门面 店面 铺子 店铺',
      '楼道',
      '仓库',
      '院子',
    ],
  },
  {
    kind: 'garden',
    category: 'gardening',
    words: ['草 杂草 野草 草坪 草地', '花 花草 花木 盆栽 绿植 花盆 盆景', '树 果树 树枝 树子 树苗 枝丫 葡萄藤', '花园 绿化 花坛', '苗'],
  },
  {
    kind: 'goods',
    category: 'delivery',
    words: [
      '货 货物 百货',
      '行李 箱子 纸箱 包裹箱',
      '东西 物品 杂物',
      '水泥 水泥沙子',
      '河沙 沙子 沙 砂石 细沙 粗沙',
      '砖 红砖 砖头 空心砖',
      '建渣 建筑垃圾 装修垃圾 渣土',
      '垃圾 废品',
      '泥巴 泥土 土 黄泥',
      '煤 蜂窝煤 煤球 煤炭 煤块',
      '煤炉子 炉子 铁炉子 回风炉',
      '柴 木柴',
      '木料 木板 木头 板材 钢管 钢筋',
      '水泥板 石头 石材',
      '肉 猪肉 年猪肉 年猪',
      '米 大米 粮食 米面油 稻谷 谷子 苞谷 玉米',
      '菜 蔬菜 白菜 辣椒 水果 橙子 苹果 橘子 土豆 洋芋',
      '煤气罐 煤气坛 液化气 气罐 气坛子 液化气罐',
      '桶装水',
      '桌凳',
      '酒 白酒 坛子',
      '年货',
      '货架子',
      '设备 机器 机子 机床',
      '棺材',
    ],
  },
  {
    kind: 'parcel',
    category: 'errand',
    words: [
      '快递 包裹 快件',
      '药 中药 感冒药',
      '文件 资料 材料',
      '蛋糕',
      '外卖',
      '证件 身份证 社保卡 医保卡',
      '医保 社保 养老保险',
      '水电费 电费 水费 燃气费 气费 话费',
    ],
  },
  { kind: 'vehicle', category: 'other', words: ['电动车 电瓶车 电单车 电动三轮', '摩托车 摩托', '自行车 单车', '轮胎 车胎', '轮椅'] },
  { kind: 'gadget', category: 'other', words: ['雨伞', '皮鞋 鞋子', '菜刀 剪刀', '衣服 裤子 裤脚 拉链', '头发', '对联'] },
  {
    kind: 'elder',
    category: 'care',
    words: [
      '老人 老人家 老妈 老爸 老太太 老爷子 老汉 妈妈 爸爸 母亲 父亲 我妈 我爸 她妈 他妈妈 婆婆 公公 外婆 外公 爷爷 奶奶 家公 家婆 岳母 岳父 老母亲 老父亲 家属',
      '病人 伤员 产妇 孕妇 月子',
    ],
  },
  { kind: 'child', category: 'housekeeping', words: ['小孩 孩子 娃娃 娃 小娃 小娃娃 宝宝 小朋友 孙子 孙女 小孙子 双胞胎 崽 学生'] },
  {
    kind: 'meal',
    category: 'housekeeping',
    words: ['饭 晚饭 午饭 中饭 早饭 年夜饭 饭菜 三餐 几个菜 一桌菜 两桌菜 几桌菜 一桌饭 两桌饭 席 酒席'],
  },
  {
    kind: 'animal',
    category: 'other',
    words: ['鸡 鸭 鸡鸭', '狗 狗狗 小狗', '猫 猫咪', '猪', '牛', '鱼', '鸟', '兔子', '马蜂窝 蜂窝 蜂子'],
  },
];

/** Words of everyday talk: work only where a deed stands by them. */
export const NEEDS_DEED: ReadonlySet<ThingKind> = new Set([
  'elder',
  'child',
  'meal',
  'animal',
  'goods',
  'garden',
  'gadget',
  'room',
  'parcel',
  'key',
]);
