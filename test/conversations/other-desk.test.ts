import { deskBehindWebhook, deskInMemory } from '../support/other-desk.ts';
import { deskInEvents } from '../support/other-desk-activities.ts';
import { otherDeskStories } from './other-desk.ts';

otherDeskStories('in memory', deskInMemory);
otherDeskStories('behind a signed webhook', deskBehindWebhook);
otherDeskStories('in Bot Framework events', deskInEvents);
