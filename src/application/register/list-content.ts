import type { Sheet } from './worker-rows.ts';

/** Why nothing can be read out of a file. */
export type ListFault = 'other-format' | 'not-loaded' | 'too-large' | 'no-workbook' | 'too-many-rows';

/** What stands in a file that may be a list of workers. */
export type ListContent =
  | {
      readonly kind: 'sheet';
      readonly sheet: Sheet;
      /** Other sheets of the workbook in which something stands: they are not read. */
      readonly others: readonly string[];
    }
  | { readonly kind: 'unreadable'; readonly why: ListFault };

/** More is no list of workers. */
export const MOST_LIST_BYTES = 2 * 1024 * 1024;
export const MOST_LIST_ROWS = 5_000;
