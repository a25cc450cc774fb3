export { Described, Fragment } from './described';
export { render } from './draw';
