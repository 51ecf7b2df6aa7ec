/** Something said, as the generators make it: plain data, so that what fails can be shrunk, printed and played again. */
export type Saying =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly quote: string | null;
      readonly mentions: readonly string[];
      readonly mentionsBot: boolean;
      /** Where a word stands in it that nobody else says; null: nowhere. */
      readonly mark: number | null;
    }
  /** The message that came so many before; text: an id that never was. */
  | { readonly kind: 'recall'; readonly of: number | string }
  | { readonly kind: 'file'; readonly name: string; readonly rows: readonly (readonly string[])[] | null }
  | { readonly kind: 'voice' | 'image' | 'slow-down' | 'unsupported' };

/** One message, and the time that passes before it. */
export interface Step {
  readonly waits: number;
  /** The process was not there meanwhile: what was due happens late, at once. */
  readonly asleep: boolean;
  readonly from: string;
  /** The nickname of this moment. */
  readonly name: string;
  readonly room: string | null;
  readonly says: Saying;
  /** Milliseconds before its arrival; or a time of the platform's own making. */
  readonly sent: { readonly ago: number } | { readonly at: number };
  /** As a new message; as the one that came so many before; or under an odd name. */
  readonly id: 'new' | { readonly again: number } | { readonly odd: string };
  /** How the lines go out that follow. */
  readonly net: 'sent' | 'refused' | 'unsure';
}
