import '../src/shanghai-timezone.ts';
import { readFileSync } from 'node:fs';
import { openLanguage } from '../src/language/read-message.ts';

/** How many short names of jobs get their trade: `npm run measure-jobs -- --show` lists the wrong ones of the tuning part. */
const language = openLanguage();
const sentAt = Date.parse('2026-12-08T09:00:00+08:00');
for (const part of ['tuning', 'unseen']) {
  let right = 0;
  const lines = readFileSync(`test/language/lines/jobs/${part}.tsv`, 'utf8').trim().split('\n');
  for (const line of lines) {
    const [trades = '', phrase = ''] = line.split('\t');
    const [job] = language.readJob(phrase, sentAt).jobs;
    const isRight = trades.split('|').includes(job.category);
    right += Number(isRight);
    if (!isRight && part === 'tuning' && process.argv.includes('--show'))
      process.stdout.write(`${trades} | ${job.category} (${job.task}) | ${phrase}\n`);
  }
  process.stdout.write(`${part}: ${right} of ${lines.length} (${((100 * right) / lines.length).toFixed(1)} %)\n`);
}
