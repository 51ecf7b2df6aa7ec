import { type Category, TRADES } from '../../domain/glossary.ts';
import type { PersonId } from '../../domain/ids.ts';
import { yuanText } from '../../domain/money.ts';
import type { Order, OrderEvent, RecordedEvent } from '../../domain/order.ts';
import { nameOf, type Person, type Room, type Worker } from '../../domain/people.ts';
import { clockText, type Day, dayOf, MINUTE, type UtcMs, wallTime } from '../../domain/time.ts';
import type { LineState } from '../ports/outbox.ts';
import type { NoteKind } from '../ports/store.ts';
import { RULE_KEYS, type RuleKey } from '../rules.ts';
import type { CodeAnswer } from '../staff-code.ts';
import type { StationConfig } from '../station.ts';
import { masterName, shownName } from '../turn.ts';
import { heading, priceText, stateWords, whenText } from './order-lines.ts';

type Numbered = Pick<Order, 'number'>;

/** Where what was asked for may not stand in the group and cannot be sent. */
export function addMeFirst(): string {
  return '请先加我好友，我私信给您';
}

/* ---- groups and roles ---- */

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

export function staffCodeAnswer(result: CodeAnswer): string {
  switch (result.kind) {
    case 'granted':
      return '好了，您是站点人员了。发 /帮助 看能用的命令';
    case 'wrong':
      return `认领码不对，还能试${result.triesLeft}次`;
    case 'void':
      return '认领码用不了。请在装机器人的电脑上运行 npm run staff-code，取新的再发';
  }
}

export function roleSet(
  person: Person,
  role: { readonly kind: 'grid'; readonly grid: number } | { readonly kind: 'staff' } | { readonly kind: 'none' },
): string {
  const name = shownName(nameOf(person));
  switch (role.kind) {
    case 'grid':
      return `${name}是${role.grid}网格的网格员了`;
    case 'staff':
      return `${name}是站点人员了`;
    case 'none':
      return `${name}不是网格员、站点人员了`;
  }
}

export function lastStaff(): string {
  return '至少要留一位站点人员，先设好别人再取消';
}

export function sameContact(name: string): string {
  return `${shownName(name)}登记的就是这个微信号`;
}

export function registeredAlready(name: string): string {
  return `这个微信号已经登记为${shownName(name)}`;
}

export function rebound(name: string): string {
  return `${masterName(name)}换到新微信号了，手上的单跟着走`;
}

/* ---- the register ---- */

export function workerRegistered(person: Person): string {
  const worker = person.worker;
  if (!worker) return shownName(person.name);
  const parts = [worker.phone, worker.team, worker.trades.map((trade) => TRADES[trade].short).join(' ')];
  const pledge = worker.pledge ? '' : `。签了承诺书请发：/承诺 @${shownName(person.name)}`;
  return `登记好了：${shownName(worker.name)} ${parts.filter((part) => part).join(' ')}${pledge}`;
}

export function phoneTaken(name: string): string {
  return `这个电话登记的是${shownName(name)}。是他换了微信号，请站点用 /换绑`;
}

export function pledgeSigned(name: string, day: Day): string {
  return `${shownName(name)} ${dateText(day)}签了承诺书，记下了`;
}

export function certificateAdded(name: string, certificate: string, expires: Day | null): string {
  return `${shownName(name)}的${certificate}记下了，${expires === null ? '长期有效' : `到${expires}`}`;
}

export function workerSuspended(name: string, until: UtcMs): string {
  return `${shownName(name)}停接到${dateText(dayOf(until))} ${clockText(until)}`;
}

export function workerResumed(name: string): string {
  return `${shownName(name)}可以接单了`;
}

/** For grid workers only: phones stand in it. */
export function workersOf(trade: Category, workers: readonly Person[], now: UtcMs): string {
  const title = TRADES[trade].short;
  if (workers.length === 0) return `名册上没有${title}师傅`;
  const rows = workers.slice(0, 40).map(({ worker }) => (worker ? workerRow(worker, now) : ''));
  return [`${title}师傅${workers.length}位：`, ...rows, ...(workers.length > 40 ? ['只列了前40位'] : [])].join('\n');
}

function workerRow(worker: Worker, now: UtcMs): string {
  const marks = [worker.pledge ? null : '没签承诺书', isSuspended(worker, now) ? '停接' : null];
  return [shownName(worker.name), worker.phone, worker.team, ...marks].filter((part) => part).join(' ');
}

