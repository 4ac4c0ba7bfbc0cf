import { field, type WireActivity } from './wire.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&amp;': '&',
};
const BREAK = /<(?:br|\/p|\/div|\/li|\/h[1-6])\s*\/?>/gi;
const TAG =
  /<\/?(?:at|p|div|span|b|strong|i|em|u|s|a|ul|ol|li|blockquote|pre|code|h[1-6]|font|img|attachment)(?:\s[^<>]*)?>/gi;

/**
 * What the customer wrote, as they would read it: without naming the bot, however often, and without the markup that
 * Teams wraps around it. The names of other people stay. The activity is left as it is.
 */
export function wordsOf({ text = '', entities = [], recipient, channelId }: WireActivity): string {
  if (channelId !== 'msteams') return text.trim();
  const names = entities.filter((e) => e.type === 'mention' && field(e['mentioned'], 'id') === recipient?.id);
  const unnamed = names.reduce((left, { text: name }) => {
    return typeof name === 'string' && name ? left.replaceAll(name, ' ') : left;
  }, text);
  return decoded(unnamed.replace(BREAK, '\n').replace(TAG, ''))
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Each entity once: what comes of one is not read again. */
function decoded(text: string): string {
  return text.replace(/&(?:nbsp|lt|gt|quot|#39|apos|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
