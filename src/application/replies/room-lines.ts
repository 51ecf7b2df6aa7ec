import type { Room } from '../../domain/people.ts';
import type { StationConfig } from '../station.ts';
import { shownName } from '../turn.ts';

/** Said once when a group is bound: who reads along, what is kept and how long, how to have it erased. */
export function bindingNotice(room: Room, before: Room | null, config: StationConfig): string {
  const bound = before ? `这个群原来是${roomUseText(before)}，现在改成${roomUseText(room)}` : `这个群绑成了${roomUseText(room)}`;
  const lines = [
    `${bound}。我是${config.name}的派单助手，群里的话我会看`,
    '只记找活、接活的单：内容、时间、地点、电话、价钱，闲聊不记',
    `电话、门牌、原话在单办完${config.retentionDays}天后删掉，不往群里发`,
    '想早点删：私信我发 /删除我的信息，或找网格员',
  ];
  return lines.join('\n');
}

export function boundAlready(room: Room): string {
  return `这个群已经是${roomUseText(room)}了`;
}

export function roomUnbound(): string {
  return '这个群解绑了，以后群里的话我不看不记';
}

/** To staff, one by one: the last staff room has got another use, or none. */
export function noStaffRoomLeft(name: string): string {
  return `“${shownName(name)}”不再是工作群，现在没有工作群了，工作群的消息先私信给站点人员。要恢复就在工作群里发：/绑定 工作群`;
}

function roomUseText({ kind, grid }: Pick<Room, 'kind' | 'grid'>): string {
  switch (kind) {
    case 'grid':
      return `${grid}网格群`;
    case 'market':
      return '零工市场群';
    case 'staff':
      return '工作群';
  }
}
