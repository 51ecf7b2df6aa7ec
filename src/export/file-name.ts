import type { Day } from '../domain/time.ts';

/** "台账20261214-20261220(脱敏).xlsx"; one day: "台账20261214.xlsx". */
export function fileName(
  what: string,
  days: readonly Day[],
  { masked, format }: { readonly masked: boolean; readonly format: string },
): string {
  const dates = [...new Set(days)].map((day) => day.replaceAll('-', '')).join('-');
  return `${what}${dates}${masked ? '(脱敏)' : ''}.${format}`;
}
