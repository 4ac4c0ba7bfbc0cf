/** The one conversation in which another desk is told, and in which it answers. */
export interface HubPlace {
  serviceUrl: string;
  channelId: string;
  /** Its id at that service. */
  conversation: string;
}

/** How its conversation is written to, by the bot. */
export function writtenTo({ serviceUrl, channelId, conversation }: HubPlace, botId: string) {
  return {
    serviceUrl,
    channelId,
    conversation: { id: conversation, name: '', isGroup: false, conversationType: '' },
    bot: { id: botId, name: '' },
    user: { id: 'desk', name: '' },
  };
}

const CONVERSATIONS = '/v3/conversations/';

/** Reads the address of a conversation, `https://…/v3/conversations/ID`; undefined when it is none. */
export function readPlace(address: string): HubPlace | undefined {
  if (!URL.canParse(address)) return undefined;
  const { origin, pathname } = new URL(address);
  const at = pathname.indexOf(CONVERSATIONS);
  const id = at < 0 ? '' : pathname.slice(at + CONVERSATIONS.length).replace(/\/(?:activities\/?)?$/, '');
  if (!id || id.includes('/')) return undefined;
  try {
    return {
      serviceUrl: `${origin}${pathname.slice(0, at)}/`,
      channelId: 'directline',
      conversation: decodeURIComponent(id),
    };
  } catch {
    return undefined;
  }
}
