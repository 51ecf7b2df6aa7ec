/**
 * The child of `gateway.ts`: the simulator's puppet behind real gRPC, told over the IPC channel what people do.
 * Arguments: port, token, "tls" or "clear".
 */
import { serveSimulator } from '../../src/channels/simulator/service.ts';
import { World } from '../../src/channels/simulator/world.ts';
import { contactId, messageId, roomId } from '../../src/domain/ids.ts';
import { FaultyPuppet } from './faulty-puppet.ts';
import type { FromGateway, ToGateway } from './gateway.ts';

const [port = '', token = '', security = 'tls'] = process.argv.slice(2);
let ahead = 0;
const world = new World({ now: () => Date.now() + ahead });

const puppet = new FaultyPuppet(world, {
  onFault: (fault, about) => tell({ kind: 'fault', fault, ...about }),
  onTold: (id, live) => tell({ kind: 'told', id, live, at: Date.now() + ahead }),
});

function tell(message: FromGateway): void {
  process.send?.(message);
}

function obey(order: ToGateway): string | null {
  switch (order.kind) {
    case 'add-person':
      return world.addPerson(order.person);
    case 'add-room':
      return world.addRoom({ ...order.room, members: order.room.members.map(contactId) });
    case 'set-friend':
      world.setFriend(contactId(order.person), order.friend);
      return null;
    case 'rename-room':
      world.renameRoom(roomId(order.room), order.name);
      return null;
    case 'ask-for-friendship':
      world.askForFriendship(contactId(order.person));
      return null;
    case 'say': {
      const { quote, mentions, recalls, ...rest } = order.options;
      return world.say(contactId(order.from), order.room === null ? null : roomId(order.room), order.text, {
        ...rest,
        ...(quote === undefined ? {} : { quote: typeof quote === 'string' ? messageId(quote) : quote }),
        ...(mentions === undefined ? {} : { mentions: mentions.map(contactId) }),
        ...(recalls === undefined ? {} : { recalls: messageId(recalls) }),
      });
    }
    case 'repeat':
      world.repeat(messageId(order.message));
      return null;
    case 'set-time':
      ahead = order.ahead;
      return null;
    case 'misbehave':
      puppet.misbehave(order.how);
      return null;
    case 'remember':
      for (const speech of order.speeches) puppet.remember(speech);
      return null;
  }
}

process.on('message', (order: ToGateway & { readonly ticket: number }) => {
  try {
    tell({ kind: 'done', ticket: order.ticket, id: obey(order) });
  } catch (error) {
    tell({ kind: 'refused', ticket: order.ticket, why: error instanceof Error ? error.message : String(error) });
  }
});
// The test that started it is gone.
process.on('disconnect', () => process.exit(0));

world.onSpeech((speech) => {
  if (speech.from !== world.bot) tell({ kind: 'said', speech });
});
world.onPost(({ id, at, to, text, mentions, file }) =>
  tell({
    kind: 'post',
    post: {
      id,
      at,
      room: to.kind === 'room' ? to.room : null,
      to: to.kind === 'person' ? to.contact : null,
      text,
      mentions: [...mentions],
      file,
    },
  }),
);
await serveSimulator(world, { port: Number(port), token, tls: security === 'tls' }, puppet);
tell({ kind: 'serving' });
