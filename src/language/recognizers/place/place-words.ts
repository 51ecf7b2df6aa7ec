const list = (text: string): readonly string[] => text.split(/\s+/u).filter((word) => word !== '');

/**
 * Places of the city that carry no word such as 路 or 小区 with them, or whose names would be taken for something else.
 * A station adds its own in `rules.json`.
 */
export const KNOWN_AREAS = list(`
  贵州省 贵州 遵义市 汇川区 红花岗区 播州区 新蒲新区 南部新区 汇川 红花岗 播州 新蒲 高坪 高桥 董公寺 团泽 泗渡 山盆 毛石 茅草铺 洗马滩 学堂堡 丁字口 南门关
  忠庄 忠庄铺 金鼎山 新舟 舟水桥 南白 龙坑 影山湖 苟江 鸭溪 泮水 团溪 尚嵇 海风井 石佛洞 狮子桥 桃溪寺 白杨洞 干田坝 檬梓桥 十字铺 半边街 凤凰山
  李家湾 刘家湾 马家湾 大花水 高铁新城 娄山关
`);
/** Names of places that are words of their own too: a place only beside another place word, after 在/到/从, or alone in the clause. */
export const UNSURE_AREAS = list(`
  遵义 洗马 板桥 沙湾 松林 老城 巷口 海龙 深溪 虾子 三渡 永乐 长征 礼仪 三岔 乌江 石板 乐山 枫香 马蹄 龙坪 西坪 万里路 沙坝 外环 坪丰 大坪 关口 新桥 罗庄 玉屏
  水井湾 大山 红军山 湘江河 芝麻镇
`);
export const KNOWN_LANDMARKS = list(`
  欧亚达 港澳广场 星力城 万达广场 国贸 昌隆 林达 唯一国际 遵义会址 纪念公园 凤凰山广场 市一医 市医 市医院 市人民医院 县医院 县人民医院 省医 市中医院 遵医五院 遵医三院 市妇幼 妇保院 遵医附院 遵医二附院 附院 遵医
  航天医院 市一中 航中 航小 四中 五中 十一中 二十中 老干局 棉纺厂 老棉纺厂 轴承厂 长征厂 天义厂 铁合金厂 钛厂 碱厂 化工厂 烟厂 卷烟厂 丝织厂 氮肥厂 
  茅台机场 遵义站 遵义东站 汇川体育中心 会展中心 政务中心 行政中心 碧水湾
`);
/** Roads are named after these: 上海路, 香港路. Their first signs are verbs or prepositions now and then. */
export const ROAD_NAMES = list(`
  上海 北京 天津 重庆 香港 澳门 深圳 珠海 厦门 北海 大连 昆明 苏州 南京 武汉 宁波 广州 杭州 青岛 汕头 海口 三亚 福州 长沙 成都 西安 济南 南宁 合肥 温州 无锡 拉萨
  洗马 人民 解放 中华 中山 延安 和平 建设 凤凰 湘江 万里 民主 新华 公园 汇川 沙盐 海尔 石龙 温泉 内环 外环 迎宾 东欣 平安 友谊 文化 沿江 滨江 团结 幸福
`);

/**
 * Words that make a name a place wherever it stands. Longest first is seen to where they are joined.
 */
export const STRONG_SUFFIXES = list(`
  小区 花园 家园 公寓 宿舍 大厦 广场 新村 新城 新区 社区 街道办事处 街道办 街道 居委会 村委会 大道 步行街 老街 新街 大街 正街 环路 家属院 家属区 家属楼 大院 四合院 还房小区 还房 安置房 安置点 廉租房 公租房 移民楼
  棚户区 名都 华府 首府 公馆 山庄 庄园 锦园 嘉园 桂园 雅园 丽园 佳园 名苑 雅苑 嘉苑 蓝湾 水湾 丽都 医院 卫生院 卫生所 卫生服务中心 卫生服务站 大学城 诊所 养老院 敬老院 福利院 学校 小学 中学 大学 学院
  幼儿园 实验小学 市场 菜市场 农贸市场 批发市场 建材城 建材市场 家具城 家具市场 商贸城 服装城 客运站 汽车站 火车站 高铁站 客车站 车站 公交站 加油站 收费站 政务中心 办事大厅 体育馆 体育场 图书馆 文化馆 博物馆 公园 派出所 法院 检察院
  酒店 宾馆 大酒店 农家乐 信用社 银行 商厦 商城 购物中心 百货 写字楼 科技园 工业园 物流园 产业园 创业园 陵园 殡仪馆 码头 路口 三岔口 丁字口 十字路口 高速口 居 邸 苑
`);
/** Words that make a place only after another place word, after 在/到/从/住, before a door number, or with the clause to themselves. */
export const WEAK_SUFFIXES = list(`
  国际 半岛 印象 锦绣 时代 学府 村 寨 庄 园 湾 城 府 墅 郡 轩 阁 坝 坪 堡 寺 塘 沟 坡 桥 铺 垭 岩 井 庙 洞 院子 院 楼 大楼 教学楼 办公楼 门诊楼 厂 公司 局 所 站 馆 店 场 行 商店 饭店 餐馆 餐厅 火锅店 火锅 鱼庄 酒楼 酒家 面馆 粉馆 羊肉粉馆 茶楼 茶馆 网吧 药店 超市 商场 便利店 五金店 理发店 小卖部 药房 专卖店 门市
  门面 仓库 工地 基地 会所 农庄 农场 养殖场 茶场 林场 停车场 车库 地下车库 菜鸟驿站 驿站 老家 老屋 新房 新屋 厂区 校区 园区 片区 组 一期 二期 三期 四期 五期 期 镇 乡 县 中心 机关 委 信箱 营业厅 售楼部 样板间 市
`);
/** Where at the place. */
export const RELATIONS = list(`
  斜对面 正对面 对面 背后 后面 后头 隔壁 旁边 侧边 旁 门口 大门口 后门 前门 正门 附近 侧面 前面 里面 外面 边上 街上 路口 转角处 转角 拐角 巷口 进口 出口 口子上 楼下 这边 那边 那里 那点 这里 一带 坎上 坎下 桥头 河边 北门 南门 东门 西门
`);

