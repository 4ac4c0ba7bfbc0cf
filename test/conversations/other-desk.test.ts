import { deskBehindWebhook, deskInMemory } from '../support/other-desk.ts';
import { otherDeskStories } from './other-desk.ts';

otherDeskStories('in memory', deskInMemory);
otherDeskStories('behind a signed webhook', deskBehindWebhook);
