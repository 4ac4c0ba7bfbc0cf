// A five-step complaint form as Bot Framework's documentation builds one: CloudAdapter without credentials, a
// WaterfallDialog with text prompts, state in memory. Its replies leave through the connector client of the SDK.
import botbuilder from 'botbuilder';
import dialogs from 'botbuilder-dialogs';
import express from 'express';

const { CloudAdapter, ConfigurationBotFrameworkAuthentication, ConversationState, MemoryStorage } = botbuilder;
const { DialogSet, DialogTurnStatus, TextPrompt, WaterfallDialog } = dialogs;

const QUESTIONS = {
  name: 'I am sorry to hear that. What is your name?',
  order: 'Thank you. Which order is it about?',
  when: 'When did it happen?',
  wish: 'What would put it right for you?',
};

const ask = (field) => async (step) => {
  const before = Object.keys(QUESTIONS)[Object.keys(QUESTIONS).indexOf(field) - 1];
  if (before) step.values[before] = step.result;
  return step.prompt('text', QUESTIONS[field]);
};

const finish = async (step) => {
  const { name, order, when } = step.values;
  await step.context.sendActivity(
    `Thank you, ${name}. Your complaint about ${order} of ${when} is on file: ${step.result}`,
  );
  return step.endDialog();
};

const state = new ConversationState(new MemoryStorage());
const form = new DialogSet(state.createProperty('dialogs'));
form.add(new TextPrompt('text'));
form.add(new WaterfallDialog('form', [...Object.keys(QUESTIONS).map(ask), finish]));

const turn = async (context) => {
  if (context.activity.type === 'message') {
    const dialog = await form.createContext(context);
    const { status } = await dialog.continueDialog();
    if (status === DialogTurnStatus.empty) await dialog.beginDialog('form');
  }
  await state.saveChanges(context);
};

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const app = express();
app.use(express.json());
app.post('/api/messages', (req, res) => adapter.process(req, res, turn));
app.listen(Number(process.env.PORT), '127.0.0.1').keepAliveTimeout = 120_000;
