import type { Card, CardFile, CardRow } from '../../dialogs/domain/message.ts';

/** A copy of a conversation for its customer to keep: all of it is words that are printed as they stand. */
export interface RecordHead {
  locale: string;
  title: string;
  /** Whose it is, when the copy was made, and where its times are told. */
  facts: readonly CardRow[];
  complaints: readonly RecordedComplaint[];
  /** Above what was said. */
  conversation: string;
}

export interface RecordedComplaint {
  title: string;
  /** Where it stands, and when it came to that. */
  facts: readonly CardRow[];
  claim?: Extract<Card, { kind: 'summary' }>;
  costs?: Extract<Card, { kind: 'expenses' }> & { receipt: string; totalLabel: string };
  promises?: { title: string; head: readonly string[]; rows: readonly (readonly string[])[] };
}

export interface RecordedMessage {
  who: string;
  role: 'customer' | 'bot' | 'agent';
  /** ISO 8601, and the same in words, with the zone. */
  at: string;
  when: string;
  text: string;
  card?: string;
  files: readonly string[];
}

/** The whole look of it. Its hash stands in the page's content security policy, so that a copy opened there has it too. */
export const RECORD_STYLE = `
:root{color-scheme:light dark}
body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.2rem;margin:2.25rem 0 .5rem}h3{font-size:1rem;margin:1.5rem 0 .25rem}
table{width:100%;border-collapse:collapse;margin:.5rem 0}
caption{text-align:start;font-weight:600;padding:.5rem 0}
th,td{padding:.4rem .75rem .4rem 0;border-top:1px solid #8a9a9c;text-align:start;vertical-align:top}
th[scope=row]{font-weight:600;width:38%}small{font-weight:400;font-size:.9em}td.amount{text-align:end;white-space:nowrap}
blockquote{margin:.5rem 0;padding-inline-start:1rem;border-inline-start:3px solid #8a9a9c}
ol{list-style:none;padding:0}li{margin:1rem 0;padding-inline-start:1rem;border-inline-start:3px solid #b9c4c6;break-inside:avoid}
li.customer{border-color:#0e5457}li.agent{border-color:#b9782f}
.who{font-weight:600}time{font-variant-numeric:tabular-nums;margin-inline-start:.75rem;font-size:.9em}
.text,.card{margin:.25rem 0 0;white-space:pre-wrap}.files{margin:.25rem 0 0;font-size:.9em}
`;

/** Everything before what was said. */
export function recordHead({ locale, title, facts, complaints, conversation }: RecordHead): string {
  const rightToLeft = /^(?:ar|dv|fa|he|iw|ku|ps|sd|ug|ur|yi)\b/i.test(locale);
  return [
    '<!doctype html>',
    `<html lang="${escape(locale)}" dir="${rightToLeft ? 'rtl' : 'ltr'}"><head><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escape(title)}</title><style>${RECORD_STYLE}</style></head><body>`,
    `<main><h1>${escape(title)}</h1>`,
    table(facts),
    ...complaints.map(complaintPart),
    `<h2>${escape(conversation)}</h2>\n`,
  ].join('\n');
}

/** The day in words, where a new one begins. */
export function recordedDay(day: string, first: boolean): string {
  return `${first ? '' : '</ol>'}<h3>${escape(day)}</h3><ol>\n`;
}

export function recordedMessage({ who, role, at, when, text, card, files }: RecordedMessage): string {
  const body = [
    ...(text ? [`<p class="text" dir="auto">${escape(text)}</p>`] : []),
    ...(card ? [`<p class="card" dir="auto">${escape(card)}</p>`] : []),
    ...(files.length ? [`<p class="files">${files.map(escape).join('<br>')}</p>`] : []),
  ];
  const said = `<span class="who">${escape(who)}</span> <time datetime="${escape(at)}">${escape(when)}</time>`;
  return `<li class="${role}">${said}${body.join('')}</li>\n`;
}

export const recordFoot = '</ol></main></body></html>\n';

function complaintPart({ title, facts, claim, costs, promises }: RecordedComplaint): string {
  return [
    `<section><h2>${escape(title)}</h2>`,
    table(facts),
    ...(claim?.quote ? [`<blockquote dir="auto">${escape(claim.quote)}</blockquote>`] : []),
    ...(claim ? [table(claim.rows, claim.title)] : []),
    ...(costs ? [costsTable(costs)] : []),
    ...(promises ? [promisesTable(promises)] : []),
    '</section>',
  ].join('\n');
}

function table(rows: readonly CardRow[], caption?: string): string {
  if (rows.length === 0) return '';
  const lines = rows.map(
    ({ label, value }) => `<tr><th scope="row">${escape(label)}</th><td dir="auto">${escape(value)}</td></tr>`,
  );
  return `<table>${captioned(caption)}<tbody>${lines.join('')}</tbody></table>`;
}

function costsTable({ title, rows, total, totalLabel, receipt }: NonNullable<RecordedComplaint['costs']>): string {
  const lines = rows.map(({ what, amount, receipts }) => {
    const proof = receipts.map((file) => `<br><small>${escape(receipt)} ${fileName(file)}</small>`).join('');
    return `<tr><th scope="row">${escape(what)}${proof}</th><td class="amount">${escape(amount)}</td></tr>`;
  });
  const sum = `<tr><th scope="row">${escape(totalLabel)}</th><td class="amount"><strong>${escape(total)}</strong></td></tr>`;
  return `<table>${captioned(title)}<tbody>${lines.join('')}${sum}</tbody></table>`;
}

function fileName({ name, size }: CardFile): string {
  return `<bdi>${escape(name)}</bdi>${size === undefined ? '' : ` (${escape(size)})`}`;
}

function promisesTable({ title, head, rows }: NonNullable<RecordedComplaint['promises']>): string {
  const heads = head.map((name) => `<th scope="col">${escape(name)}</th>`).join('');
  const lines = rows.map((row) => `<tr>${row.map((cell) => `<td>${escape(cell)}</td>`).join('')}</tr>`).join('');
  return `<table>${captioned(title)}<thead><tr>${heads}</tr></thead><tbody>${lines}</tbody></table>`;
}

function captioned(caption: string | undefined): string {
  return caption === undefined ? '' : `<caption>${escape(caption)}</caption>`;
}

const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Also of the marks that turn the direction of what follows: a name must not be able to rearrange the page. */
function escape(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '').replace(/[&<>"']/g, (mark) => MARKS[mark] ?? mark);
}
