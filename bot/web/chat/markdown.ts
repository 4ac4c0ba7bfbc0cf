/** What a text of ours says, in the few forms that are drawn. It is read into words, never into markup. */
export type Block =
  { kind: 'text'; parts: readonly Part[] } | { kind: 'list'; ordered: boolean; items: readonly (readonly Part[])[] };

export type Part = Said | { kind: 'link'; text: string; to: string };

interface Said {
  kind: 'plain' | 'strong' | 'em' | 'code';
  text: string;
}

const item = /^ {0,3}(?:[-*•]|\d{1,3}[.)]) +(?=\S)/;
const numbered = /^ {0,3}\d/;

/**
 * What somebody quotes, a link by name, a bare address, code, strong, emphasis, an escaped mark: in this order, so that
 * nothing inside a quotation is anything but words. What matches nothing stays as it is.
 */
const forms =
  /(?<quoted>"[^"\n]*"|“[^”\n]*”|«[^»\n]*»)|\[(?<name>[^\]\n]{1,200})\]\((?<to>[^\s()]{1,500})\)|(?<bare>https?:\/\/[^\s<>"“”«»]{1,500})|`(?<code>[^`\n]+)`|\*\*(?<strong>[^*\n]+)\*\*|(?<![\p{L}\p{N}*_])(?:\*(?<star>[^*\s][^*\n]*)\*|_(?<line>[^_\s][^_\n]*)_)(?![\p{L}\p{N}*_])|\\(?<mark>[\\*_`[\]()#-])/gu;

/** Markdown as far as people write it into a chat: lists, links, bold, emphasis, code. */
export function readMarkdown(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let items: string[] = [];
  const endText = () => {
    const words = lines.join('\n').trim();
    if (words) blocks.push({ kind: 'text', parts: readParts(words) });
    lines = [];
  };
  const endList = () => {
    const ordered = numbered.test(items[0] ?? '');
    if (items.length > 0)
      blocks.push({ kind: 'list', ordered, items: items.map((one) => readParts(one.replace(item, ''))) });
    items = [];
  };
  for (const line of text.split('\n')) {
    const isItem = item.test(line);
    if (isItem && items[0] !== undefined && numbered.test(line) !== numbered.test(items[0])) endList();
    if (isItem) {
      endText();
      items.push(line);
    } else {
      endList();
      lines.push(line);
    }
  }
  endText();
  endList();
  return blocks;
}

function readParts(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  const plain = (words: string) => {
    const last = parts.at(-1);
    if (last?.kind === 'plain') parts[parts.length - 1] = { kind: 'plain', text: last.text + words };
    else if (words) parts.push({ kind: 'plain', text: words });
  };
  for (const found of text.matchAll(forms)) {
    plain(text.slice(from, found.index));
    const part = readPart(found);
    if (part.kind === 'plain') plain(part.text);
    else parts.push(part);
    from = found.index + found[0].length;
    // The stop after an address belongs to the sentence.
    if (part.kind === 'link' && found.groups?.bare) from -= found.groups.bare.length - part.to.length;
  }
  plain(text.slice(from));
  return parts;
}

function readPart(found: RegExpExecArray): Part {
  const { name, to, bare, code, strong, star, line, mark } = found.groups ?? {};
  if (name !== undefined && to !== undefined && leadsSomewhere(to)) return { kind: 'link', text: name, to };
  if (bare !== undefined) {
    const address = bare.replace(/[.,;:!?)\]'*_]+$/, '');
    if (leadsSomewhere(address))
      return { kind: 'link', text: address.replace(/^https?:\/\/(?:www\.)?|\/$/g, ''), to: address };
  }
  if (code !== undefined) return { kind: 'code', text: code };
  if (strong !== undefined) return { kind: 'strong', text: strong };
  if (star !== undefined || line !== undefined) return { kind: 'em', text: star ?? line ?? '' };
  return { kind: 'plain', text: mark ?? found[0] };
}

/** Links lead to pages, mail and phones; nothing that a link could run is one. */
function leadsSomewhere(address: string): boolean {
  return URL.canParse(address) && ['https:', 'http:', 'mailto:', 'tel:'].includes(new URL(address).protocol);
}