/** Signs that end the words before a place or stand in no name; `PROTECTED` words are spared. */
export const STOP_SIGNS =
  '的了我你您他她它们请找要帮给把被得着过吗呢吧啊哦嘛哈喊叫让跟及需想求急没不很太就都也再先这那哪些什么谁怎咋是有在到从去来住搬送坏漏堵修换装拉抬运扛往做打扫拆补贴刷砍割除抓至回由叁自按派接收取捎带买卖租卸寄拿呀啦哟哩咯喽噻撒嘞看于推刚转约等约又还只更越如若因为所以但并且或者';
/** Words of everyday speech and of work that are no part of a place's name. */
export const STOP_WORDS = list(`
  搬家 打扫 卫生 保洁 下水道 下水 水龙头 水笼头 笼头 热水器 洗衣机 冰箱 空调 油烟机 马桶 厕所 卫生间 厨房 阳台 客厅 卧室 师傅 师付 阿姨 麻烦 保姆 护工 月嫂 电话 联系 微信 价格 家里 屋头 屋里 老人 老人家 水管 水表 灯泡 电灯 门锁 开锁 换锁 插座
  网线 窗帘 沙发 衣柜 家具 快递 外卖 钥匙 电梯 房间 今天 明天 后天 今晚 今早 明早 上午 下午 中午 晚上 早上 现在 马上 尽快 时间 地址 地点 位置 住址 人在 家住 家在 一趟 一下 一个 两个 几个 大家 各位 邻居 东西 行李 通下水 疏通 漏水 停水 停电 跳闸 电路 线路 水电
  水工 电工 工人 小工 洗碗 端菜 两点 清洗 清洁 安装 维修 检查 上门 服务 需要 可以 能来 谢谢 目的 装货 卸货 取货 送货 收货 提货 起点 终点 人数 工资 工钱 人工 估计 大概 楼上 老公 妈妈 老妈 外公 外婆 爷爷 奶奶 同城 顺便 物业 业主 本人 代发 转发 求助
  孩子 娃娃 小娃 病人 家属 照顾 陪护 看护 陪床 骑车 车子 坐车 走路 一路 顺路 半路 带路 问路 马路 铁路 水路 老路 网路 逛街 住院 出院 转院 进城 农村 全村 本村 饭局 结局 厂里 工厂 学生 放学 上学 毕业 位于 知道 下次 一起 一座 电影节
`);
/** Names in which a stop sign or a stop word stands. */
export const PROTECTED = list(`
  家具城 家具厂 家具市场 卫生院 卫生局 卫生所 卫生服务 服装城 服装 装饰城 安装公司 修文 福来 都匀 住建局 住建 有色 拉萨 和平 来宾 得胜 运输公司 运输 从江 自来水厂 自来水公司 自来水 回龙 喜来登 如家 来福 好又来 有间 得月 得意 回民 回味 铁路小区 铁路宿舍 铁路家属 铁路新村 公路局 马路桥 农村信用社
  丽都 都市 成都 首都 名都 新都 花都 都汇 都会 锦都 帝都 京都 打铜 买卖街 取经 堵水 那边 这边 那里 这里 那点 洗马 修理厂 修理铺 租赁 劳动 送变电 收费站 还房 装卸 住院部 老人院 服务中心 服务站 为民 得力 接官 电力 水电厂 水电局 水电八局 水电九局 水利 电信 电视台 电台 电厂 电影院 学生宿舍 学生公寓 大学生 人民 物业公司
`);
/** A 路 after one of these is no street. */
export const NO_STREET_BEFORE = '线电水管走一顺带马半步赶气油网问迷上修让过几下开';
