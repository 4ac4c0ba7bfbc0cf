// node bench/hostile.mjs [--once]
// Texts made to be slow, 2,000 characters each, through masking, the quick ear, the rules and the rules of conduct of the
// built program. Prints `{ texts, worstMs, worst }`: the dearest of them in CPU time, the better of two runs each.
// `--once` runs each a single time, cold.
import { parseArgs } from 'node:util';
import { createRules } from '../dist/bot/language/rules/rules.js';
import { check } from '../dist/dialogs/domain/conduct/index.js';
import { maskSecrets } from '../dist/dialogs/domain/secrets.js';

const LENGTH = 2_000;
const MIXED = 40;

const { once } = parseArgs({ options: { once: { type: 'boolean', default: false } } }).values;
const rules = createRules();
const texts = [...repeated(), ...mixed()];
if (!once)
  for (let i = 0; i < 40; i++)
    await read(`Flight BA117 on the 3rd was 7 hours late, taxi £30, call 020 7946 0${100 + i}.`);

let worst = { ms: 0, text: '' };
for (const text of texts) {
  let ms = Infinity;
  // A text that was read before is remembered, so the second time it ends differently.
  for (const end of once ? [''] : ['', 'z']) {
    const before = process.cpuUsage();
    await read(text + end);
    const { user, system } = process.cpuUsage(before);
    ms = Math.min(ms, (user + system) / 1000);
  }
  if (ms > worst.ms) worst = { ms, text: text.slice(0, 40) };
}
process.stdout.write(`${JSON.stringify({ texts: texts.length, worstMs: worst.ms, worst: worst.text })}\n`);

async function read(text) {
  maskSecrets(text, ['And your PIN, please?', "What was your mother's maiden name?"]);
  rules.glance(text, undefined, 'en');
  const heard = { locale: 'en', now: Date.UTC(2026, 10, 21, 12), timeZone: 'Europe/London', currency: 'GBP' };
  const messages = [{ ref: { conversation: 'web', seq: 1 }, text }];
  await rules.understand({ ...heard, messages }, new AbortController().signal);
  check(text);
}

/** One bit over and over: runs of figures, spaces, brackets, marks, and beginnings of whatever is looked for. */
function repeated() {
  return bits().map((bit) => bit.repeat(Math.ceil(LENGTH / bit.length)).slice(0, LENGTH));
}

/** Bits in an order that is the same in every run. */
function mixed() {
  const all = bits();
  let state = 7;
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
  return Array.from({ length: MIXED }, () => {
    let text = '';
    while (text.length < LENGTH) text += all[Math.floor(next() * all.length)];
    return text.slice(0, LENGTH);
  });
}

function bits() {
  return [
    ...['1', '1 ', '12 ', '1-', '1/', '1.', '1,', '4242', '4242 ', '0O', 'O0lI', '\u0661', '４ ', '1a', '#1 ', '00:'],
    ...[' ', '\n', '\t ', '(', '((', '[', '{', '<', '"', '“', '’', "'", '.', '...', '?!', '-', '_', '@', 'a@', '@a'],
    ...['a', 'A', 'é', 'aA ', 'a.', 'a b c ', 'A B C ', 'x y', 'Xxxx ', '😡', '\u200b', 'İ', 'a_1', 'http://a.b/'],
    ...['£', '£1 ', '$1,000 ', '1.234,56 € ', 'two hundred ', 'one hundred and ', 'hundred thousand '],
    ...[
      '1st ',
      'the 1st ',
      'mon ',
      'monday to ',
      'may 1 ',
      'may ',
      '1 may to ',
      'last friday ',
      '2 weeks ago ',
      'in 2022 ',
    ],
    ...['10:30 ', 'at 5 ', 'from 4 to ', 'half past ', '1 hour ', 'an hour and a half ', 'in a week '],
    ...['BA117 ', 'BA1 ', 'LHR-', 'LHR-JFK ', 'SW1A 1AA ', '+44 20 ', '(020) ', 'call me on 1 ', '12 Baker '],
    ...[
      'my name is ',
      'My Name Is Kim ',
      'Dr. ',
      'I am ',
      'in London ',
      'in ',
      'from a to b ',
      'no, the 8th ',
      'it was 1 not ',
    ],
    ...[
      'pin ',
      'pin 1 ',
      'my pin is ',
      'password ',
      'maiden name ',
      'GB82 ',
      'sorry if ',
      'due to ',
      'because ',
      'we will ',
    ],
    ...['not ', 'wait ', 'wait stuck waiting held ', 'unfortunately we ', 'contact the ', 'you should have '],
  ];
}
