import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { handleMessage } from '../../../src/application/talk/handle-message.ts';
import { contactId, messageId } from '../../../src/domain/ids.ts';
import { openStationWorld, type StationWorld } from '../../support/station-world.ts';

describe('a contact whose id stands in the settings', () => {
  let world: StationWorld;
  beforeEach(async () => {
    world = await openStationWorld();
  });
  afterEach(() => world.end());

  const says = (id: string, name: string, text: string): void => {
    const station = { ...world.station, config: { ...world.station.config, adminContacts: [contactId('wxid_boss')] } };
    const content = { kind: 'text' as const, text, quote: null, mentions: [], mentionsBot: false };
    const sender = { id: contactId(id), name, friend: true };
    handleMessage(station, { id: messageId(`${id}-${text}`), room: null, sender, sentAt: world.now(), content }, world.now());
  };

  test('is staff from the first message on', async () => {
    says('wxid_boss', '站长', '/状态');
    await world.passes(0);
    expect(world.station.store.people.byContact(contactId('wxid_boss'))?.staff).toBe(true);
  });

  test('is known by the id, not by the nickname', () => {
    says('wxid_other', 'wxid_boss', '/状态');
    expect(world.station.store.people.byContact(contactId('wxid_other'))?.staff).toBe(false);
  });
});