function isSuspended({ suspension }: Worker, now: UtcMs): boolean {
  return suspension !== null && (suspension.until === null || suspension.until > now);
}

/** To the staff room: somebody says who he is; what grid workers or staff can do about it. */
export function selfRegistration(nickname: string, name: string, phone: string, remedy: 'confirm' | 'rebind' | 'register'): string {
  const said = `${nickname}报登记：${shownName(name)} ${phone}`;
  switch (remedy) {
    case 'confirm':
      return `${said}。名册上有，核实是本人后发：/确认 ${shownName(name)}`;
    case 'rebind':
      return `${said}。这个电话登记的是别的微信号，核实后请站点发：/换绑 ${shownName(name)} @${nickname}`;
    case 'register':
      return `${said}。名册上没有，核实后发：/登记 @${nickname} ${shownName(name)} ${phone} 团队 工种`;
  }
}

export function selfRegistrationPassedOn(): string {
  return '收到，网格员核实后就能接单';
}

export function nothingToConfirm(name: string): string {
  return `没有${shownName(name)}报上来的登记`;
}

export function severalToConfirm(name: string): string {
  return `报${shownName(name)}的不止一位，核实后请用 /登记 @本人`;
}

export function registrationConfirmed(name: string): string {
  return `${shownName(name)}确认好了`;
}

export function nowRegistered(): string {
  return '登记好了，可以接单了';
}

/* ---- orders ---- */

export function noOrdersOfOwn(): string {
  return '您现在没有单';
}

export interface OrderRow {
  readonly order: Order;
  /** "128号单 熊明祥师傅接了" */
  readonly state: string;
  readonly now: UtcMs;
}

export function ownOrders(rows: readonly OrderRow[]): string {
  return listed('您的单：', rows);
}

export function unfinishedOrders(rows: readonly OrderRow[], grid: number | null): string {
  const where = grid === null ? '' : `${grid}网格`;
  return rows.length === 0 ? `${where}没有在办的单` : listed(`${where}在办${rows.length}单：`, rows);
}

/** Longer lists do not fit into one message. */
const LISTED = 25;

function listed(title: string, rows: readonly OrderRow[]): string {
  const shown = rows.slice(0, LISTED).map(({ order, state, now }) => `${state}：${order.task} ${whenText(order.when, now)}`);
  return [title, ...shown, ...(rows.length > LISTED ? [`还有${rows.length - LISTED}单没列出`] : [])].join('\n');
}

export function noJobsInHand(): string {
  return '您手上没有单';
}

/** To the worker alone: addresses and phones stand in it. */
export function jobsInHand(orders: readonly Order[], now: UtcMs): string {
  const rows = orders.slice(0, 12).map((order) => {
    const facts = [order.task, whenText(order.when, now), order.place?.full, order.phone, priceText(order)];
    return `${heading(order)} ${facts.filter((fact) => fact).join('，')}`;
  });
  return [`您手上${orders.length}单：`, ...rows].join('\n');
}

/** Everything that is known of an order: by direct message or in a staff room only. */
export function fullOrder(order: Order, state: string, workerPhones: readonly (string | null)[], now: UtcMs): string {
  const lines = [
    state,
    order.task,
    whenText(order.when, now),
    order.place ? `地址：${order.place.full}` : '地点待定',
    order.otherPlace ? `另一头：${order.otherPlace.full}` : null,
    priceText(order),
    order.headcountSaid ? `要${order.headcount}人` : null,
    order.requirements.length > 0 ? order.requirements.join(' ') : null,
    [order.posterName ? `发单人：${order.posterName}` : null, order.phone].filter((part) => part !== null).join(' ') || null,
    workerPhones.some((phone) => phone !== null) ? `师傅电话：${workerPhones.filter((phone) => phone !== null).join('、')}` : null,
    order.disputed ? '有纠纷' : null,
    order.hasPicture ? '有图' : null,
  ];
  return lines.filter((line) => line !== null).join('\n');
}

export function onlyPosterCancels(order: Numbered): string {
  return `${heading(order)} 不是您发的，取消不了`;
}

export function withdrawnByGridWorker(order: Numbered, reason: string | null): string {
  return `${heading(order)} 网格员撤了${reason ? `：${reason}` : ''}。还要的话请重新发一遍`;
}

export function howFar(order: Order): string {
  return `${heading(order)} 到哪一步了？做完回：完成${order.number}，去不了回：退${order.number}`;
}

