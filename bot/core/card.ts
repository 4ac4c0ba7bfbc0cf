import type { DetailKind } from '../../dialogs/domain/claim.ts';
import type { Complaint } from '../../dialogs/domain/complaint.ts';
import type { Attachment, Card, CardFile, CardRow, Instant, Value } from '../../dialogs/domain/message.ts';
import { total } from '../../dialogs/domain/money.ts';
import type { CustomerRow, Summary } from '../../dialogs/domain/summary.ts';
import { customerRows, summarise } from '../../dialogs/domain/summary.ts';
import { detailFact } from '../../dialogs/reply.ts';
import { printSize } from '../render/file-size.ts';
import type { Words } from './ports.ts';

/** The card a reply asks for, from the complaint as it stands after the turn. */
export function cardOf(kind: Card['kind'], complaint: Complaint, words: Words, now: Instant): Card {
  return kind === 'summary' ? summaryCard(complaint, words, now) : expensesCard(complaint, words);
}

/** The claim without what it cost and what was sent, which have lists of their own. */
export function claimCard(complaint: Complaint, words: Words, now: Instant): Card & { kind: 'summary' } {
  return summaryCard(complaint, words, now, ({ key }) => key !== 'expenses' && key !== 'files');
}

/** What it cost them, item by item, with the sum. */
export function expensesCard(complaint: Complaint, words: Words): Card & { kind: 'expenses' } {
  const { locale } = complaint.session;
  const { expenses } = complaint.claim;
  const sums = total(expenses.map((e) => e.amount));
  return {
    kind: 'expenses',
    title: words.phrase('card.expenses', locale),
    rows: expenses.map((e) => ({
      what: e.what || words.phrase('card.expense', locale),
      amount: words.print('money', e.amount, locale),
      receipts: e.receipts.map((file) => shown(file, locale)),
    })),
    total: sums.map((sum) => words.print('money', sum, locale)).join(' + '),
  };
}

/** The summary the customer reads back: the record in their language, and nothing that is not theirs. */
function summaryCard(
  complaint: Complaint,
  words: Words,
  now: Instant,
  tells: (row: CustomerRow) => boolean = () => true,
): Card & { kind: 'summary' } {
  const { locale } = complaint.session;
  const type = words.claimTypes.find((t) => t.type === complaint.claim.type);
  const rows = customerRows(summarise(complaint, now, type)).filter(tells);
  const printer = new Printer(words, locale);
  const happened = rows.find((row) => row.key === 'what-happened');
  return {
    kind: 'summary',
    title: printer.phrase('card.summary'),
    ...(happened?.quote ? { quote: happened.quote } : {}),
    rows: rows.flatMap((row) => printer.row(row)),
  };
}

/** What is left of the record when its summary is told in lines: expenses, and how to reach them, as an agent reads it. */
export function restOfRecord(summary: Summary, words: Words): CardRow[] {
  const printer = new Printer(words, words.company.locale);
  const rest = customerRows(summary).filter(({ key }) => key === 'expenses' || key === 'contact');
  return rest.flatMap((row) => printer.row(row));
}

/** A fact of the claim as it is read in that locale. */
export function printDetail(fact: { name: string; kind: DetailKind; value: string }, words: Words, locale: string) {
  return words.print('facts', [{ ...detailFact(fact.name, fact), phrase: 'plain' }], locale);
}

class Printer {
  readonly #words: Words;
  readonly #locale: string;

  constructor(words: Words, locale: string) {
    this.#words = words;
    this.#locale = locale;
  }

  phrase(key: string): string {
    return this.#words.phrase(key, this.#locale);
  }

  row(row: CustomerRow): CardRow[] {
    switch (row.key) {
      case 'what-happened':
        return row.failure ? [this.#labelled('failure', this.phrase(`failure.heard.${row.failure}`))] : [];
      case 'detail':
        return [{ label: capital(this.phrase(`detail.${row.name}`)), value: this.#detail(row) }];
      case 'expenses':
        return this.#expenses(row);
      case 'files':
        return [{ ...this.#labelled('files', ''), files: this.#files(row.files) }];
      case 'you-want':
        return [this.#labelled('wish', this.#wish(row))];
      case 'open-questions':
        return row.questions.map((question) => this.#labelled('questions', question));
      case 'contact':
        return [
          this.#labelled(
            'contact',
            [this.phrase(`contact.${row.way}`), ...(row.address ? [row.address] : [])].join(', '),
          ),
        ];
    }
  }

  /** Their own words say more than a kind does, when they are more than a word or two. */
  #wish({ kind, words }: Extract<CustomerRow, { key: 'you-want' }>): string {
    const named = this.phrase(`wish.${kind}`);
    const own = `"${words}"`;
    if (kind === 'own-words' || kind === 'other' || named === `wish.${kind}`) return own;
    return words.split(/\s+/).length > 3 ? `${named} · ${own}` : named;
  }

  #detail(row: Extract<CustomerRow, { key: 'detail' }>): string {
    return printDetail(row, this.#words, this.#locale);
  }

  #expenses({ items, totals, receipts }: Extract<CustomerRow, { key: 'expenses' }>): CardRow[] {
    const each = items.map((item) => ({
      label: item.what || this.phrase('card.expense'),
      value: [
        this.#print('money', item.amount),
        ...(item.currencyAssumed ? [this.phrase('card.currency-assumed')] : []),
        ...(item.receipts.length ? [this.phrase('card.receipt')] : []),
      ].join(' · '),
      ...(item.receipts.length ? { files: this.#files(item.receipts) } : {}),
    }));
    if (items.length < 2) return each;
    const sum = totals.map((t) => this.#print('money', t)).join(' + ');
    return [
      ...each,
      this.#labelled(
        'total',
        receipts ? `${sum} · ${receipts} ${this.phrase(receipts === 1 ? 'card.receipt' : 'card.receipts')}` : sum,
      ),
    ];
  }

  #files(files: readonly Attachment[]): CardFile[] {
    return files.map((file) => shown(file, this.#locale));
  }

  #labelled(key: string, value: string): CardRow {
    return { label: this.phrase(`card.${key}`), value };
  }

  #print(type: string, value: Value): string {
    return this.#words.print(type, value, this.#locale);
  }
}

function shown({ id, name, type, size, missing }: Attachment, locale: string): CardFile {
  return { id, name, type, ...(missing ? {} : { size: printSize(size, locale) }) };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
