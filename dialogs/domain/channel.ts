/** How words look where they are read. */
export type Channel = 'web' | 'teams' | 'sms' | 'whatsapp';