export function urged(order: Numbered, workers: readonly string[]): string {
  return `${heading(order)} 已问${workers.join('、')}`;
}

/** Some of several have come: they are asked, and the others are looked for. */
export function urgedAndAnnounced(order: Numbered, workers: readonly string[]): string {
  return `${urged(order, workers)}，还差人，又喊了一次`;
}

export function announcedAgain(order: Numbered): string {
  return `${heading(order)} 又喊了一次`;
}

export function notByNight(order: Numbered): string {
  return `${heading(order)} 夜里不打扰，早上再催`;
}

export function standbyIsAsked(order: Numbered): string {
  return `${heading(order)} 正在问候补师傅`;
}

/** Of several workers some have come. */
export function partlyTaken(order: Order): string {
  const { number, holders } = order;
  return `${heading(order)} 已有${holders.length}位师傅接了。不用再找人就发：/改 ${number} 人数 ${holders.length}`;
}

export function notOpenAnyMore(order: Order): string {
  return `${heading(order)} ${stateWords(order)}，不用另找了`;
}

export function elsewhereNoted(order: Numbered): string {
  return `${heading(order)} 另外找到人，记下了`;
}

export function foundElsewhereInMarket(order: Numbered): string {
  return `${heading(order)} 另外找到人了，不用接了`;
}

export function foundElsewhere(order: Numbered): string {
  return `${heading(order)} 驿站另外找到人了，有事找网格员`;
}

/** `disputed`: what stays until the dispute is settled. */
export function erased(count: number, disputed: readonly Numbered[]): string {
  const done = count === 0 ? '没有要删的' : `${count}个办完的单，电话、地址、原话都删了`;
  if (disputed.length === 0) return done;
  return `${done}。${disputed.map(({ number }) => `${number}号单`).join('、')}有纠纷，了结后才能删`;
}

/* ---- workers ---- */

export function notYours(order: Numbered): string {
  return `${heading(order)} 不在您手上，看清单号再发`;
}

export function whichCompleted(orders: readonly Numbered[]): string {
  return `做完的是哪一单？发：${orders.map(({ number }) => `/完成 ${number}`).join(' 或 ')}`;
}

export function whichGivenBack(orders: readonly Numbered[]): string {
  return `退哪一单？发：${orders.map(({ number }) => `/退单 ${number}`).join(' 或 ')}`;
}

export function nobodyHasIt(order: Numbered): string {
  return `${heading(order)} 还没人接，不用转`;
}

export function fromWhom(order: Numbered): string {
  return `${heading(order)} 有几位师傅，要写转哪位的：/转单 ${order.number} @原师傅 @新师傅`;
}

export function notHis(order: Numbered, person: Person): string {
  return `${heading(order)} 不在${masterName(nameOf(person))}手上`;
}

/* ---- disputes ---- */

export function notInvolved(order: Numbered): string {
  return `${heading(order)} 不是您的单，报不了`;
}

export function disputeNoted(order: Numbered): string {
  return `${heading(order)} 记下了，站点会联系您。急就打110，法律援助12348`;
}

/** The whole history, line by line, to be handed to the police post or the law firm; for staff only. */
export function disputeHistory(
  order: Order,
  history: readonly RecordedEvent[],
  notes: readonly { readonly kind: NoteKind; readonly text: string; readonly by: PersonId | null; readonly at: UtcMs }[],
  named: (person: PersonId) => string,
  now: UtcMs,
): readonly string[] {
  const happened = [
    ...history.map(({ event, at, by }) => ({ at, by, what: eventText(event, by, named) })),
    ...notes.map(({ kind, text, at, by }) => ({ at, by, what: `${NOTE_TITLES[kind]}：${text}` })),
  ].sort((a, b) => a.at - b.at);
  return [
    `${heading(order)} 有纠纷，请站点处理（${order.ledgerId}）`,
    [order.task, whenText(order.when, now), order.place?.full, priceText(order)].filter((part) => part).join('，'),
    `发单人：${[order.posterName, order.phone].filter((part) => part).join(' ')}`,
    ...(order.rawText ? [`原话：${order.rawText}`] : []),
    ...happened.map(({ at, by, what }) => `${stampText(at)} ${by === null ? '系统' : shownName(named(by))} ${what}`),
    '法律援助12348，政务热线12345，报警110',
  ];
}

