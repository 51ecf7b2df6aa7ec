import type { KeptRow, PersonalRows, Subject } from '../application/ports/personal-store.ts';
import type { Store } from '../application/ports/store.ts';
import { eventText, NOTE_TITLES } from '../application/replies/dispute-lines.ts';
import { priceText, stateWords, whenText } from '../application/replies/order-lines.ts';
import { keyGroupName, TRADES } from '../domain/glossary.ts';
import { orderId, type PersonId } from '../domain/ids.ts';
import { yuanText } from '../domain/money.ts';
import { doneWork, type Order } from '../domain/order.ts';
import { KEY_GROUPS, nameOf } from '../domain/people.ts';
import type { UtcMs } from '../domain/time.ts';
import { wallText } from './cells.ts';

/**
 * Everything that is kept about one person, for himself to read: of others only the names of those he had an order with,
 * never a phone, and nothing that others reported.
 *
 * @returns JSON, UTF-8, with Chinese keys; times on the wall in Shanghai
 */
export function makePersonFile(store: Store, subject: Subject, now: UtcMs): string {
  const rows = store.personal.rowsOf(subject);
  const { posted, held, waitedFor } = store.personal.ordersOf(subject);
  const orders = (keys: readonly number[]) => keys.map((key) => store.orders.byId(orderId(key)));
  const others = Object.entries(TITLES).map(([table, title]) => [title, rows[table as keyof PersonalRows].map(readable)] as const);
  const content = {
    查询时间: wallText(now),
    姓名: subject.name || null,
    微信: subject.contact,
    ...Object.fromEntries(others.filter(([, list]) => list.length > 0)),
    发的单: orders(posted).map((order) => postedOrder(store, order, subject, now)),
    接的单: orders(held).map((order) => heldOrder(store, order, subject, now)),
    候补过的单: orders(waitedFor).map(({ ledgerId }) => ledgerId),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

const TITLES: Readonly<Record<keyof PersonalRows, string>> = {
  people: '微信账号',
  roles: '角色',
  register: '零工登记',
  trades: '工种',
  certificates: '证书',
  keyGroups: '重点群体',
  pledges: '承诺书',
  seeking: '求职',
  signUps: '培训报名',
  courses: '发布的培训',
  questions: '问过他的话',
  lists: '发来的名单',
  observations: '上报',
  notes: '写在单上的话',
  journal: '操作记录',
  lines: '发给他的消息',
  due: '等着提醒他的',
};

function postedOrder(store: Store, order: Order, subject: Subject, now: UtcMs): object {
  const named = namesOf(store, order, subject);
  return {
    ...orderFacts(order, now),
    发单人: order.posterName,
    电话: order.phone,
    地点: order.place?.full ?? null,
    第二个地点: order.otherPlace?.full ?? null,
    原话: order.rawText,
    要求: order.requirements,
    接单人: order.holders.map(({ person }) => named(person)),
    经过: store.orders
      .history(order.id)
      .map(({ event, at, by }) => `${wallText(at)} ${by === null ? '系统' : named(by)} ${eventText(event, by, named)}`),
  };
}

/** The poster's phone, door number and words were given to him for the job; they are not his. */
function heldOrder(store: Store, order: Order, subject: Subject, now: UtcMs): object {
  const named = namesOf(store, order, subject);
  const own = order.holders.find(({ person }) => person === subject.person);
  return {
    ...orderFacts(order, now),
    发单人: named(order.onBehalfOf ?? order.postedBy),
    地点: order.place?.open ?? null,
    接单时间: own ? wallText(own.at) : null,
    用时秒: own?.seconds ?? null,
  };
}

function orderFacts(order: Order, now: UtcMs): object {
  const done = doneWork(order);
  return {
    单号: order.ledgerId,
    时间: wallText(order.postedAt),
    类别: TRADES[order.category].title,
    内容: order.task,
    约的时间: whenText(order.when, now) || null,
    价格: priceText(order) || null,
    人数: order.headcount,
    状态: stateWords(order),
    完成时间: done ? wallText(done.at) : null,
    实收元: done && done.paidFen !== null ? yuanText(done.paidFen) : null,
    评价: order.state.kind === 'closed' ? order.state.rating : null,
    有纠纷: order.disputed,
  };
}

/** By name only those with whom he had to do in this order. */
function namesOf(store: Store, order: Order, { person: himself }: Subject): (person: PersonId) => string {
  const known = new Set([himself, order.postedBy, order.onBehalfOf, ...order.holders.map(({ person }) => person)]);
  return (person) => (known.has(person) ? nameOf(store.people.byId(person)) : '别人');
}

const COLUMNS: Readonly<Record<string, string>> = {
  contact: '微信',
  name: '名字',
  friend: '是好友',
  first_seen: '第一次见到',
  kind: '种类',
  grid: '网格',
  granted_at: '给的时间',
  phone: '电话',
  team: '团队',
  suspended: '停接',
  suspended_until: '停到',
  suspension_reason: '停接原因',
  enrolled_at: '登记时间',
  changed_at: '改动时间',
  trade: '工种',
  trades: '工种',
  expires: '有效期',
  key_group: '群体',
  signed_on: '签的日期',
  version: '版本',
  at: '时间',
  text: '原话',
  course: '培训',
  number: '号',
  closed_at: '结束时间',
  asked_at: '问的时间',
  until: '等到',
  answer: '回答',
  answered_at: '回答时间',
  order: '单号',
  settled_at: '了结时间',
  as_what: '谁做的',
  created_at: '写的时间',
  state: '结果',
  state_at: '结果时间',
};
const TIMES = /(?:^|_)(?:at|until|seen)$/;

function readable(row: KeptRow): object {
  return Object.fromEntries(Object.entries(row).map(([column, value]) => [COLUMNS[column] ?? column, readableValue(column, value)]));
}

function readableValue(column: string, value: string | number | null): string | number | null {
  if (typeof value === 'number') return TIMES.test(column) ? wallText(value) : value;
  if (value === null) return null;
  if (column === 'trade') return tradeName(value);
  if (column === 'trades') return (JSON.parse(value) as string[]).map(tradeName).join('、');
  if (column === 'key_group') return keyGroupNameOf(value);
  if (column === 'as_what') return value === 'about' ? '关于他' : '他做的';
  if (column === 'kind') return (NOTE_TITLES as Readonly<Record<string, string>>)[value] ?? value;
  return value;
}

function tradeName(trade: string): string {
  return (TRADES as Readonly<Record<string, { readonly title: string }>>)[trade]?.title ?? trade;
}

function keyGroupNameOf(value: string): string {
  const group = KEY_GROUPS.find((one) => one === value);
  return group ? keyGroupName(group) : value;
}
