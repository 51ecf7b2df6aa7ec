/** A string or number that must not be mistaken for another of its kind. */
type Branded<Base, Name extends string> = Base & { readonly __brand: Name };

/** The platform's id of a contact. It can change when the account logs in anew; `PersonId` does not. */
export type ContactId = Branded<string, 'ContactId'>;
/** The platform's id of a group. */
export type RoomId = Branded<string, 'RoomId'>;
/** The platform's id of a message. */
export type MessageId = Branded<string, 'MessageId'>;

/** Our own key of somebody who has spoken to the bot or stands on the register. */
export type PersonId = Branded<number, 'PersonId'>;
/** Our own key of an order; never shown. */
export type OrderId = Branded<number, 'OrderId'>;
/** What people say: "128号单". Counts upwards from 101, not reused within 90 days. */
export type OrderNumber = Branded<number, 'OrderNumber'>;

export const contactId = (text: string): ContactId => text as ContactId;
export const roomId = (text: string): RoomId => text as RoomId;
export const messageId = (text: string): MessageId => text as MessageId;
export const personId = (key: number): PersonId => key as PersonId;
export const orderId = (key: number): OrderId => key as OrderId;
export const orderNumber = (number: number): OrderNumber => number as OrderNumber;