const NOTE_TITLES: Readonly<Record<NoteKind, string>> = { reason: '原因', elsewhere: '其他渠道', dispute: '纠纷', override: '强制原因' };

/** @param by whose name stands before it: it is not said twice */
function eventText(event: OrderEvent, by: PersonId | null, named: (person: PersonId) => string): string {
  const who = (person: PersonId) => (person === by ? '' : shownName(named(person)));
  switch (event.kind) {
    case 'posted':
      return `发单，要${event.headcount}人`;
    case 'announced':
      return '发到零工市场';
    case 'amended':
      return '改单';
    case 'claimed':
      return `${who(event.person)}接单${event.late ? '(补记)' : ''}`;
    case 'assigned':
      return `${event.forced ? '强制' : ''}派给${who(event.person)}`;
    case 'queued':
      return `${who(event.person)}候补`;
    case 'unqueued':
      return `${who(event.person)}不候补了`;
    case 'given-back':
      return `${who(event.person)}退单(${GIVEN_BACK[event.reason]})`;
    case 'standby-called':
      return `问候补${who(event.person)}`;
    case 'standby-passed':
      return `候补${who(event.person)}没接`;
    case 'handed-over':
      return event.to === by ? `从${who(event.from)}手上接过来` : `${who(event.from)}转给${who(event.to)}`;
    case 'no-show-reported':
      return '报师傅没来';
    case 'reported-done':
      return `报做完${event.paidFen === null ? '' : `，收${yuanText(event.paidFen)}元`}`;
    case 'confirmed':
      return `确认完成${event.rating ? `，${event.rating}` : ''}`;
    case 'cancelled':
      return '取消';
    case 'expired':
      return '过期';
    case 'placed-elsewhere':
      return '其他渠道找到人';
    case 'disputed':
      return '报纠纷';
    case 'picture-added':
      return '补了图';
  }
}

const GIVEN_BACK = { worker: '自己退', recalled: '撤回', poster: '发单人要换', 'no-show': '没来', forced: '站点改派' } as const;

/* ---- the station ---- */

export interface StatusFacts {
  readonly startedAt: UtcMs | null;
  readonly version: string | null;
  readonly open: number;
  readonly claimed: number;
  readonly lines: Readonly<Record<LineState, number>>;
  readonly gaps: readonly { readonly since: UtcMs; readonly until: UtcMs }[];
  readonly muted: boolean;
  readonly now: UtcMs;
}

export function status(facts: StatusFacts): string {
  const { lines, gaps } = facts;
  const shown = gaps
    .slice(0, 5)
    .map(({ since, until }) => `${stampText(since)}到${clockText(until)}(${Math.ceil((until - since) / MINUTE)}分钟)`);
  return [
    facts.startedAt === null ? '运行正常' : `从${stampText(facts.startedAt)}开始运行`,
    facts.version === null ? null : `版本 ${facts.version}`,
    `没人接${facts.open}单，在做${facts.claimed}单`,
    `等着发${lines.waiting + lines.sending}条，发没发成不清楚${lines.unsure}条，发不出${lines.refused}条`,
    gaps.length === 0 ? '7天内没有断线' : `7天内断线${gaps.length}次：${shown.join('、')}`,
    facts.muted ? '现在静默，什么都不发' : null,
  ]
    .filter((line) => line !== null)
    .join('\n');
}

export function allSettings(settings: Readonly<Record<string, string>>): string {
  return ['设置：', ...RULE_KEYS.map((rule) => oneSetting(rule, settings[rule.key])), '改：/设置 接单上限 3'].join('\n');
}

export function oneSetting(rule: RuleKey, value: string | undefined): string {
  return `${rule.chinese}：${spokenSetting(value ?? rule.standard)}`;
}

/** The kill switch is off again. @param dropped lines that had waited too long to be of use */
export function unmuted(rule: RuleKey, value: string, dropped: number): string {
  return `${oneSetting(rule, value)}。等了半个多小时的${dropped}条没发，作废了`;
}

const SPOKEN_VALUES: Readonly<Record<string, string>> = { off: '关', warn: '提醒', require: '必须', on: '开', '': '不限' };

export function spokenSetting(value: string): string {
  return SPOKEN_VALUES[value] ?? value;
}

/** 11月23日 */
function dateText(day: Day): string {
  return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
}

/** 11月23日 8:05 */
function stampText(at: UtcMs): string {
  const { month, day } = wallTime(at);
  return `${month}月${day}日 ${clockText(at)}`;
}
