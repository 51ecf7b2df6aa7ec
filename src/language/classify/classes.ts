/** What a message can be, as the model tells them apart: an order that is sure, one that is only hinted at (`ask`), and no order. */
export const MESSAGE_CLASSES = ['order', 'ask', 'claim', 'complete', 'cancel', 'decline', 'question', 'seek', 'other'] as const;
export type MessageClass = (typeof MESSAGE_CLASSES)[number];
