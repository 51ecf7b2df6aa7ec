const HEAD =
  /(?:^|\n)\s*#\s*(?:群)?接龙|(?:^|\n)\s*(?:群)?接龙\s*(?=\n|:)|接龙(?:报名|如下|统计|格式)|#接龙|请(?:大家)?接龙|(?:^|\n)\s*#?(?:投票|群投票)|\[(?:群)?接龙\]|\[投票\]/;
const ENTRY = /(?:^|\n)\s*\d{1,3}\s*[.、,)）]\s*\S{1,20}(?=\n|$)/g;
const MANY = 3;
/** A numbered list of jobs is an order, one of names is 接龙. */
const JOB_LIST = /[元块]|修|通|搬|换|装|洗|打扫|电话|1[3-9]\d{9}/;

/** True for a 接龙 list or a vote: for ten minutes a bare "1" then means nothing. */
export function isSolitaire(text: string): boolean {
  if (HEAD.test(text)) return text.includes('\n') || text.length <= 60;
  const entries = text.match(ENTRY) ?? [];
  return entries.length >= MANY && !entries.some((entry) => JOB_LIST.test(entry));
}
