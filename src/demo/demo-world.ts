import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { World } from '../channels/simulator/world.ts';
import { type ContactId, contactId, type MessageId, type RoomId, roomId } from '../domain/ids.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Community } from '../replay/input.ts';

const UNBOUND_ROOM = '幸福象棋群';

/** The groups of a community with the people in them; everybody's id is the name. */
export function worldOf(community: Community, now: () => UtcMs): World {
  const world = new World({ now });
  for (const { name, friend } of community.people) world.addPerson({ name, friend });
  for (const room of community.rooms) {
    const members = community.people.filter(({ roles, grid }) => {
      if (roles.includes('staff')) return true;
      if (room.kind === 'staff') return roles.includes('gridworker');
      if (room.kind === 'market') return true;
      return roles.includes('resident') || grid === room.grid;
    });
    world.addRoom({ name: room.name, members: members.map(({ name }) => contactId(name)) });
  }
  // Not bound: to see that the bot is deaf there, and to try /绑定.
  world.addRoom({ name: UNBOUND_ROOM, members: world.people().map(({ id }) => id) });
  return world;
}

/** The room that somebody at the prompt means by "3网格", "市场", "工作群", or its whole name. */
export function roomMeant(world: World, community: Community, typed: string): RoomId | null {
  const grid = /^(\d+)(?:号?网格(?:群)?)?$/.exec(typed);
  if (grid) {
    const found = community.rooms.find(({ kind, grid: number }) => kind === 'grid' && number === Number(grid[1]));
    return found ? roomId(found.name) : null;
  }
  return world.rooms().find(({ name }) => name === typed || name.endsWith(typed) || name.endsWith(`${typed}群`))?.id ?? null;
}

export type Saying =
  | { readonly kind: 'said'; readonly id: MessageId }
  | { readonly kind: 'unknown-person' | 'unknown-room' | 'nothing-to-quote' | 'no-file' };

/** What a person wants to say, in the words of the prompt. */
export interface WantsToSay {
  readonly from: string;
  readonly room: string | null;
  readonly quotes: number | null;
  readonly text: string;
}

/** Lets a person say something; who is not in the group joins it first. */
export function sayInWorld(world: World, community: Community, { from, room, quotes, text }: WantsToSay): Saying {
  const person = world.people().find(({ name }) => name === from);
  if (!person) return { kind: 'unknown-person' };
  const target = room === null ? null : roomMeant(world, community, room);
  if (room !== null && target === null) return { kind: 'unknown-room' };
  if (target !== null) world.join(person.id, target);
  const quoted = quotes === null ? null : postAbout(world, quotes, target);
  if (quotes !== null && quoted === null) return { kind: 'nothing-to-quote' };
  const path = /^\[文件\]\s*(\S.*)$/u.exec(text)?.[1];
  if (path !== undefined) return sendFile(world, person.id, target, path);
  const type = text === '[语音]' ? 'voice' : text === '[图片]' ? 'image' : 'text';
  const mentions = mentionsIn(world, text);
  return { kind: 'said', id: world.say(person.id, target, text, { type, mentions, ...(quoted === null ? {} : { quote: quoted }) }) };
}

/** A file of this machine, as somebody would send it from his phone. */
function sendFile(world: World, from: ContactId, room: RoomId | null, path: string): Saying {
  try {
    const file = { name: basename(path), bytes: new Uint8Array(readFileSync(path)) };
    return { kind: 'said', id: world.say(from, room, file.name, { file }) };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return { kind: 'no-file' };
    throw error;
  }
}

function postAbout(world: World, number: number, room: RoomId | null): MessageId | null {
  const posts = world.posts.filter(({ text, to }) => to.kind === 'room' && text.startsWith(`${number}号单`));
  const here = posts.findLast(({ to }) => to.kind === 'room' && to.room === room);
  return (here ?? posts.at(-1))?.id ?? null;
}

function mentionsIn(world: World, text: string): readonly ContactId[] {
  if (!text.includes('@')) return [];
  return world
    .people()
    .filter(({ name }) => text.includes(`@${name}`))
    .map(({ id }) => id);
}
