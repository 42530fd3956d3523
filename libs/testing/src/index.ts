export { startApp, tokenOf } from './app/start-app';
export type { Reply, RequestOptions, RunningApp } from './app/start-app';
export { Probe } from './broker/probe';
export { isolated, isolatedWith, TEST_TOKEN_SECRET } from './environment/isolated';
export type { Isolated } from './environment/isolated';
export { callManagement } from './environment/virtual-host';
export { describeHandler } from './handlers/describe-handler';
export type { HandlerStory } from './handlers/describe-handler';
export { eventually } from './waiting/eventually';
