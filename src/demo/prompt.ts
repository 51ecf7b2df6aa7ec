import { createInterface } from 'node:readline/promises';
import type { Station } from '../application/station.ts';
import { type ContactId, contactId, type MessageId } from '../domain/ids.ts';
import { clockText, DAY, dayOf, MINUTE, startOfDay, weekdayName } from '../domain/time.ts';
import { sayInWorld } from './demo-world.ts';
import type { Demo } from './run-demo.ts';
import { type PromptLine, readPromptLine, type SpeechLine } from './speech-line.ts';

const HELP = `谁都可以替他说话（名字@群: 话）：
  张阿姨@3网格: 厨房下水道堵了，明天上午来      在网格群里发单
  熊明祥@市场: 接102                          在零工市场接单
  熊明祥@市场 引102: 接                       引用机器人发的 102 号单
  杨网格@工作群: /派单 搬家 明天上午           网格员用斜杠命令
  糜主任: /台账                               不写群，就是私信机器人
  张阿姨@3网格: [语音]                        语音、[图片] 也行
  糜主任@工作群: [文件] 名册.xlsx              发这台电脑上的文件
:time +30m  过半小时（m 分 h 时 d 天）    :time 20:00  到晚上八点
:people 熊  找人    :new 王孃孃  来个新人    :rooms  有哪些群
:recall 张阿姨  撤回她上一句    :help  再看一遍    :quit  退出（下次接着来；从头来就删掉数据文件夹）`;

/** Lets whoever sits at the terminal speak as anyone and pass time, until `:quit` or the end of input. */
export async function runPrompt(demo: Demo, station: Station): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  const session = new PromptSession(demo, station, (line) => void process.stdout.write(`${line}\n`));
  process.stdout.write(`\n${HELP}\n`);
  lines.setPrompt(session.prompt());
  lines.prompt();
  for await (const line of lines) {
    if (!(await session.handle(readPromptLine(line)))) break;
    lines.setPrompt(session.prompt());
    lines.prompt();
  }
  lines.close();
}

/** What the lines of one sitting do to the simulation. */
export class PromptSession {
  readonly #demo: Demo;
  readonly #station: Station;
  readonly #print: (line: string) => void;
  readonly #lastSaid = new Map<ContactId, MessageId>();

  constructor(demo: Demo, station: Station, print: (line: string) => void) {
    this.#demo = demo;
    this.#station = station;
    this.#print = print;
    for (const name of this.#newcomers()) demo.world.addPerson({ name });
  }

  prompt(): string {
    const now = this.#demo.clock.now();
    return `${dayOf(now).slice(5)}(${weekdayName(now)}) ${clockText(now)} > `;
  }

  /** @returns false when the sitting is over */
  async handle(line: PromptLine): Promise<boolean> {
    switch (line.kind) {
      case 'nothing':
        return true;
      case 'quit':
        return false;
      case 'say':
        await this.#say(line.speech);
        return true;
      case 'time':
        await this.#demo.letTimePass(this.#demo.clock.now() + line.minutes * MINUTE);
        return true;
      case 'time-of-day':
        await this.#demo.letTimePass(this.#next(line.minuteOfDay));
        return true;
      case 'new-person':
        this.#addPerson(line.name);
        return true;
      case 'recall':
        await this.#recall(line.name);
        return true;
      case 'people':
        this.#listPeople(line.like);
        return true;
      case 'rooms':
        this.#print(
          this.#demo.world
            .rooms()
            .map(({ name }) => name)
            .join('  '),
        );
        return true;
      case 'help':
        this.#print(HELP);
        return true;
      case 'unreadable':
        this.#print(`看不懂：${line.line}。要说话就写 名字@群: 话，命令看 :help`);
        return true;
    }
  }

  async #say(speech: SpeechLine): Promise<void> {
    const saying = sayInWorld(this.#demo.world, this.#demo.community, speech);
    switch (saying.kind) {
      case 'said':
        this.#lastSaid.set(contactId(speech.from), saying.id);
        await this.#demo.heard(saying.id);
        return;
      case 'unknown-person':
        this.#print(`没有叫 ${speech.from} 的人。:people 找人，:new ${speech.from} 加新人`);
        return;
      case 'unknown-room':
        this.#print(`没有群 ${speech.room ?? ''}。:rooms 看有哪些群`);
        return;
      case 'nothing-to-quote':
        this.#print(`群里没有 ${speech.quotes ?? ''}号单 可引用`);
        return;
      case 'no-file':
        this.#print('没有这个文件，请检查路径');
        return;
    }
  }

  async #recall(name: string): Promise<void> {
    const last = this.#lastSaid.get(contactId(name));
    if (last === undefined) {
      this.#print(`${name} 这回还没说过话，没有可撤回的`);
      return;
    }
    this.#lastSaid.delete(contactId(name));
    await this.#demo.heard(this.#demo.world.recall(last));
  }

  #next(minuteOfDay: number): number {
    const now = this.#demo.clock.now();
    const today = startOfDay(now) + minuteOfDay * MINUTE;
    return today > now ? today : today + DAY;
  }

  #addPerson(name: string): void {
    if (this.#demo.world.people().some((person) => person.name === name)) {
      this.#print(`已经有 ${name} 了`);
      return;
    }
    this.#demo.world.addPerson({ name });
    this.#station.store.settings.set('demo_newcomers', JSON.stringify([...this.#newcomers(), name]));
    this.#print(`${name} 来了，是居民`);
  }

  /** Who joined in earlier sittings. */
  #newcomers(): readonly string[] {
    return JSON.parse(this.#station.store.settings.get('demo_newcomers') ?? '[]') as string[];
  }

  #listPeople(like: string): void {
    const people = this.#demo.community.people.filter(
      ({ name, team }) => like === '' || name.includes(like) || (team ?? '').includes(like),
    );
    const newcomers = this.#newcomers().filter((name) => name.includes(like));
    const titles = { resident: '居民', worker: '师傅', gridworker: '网格员', staff: '站点' };
    const lines = people
      .slice(0, 30)
      .map(
        ({ name, roles, team, grid }) =>
          `${name}（${roles.map((role) => titles[role]).join('、')}${team ? ` ${team}` : ''}${grid ? ` ${grid}网格` : ''}）`,
      );
    this.#print([...lines, ...newcomers.map((name) => `${name}（居民）`)].join('  ') || `没有像 ${like} 的`);
    if (people.length > 30) this.#print(`还有 ${people.length - 30} 人，:people 后面加名字或团队里的字`);
  }
}
