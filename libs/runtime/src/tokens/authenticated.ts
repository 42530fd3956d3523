import {
  applyDecorators,
  createParamDecorator,
  Injectable,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { whenAsked } from '../docs/when-asked';
import { Problem } from '../problems/problem';
import { ServiceDefinition } from '../process/service-definition';
import { callerFrom, type Caller as CallerOfRequest } from './token';

/** Every route of the class, or the one route, needs a valid token. */
export function Authenticated() {
  return applyDecorators(withTokenBeforeBody, UseGuards(TokenGuard), documentedToken([]));
}

/** Needs a valid token whose role is `operator`. */
export function OperatorOnly() {
  return applyDecorators(withTokenBeforeBody, UseGuards(TokenGuard, OperatorGuard), documentedToken(['operator']));
}

/** Who is asking: `@Caller() caller: Caller`, on routes that need a token. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): CallerOfRequest => {
  return callerOf(context);
});
export type Caller = CallerOfRequest;

const documentedToken = (roles: string[]) => whenAsked(({ ApiSecurity }) => ApiSecurity('bearer', roles));

/** Fastify's side of it, which knows routes and no classes: on a class it is said of each of its methods. */
const withTokenBeforeBody = (target: object, method?: string | symbol, descriptor?: PropertyDescriptor): void => {
  const config = RouteConfig({ needsToken: true });
  if (method !== undefined && descriptor !== undefined) return void config(target, method, descriptor);
  const prototype: unknown = Reflect.get(target, 'prototype');
  if (typeof prototype !== 'object' || prototype === null) return;
  for (const [name, member] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
    if (name !== 'constructor' && typeof member.value === 'function') config(prototype, name, member);
  }
};

@Injectable()
class TokenGuard implements CanActivate {
  constructor(private readonly service: ServiceDefinition) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    request.caller ??= callerFrom(request.headers.authorization, this.service.config.TOKEN_SECRET);
    return true;
  }
}

@Injectable()
class OperatorGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    if (callerOf(context).isOperator) return true;
    const detail = 'This is for operators: the token needs the role `operator`.';
    throw new Problem({ status: 403, slug: 'forbidden', title: 'Not allowed', detail });
  }
}

function callerOf(context: ExecutionContext): CallerOfRequest {
  const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
  if (caller === undefined) throw new Error('This route asks for its caller: put @Authenticated() on it.');
  return caller;
}
