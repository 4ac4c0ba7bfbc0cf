import { z } from 'zod';
import { safeAddress } from './config-address.ts';

/** An account at the provider of text messages. */
export interface TwilioConfig {
  accountSid: string;
  authTokens: [string, ...string[]];
  from?: string;
  messagingServiceSid?: string;
  /** Approved WhatsApp templates by language; '' is for every language that has none of its own. */
  templates?: Readonly<Record<string, string>>;
  apiUrl: string;
  patienceMs: number;
}

const TEMPLATE = /^(?:(?<locale>[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*)=)?(?<sid>HX[0-9a-fA-F]{32})$/;

const templates = z
  .string()
  .transform((written) => written.replace(/\s+/g, '').split(','))
  .pipe(
    z.array(
      z
        .string()
        .regex(TEMPLATE, 'must be HX and 32 hexadecimal digits, or one for each language, such as en=HX…,es=HX…'),
    ),
  )
  .transform((each) =>
    each.map((one) => {
      const { locale = '', sid = '' } = TEMPLATE.exec(one)?.groups ?? {};
      return [locale.toLowerCase(), sid] as const;
    }),
  )
  .refine((each) => new Map(each).size === each.length, 'must name each language once');

export const twilioEnvironment = {
  TWILIO_ACCOUNT_SID: z
    .string()
    .regex(/^AC[0-9a-fA-F]{32}$/, 'must be AC and 32 hexadecimal digits')
    .optional(),
  TWILIO_AUTH_TOKEN: z
    .string()
    .regex(/^[^\s,]{16,}(?:,[^\s,]{16,})?$/, 'must be the token, or the new and the old one with a comma between them')
    .optional(),
  TWILIO_FROM: z
    .string()
    .regex(/^(?:whatsapp:)?\+[1-9]\d{6,14}$/, 'must be a number with its country, such as +15550100123')
    .optional(),
  TWILIO_MESSAGING_SERVICE_SID: z
    .string()
    .regex(/^MG[0-9a-fA-F]{32}$/, 'must be MG and 32 hexadecimal digits')
    .optional(),
  TWILIO_WHATSAPP_TEMPLATE_SID: templates.optional(),
  TWILIO_API_URL: safeAddress.default('https://api.twilio.com'),
};

const Twilio = z.object(twilioEnvironment);

/** An account alone cannot be heard or speak: it takes a token, a number, and an address the provider can post to. */
export function twilioFindings(given: Readonly<Record<string, string | undefined>>): { name: string; says: string }[] {
  if (!Object.keys(twilioEnvironment).some((name) => given[name] !== undefined)) return [];
  const lacks = (name: string) => given[name] === undefined;
  return [
    ...(lacks('TWILIO_ACCOUNT_SID')
      ? [{ name: 'TWILIO_ACCOUNT_SID', says: 'must be set, too: the others are of no use alone' }]
      : []),
    ...(lacks('TWILIO_AUTH_TOKEN')
      ? [{ name: 'TWILIO_AUTH_TOKEN', says: 'must be set together with TWILIO_ACCOUNT_SID' }]
      : []),
    ...(lacks('TWILIO_FROM') && lacks('TWILIO_MESSAGING_SERVICE_SID')
      ? [{ name: 'TWILIO_FROM', says: 'or TWILIO_MESSAGING_SERVICE_SID must be set: who writes?' }]
      : []),
    ...(isPublic(given['PUBLIC_URL'])
      ? []
      : [{ name: 'PUBLIC_URL', says: 'must be an https address for text messages: the provider posts to it' }]),
  ];
}

function isPublic(url = ''): boolean {
  return URL.canParse(url) && new URL(url).protocol === 'https:';
}

/** The account; absent when none is set. */
export function twilioSettings(e: z.infer<typeof Twilio>): TwilioConfig | undefined {
  const [token, ...older] = e.TWILIO_AUTH_TOKEN?.split(',') ?? [];
  if (!e.TWILIO_ACCOUNT_SID || token === undefined) return undefined;
  return {
    accountSid: e.TWILIO_ACCOUNT_SID,
    authTokens: [token, ...older],
    ...(e.TWILIO_FROM ? { from: e.TWILIO_FROM } : {}),
    ...(e.TWILIO_MESSAGING_SERVICE_SID ? { messagingServiceSid: e.TWILIO_MESSAGING_SERVICE_SID } : {}),
    ...(e.TWILIO_WHATSAPP_TEMPLATE_SID ? { templates: Object.fromEntries(e.TWILIO_WHATSAPP_TEMPLATE_SID) } : {}),
    apiUrl: e.TWILIO_API_URL.replace(/\/+$/, ''),
    patienceMs: 15_000,
  };
}
