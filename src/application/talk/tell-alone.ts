import type { Person } from '../../domain/people.ts';
import { DAY } from '../../domain/time.ts';
import { normalize } from '../../language/normalize.ts';
import { howToComplain } from '../replies/dispute-lines.ts';
import { jobsInHand } from '../replies/look-up-lines.ts';
import { type Incoming, sayTo, type Turn } from '../turn.ts';

/** 单号好多, 地址发我, 105的电话是好多, 忘了是哪家 */
const LOST_DETAILS = [
  /^(?:师傅|请问|麻烦|那个|这单|我的?|\d{3,6}(?:号单|号|单)?|的|把|客户|发单人|居民|他家|她家|,)*(?:单号|地址|电话|号码|门牌号?|位置)(?:号|是|在|再|给|发|几|多|少|好|啥|哪|里|点|什么|没|看|收|到|有|我|一下|下|过来|忘|记|不|得|了|呢|嘛|哈|吗|哦|\?|,)+$/u,
  /^(?:我)?(?:忘了|忘记了?|记不得|不记得|记不到|搞忘了?)(?:了|是)*(?:单号|地址|电话|号码|哪家|哪一家|哪里|哪个单|哪一单|几号单)[^,。]{0,4}$/u,
];
const COMPLAINT = /投诉/u;
const LONGEST = 60;
/** So far back an order can still be complained of without its number. */
const LATELY = 7 * DAY;

/**
 * By direct message nobody should speak into the void: a worker who has lost what he was told hears it again, who complains
 * hears how.
 */
export function tellAlone(turn: Turn, incoming: Incoming): boolean {
  const person = incoming.known;
  const text = normalize(incoming.text);
  if (!person || text.length > LONGEST) return false;
  return tellDetails(turn, person, text) || tellHowToComplain(turn, person, text);
}

function tellDetails(turn: Turn, person: Person, text: string): boolean {
  if (!LOST_DETAILS.some((words) => words.test(text))) return false;
  const held = turn.store.orders.heldBy(person.id, ['open', 'claimed']);
  if (held.length === 0) return false;
  sayTo(turn, person, 'answer', jobsInHand(held, turn.now));
  return true;
}

function tellHowToComplain(turn: Turn, person: Person, text: string): boolean {
  if (!COMPLAINT.test(text)) return false;
  const states = ['claimed', 'done', 'closed'] as const;
  const own = [...turn.store.orders.ofPoster(person.id, states), ...turn.store.orders.heldBy(person.id, states)];
  const [latest] = own.filter(({ postedAt }) => turn.now - postedAt < LATELY).sort((one, other) => other.postedAt - one.postedAt);
  if (!latest) return false;
  sayTo(turn, person, 'answer', howToComplain(latest), { order: latest.id });
  return true;
}
