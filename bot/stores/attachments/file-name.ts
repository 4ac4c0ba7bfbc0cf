const LONGEST = 100;

// Control characters, halves of pairs, and what turns the reading direction or takes no room: a name must read as it is.
const UNREADABLE = /[\p{Cc}\p{Cs}\p{Co}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
const FORBIDDEN_SOMEWHERE = /[<>:"|?*]/g;

/** A name to show and to save under: no folders, at most 100 characters, with the ending that its type has. */
export function cleanName(name: string, endings: readonly [string, ...string[]]): string {
  const last = name.split(/[/\\]/).at(-1) ?? '';
  const readable = last.normalize('NFC').replace(UNREADABLE, '').replace(FORBIDDEN_SOMEWHERE, '-').trim();
  const [, stem = '', claimed = ''] = /^(.*?)(?:\.([a-z0-9]{1,5}))?$/i.exec(readable.replace(/^[.\s]+/, '')) ?? [];
  const ending = endings.find((one) => one === claimed.toLowerCase()) ?? endings[0];
  const room = LONGEST - ending.length - 1;
  return `${cut(stem, room).replace(/[.\s]+$/, '') || 'file'}.${ending}`;
}

function cut(text: string, length: number): string {
  if (text.length <= length) return text;
  // Not through the middle of a pair.
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
