import { type Api, apiOf } from './api';

const page = window as unknown as Omit<Window, 'OrleansChat'> & { OrleansChat?: unknown };
const queued = page.OrleansChat;
// A second copy of this script leaves the first at its work.
if (!(queued as Partial<Api> | undefined)?.init) {
  const api = apiOf();
  page.OrleansChat = page.SupportPal = api;
  if (Array.isArray(queued)) api.push(...(queued as Parameters<Api['push']>));
  page.supportpalAsyncInit?.();
}
