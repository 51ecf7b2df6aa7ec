import type { PersonId } from '../../domain/ids.ts';
import { yuanText } from '../../domain/money.ts';
import type { Order, OrderEvent, RecordedEvent } from '../../domain/order.ts';
import type { Worker } from '../../domain/people.ts';
import type { UtcMs } from '../../domain/time.ts';
import type { NoteKind } from '../ports/store.ts';
import { shownName } from '../turn.ts';
import { stampText } from './date-words.ts';
import { heading, priceText, whenText } from './order-lines.ts';

type Numbered = Pick<Order, 'number'>;

export function notInvolved(order: Numbered): string {
  return `${heading(order)} 不是您的单，报不了`;
}

/** To who complains without saying of which order, by direct message. */
export function howToComplain(order: Numbered): string {
  return `${heading(order)} 要投诉请回：/纠纷 ${order.number} 什么事`;
}

export function disputeNoted(order: Numbered): string {
  return `${heading(order)} 记下了，站点会联系您。急就打110，法律援助12348`;
}

export function whatDispute(order: Numbered, problem: string): string {
  return `${heading(order)} ${problem}。这样写：/纠纷 ${order.number} 地板刮花了`;
}

export function noDispute(order: Numbered): string {
  return `${heading(order)} 没有没了结的纠纷`;
}

export function disputeSettled(order: Numbered): string {
  return `${heading(order)} 纠纷了结了`;
}

export interface OpenDispute {
  readonly order: Order;
  readonly since: UtcMs;
}

/** For grid workers and staff only. */
export function openDisputes(disputes: readonly OpenDispute[]): string {
  if (disputes.length === 0) return '没有没了结的纠纷';
  const rows = disputes.map(({ order, since }) => `${heading(order)} ${stampText(since)}起：${order.task}`);
  return [`没了结的纠纷${disputes.length}件：`, ...rows, '了结了请站点发：/纠纷 单号 了结'].join('\n');
}

/** What is known of a dispute besides the order. */
interface DisputeFile {
  readonly history: readonly RecordedEvent[];
  readonly notes: readonly { readonly kind: NoteKind; readonly text: string; readonly by: PersonId | null; readonly at: UtcMs }[];
  readonly workers: readonly Worker[];
  readonly named: (person: PersonId) => string;
  readonly now: UtcMs;
}

/** The whole history, line by line, to be handed to the police post or the law firm; for staff only. */
export function disputeHistory(order: Order, { history, notes, workers, named, now }: DisputeFile): readonly string[] {
  const happened = [
    ...history.map(({ event, at, by }) => ({ at, by, what: eventText(event, by, named) })),
    ...notes.map(({ kind, text, at, by }) => ({ at, by, what: `${NOTE_TITLES[kind]}：${text}` })),
  ].sort((a, b) => a.at - b.at);
  return [
    `${heading(order)} 有纠纷，请站点处理（${order.ledgerId}）`,
    [order.task, whenText(order.when, now), order.place?.full, priceText(order)].filter((part) => part).join('，'),
    `发单人：${[order.posterName, order.phone].filter((part) => part).join(' ')}`,
    ...workers.map(({ name, phone, team }) => `师傅：${[name, phone, team].filter((part) => part).join(' ')}`),
    ...(order.rawText ? [`原话：${order.rawText}`] : []),
    ...happened.map(({ at, by, what }) => `${stampText(at)} ${by === null ? '系统' : shownName(named(by))} ${what}`),
    '法律援助12348，政务热线12345，报警110',
    `处理好了请站点发：/纠纷 ${order.number} 了结`,
  ];
}

export const NOTE_TITLES: Readonly<Record<NoteKind, string>> = {
  reason: '原因',
  elsewhere: '其他渠道',
  dispute: '纠纷',
  settlement: '了结',
  objection: '金额不对',
  override: '强制原因',
};

/** @param by whose name stands before it: it is not said twice */
export function eventText(event: OrderEvent, by: PersonId | null, named: (person: PersonId) => string): string {
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
    case 'dispute-settled':
      return '纠纷了结';
    case 'payment-contested':
      return event.fen === null ? '说金额不对' : `说付的是${yuanText(event.fen)}元`;
    case 'payment-corrected':
      return `实收改为${yuanText(event.paidFen)}元`;
    case 'picture-added':
      return '补了图';
  }
}

const GIVEN_BACK = { worker: '自己退', recalled: '撤回', poster: '发单人要换', 'no-show': '没来', forced: '站点改派' } as const;
