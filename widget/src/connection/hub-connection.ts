// One module for all that is used of the library, so that the rest of it is shaken off and this much is loaded late.
export { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
