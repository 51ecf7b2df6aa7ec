import { TRADES } from '../../domain/glossary.ts';
import type { JobDraft, JobFields } from '../../domain/job.ts';
import type { Order } from '../../domain/order.ts';
import { isUnfinished } from '../../domain/order.ts';
import { GRID_WORKERS } from '../../domain/permissions.ts';
import type { UtcMs } from '../../domain/time.ts';
import { normalize } from '../../language/normalize.ts';
import { publicText } from '../../language/privacy.ts';
import type { Language } from '../../language/read-message.ts';
import { type Amendment, amendOrder } from '../orders/amend-order.ts';
import { missing, unreadableField, wrongArgument } from '../replies/command-problem-lines.ts';
import { exampleFor } from '../replies/help-lines.ts';
import { cannotChange, changed } from '../replies/order-lines.ts';
import { answerAside } from './answers.ts';
import { anything, type FieldWord, field, theOrder } from './arguments.ts';
import { command } from './command.ts';

export const amendCommand = command({
  name: '改',
  may: GRID_WORKERS,
  args: { order: theOrder, field, value: anything },
  run: ({ turn, incoming, by }, { order, field: what, value }) => {
    if (!isUnfinished(order)) {
      answerAside(turn, incoming, cannotChange(order), { order: order.id });
      return;
    }
    const amendment = value === '' ? null : readChange(turn.language, what, value, order, incoming.sentAt);
    if (amendment === null) {
      answerAside(
        turn,
        incoming,
        wrongArgument(value === '' ? missing(what) : unreadableField(what), exampleFor(EXAMPLES[what], order.number)),
      );
      return;
    }
    const amended = amendOrder(turn, order, amendment, by);
    answerAside(turn, incoming, amended ? changed(amended) : cannotChange(order), { order: order.id });
  },
});

const EXAMPLES: Readonly<Record<FieldWord, string>> = {
  价格: '/改 128 价格 80',
  时间: '/改 128 时间 明天下午3点',
  地点: '/改 128 地点 洗马路12号',
  人数: '/改 128 人数 2',
  电话: '/改 128 电话 13800000001',
  内容: '/改 128 内容 通下水道',
};

/** The change that the words ask for; null when they do not say such a thing. */
function readChange({ readFields, readJob }: Language, what: FieldWord, value: string, order: Order, sentAt: UtcMs): Amendment | null {
  switch (what) {
    case '价格': {
      if (/^\s*[-−–]/.test(value)) return null;
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
      const said = [value, `要${value}个人`].map((text) => readFields(text, sentAt)).find(({ headcount }) => headcount !== null);
      return said ? { headcount: said.headcount } : null;
    }
    case '电话': {
      const { phone } = readFields(value, sentAt);
      return phone === null ? null : { phone };
    }
    case '内容':
      return readTask(readJob(value, sentAt).jobs[0], order);
  }
}

/** What is written after 地点 is a place, known or not. */
function readPlaces({ place, otherPlace }: JobFields, value: string): Amendment {
  if (place) return otherPlace ? { place, otherPlace } : { place };
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
