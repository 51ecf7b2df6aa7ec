/** One step of the scripted morning: a moment and who says what where (null: to the bot directly). */
export interface MorningStep {
  /** "8:20" or "8:20:05" */
  readonly at: string;
  readonly from: string;
  readonly room: '3网格' | '1网格' | '2网格' | '市场' | '工作群' | null;
  /** `{n}` stands for the number of the order last announced. */
  readonly text: string;
}

/** A morning at the station, as a newcomer should see it: orders made, announced, won, done, and the ledger. */
export const MORNING: readonly MorningStep[] = [
  { at: '8:15', from: '何嬢嬢', room: '3网格', text: '早哦，今天又降温了' },
  {
    at: '8:20',
    from: '张阿姨',
    room: '3网格',
    text: '厨房下水道堵了，请个师傅来通一下，今天上午10点半，幸福路12号3栋2单元501，80元，电话13000000011',
  },
  { at: '8:20:05', from: '熊明祥', room: '市场', text: '接单' },
  { at: '8:21', from: '何嬢嬢', room: '3网格', text: '熊师傅手快哦[强]' },
  {
    at: '8:50',
    from: '田哥',
    room: '市场',
    text: '明天下午两点搬家，从香樟小区4栋1802搬到幸福苑，三楼没电梯，要2个人，400元，电话13000000012',
  },
  { at: '8:51', from: '王师傅', room: '市场', text: '我接' },
  { at: '8:52', from: '王明军', room: '市场', text: '+1' },
  { at: '9:10', from: '杨网格', room: '工作群', text: '/派单 代 曾婆婆 13000000013 换水龙头，粮食局宿舍2栋1单元302，今天下午3点，60元' },
  { at: '9:11', from: '郑小工', room: '市场', text: '接{n}' },
  { at: '9:12', from: '熊明祥', room: '市场', text: '水龙头那个我接' },
  { at: '10:55', from: '熊明祥', room: '市场', text: '/完成 101 收80' },
  { at: '11:10', from: '张阿姨', room: '3网格', text: '师傅弄好了，通得干净，满意' },
  { at: '11:30', from: '邓姐', room: '1网格', text: '我家热水器打不燃火了，咋个搞哦' },
  { at: '11:31', from: '邓姐', room: '1网格', text: '是' },
  { at: '11:33', from: '邓姐', room: '1网格', text: '香樟小区6栋1单元，明天上午9点，电话13000000014' },
  { at: '11:40', from: '糜主任', room: '工作群', text: '/日报' },
  { at: '11:41', from: '糜主任', room: null, text: '/台账' },
];
