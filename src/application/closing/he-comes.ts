/** Words of a worker who is there, or nearly. */
const HE_COMES = ['到了', '马上', '就到', '快到', '在路上', '路上', '来了', '到门口', '到楼下', '堵车', '等一下', '等下', '分钟'];

/** Whether it is the short word of somebody who was asked where he is. */
export function saysHeComes(text: string): boolean {
  return text.length <= 30 && HE_COMES.some((words) => text.includes(words));
}
