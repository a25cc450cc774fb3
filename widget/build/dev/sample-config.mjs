import { icons } from '../icons.mjs';

const drawings = icons();
const icon = (name) => {
  const [width, height, path] = drawings[name];
  return { name, width, height, path };
};

/** A lively configuration. @param changes go over it */
export const sampleConfig = ({ appearance, ...changes } = {}) => ({
  hash: 'Vm9sdGFpcmVXaWRnZXQwMQ',
  active: true,
  locale: 'en',
  strings: {},
  appearance: {
    type: 'popup',
    position: 'right',
    colour: '#3b5bdb',
    icon: icon('comments'),
    text: '',
    theme: 'system',
    ...appearance,
  },
  dashboard: {
    greeting: 'Hello, how can we help?',
    introduction: 'We usually answer within a few minutes.',
    start: [
      {
        id: 'c2FsZXMtYnV0dG9uLTAwMQ',
        icon: icon('tag'),
        name: 'Ask about a product',
        openingMessage: 'Hi! Which product is it about? **Tell us what you need** and we find the right one.',
        ai: false,
      },
      { id: 'c3VwcG9ydC1idXR0b24tMQ', icon: icon('life-ring'), name: 'Get help with an order', ai: false },
    ],
    selfService: [{ type: 'category', name: 'Delivery and returns', url: '/help/delivery' }],
    links: [{ icon: icon('book'), name: 'Documentation', url: 'https://example.com/docs' }],
  },
  requireAuthentication: false,
  reopenPolicy: 'reopen',
  version: 1,
  attachments: {
    size: 25 * 1024 * 1024,
    count: 10,
    accept: 'image/*,.heic,.heif,application/pdf,text/plain',
  },
  ...changes,
});
