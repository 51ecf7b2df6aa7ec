import { TRADES } from '../../domain/glossary.ts';
import type { JobDraft, JobFields } from '../../domain/job.ts';
import type { Order } from '../../domain/order.ts';
import { doneWork, isUnfinished } from '../../domain/order.ts';
import { GRID_WORKERS } from '../../domain/permissions.ts';
import type { UtcMs } from '../../domain/time.ts';
import { normalize } from '../../language/normalize.ts';
import { publicText } from '../../language/privacy.ts';
import type { Language } from '../../language/read-message.ts';
import { correctPayment, paymentLine } from '../closing/payment.ts';
import { type Amendment, amendOrder } from '../orders/amend-order.ts';
import { notDoneYet } from '../replies/closing-lines.ts';
import { missing, unreadableField, unreadablePaid, wrongArgument } from '../replies/command-problem-lines.ts';
import { exampleFor } from '../replies/help-lines.ts';
import { changedAlready } from '../replies/order-command-lines.ts';
import { cannotChange, changed } from '../replies/order-lines.ts';
import { answerAside } from './answers.ts';
import { ANOTHER_FIELD, anything, type FieldWord, field, splitField, theOrder } from './arguments.ts';
import { type Asking, command } from './command.ts';
import { perhapsPaid } from './paid-argument.ts';

export const amendCommand = command({
  name: '改',
  may: GRID_WORKERS,
  args: { order: theOrder, field, value: anything },
  run: (asking, { order, field: what, value }) => {
    const { turn, incoming, by } = asking;
    if (what === '实收') {
      correctPaid(asking, order, value);
      return;
    }
    if (!isUnfinished(order)) {
      answerAside(turn, incoming, cannotChange(order), { order: order.id });
      return;
    }
    const changes = changesSaid(what, value).map((said) => ({
      ...said,
      amendment: said.value === '' ? null : readChange(turn.language, said.what, said.value, order, incoming.sentAt),
    }));
    const unread = changes.find(({ amendment }) => amendment === null);
    if (unread) {
      const problem = unread.value === '' ? missing(unread.what) : unreadableField(unread.what);
      answerAside(turn, incoming, wrongArgument(problem, exampleFor(EXAMPLES[unread.what], order.number)));
      return;
    }
    const amendment = whatIsNew(order, Object.assign({}, ...changes.map((change) => change.amendment)));
    if (Object.keys(amendment).length === 0) {
      answerAside(turn, incoming, changedAlready(order), { order: order.id });
      return;
    }
    const amended = amendOrder(turn, order, amendment, by);
    answerAside(turn, incoming, amended ? changed(amended) : cannotChange(order), { order: order.id });
  },
});

/** What was paid, once the work is done; at any time, for staff settle what people could not. */
function correctPaid(asking: Asking, order: Order, value: string): void {
  const { turn, incoming, by } = asking;
  const paid = perhapsPaid.read(value, asking);
  if (paid.kind === 'wrong' || paid.value === null) {
    answerAside(turn, incoming, wrongArgument(unreadablePaid(), exampleFor(EXAMPLES.实收, order.number)));
    return;
  }
  const isNew = doneWork(order)?.paidFen !== paid.value;
  const corrected = isNew ? correctPayment(turn, order, paid.value, by) : order;
  answerAside(turn, incoming, corrected ? paymentLine(order, paid.value) : notDoneYet(order), { order: order.id });
}

/** "80 时间 后天上午" changes two things. */
function changesSaid(what: FieldWord, value: string): readonly { readonly what: FieldWord; readonly value: string }[] {
  const [first = '', ...others] = value.split(ANOTHER_FIELD);
  return [{ what, value: first }, ...others.map(splitField)];
}

/** What stands so already makes no correction in the market. */
function whatIsNew(order: Order, amendment: Amendment): Amendment {
  return Object.fromEntries(Object.entries(amendment).filter(([key, value]) => !isSame(order[key as keyof Order], value)));
}

/** Plain values, in whatever order their parts stand. */
function isSame(a: unknown, b: unknown): boolean {
  const sorted = (_: string, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part;
  return JSON.stringify(a, sorted) === JSON.stringify(b, sorted);
}

const EXAMPLES: Readonly<Record<FieldWord, string>> = {
  价格: '/改 128 价格 80',
  时间: '/改 128 时间 明天下午3点',
  地点: '/改 128 地点 洗马路12号',
  人数: '/改 128 人数 2',
  电话: '/改 128 电话 13800000001',
  内容: '/改 128 内容 通下水道',
  实收: '/改 128 实收 60',
};

/** The change that the words ask for; null when they do not say such a thing. */
function readChange({ readFields, readJob }: Language, what: FieldWord, value: string, order: Order, sentAt: UtcMs): Amendment | null {
  switch (what) {
    case '价格': {
      // A minus is no sign before an amount, and of two amounts neither is chosen.
      if (/^\s*[-−–]/.test(value) || /\d[元块]?\s+\d/.test(value)) return null;
      const said = [value, `${value}元`]
        .map((text) => readFields(text, sentAt))
        .find(({ price, negotiable }) => price !== null || negotiable);
      return said ? { price: said.price, negotiable: said.negotiable } : null;
    }
    case '时间': {
      const { when } = readFields(value, sentAt);
      return when.kind === 'none' ? null : { when };
    }
    case '地点':
      return readPlaces(readFields(value, sentAt), value);
    case '人数': {
      const said = [value, `要${value.replace(/[个人位名]+$/u, '')}个人`]
        .map((text) => readFields(text, sentAt))
        .find(({ headcount }) => headcount !== null);
      return said ? { headcount: said.headcount } : null;
    }
    case '电话': {
      const { phone } = readFields(value, sentAt);
      return phone === null ? null : { phone };
    }
    case '实收':
      // Of work that is not done yet nothing has been paid.
      return null;
    case '内容':
      return readTask(readJob(value, sentAt).jobs[0], order);
  }
}

/** What is written after 地点 is a place, known or not; unless it plainly is something else. */
function readPlaces({ place, otherPlace, price, phone }: JobFields, value: string): Amendment | null {
  if (place) return otherPlace ? { place, otherPlace } : { place };
  if (price !== null || phone !== null) return null;
  const full = normalize(value);
  const open = publicText(full).trim();
  return { place: { full, open: open === '' ? null : open } };
}

/** The line that names the job is put together from known words only: unknown ones would stand in a group unseen. */
function readTask({ task, category, certificates }: JobDraft, order: Order): Amendment | null {
  if (task === TRADES.other.title) return null;
  const words = category === order.category || task === TRADES[category].title ? task : `${TRADES[category].short} ${task}`;
  return { task: words, certificates };
}
