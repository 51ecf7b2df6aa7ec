import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { demoCommunity } from '../../src/demo/demo-community.ts';
import { sayInWorld, worldOf } from '../../src/demo/demo-world.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'demo-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('somebody at the prompt can let a person send a file of this machine', () => {
  const community = demoCommunity('幸福里零工驿站');
  const world = worldOf(community, () => 0);
  const staff = community.people.find(({ roles }) => roles.includes('staff'))?.name ?? '';
  const path = join(folder, '我的 名册.xlsx');
  writeFileSync(path, 'bytes');
  const says = (text: string) => sayInWorld(world, community, { from: staff, room: '工作群', quotes: null, text });

  const said = says(`[文件] ${path}`);
  if (said.kind !== 'said') throw new Error(said.kind);
  const { type, file } = world.speech(said.id);
  expect([type, file?.name, Buffer.from(file?.bytes ?? []).toString()]).toEqual(['file', '我的 名册.xlsx', 'bytes']);
  expect(says(`[文件] ${join(folder, 'nowhere.xlsx')}`)).toEqual({ kind: 'no-file' });
});
