import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findCommand } from '../../src/application/commands/parse-line.ts';
import { COMMANDS } from '../../src/application/commands/table.ts';
import { spokenSetting } from '../../src/application/replies/setting-lines.ts';
import { RULE_KEYS } from '../../src/application/rules.ts';
import { mayDo, type Role } from '../../src/domain/permissions.ts';
import { rehearse } from '../stories/command-station.ts';
import type { StationWorld } from '../support/station-world.ts';
import { blocksOf, inlineCodeOf, readHandbook, saidInOrder, spokenIn, type Table, tablesOf } from './handbook.ts';
import { openHandbookStation, STORIES } from './handbook-stories.ts';
import { BOT, type Line, play } from './stage.ts';

const handbook = readHandbook();
const tables = tablesOf(handbook);

describe('the lines of the bot', () => {
  const transcripts: (readonly Line[])[] = [];
  beforeAll(async () => {
    for (const { people, tell } of STORIES) transcripts.push(await play(people, tell));
  });

  const names = STORIES.flatMap(({ people }) => people.map(({ name }) => name));
  const talks = blocksOf(handbook)
    .map((block) => spokenIn(block, [BOT, ...names]))
    .filter((lines) => lines.some(({ speaker }) => speaker === BOT));

  it('are many', () => {
    expect(talks.length).toBeGreaterThan(60);
  });

  it.each(talks.map((talk) => [talk.map(({ speaker, text }) => `${speaker}：${text}`).join(' ¶ '), talk] as const))(
    '%s',
    (_shown, talk) => {
      const reached = Math.max(...transcripts.map((transcript) => saidInOrder(talk, transcript)));
      expect(talk[reached]).toBeUndefined();
    },
  );

  it('are quoted with people whom the stories know', () => {
    const strangers = blocksOf(handbook)
      .filter(({ lines }) => lines.some((line) => line.startsWith(`${BOT}：`)))
      .map(({ lines }) => lines[0] ?? '')
      .filter((line) => ![BOT, ...names].some((name) => line.startsWith(`${name}：`)));
    expect(strangers).toEqual([]);
  });
});

/** Whose commands stand in the table of which section. */
const SECTIONS: Readonly<Record<Role, string>> = {
  resident: '居民怎么发单',
  worker: '师傅怎么接单',
  gridworker: '网格员的命令',
  staff: '站点人员的命令',
};
const ROLES_OF: Readonly<Record<Role, readonly Role[]>> = {
  resident: ['resident'],
  worker: ['resident', 'worker'],
  gridworker: ['resident', 'gridworker'],
  staff: ['resident', 'gridworker', 'staff'],
};

function commandsFor(role: Role): readonly string[] {
  const isIts = ({ section, header }: Table) => section === SECTIONS[role] && header[0] === '命令';
  return tables.filter(isIts).flatMap(({ rows }) => rows.flatMap(([names = '']) => names.split(' ').map((name) => name.slice(1))));
}

describe('the tables of commands', () => {
  it.each(Object.keys(SECTIONS) as Role[])('a %s may use what stands in the table', (role) => {
    for (const name of commandsFor(role)) {
      const command = COMMANDS.find((one) => one.name === name);
      expect(command, `/${name} is no command`).toBeDefined();
      expect(mayDo(command?.may ?? [], ROLES_OF[role]), `/${name} is not for a ${role}`).toBe(true);
    }
  });

  it.each(COMMANDS.filter(({ listed }) => listed).flatMap(({ name, may }) => may.map((role) => [name, role] as const)))(
    '/%s stands in the table for a %s',
    (name, role) => {
      expect(commandsFor(role)).toContain(name);
    },
  );
});

describe('a command, typed as it stands there,', () => {
  let world: StationWorld;
  beforeAll(async () => {
    world = await openHandbookStation();
  });
  afterAll(() => world.end());

  const inText = inlineCodeOf(handbook);
  const inBlocks = blocksOf(handbook).flatMap(({ section, lines }) => lines.map((code) => ({ section, code })));
  const typed = [...inText, ...inBlocks].filter(({ code }) => /^\/[^\s/]/u.test(code));
  const WHO: Readonly<Record<string, string>> = { [SECTIONS.resident]: '张阿姨', [SECTIONS.worker]: '熊明祥' };
  const MISTAKE = /这样写|没看懂|没有这个命令|要写|少了|多写了|没有叫|这个要|没有登记|还没有登记/u;

  it.each([...new Map(typed.map((one) => [one.code, one])).values()].map(({ section, code }) => [code, section] as const))(
    '%s is understood (%s)',
    (code, section) => {
      expect(findCommand(COMMANDS, code.slice(1))).not.toBeNull();
      // A bare name is a command's name, not a line to type.
      if (!code.includes(' ')) return;
      const mentions = [...code.matchAll(/@(\p{Script=Han}+)/gu)].map((match) => match[1] ?? '');
      const place = code.startsWith('/绑定') ? 'grid' : 'direct';
      const { said } = rehearse(world, WHO[section] ?? '杨站长', code, place, { mentions });
      expect(said.filter((line) => MISTAKE.test(line))).toEqual([]);
    },
  );
});

describe('the tables of settings', () => {
  const rows = tables.filter(({ section }) => section === '设置一览').flatMap((table) => table.rows);

  it.each(RULE_KEYS)('$key with its name and its standard value', ({ key, chinese, standard }) => {
    const row = rows.find((cells) => cells[1] === `\`${key}\``);
    expect(row?.slice(0, 3)).toEqual([chinese, `\`${key}\``, spokenSetting(standard)]);
  });

  it('every setting of the environment', () => {
    const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8');
    const names = [...example.matchAll(/^#([A-Z_]+)=/gmu)].map((match) => match[1] ?? '');
    const named = rows.map(([first = '']) => first).join(' ');
    expect(names.filter((name) => !name.startsWith('WECHATY_') && !named.includes(`\`${name}\``))).toEqual([]);
  });
});

it('its links lead to headings that are there', () => {
  const headings = [...handbook.matchAll(/^#+ (.+)$/gmu)].map((match) => anchorOf(match[1] ?? ''));
  const links = [...handbook.matchAll(/\]\(#([^)]+)\)/gu)].map((match) => match[1] ?? '');
  expect(links.filter((link) => !headings.includes(link))).toEqual([]);
});

/** As GitHub makes it. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/gu, '-');
}
