import type { Store } from '../application/ports/store.ts';
import { contactId, roomId } from '../domain/ids.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Community, CommunityPerson } from './input.ts';

/** Puts a community into the store: rooms bound without a notice, roles, register, settings. A contact's id is the name. */
export function seedCommunity(store: Store, community: Community, at: UtcMs): void {
  store.transact(() => {
    for (const { name, kind, grid } of community.rooms) store.rooms.bind({ id: roomId(name), name, kind, grid }, null, at);
    for (const person of community.people) seedPerson(store, person);
    for (const [key, value] of Object.entries(community.settings)) store.settings.set(key, value);
  });
}

function seedPerson(store: Store, entry: CommunityPerson): void {
  const { id } = store.people.meet({ id: contactId(entry.name), name: entry.name, friend: entry.friend });
  if (entry.roles.includes('staff')) store.people.grantStaff(id);
  if (entry.roles.includes('gridworker') && entry.grid !== null) store.people.grantGrid(id, entry.grid);
  if (!entry.roles.includes('worker')) return;
  store.register.enrol(id, { name: entry.name, phone: entry.phone, team: entry.team, trades: entry.trades });
  for (const certificate of entry.certificates) store.register.addCertificate(id, certificate);
  if (entry.pledge !== null) store.register.signPledge(id, entry.pledge, '');
}
