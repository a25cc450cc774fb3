/** A message of SignalR's JSON protocol, as far as it is spoken here: 1 call, 3 answer, 6 ping, 7 close; the greeting has no type. */
export interface HubMessage {
  type?: number;
  protocol?: string;
  version?: number;
  invocationId?: string;
  target?: string;
  arguments?: unknown[];
  result?: unknown;
  error?: string;
}

const end = '\u001e';

export const textOf = (message: HubMessage): string => JSON.stringify(message) + end;

/** A frame holds whole messages, one or more. */
export const messagesIn = (frame: string): HubMessage[] =>
  frame
    .split(end)
    .filter(Boolean)
    .map((text) => JSON.parse(text) as HubMessage);
