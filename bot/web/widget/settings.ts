/** What a site says in the attributes of the script's tag. */
export interface Settings {
  /** Where the script came from: the chat is there, too. */
  chat: string;
  locale: string;
  /** The site's colour, as #rrggbb. */
  colour: string | undefined;
  /** `light` or `dark`; anything else leaves it to the customer's device. */
  scheme: string | undefined;
  /** What the button says. */
  label: string | undefined;
  /** `left`; anything else is the right. In a language written from the right it is the other way round. */
  side: string | undefined;
  /** Whether there is a button of ours. */
  button: boolean;
  /** Whether the tab's title may say that somebody has written. */
  title: boolean;
  /** An address of the site that answers with a token for whoever is signed in there. */
  tokenUrl: string | undefined;
}

export function readSettings({ src, dataset }: HTMLScriptElement): Settings {
  const { locale, color, scheme, label, side, button, title, tokenUrl } = dataset;
  return {
    chat: new URL(src).origin,
    locale: locale || document.documentElement.lang || navigator.language,
    colour: color,
    scheme,
    label,
    side,
    button: button !== 'none',
    title: title !== 'none',
    tokenUrl,
  };
}
